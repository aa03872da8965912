import { sql } from "kysely";
import type { Instant } from "#kernel/clock.ts";
import { newId, type Uuid } from "#kernel/ids.ts";
import type { CalendarDay } from "#kernel/time.ts";
import { type Db, later, type Tx } from "#platform/db.ts";
import type { Written } from "../planning/types.ts";
import type { SentText, StandingText } from "./rules.ts";
import type { Attendance, Attendee, Away, AwayLine, Beside, Dissent, Seat } from "./types.ts";

/** One part as it stands, locked; null: nothing was written. */
export async function standingText(tx: Tx, itemId: Uuid, section: Written): Promise<StandingText | null> {
  const { rows } = await sql<StandingText>`
    select words, version, based_on as "basedOn", writer from council.item_text
     where item_id = ${itemId} and section = ${section} for update`.execute(tx);
  return rows[0] ?? null;
}

/** Notes the number of a page's save. False: a later one of the same page has come before it. The same again may go on. */
export async function takeTurn(
  tx: Tx,
  { itemId, section, writer }: { readonly itemId: Uuid; readonly section: Written; readonly writer: Uuid },
  turn: number,
): Promise<boolean> {
  const { rows } = await sql`
    insert into council.text_turn (item_id, section, writer, turn) values (${itemId}, ${section}, ${writer}, ${turn})
    on conflict (item_id, section, writer) do update set turn = excluded.turn where council.text_turn.turn <= excluded.turn
    returning 1`.execute(tx);
  return rows.length > 0;
}

interface Placed extends SentText {
  readonly itemId: Uuid;
  readonly section: Written;
  readonly at: Instant;
  readonly personId: Uuid;
}

export function writeText(tx: Tx, version: number, placed: Placed): void {
  const { itemId, section, words, seen, writer, at, personId } = placed;
  later(
    tx,
    sql`insert into council.item_text (item_id, section, words, version, based_on, writer, at, person_id)
        values (${itemId}, ${section}, ${words}, ${version}, ${seen}, ${writer}, ${at}, ${personId})
        on conflict (item_id, section) do update set words = excluded.words, version = excluded.version, based_on = excluded.based_on,
          writer = excluded.writer, at = excluded.at, person_id = excluded.person_id`.compile(tx),
  );
}

/**
 * Keeps words beside those that stand. The same page writing on, on top of the same version, writes on in the same place; once it has
 * begun anew on what stands now, what it wrote before stays beside for itself.
 */
export async function keepBeside(tx: Tx, placed: Placed): Promise<void> {
  const { itemId, section, words, seen, writer, at, personId } = placed;
  const { rows } = await sql`
    update council.text_beside set words = ${words}, at = ${at}
     where item_id = ${itemId} and section = ${section} and writer = ${writer} and based_on = ${seen} and settled_at is null returning id`.execute(
    tx,
  );
  if (rows.length > 0) return;
  later(
    tx,
    sql`insert into council.text_beside (id, item_id, section, words, based_on, writer, at, person_id)
        values (${newId()}, ${itemId}, ${section}, ${words}, ${seen}, ${writer}, ${at}, ${personId})`.compile(
      tx,
    ),
  );
}

export async function unsettled(db: Db, meetingId: Uuid): Promise<readonly Beside[]> {
  const { rows } = await sql<Beside>`
    select t.id, t.item_id as "itemId", t.section, t.words, t.at, p.name as by
      from council.text_beside t join council.agenda_item i on i.id = t.item_id join identity.person p on p.id = t.person_id
     where i.meeting_id = ${meetingId} and i.place is not null and t.settled_at is null order by t.at, t.id`.execute(
    db,
  );
  return rows;
}

export function settle(tx: Tx, besideId: Uuid, at: Instant, personId: Uuid): void {
  later(
    tx,
    sql`update council.text_beside set settled_at = ${at}, settled_by = ${personId} where id = ${besideId} and settled_at is null`.compile(
      tx,
    ),
  );
}

/** The seats of the bodies that meet, on the day; the body that presides first. */
export async function seatsAt(db: Db, meetingId: Uuid): Promise<readonly Seat[]> {
  const { rows } = await sql<Seat>`
    select s.id as "membershipId", s.body_id as "bodyId", s.name, s.role, s.on_behalf_of as "onBehalfOf", s.deputy_for as "deputyFor"
      from council.meeting m join council.membership s
        on s.body_id = m.body_id or s.body_id in (select w.body_id from council.meeting_with w where w.meeting_id = m.id)
     where m.id = ${meetingId} and m.held_on between s.from_day and coalesce(s.until_day, 'infinity')
     order by s.body_id <> m.body_id, s.body_id,
              array_position(array['chair', 'viceChair', 'member', 'deputy', 'secretary', 'guest'], s.role), s.name, s.id`.execute(
    db,
  );
  return rows;
}

export async function attendanceOf(db: Db, meetingId: Uuid): Promise<readonly Attendee[]> {
  const { rows } = await sql<Attendee>`
    select a.id, a.membership_id as "membershipId", a.name, a.on_behalf_of as "onBehalfOf", a.said, a.steps_in_for as "stepsInFor"
      from council.attendance a left join council.membership s on s.id = a.membership_id
     where a.meeting_id = ${meetingId}
     order by array_position(array['chair', 'viceChair', 'member', 'deputy', 'secretary', 'guest'], s.role) nulls last, a.name, a.id`.execute(
    db,
  );
  return rows;
}

