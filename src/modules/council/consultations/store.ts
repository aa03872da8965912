import { type RawBuilder, sql } from "kysely";
import type { Instant } from "#kernel/clock.ts";
import type { Uuid } from "#kernel/ids.ts";
import { Refused } from "#kernel/refusal.ts";
import { later, type Tx } from "#platform/db.ts";
import { meetsAt } from "../meetings/pointing.ts";
import type { Standing } from "./rules.ts";
import type { AnswerAdopter, ConsultationDid, Outcome } from "./types.ts";

/** As it stands, locked. */
export interface LoadedConsultation extends Omit<Standing, "deadline" | "outcome"> {
  readonly id: Uuid;
  readonly bodyId: Uuid;
  readonly version: number;
  readonly steps: number;
}

export interface ConsultationStep {
  readonly did: ConsultationDid;
  readonly at: Instant;
  /** Null: whoever runs the house. */
  readonly personId: Uuid | null;
  readonly words?: string;
}

/** Throws Refused `notFound`, and with `seen` `editedMeanwhile`. */
export async function lockedConsultation(tx: Tx, id: Uuid, seen?: number): Promise<LoadedConsultation> {
  await sql`select from council.consultation where id = ${id} for no key update`.execute(tx);
  const { rows } = await sql<LoadedConsultation>`
    select id, body_id as "bodyId", version, draft, adopted_on is not null as adopted, sent_at is not null as sent,
           dropped_why is not null as dropped,
           (select count(*)::int from council.consultation_step t where t.consultation_id = c.id) as steps
      from council.consultation c where id = ${id}`.execute(tx);
  const [found] = rows;
  if (!found) throw new Refused("notFound");
  if (seen !== undefined && found.version !== seen) throw new Refused("editedMeanwhile", { id });
  return found;
}

/** What is asked. */
export interface Asked {
  readonly title: string;
  readonly askedBy: string;
  readonly address: string;
  readonly about: string;
  readonly receivedOn: string;
  readonly deadline: string;
}

export function insertConsultation(
  tx: Tx,
  id: Uuid,
  bodyId: Uuid,
  asked: Asked,
  step: ConsultationStep,
): void {
  const { title, askedBy, address, about, receivedOn, deadline } = asked;
  later(
    tx,
    sql`insert into council.consultation (id, body_id, title, asked_by, address, about, received_on, deadline, added_at, added_by)
        values (${id}, ${bodyId}, ${title}, ${askedBy}, ${address}, ${about}, ${receivedOn}, ${deadline}, ${step.at}, ${step.personId})`.compile(
      tx,
    ),
  );
  keepStep(tx, { id, steps: 0 }, step);
}

function keepStep(
  tx: Tx,
  { id, steps }: Pick<LoadedConsultation, "id" | "steps">,
  step: ConsultationStep,
): void {
  const { did, at, personId, words = "" } = step;
  later(
    tx,
    sql`insert into council.consultation_step (consultation_id, step, at, person_id, did, words)
        values (${id}, ${steps + 1}, ${at}, ${personId}, ${did}, ${words})`.compile(tx),
  );
}

/** One change and its step. */
function change(tx: Tx, of: LoadedConsultation, set: RawBuilder<unknown>, step: ConsultationStep): void {
  later(
    tx,
    sql`update council.consultation set ${set}, version = version + 1 where id = ${of.id}`.compile(tx),
  );
  keepStep(tx, of, step);
}

/** What is asked, put right. */
export const saveAsked = (tx: Tx, of: LoadedConsultation, asked: Asked, step: ConsultationStep): void =>
  change(
    tx,
    of,
    sql`title = ${asked.title}, asked_by = ${asked.askedBy}, address = ${asked.address}, about = ${asked.about},
        received_on = ${asked.receivedOn}, deadline = ${asked.deadline}`,
    step,
  );

export const saveAnswer = (tx: Tx, of: LoadedConsultation, words: string, step: ConsultationStep): void =>
  change(tx, of, sql`draft = ${words}`, { ...step, words });

