import { sql } from "kysely";
import type { Instant } from "#kernel/clock.ts";
import type { Uuid } from "#kernel/ids.ts";
import { Refused } from "#kernel/refusal.ts";
import type { CalendarDay } from "#kernel/time.ts";
import { jsonb, later, type Tx } from "#platform/db.ts";
import type { Minutes } from "./minutes.ts";
import type { Did, Flag, MeetingState, Place } from "./types.ts";

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
  /** Where the head and the items stand in it. */
  readonly places?: readonly Place[];
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

/** Items of a meeting made here, `m`, that are closed today, by place: whatever its minutes say, nobody but those who sit there reads them. */
export const SHUT = sql`coalesce((select jsonb_agg(i.place) from council.agenda_item i
  where i.meeting_id = m.id and i.place is not null and not i.open), '[]')`;

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

/** What was odd when it was read, and where it stands in its source. */
export async function lookedAt(
  tx: Tx,
  id: Uuid,
): Promise<{ readonly flags: readonly Flag[]; readonly places: readonly Place[] }> {
  const { rows } = await sql<{ flags: Flag[]; places: Place[] }>`
    select flags, coalesce(places, '[]') as places from council.meeting where id = ${id}`.execute(tx);
  return rows[0] ?? { flags: [], places: [] };
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
    sql`insert into council.meeting (id, body_id, held_on, starts, state, document, flags, places, source_name, source, edition, changed_at)
        values (${id}, ${bodyId}, ${date}, ${start ?? ""}, 'draft', ${jsonb(minutes)}, ${jsonb(source.flags)},
                ${source.places ? jsonb(source.places) : null}, ${source.name}, ${source.text}, 1, ${step.at})`.compile(
      tx,
    ),
  );
  keepEdition(tx, id, 1, minutes, step);
}

interface NextEdition {
  readonly minutes: Minutes;
  readonly state: MeetingState;
  /** It was read anew. */
  readonly source?: Source;
  /** What was odd, and where it stands, after something was mended. */
  readonly looked?: { readonly flags: readonly Flag[]; readonly places: readonly Place[] };
}

/** The next edition of a meeting. One that was taken in is of the day and time its minutes say. */
export function changeMeeting(
  tx: Tx,
  { id, edition }: Pick<Standing, "id" | "edition">,
  { minutes, state, source, looked }: NextEdition,
  step: Step,
): number {
  const { flags, places = null } = source ?? looked ?? { flags: null };
  later(
    tx,
    sql`update council.meeting
           set state = ${state},
               held_on = case when made_here then held_on else ${minutes.meeting.date}::date end,
               starts = case when made_here then starts else ${minutes.meeting.start ?? ""} end, document = ${jsonb(minutes)}, edition = ${edition + 1}, changed_at = ${step.at},
               published_at = ${state === "published" ? sql`coalesce(published_at, ${step.at}::timestamptz)` : null},
               flags = ${flags === null ? sql`flags` : jsonb(flags)},
               places = ${flags === null ? sql`places` : places === null ? null : jsonb(places)},
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
