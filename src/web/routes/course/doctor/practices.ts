import type { RouterContextProvider } from "react-router";
import { SYSTEM } from "#modules/identity/index.ts";
import { actor, now, services } from "../../../http/context.ts";
import { namesIn } from "../../directory/find/present.ts";
import { vocabulary } from "../../directory/shared/vocabulary.ts";
import type { Practice } from "./form.ts";

type Context = Readonly<Pick<RouterContextProvider, "get">>;

const KINDS = ["generalPractice", "streetHouse"];
/** What decides it for people on the edge (C4), the most telling first. */
const WELCOMING = ["takesAnyone", "takesNewPatients", "streetRounds", "longConsultations", "residenceDoctor"];
const MOST_KNOWN = 100;
const MOST_PROPOSED = 5;

/** Where doctors can be found, in the directory's own words. */
export const PRACTICES_PATH = `/find?${KINDS.map((kind) => `slags=${kind}`).join("&")}`;

/** Practices a name may mean: those on Stafet in the region, and those of the directory. */
export async function knownPractices(context: Context): Promise<readonly Practice[]> {
  const { db, directory, identity } = services(context);
  const [units, { hits }] = await Promise.all([
    identity.units({ region: actor(context).unit.region }),
    db.read(SYSTEM, (snapshot) =>
      directory.search(
        snapshot,
        { filters: { kinds: KINDS }, order: "name", size: MOST_KNOWN },
        now(context),
      ),
    ),
  ]);
  const known = new Map<string, Practice>();
  for (const { id, name, sector } of units)
    if (sector === "generalPractice") known.set(name, { name, unitId: id, serviceId: null });
  for (const { serviceId, unitId, name } of hits) known.set(name.da, { name: name.da, unitId, serviceId });
  return [...known.values()].slice(0, MOST_KNOWN);
}

/** Practices near that take people on the edge, and what speaks for each. */
export async function proposedPractices(context: Context, municipality: string) {
  const { db, directory } = services(context);
  const person = { municipality, conditions: WELCOMING };
  const words = namesIn(await vocabulary(context));
  const { hits } = await db.read(SYSTEM, (snapshot) =>
    directory.search(snapshot, { filters: { kinds: KINDS }, person, size: MOST_PROPOSED }, now(context)),
  );
  const proposed = hits.map(({ serviceId, name, phone, conditions }) => ({
    ...{ id: serviceId, name: name.da, phone },
    why: WELCOMING.filter((code) => conditions.met.includes(code)).map(words.condition),
  }));
  // One that says nothing of it is found under "all": here stand those that have said yes beforehand.
  return proposed.filter(({ why }) => why.length > 0);
}

export type ProposedPractice = Awaited<ReturnType<typeof proposedPractices>>[number];
