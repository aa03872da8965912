import type { Insertable, Updateable } from "kysely";
import { sql } from "kysely";
import type { Instant } from "#kernel/clock.ts";
import type { Uuid } from "#kernel/ids.ts";
import { type Db, later, type Tables, type Tx } from "#platform/db.ts";
import type { Seat } from "../rules/table.ts";
import type { Course } from "../types.ts";

/** Writes around the handovers: joint tables, doors outside, alarms, short contacts, doors that were shut. */

export function insertTable(
  tx: Tx,
  row: Insertable<Tables["relay.joint_table"]>,
  seated: readonly Seat[],
): void {
  later(tx, tx.insertInto("relay.joint_table").values(row));
  later(
    tx,
    tx.insertInto("relay.seat").values(
      seated.map((seat, index) => ({
        table_id: row.id,
        position: index + 1,
        kind: seat.kind,
        unit_id: seat.unitId,
        person_id: seat.personId,
        name: seat.name,
        came: null,
      })),
    ),
  );
}

export const updateTable = (tx: Tx, id: Uuid, set: Updateable<Tables["relay.joint_table"]>): void =>
  later(tx, tx.updateTable("relay.joint_table").set(set).where("id", "=", id));

export const addSeats = (tx: Tx, tableId: Uuid, after: number, names: readonly string[]): void => {
  if (names.length === 0) return;
  const rows = names.map((name, index) => ({
    table_id: tableId,
    position: after + index + 1,
    kind: "other" as const,
    unit_id: null,
    person_id: null,
    name,
    came: true,
  }));
  later(tx, tx.insertInto("relay.seat").values(rows));
};

export const markSeats = (
  tx: Tx,
  tableId: Uuid,
  what: "came" | "decided",
  positions: readonly number[],
): void =>
  later(
    tx,
    tx
      .updateTable("relay.seat")
      .set({ [what]: sql<boolean>`position = any(${[...positions]}::int[])` })
      .where("table_id", "=", tableId),
  );

export const insertExternal = (tx: Tx, row: Insertable<Tables["relay.external_handover"]>): void =>
  later(tx, tx.insertInto("relay.external_handover").values(row));

export const updateExternal = (tx: Tx, id: Uuid, set: Updateable<Tables["relay.external_handover"]>): void =>
  later(tx, tx.updateTable("relay.external_handover").set(set).where("id", "=", id));

/** What tables were about has ended: on one need, or anywhere on the course. Returns them, for those seated to be told. */
export async function settleTables(
  tx: Tx,
  about: { readonly courseId: Uuid; readonly needId: Uuid | null },
  by: { readonly personId: Uuid; readonly at: Instant },
): Promise<readonly { id: Uuid; units: readonly Uuid[] }[]> {
  const { rows } = await sql<{ id: Uuid; units: Uuid[] }>`
    update relay.joint_table t
       set state = 'settled', outcome = 'needEnded', settled_at = ${by.at}, settled_by = ${by.personId}
     where t.course_id = ${about.courseId} and (${about.needId}::uuid is null or t.need_id = ${about.needId}) and t.state <> 'settled'
    returning t.id, array(select t.convener_id union select s.unit_id from relay.seat s
                           where s.table_id = t.id and s.unit_id is not null) as units`.execute(tx);
  return rows;
}

/** Raised once while uncleared, however often the sweep looks. */
export const raiseAlarm = (tx: Tx, row: Insertable<Tables["relay.alarm"]>): void =>
  later(
    tx,
    tx
      .insertInto("relay.alarm")
      .values(row)
      .onConflict((conflict) => conflict.doNothing()),
  );

/** The same, and whether it was raised now: of several workers that look at once, one says so. */
export async function raiseAlarmOnce(tx: Tx, row: Insertable<Tables["relay.alarm"]>): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto("relay.alarm")
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
}

/** Was it called to attention since then, cleared or not? */
export async function calledSince(
  db: Db,
  courseId: Uuid,
  kind: Tables["relay.alarm"]["kind"],
  since: Instant,
): Promise<boolean> {
  const found = await db
    .selectFrom("relay.alarm")
    .select("id")
    .where("course_id", "=", courseId)
    .where("kind", "=", kind)
    .where("raised_at", ">=", since)
    .limit(1)
    .executeTakeFirst();
  return found !== undefined;
}