/** What a seat says; somebody who is not there is away at nothing in particular. */
export function setAttendance(
  tx: Tx,
  meetingId: Uuid,
  seat: Pick<Seat, "membershipId" | "name" | "onBehalfOf">,
  said: Attendance,
  stepsInFor: Uuid | null,
): void {
  const { membershipId, name, onBehalfOf } = seat;
  later(
    tx,
    sql`insert into council.attendance (id, meeting_id, membership_id, name, on_behalf_of, said, steps_in_for)
        values (${newId()}, ${meetingId}, ${membershipId}, ${name}, ${onBehalfOf}, ${said}, ${stepsInFor})
        on conflict (meeting_id, membership_id) do update
          set said = excluded.said, steps_in_for = excluded.steps_in_for, name = excluded.name, on_behalf_of = excluded.on_behalf_of`.compile(
      tx,
    ),
  );
}

export function freeStepIn(tx: Tx, meetingId: Uuid, membershipIds: readonly Uuid[]): void {
  later(
    tx,
    sql`update council.attendance set steps_in_for = null where meeting_id = ${meetingId}
           and membership_id = any(${membershipIds}::uuid[])`.compile(tx),
  );
}

export function insertGuest(tx: Tx, id: Uuid, meetingId: Uuid, name: string, onBehalfOf: string): void {
  later(
    tx,
    sql`insert into council.attendance (id, meeting_id, name, on_behalf_of, said) values (${id}, ${meetingId}, ${name}, ${onBehalfOf}, 'present')`.compile(
      tx,
    ),
  );
}

export function deleteGuest(tx: Tx, id: Uuid, meetingId: Uuid): void {
  later(
    tx,
    sql`delete from council.attendance where id = ${id} and meeting_id = ${meetingId} and membership_id is null`.compile(
      tx,
    ),
  );
}

export async function awayOf(db: Db, meetingId: Uuid): Promise<readonly AwayLine[]> {
  const { rows } = await sql<AwayLine>`
    select w.item_id as "itemId", w.attendance_id as "attendanceId", w.why
      from council.item_away w join council.agenda_item i on i.id = w.item_id
     where i.meeting_id = ${meetingId} and i.place is not null`.execute(db);
  return rows;
}

/** Null: was there after all. */
export function setAway(tx: Tx, itemId: Uuid, attendanceId: Uuid, why: Away | null): void {
  later(
    tx,
    why === null
      ? sql`delete from council.item_away where item_id = ${itemId} and attendance_id = ${attendanceId}`.compile(
          tx,
        )
      : sql`insert into council.item_away (item_id, attendance_id, why) values (${itemId}, ${attendanceId}, ${why})
            on conflict (item_id, attendance_id) do update set why = excluded.why`.compile(tx),
  );
}

export async function dissentsOf(db: Db, meetingId: Uuid): Promise<readonly Dissent[]> {
  const { rows } = await sql<Dissent>`
    select d.id, d.item_id as "itemId", d.name, d.how_many as "howMany", d.words from council.dissent d join council.agenda_item i on i.id = d.item_id
     where i.meeting_id = ${meetingId} and i.place is not null and d.removed_at is null order by d.added_at, d.id`.execute(
    db,
  );
  return rows;
}

export function insertDissent(
  tx: Tx,
  id: Uuid,
  { itemId, name, howMany, words }: Omit<Dissent, "id">,
  at: Instant,
): void {
  later(
    tx,
    sql`insert into council.dissent (id, item_id, name, how_many, words, added_at)
        values (${id}, ${itemId}, ${name}, ${howMany}, ${words}, ${at})`.compile(tx),
  );
}

export function removeDissent(tx: Tx, id: Uuid, meetingId: Uuid, at: Instant): void {
  later(
    tx,
    sql`update council.dissent d set removed_at = ${at} from council.agenda_item i
         where d.id = ${id} and i.id = d.item_id and i.meeting_id = ${meetingId} and d.removed_at is null`.compile(
      tx,
    ),
  );
}

interface NewTask {
  readonly bodyId: Uuid;
  readonly itemId: Uuid | null;
  readonly words: string;
  readonly owner: string;
  readonly due: CalendarDay;
}

export function insertTask(tx: Tx, id: Uuid, task: NewTask, at: Instant, personId: Uuid | null): void {
  const { bodyId, itemId, words, owner, due } = task;
  later(
    tx,
    sql`insert into council.task (id, body_id, item_id, words, owner, due, added_at, added_by)
        values (${id}, ${bodyId}, ${itemId}, ${words}, ${owner}, ${due}, ${at}, ${personId})`.compile(tx),
  );
}

/** Whose task it is, locked; null: none that is open. */
export async function openTask(tx: Tx, id: Uuid): Promise<Uuid | null> {
  const { rows } = await sql<{ bodyId: Uuid }>`
    select body_id as "bodyId" from council.task where id = ${id} and done_at is null for update`.execute(tx);
  return rows[0]?.bodyId ?? null;
}

export function endTask(tx: Tx, id: Uuid, at: Instant, personId: Uuid | null): void {
  later(tx, sql`update council.task set done_at = ${at}, done_by = ${personId} where id = ${id}`.compile(tx));
}

/** The body whose meeting an item is from. */
export async function bodyOfItem(tx: Tx, itemId: Uuid): Promise<Uuid | null> {
  const { rows } = await sql<{ bodyId: Uuid }>`
    select m.body_id as "bodyId" from council.agenda_item i join council.meeting m on m.id = i.meeting_id where i.id = ${itemId}`.execute(
    tx,
  );
  return rows[0]?.bodyId ?? null;
}
