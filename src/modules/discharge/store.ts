import { type RawBuilder, sql } from "kysely";
import type { Instant } from "#kernel/clock.ts";
import { isUuid, newId, type Uuid } from "#kernel/ids.ts";
import { Refused } from "#kernel/refusal.ts";
import type { CalendarDay } from "#kernel/time.ts";
import { type Db, later, type Tx } from "#platform/db.ts";
import { inForce } from "./rules.ts";
import type {
  Answers,
  Care,
  DischargeLaw,
  Leaving,
  LeavingSubject,
  Line,
  LineKind,
  LineState,
  StopReason,
  Tick,
} from "./types.ts";

/** Leavings and their lines as the database has them. The course is locked first, as everywhere: two who finish at once queue up. */

/** Who does it: the clock is nobody. */
export interface Hand {
  readonly personId: Uuid | null;
  readonly unitId: Uuid | null;
  readonly at: Instant;
}

/** A leaving with what only commands and the house need of it. */
export interface LoadedLeaving extends Leaving {
  readonly placeName: string | null;
  readonly begunUnit: Uuid;
  readonly begunAt: Instant;
  readonly answersEdition: number;
}

interface Row extends Omit<LoadedLeaving, "admission"> {
  readonly care: Care | null;
  readonly admittedAt: Instant;
  readonly expectedOn: CalendarDay | null;
  readonly treatedOn: CalendarDay | null;
  readonly previousId: Uuid | null;
}

/** Everything the rules look at, in one query. */
export async function leavingsWhere(db: Db, which: RawBuilder<unknown>): Promise<LoadedLeaving[]> {
  const { rows } = await sql<Row>`
    select l.id, l.subject, l.course_id as "courseId", l.citizen_id as "citizenId", l.unit_id as "unitId", l.place_name as "placeName",
           l.state, l.left_at as "leftAt", l.edition, l.begun_unit as "begunUnit", l.begun_at as "begunAt", l.care,
           l.admitted_at as "admittedAt", l.expected_on::text as "expectedOn", l.treated_on::text as "treatedOn",
           l.previous_id as "previousId", coalesce(a.edition, 0) as "answersEdition",
           case when a.edition is not null then jsonb_build_object('tonight', a.tonight, 'followUp', a.follow_up, 'matters', a.matters) end as answers,
           coalesce((select jsonb_agg(jsonb_build_object('id', n.id, 'leavingId', n.leaving_id, 'kind', n.kind, 'state', n.state,
                                        'until', s.until, 'needId', n.need_id, 'called', n.called, 'edition', n.edition) order by n.id)
                       from discharge.line n left join discharge.said s on s.line_id = n.id and s.edition = n.edition
                      where n.leaving_id = l.id), '[]') as lines
      from discharge.leaving l
      left join lateral (select * from discharge.answer a where a.leaving_id = l.id order by a.edition desc limit 1) a on true
     where ${which} order by l.begun_at desc, l.id`.execute(db);
  return rows.map(({ care, admittedAt, expectedOn, treatedOn, previousId, ...row }) => ({
    ...row,
    admission: care === null ? null : { care, admittedAt, expectedOn, treatedOn, previousId },
  }));
}

/** One leaving. Its course is locked by the caller. Throws Refused `notFound`. */
export async function loadLeaving(db: Db, id: Uuid): Promise<LoadedLeaving> {
  const [leaving] = isUuid(id) ? await leavingsWhere(db, sql`l.id = ${id}`) : [];
  if (!leaving) throw new Refused("notFound");
  return leaving;
}

/** Whose it is, before the course is locked. Throws Refused `notFound`. */
export async function courseOfLeaving(
  db: Db,
  which: RawBuilder<unknown>,
): Promise<{ courseId: Uuid; leavingId: Uuid }> {
  const { rows } = await sql<{ courseId: Uuid; leavingId: Uuid }>`
    select l.course_id as "courseId", l.id as "leavingId" from discharge.leaving l where ${which}`.execute(
    db,
  );
  const [row] = rows;
  if (!row) throw new Refused("notFound");
  return row;
}

