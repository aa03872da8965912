import type { Instant } from "#kernel/clock.ts";
import { addWorkingDays, type OpeningHours } from "#kernel/hours.ts";
import type { Uuid } from "#kernel/ids.ts";
import { hours as inHours, plus } from "#kernel/time.ts";
import type { Urgency } from "#kernel/urgency.ts";
import type { TableState } from "../types.ts";
import { allow, type Ruling, refuse } from "./ruling.ts";

/** A leader who belongs at the table: the asked unit's organisation's, or the unit's own lead where none is named. */
export interface Invited {
  readonly unitId: Uuid;
  readonly unitName: string;
  readonly personId: Uuid | null;
  readonly name: string | null;
}

export interface Seat {
  readonly kind: "citizen" | "leader" | "holder";
  readonly unitId: Uuid | null;
  readonly personId: Uuid | null;
  readonly name: string;
}

/** A joint table has a time limit: four hours when acute, else within one, two or three working days of the convener. */
export function holdBy(urgency: Urgency, convenerHours: OpeningHours, now: Instant): Instant {
  switch (urgency) {
    case "acute":
      return plus(now, inHours(4));
    case "sameDay":
      return addWorkingDays(now, 1, convenerHours);
    case "soon":
      return addWorkingDays(now, 2, convenerHours);
    case "ordinary":
      return addWorkingDays(now, 3, convenerHours);
  }
}

/** The citizen, or the spokesperson they choose, has the first seat; then the holder; then each asked door's leader once. */
export function seats(
  citizen: string,
  spokesperson: string,
  holder: Invited,
  asked: readonly Invited[],
): Seat[] {
  const others = asked.filter(
    (one, index) =>
      one.unitId !== holder.unitId && asked.findIndex((other) => other.unitId === one.unitId) === index,
  );
  return [
    { kind: "citizen", unitId: null, personId: null, name: spokesperson || citizen },
    {
      kind: "holder",
      unitId: holder.unitId,
      personId: holder.personId,
      name: holder.name ?? holder.unitName,
    },
    ...others.map((one) => ({
      kind: "leader" as const,
      unitId: one.unitId,
      personId: one.personId,
      name: one.name ?? one.unitName,
    })),
  ];
}

/** A table is written on by the unit that convenes it, until it is settled. */
export function mayWriteOn(table: { state: TableState; convenerId: Uuid }, byUnit: Uuid): Ruling<true> {
  if (table.state === "settled") return refuse("tableSettled");
  return table.convenerId === byUnit ? allow(true) : refuse("notConvener", { unitId: table.convenerId });
}

/** A taker sits at the table and is not the one who already has it. */
export function mayTake(
  table: { state: TableState; seatedUnitIds: readonly Uuid[] },
  responsibleId: Uuid,
  byUnit: Uuid,
): Ruling<true> {
  if (table.state === "settled") return refuse("tableSettled");
  if (byUnit === responsibleId) return refuse("alreadyHas");
  return table.seatedUnitIds.includes(byUnit) ? allow(true) : refuse("notSeated");
}
