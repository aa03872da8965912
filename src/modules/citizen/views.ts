import { sql } from "kysely";
import { foldName } from "#kernel/fold.ts";
import type { Uuid } from "#kernel/ids.ts";
import type { CalendarDay } from "#kernel/time.ts";
import type { Db } from "#platform/db.ts";
import { exactKeys, matchScore, nameKeys } from "./names.ts";
import { ageBandOf } from "./rules.ts";
import type { CitizenCard, MatchQuery, PossibleMatch } from "./types.ts";

/** The cards of these citizens; unknown identifiers are left out. One query. The caller has authorised and logs the read. */
export async function citizenCards(
  db: Db,
  ids: readonly Uuid[],
  today: CalendarDay,
): Promise<Map<Uuid, CitizenCard>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<CitizenCard>`
    select id, region, known_as as "knownAs", full_name as "fullName", birth_year as "birthYear", age_band as "ageBand",
           language, municipality_code as "municipalityCode", phone_sealed as "sealedPhone", same_as as "sameAs", created_at as "createdAt"
      from citizen.citizen where id = any(${[...new Set(ids)]}::uuid[])`.execute(db);
  return new Map(rows.map((row) => [row.id, withAge(row, today)]));
}

const withAge = (card: CitizenCard, today: CalendarDay): CitizenCard =>
  card.birthYear === null ? card : { ...card, ageBand: ageBandOf(card.birthYear, today) };

/** All records recognised as the same person as this one, itself among them; nothing for an unknown identifier. */
export async function recordsOf(db: Db, citizenId: Uuid): Promise<readonly Uuid[]> {
  const { rows } = await sql<{ id: Uuid }>`
    select id from citizen.records_of(${citizenId}) as id`.execute(db);
  return rows.map(({ id }) => id);
}

/** Fewer letters in common than this is another name. */
const leastScore = 0.55;
const mostCandidates = 500;

/**
 * Citizens of the region who may be the one described, of those the reader may know of, likeliest first, at most `most`:
 * whether the asker may know that the person is here at all is the relay's to decide (law 12), before anything is shown.
 */
export async function possibleMatches(db: Db, query: MatchQuery, most = 10): Promise<PossibleMatch[]> {
  const { rows } = await sql<{
    id: Uuid;
    knownAs: string;
    fullName: string | null;
    birthYear: number | null;
  }>`
    select id, known_as as "knownAs", full_name as "fullName", birth_year as "birthYear"
      from citizen.look_alikes(${nameKeys(query)}::text[], ${exactKeys(query)}::text[], ${query.birthYear ?? null}::int,
                               ${mostCandidates})`.execute(db);
  return rows
    .map((row) => ({ citizenId: row.id, score: matchScore(query, row) }))
    .filter((match) => match.score >= leastScore)
    .sort((a, b) => b.score - a.score || (a.citizenId < b.citizenId ? -1 : 1))
    .slice(0, most);
}

/**
 * Records of the region whose chosen or full name and year of birth are exactly these, however they were typed; for what a
 * likeness is not enough for. Asked by the house. The caller decides what may come of it, and logs it.
 */
export async function sameNameExactly(
  db: Db,
  { region, name, birthYear }: { readonly region: string; readonly name: string; readonly birthYear: number },
): Promise<readonly Uuid[]> {
  const wanted = foldName(name);
  if (wanted === "") return [];
  const keys = exactKeys({ region, knownAs: name });
  const { rows } = await sql<{
    id: Uuid;
    knownAs: string;
    fullName: string | null;
    birthYear: number | null;
  }>`
    select id, known_as as "knownAs", full_name as "fullName", birth_year as "birthYear"
      from citizen.look_alikes(${keys}::text[], ${keys}::text[], ${birthYear}::int, ${mostCandidates})`.execute(
    db,
  );
  return rows
    .filter((row) => row.birthYear === birthYear)
    .filter((row) =>
      [row.knownAs, row.fullName].some((known) => known !== null && foldName(known) === wanted),
    )
    .map(({ id }) => id);
}
