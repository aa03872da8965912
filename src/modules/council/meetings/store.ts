import { sql } from "kysely";
import type { Instant } from "#kernel/clock.ts";
import type { Uuid } from "#kernel/ids.ts";
import { Refused } from "#kernel/refusal.ts";
import type { CalendarDay } from "#kernel/time.ts";
import { later, type Tx } from "#platform/db.ts";
import type { Minutes } from "./minutes.ts";
import type { Did, Flag, MeetingState } from "./types.ts";

/** A meeting as it stands, locked. */
export interface Standing {
  readonly id: Uuid;
  readonly bodyId: Uuid;
  readonly state: MeetingState;
  readonly madeHere: boolean;
  readonly heldOn: CalendarDay;
  readonly starts: string;
  /** Null: there are none yet. */
  readonly minutes: Minutes | null;
  readonly source: string | null;
  readonly edition: number;
}

export interface Source {
  /** The file's name. */
  readonly name: string;
  /** The text it was read from. */
  readonly text: string;
  readonly flags: readonly Flag[];
}

/** Who did it, when, and why. */
export interface Step {
  readonly did: Did;
  readonly at: Instant;
  /** Null: whoever runs the house. */
  readonly personId: Uuid | null;
  readonly why?: string;
}

const COLUMNS = sql`id, body_id as "bodyId", state, made_here as "madeHere", held_on::text as "heldOn", starts, document as minutes, source, edition`;

/** The same meeting: of the same body, on the same day, at the same time. */
export async function meetingOf(
  tx: Tx,
  bodyId: Uuid,
  { date, start }: Pick<Minutes["meeting"], "date" | "start">,
): Promise<Standing | null> {
  const { rows } = await sql<Standing>`
    select ${COLUMNS} from council.meeting
     where body_id = ${bodyId} and held_on = ${date} and starts = ${start ?? ""} and state <> 'cancelled' for update`.execute(
    tx,
  );
  return rows[0] ?? null;
}

/** A meeting in the edition that was read. Throws Refused `notFound`, `editedMeanwhile`. */
export async function meetingSeen(tx: Tx, id: Uuid, seen: number): Promise<Standing> {
  const { rows } =
    await sql<Standing>`select ${COLUMNS} from council.meeting where id = ${id} for update`.execute(tx);
  const [found] = rows;
  if (!found) throw new Refused("notFound");
  if (found.edition !== seen) throw new Refused("editedMeanwhile", { id, edition: found.edition });
  return found;
}

export function insertMeeting(
  tx: Tx,
  id: Uuid,
  bodyId: Uuid,
  minutes: Minutes,
  source: Source,
  step: Step,
): void {
  const { date, start } = minutes.meeting;
  later(
    tx,
    sql`insert into council.meeting (id, body_id, held_on, starts, state, document, flags, source_name, source, edition, changed_at)
        values (${id}, ${bodyId}, ${date}, ${start ?? ""}, 'draft', ${JSON.stringify(minutes)}::jsonb, ${JSON.stringify(source.flags)}::jsonb,
                ${source.name}, ${source.text}, 1, ${step.at})`.compile(tx),
  );
  keepEdition(tx, id, 1, minutes, step);
}

/** The next edition of a meeting; with a source, it was read anew. */
export function changeMeeting(
  tx: Tx,
  { id, edition }: Pick<Standing, "id" | "edition">,
  next: { readonly minutes: Minutes; readonly state: MeetingState; readonly source?: Source },
  step: Step,
): number {
  const { minutes, state, source } = next;
  later(
    tx,
    sql`update council.meeting
           set state = ${state}, document = ${JSON.stringify(minutes)}::jsonb, edition = ${edition + 1}, changed_at = ${step.at},
               published_at = ${state === "published" ? sql`coalesce(published_at, ${step.at}::timestamptz)` : null},
               flags = coalesce(${source ? JSON.stringify(source.flags) : null}::jsonb, flags),
               source_name = coalesce(${source?.name ?? null}, source_name), source = coalesce(${source?.text ?? null}, source)
         where id = ${id}`.compile(tx),
  );
  keepEdition(tx, id, edition + 1, minutes, step);
  return edition + 1;
}

function keepEdition(tx: Tx, id: Uuid, edition: number, minutes: Minutes, step: Step): void {
  const { did, at, personId, why = "" } = step;
  later(
    tx,
    sql`insert into council.edition (meeting_id, edition, at, person_id, did, why, document)
        values (${id}, ${edition}, ${at}, ${personId}, ${did}, ${why}, ${JSON.stringify(minutes)}::jsonb)`.compile(
      tx,
    ),
  );
}
