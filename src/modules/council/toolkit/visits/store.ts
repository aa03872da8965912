import { sql } from "kysely";
import type { Instant } from "#kernel/clock.ts";
import type { Uuid } from "#kernel/ids.ts";
import { Refused } from "#kernel/refusal.ts";
import type { CalendarDay } from "#kernel/time.ts";
import { jsonb, later, type Tx } from "#platform/db.ts";
import { countedFrom } from "./rules.ts";
import type { VisitQuestion } from "./types.ts";

export interface StandingVisit {
  readonly id: Uuid;
  readonly bodyId: Uuid;
  readonly questions: readonly VisitQuestion[];
  readonly closesAt: Instant;
  readonly publishedAt: Instant | null;
}

/** By its id or its code. Throws Refused `notFound`. */
export async function thatVisit(
  tx: Tx,
  by: { readonly id: Uuid } | { readonly code: string },
): Promise<StandingVisit> {
  const which = "id" in by ? sql`id = ${by.id}` : sql`code = ${by.code}`;
  const { rows } = await sql<StandingVisit>`
    select id, body_id as "bodyId", questions, closes_at as "closesAt", published_at as "publishedAt"
      from council.visit where ${which} for no key update`.execute(tx);
  if (!rows[0]) throw new Refused("notFound");
  return rows[0];
}

export interface NewVisit {
  readonly id: Uuid;
  readonly bodyId: Uuid;
  readonly place: string;
  readonly heldOn: CalendarDay;
  readonly questions: readonly VisitQuestion[];
  readonly code: string;
  readonly closesAt: Instant;
}

export function insertVisit(tx: Tx, visit: NewVisit, at: Instant, personId: Uuid | null): void {
  const { id, bodyId, place, heldOn, questions, code, closesAt } = visit;
  later(
    tx,
    sql`insert into council.visit (id, body_id, place, held_on, questions, code, closes_at, made_at, made_by)
        values (${id}, ${bodyId}, ${place}, ${heldOn}, ${jsonb(questions)}, ${code}, ${closesAt}, ${at}, ${personId})`.compile(
      tx,
    ),
  );
}

/** False: it was given before. Throws Refused `surveyFull`. */
export async function insertAnswer(
  tx: Tx,
  { id, visitId, choices }: { id: Uuid; visitId: Uuid; choices: Readonly<Record<string, number>> },
): Promise<boolean> {
  const there =
    await sql`select from council.visit_answer where visit_id = ${visitId} offset 999 limit 1`.execute(tx);
  if (there.rows.length > 0) throw new Refused("surveyFull");
  const { numAffectedRows } = await sql`
    insert into council.visit_answer (id, visit_id, choices) values (${id}, ${visitId}, ${jsonb(choices)})
    on conflict (id) do nothing`.execute(tx);
  return Number(numAffectedRows ?? 0n) > 0;
}

export function insertWords(
  tx: Tx,
  visitId: Uuid,
  words: readonly { id: Uuid; question: number; sealed: string }[],
): void {
  for (const { id, question, sealed } of words)
    later(
      tx,
      sql`insert into council.visit_words (id, visit_id, question, sealed) values (${id}, ${visitId}, ${question}, ${sealed})`.compile(
        tx,
      ),
    );
}

/** What waits to be read is shown in these words, or deleted: null. Throws Refused `notFound`. */
export async function settleWords(tx: Tx, visitId: Uuid, wordsId: Uuid, shown: string | null): Promise<void> {
  const { numAffectedRows } = await (shown === null
    ? sql`delete from council.visit_words where id = ${wordsId} and visit_id = ${visitId}`
    : sql`update council.visit_words set sealed = null, shown = ${shown} where id = ${wordsId} and visit_id = ${visitId}`
  ).execute(tx);
  if (Number(numAffectedRows ?? 0n) === 0) throw new Refused("notFound");
}

export const closeVisit = (tx: Tx, id: Uuid, at: Instant): void =>
  later(
    tx,
    sql`update council.visit set closes_at = least(closes_at, ${at}::timestamptz) where id = ${id}`.compile(
      tx,
    ),
  );

export const publishVisit = (tx: Tx, id: Uuid, at: Instant | null, cameOf: string): void =>
  later(
    tx,
    sql`update council.visit set published_at = ${at}, came_of = ${cameOf} where id = ${id}`.compile(tx),
  );

export async function unreadWords(tx: Tx, visitId: Uuid): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from council.visit_words where visit_id = ${visitId} and sealed is not null`.execute(
    tx,
  );
  return rows[0]?.n ?? 0;
}

/** Counts a visit's answers and forgets them; counted once, it stays so. By the house, after it closed. Throws Refused `notFound`. */
export async function countVisit(tx: Tx, id: Uuid): Promise<void> {
  const { questions } = await thatVisit(tx, { id });
  const { rows } = await sql<{ choices: Readonly<Record<string, number>> }>`
    delete from council.visit_answer where visit_id = ${id} returning choices`.execute(tx);
  const counted = countedFrom(
    questions,
    rows.map(({ choices }) => choices),
  );
  later(
    tx,
    sql`update council.visit set counted = ${jsonb(counted)} where id = ${id} and counted is null`.compile(
      tx,
    ),
  );
}
