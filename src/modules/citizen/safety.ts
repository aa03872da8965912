import { sql } from "kysely";
import type { Instant } from "#kernel/clock.ts";
import { newId, type Uuid } from "#kernel/ids.ts";
import { Refused } from "#kernel/refusal.ts";
import { type CalendarDay, dayOf } from "#kernel/time.ts";
import type { Actor } from "#modules/identity/index.ts";
import { type Db, databaseFault, type Tx } from "#platform/db.ts";
import { family } from "./family.ts";
import { MOST_ANSWERS, whyNotNoted } from "./safetyRules.ts";

/**
 * Safety notes (D6): what happened on one day, what calmed it, and what the citizen says of it; gone by itself within a year. The
 * caller has authorised – by who may see `meetMe` – and logs.
 */

/** What a version says. The citizen's words, or why they were not asked: exactly one of the two. */
export interface SafetyWords {
  readonly happened: string;
  readonly calmed: string;
  readonly citizensWords?: string | undefined;
  readonly notAskedWhy?: string | undefined;
}

export interface SafetyAnswer {
  readonly id: Uuid;
  readonly words: string;
  readonly at: Instant;
  /** With their card; else told to a helper of that unit. */
  readonly byCitizen: boolean;
  readonly unitName: string;
}

export interface SafetyNote {
  readonly id: Uuid;
  readonly citizenId: Uuid;
  readonly happenedOn: CalendarDay;
  /** The last day it is shown. */
  readonly endsOn: CalendarDay;
  readonly unitId: Uuid;
  readonly unitName: string;
  /** Counts the versions from 1; the words are the newest's. */
  readonly number: number;
  readonly happened: string;
  readonly calmed: string;
  readonly citizensWords: string | null;
  readonly notAskedWhy: string | null;
  readonly writtenByName: string;
  readonly at: Instant;
  readonly answers: readonly SafetyAnswer[];
}

type Writer = Pick<Actor, "personId" | "unitId">;

/** A new note, owned by the writer's unit. Throws Refused `dayIsAhead`, `tooLongAgo`, `dayIsPast`, `endsTooLate`. */
export async function writeSafetyNote(
  tx: Tx,
  draft: SafetyWords & {
    readonly citizenId: Uuid;
    readonly happenedOn: CalendarDay;
    readonly endsOn: CalendarDay;
    readonly actor: Writer;
    readonly now: Instant;
  },
): Promise<Uuid> {
  const { citizenId, happenedOn, endsOn, actor, now } = draft;
  const why = whyNotNoted({ happenedOn, endsOn }, dayOf(now));
  if (why !== null) throw new Refused(why, { on: why === "dayIsPast" ? endsOn : happenedOn });
  const id = newId();
  await tx
    .insertInto("citizen.safety_note")
    .values({
      id,
      citizen_id: citizenId,
      unit_id: actor.unitId,
      begun_at: now,
      happened_on: happenedOn,
      ends_on: endsOn,
    })
    .execute();
  await addVersion(tx, id, 1, draft, actor, now);
  return id;
}

/** What it says, put right: the earlier words are kept. Throws Refused `editedMeanwhile` when `number` is no longer the newest. */
export async function correctSafetyNote(
  tx: Tx,
  note: Pick<SafetyNote, "id" | "number">,
  draft: SafetyWords & { readonly read: number; readonly actor: Writer; readonly now: Instant },
): Promise<void> {
  if (draft.read !== note.number) throw new Refused("editedMeanwhile");
  await addVersion(tx, note.id, note.number + 1, draft, draft.actor, draft.now);
}

async function addVersion(
  tx: Tx,
  noteId: Uuid,
  number: number,
  said: SafetyWords,
  actor: Writer,
  now: Instant,
): Promise<void> {
  const written = tx
    .insertInto("citizen.safety_version")
    .values({
      id: newId(),
      note_id: noteId,
      number,
      happened: said.happened,
      calmed: said.calmed,
      citizens_words: said.citizensWords ?? null,
      not_asked_why: said.notAskedWhy ?? null,
      written_by: actor.personId,
      unit_id: actor.unitId,
      at: now,
    })
    .execute();
  await written.catch((error: unknown) => {
    const first = databaseFault(error)?.constraint === "one_correction_at_a_time";
    throw first ? new Refused("editedMeanwhile") : error;
  });
}

/** Ended before its day. Nothing of it is deleted; nobody on the course is shown it any more. */
export async function endSafetyNote(
  tx: Tx,
  noteId: Uuid,
  { why, actor, now }: { readonly why: string; readonly actor: Writer; readonly now: Instant },
): Promise<void> {
  await sql`
    update citizen.safety_note
       set ended_at = ${now}, ended_by = ${actor.personId}, ended_unit = ${actor.unitId}, ended_why = ${why}
     where id = ${noteId} and ended_at is null`.execute(tx);
}

/** What the citizen says to it, beside it for everybody who reads it. Throws Refused `answeredOften`. */
export async function answerSafetyNote(
  tx: Tx,
  note: Pick<SafetyNote, "id" | "answers">,
  answer: {
    readonly words: string;
    readonly byCitizen: boolean;
    readonly actor: Writer;
    readonly now: Instant;
  },
): Promise<void> {
  if (note.answers.length >= MOST_ANSWERS) throw new Refused("answeredOften");
  await tx
    .insertInto("citizen.safety_answer")
    .values({
      id: newId(),
      note_id: note.id,
      words: answer.words,
      by_citizen: answer.byCitizen,
      written_by: answer.actor.personId,
      unit_id: answer.actor.unitId,
      at: answer.now,
    })
    .execute();
}

/** The notes that count today, of whichever of the person's records, newest event first, each with what the citizen says to it. */
export async function safetyNotes(
  db: Db,
  citizenId: Uuid,
  today: CalendarDay,
): Promise<readonly SafetyNote[]> {
  const { rows } = await sql<SafetyNote>`
    select n.id, n.citizen_id as "citizenId", n.happened_on as "happenedOn", n.ends_on as "endsOn",
           n.unit_id as "unitId", u.name as "unitName", v.number, v.happened, v.calmed, v.citizens_words as "citizensWords",
           v.not_asked_why as "notAskedWhy", p.name as "writtenByName", v.at
      from citizen.safety_note n
      join citizen.safety_version v on v.note_id = n.id
      join identity.person p on p.id = v.written_by
      join identity.unit_card u on u.id = n.unit_id
     where n.citizen_id in ${family(citizenId)} and n.ended_at is null and n.ends_on >= ${today}::date
       and not exists (select from citizen.safety_version l where l.note_id = n.id and l.number > v.number)
     order by n.happened_on desc, n.id limit 50`.execute(db);
  const answers = await answersOf(
    db,
    rows.map(({ id }) => id),
  );
  return rows.map((note) => ({ ...note, answers: answers.filter(({ noteId }) => noteId === note.id) }));
}

async function answersOf(
  db: Db,
  noteIds: readonly Uuid[],
): Promise<readonly (SafetyAnswer & { readonly noteId: Uuid })[]> {
  if (noteIds.length === 0) return [];
  const { rows } = await sql<SafetyAnswer & { noteId: Uuid }>`
    select a.id, a.note_id as "noteId", a.words, a.at, a.by_citizen as "byCitizen", u.name as "unitName"
      from citizen.safety_answer a join identity.unit_card u on u.id = a.unit_id
     where a.note_id = any(${[...noteIds]}::uuid[]) order by a.at, a.id`.execute(db);
  return rows;
}
