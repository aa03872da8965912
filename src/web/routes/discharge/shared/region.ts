import type { RouterContextProvider } from "react-router";
import type { UnitCard } from "#modules/identity/index.ts";
import { actor, services } from "../../../http/context.ts";
import { type KnownDoor, knownDoors } from "./doors.ts";

type Context = Readonly<Pick<RouterContextProvider, "get">>;

/** Units whose kind says that people lie there, or come in there. */
const isBedWard = ({ sector, kind }: UnitCard): boolean =>
  sector === "region" && /ward|emergency/i.test(kind);
/** Asked in the first hours. */
const FIRST = new Set(["socialNurse", "homeNursing", "substanceTreatment", "practice", "shelter"]);

/** The region's units that a name on these pages may mean: all of them, the wards, and those worth offering while one writes. */
export async function regionDoors(context: Context): Promise<{
  readonly all: readonly KnownDoor[];
  readonly wards: readonly KnownDoor[];
  readonly usual: readonly KnownDoor[];
  /** The actor's own ward; empty where they work somewhere else. */
  readonly ours: string;
}> {
  const { unit } = actor(context);
  const units = await services(context).identity.units({ region: unit.region });
  return {
    all: knownDoors(units),
    wards: knownDoors(units.filter(isBedWard)),
    usual: knownDoors(units.filter(({ kind, area }) => FIRST.has(kind) && area === unit.area)),
    ours: isBedWard(unit) ? unit.name : "",
  };
}