/** An alarm is cleared by what is done about it. */
export const clearAlarms = (
  tx: Tx,
  about: { courseId?: Uuid; needId?: Uuid; externalId?: Uuid; tableId?: Uuid; unitId?: Uuid },
  kinds: readonly Tables["relay.alarm"]["kind"][],
  by: Uuid,
  at: Instant,
): void => {
  let query = tx
    .updateTable("relay.alarm")
    .set({ cleared_at: at, cleared_by: by })
    .where("cleared_at", "is", null)
    .where("kind", "in", [...kinds]);
  if (about.courseId) query = query.where("course_id", "=", about.courseId);
  if (about.needId) query = query.where("need_id", "=", about.needId);
  if (about.externalId) query = query.where("external_id", "=", about.externalId);
  if (about.tableId) query = query.where("table_id", "=", about.tableId);
  if (about.unitId) query = query.where("unit_id", "=", about.unitId);
  later(tx, query);
};

/** Nothing calls for anything on the course any more. */
export const clearAllAlarms = (tx: Tx, courseId: Uuid, by: Uuid, at: Instant): void =>
  later(
    tx,
    tx
      .updateTable("relay.alarm")
      .set({ cleared_at: at, cleared_by: by })
      .where("cleared_at", "is", null)
      .where("course_id", "=", courseId),
  );

/** "The citizen stands at another door" goes on as somebody's to deal with: the new holder's, or on the course merged into. */
export const carryArrival = (
  tx: Tx,
  {
    id,
    from,
    into,
    unitId,
  }: { id: Uuid; from: Pick<Course, "id" | "holderId">; into: Pick<Course, "id">; unitId: Uuid },
): void =>
  later(
    tx,
    sql`insert into relay.alarm (id, kind, unit_id, course_id, raised_at)
        select ${id}::uuid, kind, ${unitId}::uuid, ${into.id}::uuid, raised_at from relay.alarm a
         where a.course_id = ${from.id} and a.unit_id = ${from.holderId} and a.kind = 'arrival' and a.cleared_at is null
           and not exists (select from relay.contact k
                            where k.course_id = a.course_id and k.unit_id = ${unitId} and k.way = 'arrived' and k.at >= a.raised_at)
        on conflict do nothing`.compile(tx),
  );

/**
 * What the lead decides about a door outside, and a table whose time has passed, are called to who has them now; what
 * is about the person – a consent that ends, an emergency access, that they ask for help – to who has the baton.
 */
export const carryAlarms = (tx: Tx, courseId: Uuid, by: Uuid, at: Instant): void =>
  later(
    tx,
    sql`with now_with as (
          select a.id, case when a.kind in ('leadDecides', 'lapsedTable') then coalesce(t.convener_id, e.from_unit_id)
                            when a.kind like 'message%' and exists (select from relay.need n where n.course_id = c.id and n.responsible_id = a.unit_id
                                                                     and n.ended_at is null) then a.unit_id
                            else c.holder_id end as unit_id
            from relay.alarm a
            join relay.course c on c.id = a.course_id
            left join relay.joint_table t on t.id = a.table_id and t.state <> 'settled'
            left join relay.external_handover e on e.id = a.external_id and e.ended_at is null
           where a.course_id = ${courseId} and a.cleared_at is null
             and a.kind in ('leadDecides', 'lapsedTable', 'consentEnding', 'wishEnding', 'emergencyAccess', 'citizenAsks', 'lookedForInVain', 'messageByHand', 'messageFailed',
                            'messageUnanswered', 'messageReplied')),
        carried as (
          update relay.alarm a set cleared_at = ${at}, cleared_by = ${by} from now_with n
           where n.id = a.id and n.unit_id <> a.unit_id
          returning a.kind, n.unit_id, a.course_id, a.need_id, a.external_id, a.table_id, a.for_lead, a.raised_at)
        insert into relay.alarm (id, kind, unit_id, course_id, need_id, external_id, table_id, for_lead, raised_at)
        select gen_random_uuid(), kind, unit_id, course_id, need_id, external_id, table_id, for_lead, raised_at from carried
        on conflict do nothing`.compile(tx),
  );

export const insertBriefContact = (tx: Tx, row: Insertable<Tables["relay.brief_contact"]>): void =>
  later(tx, tx.insertInto("relay.brief_contact").values(row));

export const insertTurnedAway = (tx: Tx, row: Insertable<Tables["relay.turned_away"]>): void =>
  later(tx, tx.insertInto("relay.turned_away").values(row));
