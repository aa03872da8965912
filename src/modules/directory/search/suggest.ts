import { sql } from "kysely";
import type { Db } from "#platform/db.ts";
import type { Counted } from "./facets.ts";
import type { Asked } from "./find.ts";
import type { Terms } from "./terms.ts";
import type { Suggestion } from "./types.ts";
import { type Known, likest, understand } from "./understand.ts";

/** What would find more, when there is little: as data, for pages to offer. */

const ASKED_NEIGHBOURS = 12;
const NEIGHBOURS = 3;
const FARTHEST_KM = 80;

/** What was typed, and what is known of it. */
interface Heard {
  readonly words: readonly string[];
  readonly typed: string;
  readonly terms: Terms;
  readonly known: readonly Known[];
}
type Counting = (asked: Asked) => Promise<number>;

export async function suggestionsFor(
  db: Db,
  asked: Asked,
  counted: Counted,
  heard: Heard,
  counting: Counting,
): Promise<readonly Suggestion[]> {
  const without = counted.without.slice(0, 5).map((one): Suggestion => ({ code: "without", ...one }));
  const [spelling, farther, neighbours] = [
    await spelled(asked, heard, counting),
    await fartherOff(asked, counted.total, counting),
    await neighbouring(db, asked, counted.total, heard.terms, counting),
  ];
  return [...spelling, ...without, ...farther, ...neighbours];
}

/** The typed words with the unlikeliest of them as its likest neighbour. */
async function spelled(
  asked: Asked,
  { words, typed, terms, known }: Heard,
  counting: Counting,
): Promise<Suggestion[]> {
  const rarest = [...words].sort((a, b) => docsOf(a, known) - docsOf(b, known))[0];
  if (rarest === undefined) return [];
  const [likely] = likest(rarest, known);
  if (!likely) return [];
  const changed = words.map((word) => (word === rarest ? likely.form : word));
  const groups = understand(changed, terms, known);
  const count = await counting({ ...asked, groups, some: false });
  const better = changed.join(" ");
  return count > 0 && better !== typed ? [{ code: "spelling", words: better, count }] : [];
}

const docsOf = (word: string, known: readonly Known[]): number =>
  known.find(({ form }) => form === word)?.docs ?? 0;

async function fartherOff(asked: Asked, total: number, counting: Counting): Promise<Suggestion[]> {
  const { withinKm, ...filters } = asked.filters;
  if (withinKm === undefined) return [];
  const count = await counting({ ...asked, filters });
  return count > total ? [{ code: "without", filter: "withinKm", value: null, count }] : [];
}

/** The same search in the municipalities nearest to the one that was chosen. */
async function neighbouring(
  db: Db,
  asked: Asked,
  total: number,
  terms: Terms,
  counting: Counting,
): Promise<Suggestion[]> {
  const { municipality: own, ...filters } = asked.filters;
  const point = own === undefined ? undefined : terms.places.get(own);
  if (!point || own === undefined) return [];
  const { rows } = await sql<{ code: string; name: string; km: number }>`
    select code, name, km
      from (select code, name,
                   sqrt(power((latitude - ${point.latitude}) * 111.2, 2)
                      + power((longitude - ${point.longitude}) * ${111.2 * Math.cos((point.latitude * Math.PI) / 180)}, 2)) as km
              from directory.municipality where code <> ${own}) m
     where km <= ${FARTHEST_KM} order by km limit ${ASKED_NEIGHBOURS}`.execute(db);
  const found: Suggestion[] = [];
  for (const { code, name, km } of rows) {
    if (found.length >= NEIGHBOURS) break;
    const count = await counting({ ...asked, filters: { ...filters, municipality: code } });
    if (count > total) found.push({ code: "neighbour", municipality: code, name, km: Math.round(km), count });
  }
  return found;
}