/** All limits there have been, the newest first. */
export async function lawsOf(db: Db): Promise<readonly DischargeLaw[]> {
  const { rows } = await sql<DischargeLaw>`
    select from_date::text as "fromDate", closing_days as "closingDays", readmission_days as "readmissionDays",
           region_hours as "regionHours", region_least_hours as "regionLeastHours", transport_far_km as "transportFarKm",
           jsonb_build_object('region', region_source, 'transport', transport_source, 'psychiatricPlan', psychiatric_source) as sources
      from discharge.law order by from_date desc`.execute(db);
  return rows;
}

/** The limits in force on a day. */
export const lawOn = async (db: Db, day: CalendarDay): Promise<DischargeLaw> =>
  inForce(await lawsOf(db), day);

export interface NewLeaving {
  readonly id: Uuid;
  readonly subject: LeavingSubject;
  readonly courseId: Uuid;
  readonly citizenId: Uuid;
  readonly unitId: Uuid | null;
  readonly placeName: string | null;
  readonly care: Care | null;
  readonly admittedAt: Instant | null;
  readonly expectedOn: CalendarDay | null;
  readonly treatedOn: CalendarDay | null;
  readonly previousId: Uuid | null;
}

export const insertLeaving = (tx: Tx, row: NewLeaving, by: Hand): void =>
  later(
    tx,
    sql`insert into discharge.leaving (id, subject, course_id, citizen_id, unit_id, place_name, begun_at, begun_by, begun_unit, care,
                                       admitted_at, expected_on, treated_on, previous_id, changed_at, changed_by, changed_unit)
        values (${row.id}, ${row.subject}, ${row.courseId}, ${row.citizenId}, ${row.unitId}, ${row.placeName}, ${by.at}, ${by.personId},
                ${by.unitId}, ${row.care}, ${row.admittedAt}, ${row.expectedOn}, ${row.treatedOn}, ${row.previousId}, ${by.at},
                ${by.personId}, ${by.unitId})`.compile(tx),
  );

/** Lines that are not there yet; those that are, stay as they are. */
export const insertLines = (tx: Tx, leavingId: Uuid, kinds: readonly LineKind[]): void => {
  for (const kind of kinds)
    later(
      tx,
      sql`insert into discharge.line (id, leaving_id, kind) values (${newId()}, ${leavingId}, ${kind}) on conflict do nothing`.compile(
        tx,
      ),
    );
};

/** Which of these kinds are called for, and which are not any more. */
export const callLines = (
  tx: Tx,
  leavingId: Uuid,
  kinds: readonly LineKind[],
  among: readonly LineKind[],
): void =>
  later(
    tx,
    sql`update discharge.line set called = kind = any(${[...kinds]}::text[])
         where leaving_id = ${leavingId} and kind = any(${[...among]}::text[]) and called <> (kind = any(${[...kinds]}::text[]))`.compile(
      tx,
    ),
  );

export interface Said {
  readonly state: LineState;
  readonly byUnitId?: Uuid | undefined;
  readonly by?: string | undefined;
  readonly phone?: string;
  readonly until?: CalendarDay | null;
  readonly words?: string;
  readonly ticks?: readonly Tick[];
  /** Left out: what it was tied to stays. */
  readonly needId?: Uuid;
}

/** Says a line anew: one edition on, with all its words kept beside those before. */
export function sayLine(tx: Tx, line: Pick<Line, "id" | "edition">, said: Said, by: Hand): void {
  const edition = line.edition + 1;
  later(
    tx,
    sql`insert into discharge.said (line_id, edition, state, by_unit, by_words, phone, until, words, ticks, at, person_id, unit_id)
        values (${line.id}, ${edition}, ${said.state}, ${said.byUnitId ?? null}, ${said.by ?? null}, ${said.phone ?? ""},
                ${said.until ?? null}, ${said.words ?? ""}, ${[...(said.ticks ?? [])]}::text[], ${by.at}, ${by.personId}, ${by.unitId})`.compile(
      tx,
    ),
  );
  later(
    tx,
    sql`update discharge.line set state = ${said.state}, edition = ${edition}, need_id = coalesce(${said.needId ?? null}::uuid, need_id)
         where id = ${line.id}`.compile(tx),
  );
}

