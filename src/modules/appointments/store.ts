import { type RawBuilder, sql } from "kysely";
import type { Instant } from "#kernel/clock.ts";
import type { Uuid } from "#kernel/ids.ts";
import type { CalendarDay } from "#kernel/time.ts";
import { type Db, later, type Tx } from "#platform/db.ts";
import type { CalledOff } from "./source-rules.ts";
import {
  type Appointment,
  type Before,
  type Details,
  type RightClock,
  type RightKind,
  type SourceKind,
  USUAL_BEFORE,
  type When,
} from "./types.ts";

/** Appointments as the database has them. Their course is locked first, as by every command on it. */

/** Who does it: neither is there when it is the clock. */
export interface Hand {
  readonly personId: Uuid | null;
  readonly unitId: Uuid | null;
  readonly at: Instant;
}

/** With who answers for it now: who has its need, else who has the baton. Null to those the wall shows neither. */
export interface Loaded extends Appointment {
  readonly unitId: Uuid | null;
  readonly bookedFor: Uuid;
}

/** Who answers for an appointment, or a right: whoever has its need, else whoever has the baton. */
export const answers = (of: "a" | "r"): RawBuilder<Uuid | null> =>
  sql`coalesce((select n.responsible_id from relay.need n where n.id = ${sql.ref(`${of}.need_id`)} and n.ended_at is null),
               (select c.holder_id from relay.course c where c.id = ${sql.ref(`${of}.course_id`)}))`;

const COLUMNS = sql`
  a.id, a.course_id as "courseId", a.citizen_id as "citizenId", a.need_id as "needId", a.right_id as "rightId", a.again_of as "againOf",
  a.kind, a.purpose, a.day::text as day, a.starts_at as "startsAt", a.ends_at as "endsAt", a.over_at as "overAt", a.place,
  a.service_id as "serviceId", a.at_unit_id as "atUnitId", a.with_whom as "withWhom", a.bring, a.phone, a.company,
  a.companion_id as "companionId", a.company_unit_id as "companyUnitId", a.company_words as "companyWords", a.transport,
  a.transport_unit_id as "transportUnitId", a.transport_words as "transportWords", a.citizen_says as "citizenSays", a.state, a.edition,
  a.timed, a.moved_by as "movedBy", a.ended_why as "endedWhy", a.reasons, a.words, a.said_at as "saidAt", a.step_on::text as "stepOn",
  a.step, a.cannot_come_at as "cannotComeAt", a.source_kind as "sourceKind", a.source_uid as "sourceUid",
  a.source_sequence::float8 as "sourceSequence", a.booked_for as "bookedFor",
  (select e.at from appointments.edition e where e.appointment_id = a.id and e.number = a.timed) as "timedAt",
  ${answers("a")} as "unitId"`;

/** In the order of their time, unless another is asked for. */
export async function appointmentsWhere(
  db: Db,
  which: RawBuilder<unknown>,
  most = 500,
  order = sql`a.day, a.starts_at nulls last, a.id`,
): Promise<Loaded[]> {
  const { rows } = await sql<Loaded>`
    select ${COLUMNS} from appointments.appointment a where ${which} order by ${order} limit ${most}`.execute(
    db,
  );
  return rows;
}

