import { sql } from "kysely";
import type { Instant } from "#kernel/clock.ts";
import type { Uuid } from "#kernel/ids.ts";
import { Refused } from "#kernel/refusal.ts";
import type { CalendarDay } from "#kernel/time.ts";
import { jsonb, later, type Tx } from "#platform/db.ts";
import { meetsAt } from "../meetings/pointing.ts";
import type { RecommendationText } from "./document.ts";
import type { RecommendationDid, RecommendationState } from "./types.ts";

/** A recommendation as it stands, locked: whatever is done about it – sent, answered – queues up here. */
export interface Standing {
  readonly id: Uuid;
  readonly bodyId: Uuid;
  readonly period: string;
  readonly number: number;
  readonly state: RecommendationState;
  readonly edition: number;
  readonly content: RecommendationText;
}

/** Who did it, when, and why. */
export interface Step {
  readonly did: RecommendationDid;
  readonly why: string;
  readonly at: Instant;
  /** Null: whoever runs the house. */
  readonly personId: Uuid | null;
}

export interface Decided {
  readonly on: CalendarDay;
  readonly meetingId: Uuid | null;
  readonly words: string;
}

/** Locks it. Throws Refused `notFound`. */
export async function recommendationAt(tx: Tx, id: Uuid): Promise<Standing> {
  // Locked by a statement of its own and read by the next, so that what others did meanwhile is seen.
  await sql`select from council.recommendation where id = ${id} for update`.execute(tx);
  const { rows } = await sql<Standing>`
    select r.id, r.body_id as "bodyId", r.period, r.number, r.state, r.edition, e.document as content
      from council.recommendation r
      join council.recommendation_edition e on e.recommendation_id = r.id and e.edition = r.edition
     where r.id = ${id}`.execute(tx);
  const [found] = rows;
  if (!found) throw new Refused("notFound");
  return found;
}

/** That it is in the edition that was read. Throws Refused `editedMeanwhile`. */
export function sameEdition({ id, edition }: Standing, seen: number): void {
  if (edition !== seen) throw new Refused("editedMeanwhile", { id, edition });
}

/** The one of that number; null: there is none. */
export async function numbered(
  tx: Tx,
  bodyId: Uuid,
  period: string,
  number: number,
): Promise<Standing | null> {
  const { rows } = await sql<{ id: Uuid }>`
    select id from council.recommendation
     where body_id = ${bodyId} and period = ${period} and number = ${number} and state <> 'discarded'`.execute(
    tx,
  );
  return rows[0] ? recommendationAt(tx, rows[0].id) : null;
}

/** The number after the last of that period. Numbers of a body are given one at a time. */
export async function nextNumber(tx: Tx, bodyId: Uuid, period: string): Promise<number> {
  await sql`select from council.body where id = ${bodyId} for update`.execute(tx);
  const { rows } = await sql<{ next: number }>`
    select coalesce(max(number), 0)::int + 1 as next from council.recommendation
     where body_id = ${bodyId} and period = ${period} and state <> 'discarded'`.execute(tx);
  return rows[0]?.next ?? 1;
}

export function insertRecommendation(
  tx: Tx,
  draft: Omit<Standing, "state" | "edition"> & { readonly documentId?: Uuid },
  step: Step,
): void {
  const { id, bodyId, period, number, content, documentId = null } = draft;
  later(
    tx,
    sql`insert into council.recommendation (id, body_id, period, number, state, edition, document_id, changed_at)
        values (${id}, ${bodyId}, ${period}, ${number}, 'draft', 1, ${documentId}, ${step.at})`.compile(tx),
  );
  keepEdition(tx, { id, edition: 1, state: "draft", content }, step);
}

/** The next edition. `decided`: on being adopted. Gives its number. */
export function changeRecommendation(
  tx: Tx,
  { id, edition, content: before }: Standing,
  next: {
    readonly state: RecommendationState;
    readonly content?: RecommendationText;
    readonly decided?: Decided;
  },
  step: Step,
): number {
  const { state, content = before, decided } = next;
  const adopted = decided
    ? sql`, adopted_on = ${decided.on}, adopted_at = ${decided.meetingId}, adopted_words = ${decided.words}`
    : sql``;
  later(
    tx,
    sql`update council.recommendation set state = ${state}, edition = ${edition + 1}, changed_at = ${step.at} ${adopted}
         where id = ${id}`.compile(tx),
  );
  keepEdition(tx, { id, edition: edition + 1, state, content }, step);
  return edition + 1;
}

function keepEdition(
  tx: Tx,
  {
    id,
    edition,
    state,
    content,
  }: { id: Uuid; edition: number; state: RecommendationState; content: RecommendationText },
  { did, why, at, personId }: Step,
): void {
  later(
    tx,
    sql`insert into council.recommendation_edition (recommendation_id, edition, state, did, why, document, at, person_id)
        values (${id}, ${edition}, ${state}, ${did}, ${why}, ${jsonb(content)}, ${at}, ${personId})`.compile(
      tx,
    ),
  );
}

/** Throws Refused `unknownMeeting`: the body meets at no such meeting. */
export async function meetingOfBody(tx: Tx, bodyId: Uuid, meetingId: Uuid | undefined): Promise<Uuid | null> {
  if (meetingId === undefined) return null;
  if (!(await meetsAt(tx, bodyId, meetingId))) throw new Refused("unknownMeeting");
  return meetingId;
}