export const insertAnswers = (
  tx: Tx,
  leavingId: Uuid,
  edition: number,
  { tonight, followUp, matters }: Answers,
  by: Hand,
): void =>
  later(
    tx,
    sql`insert into discharge.answer (leaving_id, edition, tonight, follow_up, matters, at, person_id, unit_id)
        values (${leavingId}, ${edition}, ${tonight}, ${followUp}, ${[...matters]}::text[], ${by.at}, ${by.personId}, ${by.unitId})`.compile(
      tx,
    ),
  );

/** Only what is named changes; the edition goes one on. */
function update(tx: Tx, id: Uuid, set: RawBuilder<unknown>, by: Hand): void {
  later(
    tx,
    sql`update discharge.leaving set ${set}, edition = edition + 1, changed_at = ${by.at}, changed_by = ${by.personId}, changed_unit = ${by.unitId}
         where id = ${id}`.compile(tx),
  );
}

export const putPlan = (
  tx: Tx,
  id: Uuid,
  { expectedOn, treatedOn }: { expectedOn: CalendarDay | null; treatedOn: CalendarDay | null },
  by: Hand,
): void => update(tx, id, sql`expected_on = ${expectedOn}, treated_on = ${treatedOn}`, by);

export const putWard = (
  tx: Tx,
  id: Uuid,
  { unitId, name, care }: { unitId: Uuid | null; name: string | null; care: Care },
  by: Hand,
): void => update(tx, id, sql`unit_id = ${unitId}, place_name = ${name}, care = ${care}`, by);

/** The unit closes: the ward goes on outside Stafet, under the name it had. */
export const putOutside = (tx: Tx, id: Uuid, by: Hand): void =>
  update(
    tx,
    id,
    sql`place_name = (select u.name from identity.unit u where u.id = unit_id), unit_id = null`,
    by,
  );

/** Answered anew: the leaving has another edition, and history says by whom. */
export const touch = (tx: Tx, id: Uuid, by: Hand): void => update(tx, id, sql`words = words`, by);

export interface Left {
  readonly leftAt: Instant;
  readonly withoutPlace: boolean;
  readonly leaderName: string | null;
  readonly leaderReason: string | null;
  readonly municipality: string | null;
  readonly municipalitySaid: string | null;
  readonly tableId: Uuid | null;
}

export const putLeft = (tx: Tx, id: Uuid, left: Left, by: Hand): void =>
  update(
    tx,
    id,
    sql`state = 'left', left_at = ${left.leftAt}, without_place = ${left.withoutPlace}, leader_name = ${left.leaderName},
        leader_reason = ${left.leaderReason}, municipality = ${left.municipality}, municipality_said = ${left.municipalitySaid},
        table_id = ${left.tableId}`,
    by,
  );

export const putLeftEarly = (tx: Tx, id: Uuid, leftAt: Instant, words: string, by: Hand): void =>
  update(tx, id, sql`state = 'leftEarly', left_at = ${leftAt}, words = ${words}`, by);

export const putStopped = (
  tx: Tx,
  id: Uuid,
  leftAt: Instant,
  reason: StopReason,
  words: string,
  by: Hand,
): void =>
  update(tx, id, sql`state = 'stopped', stopped = ${reason}, left_at = ${leftAt}, words = ${words}`, by);

/** Back to the ward: what was answered is kept, and what ended it is not. */
export const putBack = (tx: Tx, id: Uuid, words: string, by: Hand): void =>
  update(
    tx,
    id,
    sql`state = 'open', left_at = null, words = ${words}, without_place = false, leader_name = null, leader_reason = null,
        municipality = null, municipality_said = null, table_id = null`,
    by,
  );