export async function countOf(
  db: Db,
  table: "appointment a" | "right_clock r",
  which: RawBuilder<unknown>,
): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from appointments.${sql.raw(table)} where ${which}`.execute(db);
  return rows[0]?.n ?? 0;
}

/** Whose course it is on, to lock it; null: there is none such, or not for the actor. */
export async function courseOf(tx: Db, table: "appointment" | "right_clock", id: Uuid): Promise<Uuid | null> {
  const { rows } = await sql<{ courseId: Uuid }>`
    select course_id as "courseId" from ${sql.table(`appointments.${table}`)} where id = ${id}`.execute(tx);
  return rows[0]?.courseId ?? null;
}

const value = (of: Partial<Appointment>) => ({
  kind: of.kind,
  purpose: of.purpose,
  day: of.day,
  starts_at: of.startsAt,
  ends_at: of.endsAt,
  place: of.place,
  service_id: of.serviceId,
  at_unit_id: of.atUnitId,
  with_whom: of.withWhom,
  bring: of.bring,
  phone: of.phone,
  company: of.company,
  companion_id: of.companionId,
  company_unit_id: of.companyUnitId,
  company_words: of.companyWords,
  transport: of.transport,
  transport_unit_id: of.transportUnitId,
  transport_words: of.transportWords,
  citizen_says: of.citizenSays,
  need_id: of.needId,
  source_sequence: of.sourceSequence,
  state: of.state,
  moved_by: of.movedBy,
  ended_why: of.endedWhy,
  reasons: of.reasons,
  words: of.words,
  said_at: of.saidAt,
  step_on: of.stepOn,
});

const TYPES: Readonly<Record<string, string>> = { day: "date", step_on: "date", reasons: "text[]" };
const given = (of: Partial<Appointment>): [string, RawBuilder<unknown>][] =>
  Object.entries(value(of))
    .filter(([, one]) => one !== undefined)
    .map(([column, one]) => [
      column,
      TYPES[column] === undefined ? sql`${one}` : sql`${one}::${sql.raw(TYPES[column])}`,
    ]);

export type NewAppointment = When &
  Details &
  Pick<Appointment, "id" | "courseId" | "citizenId" | "needId" | "rightId" | "againOf"> &
  Pick<Appointment, "sourceKind" | "sourceUid" | "sourceSequence">;

export function insertAppointment(
  tx: Tx,
  it: NewAppointment,
  by: Hand & { readonly personId: Uuid; readonly unitId: Uuid },
): void {
  const columns: [string, RawBuilder<unknown>][] = [
    ...given({ ...it, state: "booked" }),
    ["id", sql`${it.id}`],
    ["course_id", sql`${it.courseId}`],
    ["citizen_id", sql`${it.citizenId}`],
    ["right_id", sql`${it.rightId}`],
    ["again_of", sql`${it.againOf}`],
    ["source_kind", sql`${it.sourceKind}`],
    ["source_uid", sql`${it.sourceUid}`],
    ["edition", sql`1`],
    ["booked_at", sql`${by.at}`],
    ["booked_by", sql`${by.personId}`],
    ["booked_for", sql`${by.unitId}`],
    ["changed_at", sql`${by.at}`],
    ["changed_by", sql`${by.personId}`],
    ["changed_for", sql`${by.unitId}`],
  ];
  later(
    tx,
    sql`insert into appointments.appointment (${sql.join(columns.map(([name]) => sql.ref(name)))})
        values (${sql.join(columns.map(([, one]) => one))})`.compile(tx),
  );
}

/** The next edition: what is named changes, and nothing else. */
export function changeAppointment(
  tx: Tx,
  it: Pick<Appointment, "id" | "edition">,
  to: Partial<Appointment>,
  by: Hand,
): void {
  const columns: [string, RawBuilder<unknown>][] = [
    ...given(to),
    ["edition", sql`${it.edition + 1}`],
    ["changed_at", sql`${by.at}`],
    ["changed_by", sql`${by.personId}`],
    ["changed_for", sql`${by.unitId}`],
  ];
  later(
    tx,
    sql`update appointments.appointment set ${sql.join(columns.map(([name, one]) => sql`${sql.ref(name)} = ${one}`))}
         where id = ${it.id}`.compile(tx),
  );
}

export const finishStep = (
  tx: Tx,
  id: Uuid,
  step: NonNullable<Appointment["step"]>,
  by: { readonly personId: Uuid; readonly at: Instant },
): void =>
  later(
    tx,
    sql`update appointments.appointment set step = ${step}, step_at = ${by.at}, step_by = ${by.personId}
         where id = ${id}`.compile(tx),
  );

/** At the time the citizen saw; false: it has another by now, or is over. Behind their wall there is no lock to wait for but this row's. */
export async function sayCannotCome(
  tx: Tx,
  { id, timed }: Pick<Appointment, "id" | "timed">,
  at: Instant,
): Promise<boolean> {
  const { rows } = await sql`
    update appointments.appointment set cannot_come_at = ${at} where id = ${id} and timed = ${timed} and state = 'booked' returning id`.execute(
    tx,
  );
  return rows.length > 0;
}

// Reminders

export async function remindedOf(
  db: Db,
  it: Pick<Appointment, "id" | "timed">,
): Promise<readonly { readonly before: Before; readonly messageId: Uuid | null }[]> {
  const { rows } = await sql<{ before: Before; messageId: Uuid | null }>`
    select before, message_id as "messageId" from appointments.reminder where appointment_id = ${it.id} and timed = ${it.timed}`.execute(
    db,
  );
  return rows;
}

export const insertReminder = (
  tx: Tx,
  it: Pick<Appointment, "id" | "timed">,
  before: Before,
  messageId: Uuid | null,
  at: Instant,
): void =>
  later(
    tx,
    sql`insert into appointments.reminder (appointment_id, timed, before, at, message_id)
        values (${it.id}, ${it.timed}, ${before}, ${at}, ${messageId})`.compile(tx),
  );

/** What the citizen chose, on whichever of their records they said it last. */
export async function wishOf(db: Db, citizenId: Uuid): Promise<readonly Before[]> {
  const { rows } = await sql<{ before: Before[] }>`
    select before from appointments.wish
     where citizen_id = ${citizenId} or citizen_id in (select citizen.records_of(${citizenId}::uuid)) order by changed_at desc limit 1`.execute(
    db,
  );
  return rows[0]?.before ?? USUAL_BEFORE;
}

export const putWish = (
  tx: Tx,
  citizenId: Uuid,
  before: readonly Before[],
  by: { readonly personId: Uuid; readonly unitId: Uuid; readonly at: Instant; readonly byCitizen: boolean },
): void =>
  later(
    tx,
    sql`insert into appointments.wish (citizen_id, before, changed_at, by_citizen, changed_by, changed_for)
        values (${citizenId}, ${[...before]}::text[], ${by.at}, ${by.byCitizen}, ${by.personId}, ${by.unitId})
        on conflict (citizen_id) do update set before = excluded.before, changed_at = excluded.changed_at,
          by_citizen = excluded.by_citizen, changed_by = excluded.changed_by, changed_for = excluded.changed_for`.compile(
      tx,
    ),
  );

// Sources

/** What was called off of these events, by the names a source gives them, beside the appointments. */
export async function calledOffOf(
  db: Db,
  courseId: Uuid,
  kind: SourceKind,
  uids?: readonly string[],
): Promise<readonly CalledOff[]> {
  const named = uids === undefined ? sql`true` : sql`c.source_uid = any(${[...uids]}::text[])`;
  const { rows } = await sql<CalledOff>`
    select c.source_uid as uid, c.told, c.sequence::float8 as sequence from appointments.called_off c
     where c.course_id = ${courseId} and c.source_kind = ${kind} and ${named}`.execute(db);
  return rows;
}

/** Kept with the newest number it was read with. */
export const putCalledOff = (
  tx: Tx,
  courseId: Uuid,
  kind: SourceKind,
  { uid, told, sequence }: CalledOff,
  at: Instant,
): void =>
  later(
    tx,
    sql`insert into appointments.called_off as c (course_id, source_kind, source_uid, told, sequence, read_at)
        values (${courseId}, ${kind}, ${uid}, ${told}, ${sequence}, ${at})
        on conflict (course_id, source_kind, source_uid, told) do update set sequence = excluded.sequence, read_at = excluded.read_at
         where c.sequence < excluded.sequence`.compile(tx),
  );

/** Its source says the same once more, and has counted on: how new it is, and nothing else. */
export const countOn = (tx: Tx, id: Uuid, sequence: number): void =>
  later(
    tx,
    sql`update appointments.appointment set source_sequence = ${sequence} where id = ${id} and source_sequence < ${sequence}`.compile(
      tx,
    ),
  );

// Rights

export interface LoadedRight extends RightClock {
  readonly unitId: Uuid | null;
}

export async function rightsWhere(db: Db, which: RawBuilder<unknown>, most = 500): Promise<LoadedRight[]> {
  const { rows } = await sql<LoadedRight>`
    select r.id, r.course_id as "courseId", r.citizen_id as "citizenId", r.need_id as "needId", r.kind, r.about,
           r.started_on::text as "startedOn", r.last_on::text as "lastOn", t.source, r.ended,
           ${answers("r")} as "unitId"
      from appointments.right_clock r join appointments.right_term t on t.kind = r.kind and t.from_date = r.term_from
     where ${which} order by r.last_on, r.id limit ${most}`.execute(db);
  return rows;
}

/** How many days the right has, by the law as it was on that day; null: it did not exist then. */
export async function termOn(
  db: Db,
  kind: RightKind,
  on: CalendarDay,
): Promise<{ readonly from: CalendarDay; readonly days: number } | null> {
  const { rows } = await sql<{ from: CalendarDay; days: number }>`
    select from_date::text as "from", days from appointments.right_term where kind = ${kind} and from_date <= ${on}::date
     order by from_date desc limit 1`.execute(db);
  return rows[0] ?? null;
}

export const insertRight = (
  tx: Tx,
  right: Pick<RightClock, "id" | "courseId" | "citizenId" | "needId" | "kind" | "about" | "startedOn">,
  term: { readonly from: CalendarDay; readonly days: number },
  by: { readonly personId: Uuid; readonly unitId: Uuid; readonly at: Instant },
): void =>
  later(
    tx,
    sql`insert into appointments.right_clock (id, course_id, citizen_id, need_id, kind, about, started_on, term_from, days, started_at, started_by, started_for)
        values (${right.id}, ${right.courseId}, ${right.citizenId}, ${right.needId}, ${right.kind}, ${right.about}, ${right.startedOn}::date,
                ${term.from}::date, ${term.days}, ${by.at}, ${by.personId}, ${by.unitId})`.compile(tx),
  );

export const endRight = (
  tx: Tx,
  id: Uuid,
  ended: NonNullable<RightClock["ended"]>,
  by: { readonly personId: Uuid; readonly unitId: Uuid; readonly at: Instant },
): void =>
  later(
    tx,
    sql`update appointments.right_clock set ended = ${ended}, ended_at = ${by.at}, ended_by = ${by.personId}, ended_for = ${by.unitId}
         where id = ${id}`.compile(tx),
  );

export const tellPassed = (tx: Tx, id: Uuid, at: Instant): void =>
  later(tx, sql`update appointments.right_clock set passed_at = ${at} where id = ${id}`.compile(tx));

/** Two courses were put together: what was arranged on the one goes on in the other, with the needs that do. */
export function carryAll(tx: Tx, from: Uuid, into: Uuid): void {
  const need = (of: "a" | "r") =>
    sql`(select n.id from relay.need n where n.course_id = ${into} and n.continues = ${sql.ref(`${of}.need_id`)})`;
  const citizen = sql`(select c.citizen_id from relay.course c where c.id = ${into})`;
  later(
    tx,
    sql`update appointments.right_clock r set course_id = ${into}, citizen_id = ${citizen}, need_id = ${need("r")}
         where r.course_id = ${from}
           and not exists (select from appointments.right_clock o where o.course_id = ${into} and o.kind = r.kind and o.ended_at is null
                            and r.ended_at is null and o.need_id is not distinct from ${need("r")})`.compile(
      tx,
    ),
  );
  later(
    tx,
    sql`update appointments.appointment a set course_id = ${into}, citizen_id = ${citizen}, need_id = ${need("a")},
               right_id = (select r.id from appointments.right_clock r where r.id = a.right_id and r.course_id = ${into})
         where a.course_id = ${from}
           and not exists (select from appointments.appointment o where o.course_id = ${into} and o.source_kind = a.source_kind
                            and o.source_uid = a.source_uid)`.compile(tx),
  );
  later(
    tx,
    sql`insert into appointments.called_off as c (course_id, source_kind, source_uid, told, sequence, read_at)
        select ${into}, f.source_kind, f.source_uid, f.told, f.sequence, f.read_at from appointments.called_off f where f.course_id = ${from}
        on conflict (course_id, source_kind, source_uid, told) do update set sequence = excluded.sequence, read_at = excluded.read_at
         where c.sequence < excluded.sequence`.compile(tx),
  );
}