export const saveAdopted = (
  tx: Tx,
  of: LoadedConsultation,
  adopted: {
    readonly on: string;
    readonly by: AnswerAdopter;
    readonly meetingId: Uuid | null;
    readonly note: string;
  } | null,
  step: ConsultationStep,
): void =>
  change(
    tx,
    of,
    sql`adopted_on = ${adopted?.on ?? null}, adopted_by = ${adopted?.by ?? null}, adopted_meeting = ${adopted?.meetingId ?? null},
        adopted_note = ${adopted?.note ?? ""}`,
    step,
  );

export const saveSent = (tx: Tx, of: LoadedConsultation, to: string, step: ConsultationStep): void =>
  change(tx, of, sql`sent_at = ${step.at}, sent_to = ${to}, answer = draft`, { ...step, words: to });

export const saveOutcome = (
  tx: Tx,
  of: LoadedConsultation,
  { outcome, on, words }: { readonly outcome: Outcome; readonly on: string; readonly words: string },
  step: ConsultationStep,
): void =>
  change(tx, of, sql`outcome = ${outcome}, outcome_on = ${on}, outcome_words = ${words}`, { ...step, words });

export const saveDropped = (tx: Tx, of: LoadedConsultation, why: string, step: ConsultationStep): void =>
  change(tx, of, sql`dropped_why = ${why}`, { ...step, words: why });

export function insertInput(
  tx: Tx,
  id: Uuid,
  consultationId: Uuid,
  words: string,
  { at, personId }: ConsultationStep,
): void {
  later(
    tx,
    sql`insert into council.consultation_input (id, consultation_id, at, person_id, words)
        values (${id}, ${consultationId}, ${at}, ${personId}, ${words})`.compile(tx),
  );
}

/** That the body meets there. Throws Refused `notFound`. */
export async function itsMeeting(tx: Tx, bodyId: Uuid, meetingId: Uuid | null): Promise<void> {
  if (meetingId !== null && !(await meetsAt(tx, bodyId, meetingId))) throw new Refused("notFound");
}

export interface Decided {
  readonly title: string;
  readonly decidedBy: string;
  readonly decidedOn: string;
  readonly address: string;
  readonly touches: string;
  readonly consultationId: Uuid | null;
}

/** That what the council was heard on is that body's. Throws Refused `notFound`. */
export async function itsConsultation(tx: Tx, bodyId: Uuid, consultationId: Uuid | null): Promise<void> {
  if (consultationId === null) return;
  const { rows } =
    await sql`select 1 from council.consultation where id = ${consultationId} and body_id = ${bodyId}`.execute(
      tx,
    );
  if (rows.length === 0) throw new Refused("notFound");
}

export function insertDecided(
  tx: Tx,
  id: Uuid,
  bodyId: Uuid,
  item: Decided,
  at: Instant,
  personId: Uuid | null,
): void {
  const { title, decidedBy, decidedOn, address, touches, consultationId } = item;
  later(
    tx,
    sql`insert into council.decided_item (id, body_id, title, decided_by, decided_on, address, touches, consultation_id, added_at, added_by)
        values (${id}, ${bodyId}, ${title}, ${decidedBy}, ${decidedOn}, ${address}, ${touches}, ${consultationId}, ${at}, ${personId})`.compile(
      tx,
    ),
  );
}

/** Gives its body. Throws Refused `notFound`, `editedMeanwhile`. */
export async function lockedDecided(tx: Tx, id: Uuid, seen: number): Promise<Uuid> {
  const { rows } = await sql<{ bodyId: Uuid; version: number }>`
    select body_id as "bodyId", version from council.decided_item where id = ${id} and taken_off is null for no key update`.execute(
    tx,
  );
  const [found] = rows;
  if (!found) throw new Refused("notFound");
  if (found.version !== seen) throw new Refused("editedMeanwhile", { id });
  return found.bodyId;
}

export function saveDecided(tx: Tx, id: Uuid, item: Decided): void {
  const { title, decidedBy, decidedOn, address, touches, consultationId } = item;
  later(
    tx,
    sql`update council.decided_item set title = ${title}, decided_by = ${decidedBy}, decided_on = ${decidedOn}, address = ${address},
               touches = ${touches}, consultation_id = ${consultationId}, version = version + 1 where id = ${id}`.compile(
      tx,
    ),
  );
}

export function saveTakenOff(tx: Tx, id: Uuid, why: string): void {
  later(
    tx,
    sql`update council.decided_item set taken_off = ${why}, version = version + 1 where id = ${id}`.compile(
      tx,
    ),
  );
}
