import type { Insertable } from "kysely";
import { sql } from "kysely";
import type { Instant } from "#kernel/clock.ts";
import { newId, type Uuid } from "#kernel/ids.ts";
import type { CalendarDay } from "#kernel/time.ts";
import { later, type Tables, type Tx } from "#platform/db.ts";
import type { Course, CourseEnding, NeedEnding } from "../types.ts";
import type { Around } from "./load.ts";

/** Writes to courses and needs. History follows by trigger; `later` sends them with the commit. */

export const insertCourse = (tx: Tx, row: Insertable<Tables["relay.course"]>): void =>
  later(tx, tx.insertInto("relay.course").values(row));

export const insertNeed = (tx: Tx, row: Insertable<Tables["relay.need"]>): void =>
  later(tx, tx.insertInto("relay.need").values(row));

/** Who checks back with a door outside is whoever has the need, or the baton, now. */
const moveOutside = (tx: Tx, courseId: Uuid, move: Move): void =>
  later(
    tx,
    sql`update relay.external_handover e set from_unit_id = ${move.toUnitId}
         where e.course_id = ${courseId} and e.from_unit_id = ${move.fromUnitId} and e.ended_at is null
           and coalesce((select n.responsible_id from relay.need n where n.id = e.need_id),
                        (select c.holder_id from relay.course c where c.id = e.course_id)) = ${move.toUnitId}`.compile(
      tx,
    ),
  );

/** What was prepared and not sent is thrown away where its sender no longer has it, or there is nothing left to send. */
export const withdrawStaleDrafts = (tx: Tx, courseId: Uuid, at: Instant): void =>
  later(
    tx,
    sql`update relay.handover h set state = 'withdrawn', answered_at = ${at}
         where h.course_id = ${courseId} and h.state = 'draft'
           and h.from_unit_id is distinct from coalesce(
                 (select case when n.ended_at is null then n.responsible_id end from relay.need n where n.id = h.need_id),
                 (select c.holder_id from relay.course c where c.id = h.course_id and h.need_id is null and c.state = 'open'))`.compile(
      tx,
    ),
  );

export interface Move {
  readonly fromUnitId: Uuid;
  readonly toUnitId: Uuid;
  readonly handoverId: Uuid;
  readonly contactPersonId: Uuid | null;
  readonly at: Instant;
  readonly around: Around;
}

/** Moves one need, with its next step, to the one who accepted. One that rested as a gap has found somebody: it is open again. */
export function moveNeed(
  tx: Tx,
  need: { readonly id: Uuid; readonly courseId: Uuid },
  move: Move,
  next: { what: string; on: CalendarDay },
): void {
  later(
    tx,
    sql`update relay.need
           set state = 'open', responsible_id = ${move.toUnitId}, held_since = ${move.at}, moved_by = ${move.handoverId},
               contact_person_id = ${move.contactPersonId}, next_step = ${next.what}, next_step_on = ${next.on},
               next_step_unit_id = ${move.toUnitId}
         where id = ${need.id}`.compile(tx),
  );
  if (move.around.outside) moveOutside(tx, need.courseId, move);
}

/**
 * Moves the baton, and with it the needs the sender itself was responsible for. A need the sender has asked others about
 * stays until that is answered: the sender still holds it (law 4).
 */
export function moveCourse(tx: Tx, courseId: Uuid, move: Move): void {
  later(
    tx,
    tx
      .updateTable("relay.course")
      .set({
        holder_id: move.toUnitId,
        held_since: move.at,
        moved_by: move.handoverId,
        contact_person_id: move.contactPersonId,
      })
      .where("id", "=", courseId),
  );
  later(
    tx,
    sql`update relay.need n
           set responsible_id = ${move.toUnitId}, held_since = ${move.at}, moved_by = ${move.handoverId},
               contact_person_id = ${move.contactPersonId}, next_step_unit_id = ${move.toUnitId}
         where n.course_id = ${courseId} and n.responsible_id = ${move.fromUnitId} and n.ended_at is null
           and not exists (select 1 from relay.handover h where h.subject_id = n.id and h.state in ('proposed', 'questioned'))`.compile(
      tx,
    ),
  );
  // The holder's unit sees that its joint tables are held (A4): whoever that is now.
  later(
    tx,
    sql`update relay.joint_table set convener_id = ${move.toUnitId}
         where course_id = ${courseId} and convener_id = ${move.fromUnitId} and open_key`.compile(tx),
  );
  withdrawStaleDrafts(tx, courseId, move.at);
  if (move.around.outside) moveOutside(tx, courseId, move);
}

/** `restsFrom`: a need that rests has been looked at today, and may rest for another while (law 7). */
export const setNextStep = (
  tx: Tx,
  needId: Uuid,
  next: { what: string; on: CalendarDay; unitId: Uuid; restsFrom: CalendarDay | null },
): void =>
  later(
    tx,
    tx
      .updateTable("relay.need")
      .set({
        next_step: next.what,
        next_step_on: next.on,
        next_step_unit_id: next.unitId,
        ...(next.restsFrom && { recognised_on: next.restsFrom }),
      })
      .where("id", "=", needId),
  );

/** What the unit was to do next for others goes to those who have the need. Returns the needs, for them to be told. */
export async function handBackSteps(
  tx: Tx,
  unitId: Uuid,
): Promise<readonly { needId: Uuid; unitId: Uuid; course: Pick<Course, "id" | "region" | "citizenId"> }[]> {
  const { rows } = await sql<{ id: Uuid; responsible: Uuid; course: Uuid; region: string; citizen: Uuid }>`
    update relay.need n set next_step_unit_id = responsible_id from relay.course c
     where c.id = n.course_id and n.next_step_unit_id = ${unitId} and n.held_key and n.responsible_id <> ${unitId}
    returning n.id, n.responsible_id as responsible, c.id as course, c.region, c.citizen_id as citizen`.execute(
    tx,
  );
  return rows.map(({ id, responsible, course, region, citizen }) => ({
    needId: id,
    unitId: responsible,
    course: { id: course, region, citizenId: citizen },
  }));
}

export const endNeed = (
  tx: Tx,
  needId: Uuid,
  state: NeedEnding | "mergedInto",
  at: Instant,
  reason: string | null,
  mergedInto: Uuid | null = null,
): void =>
  later(
    tx,
    tx
      .updateTable("relay.need")
      .set({ state, ended_at: at, end_reason: reason, merged_into: mergedInto })
      .where("id", "=", needId),
  );

export const restNeed = (
  tx: Tx,
  needId: Uuid,
  rest: { gapId: Uuid; on: CalendarDay; reviewOn: CalendarDay; meanwhile: string },
): void =>
  later(
    tx,
    tx
      .updateTable("relay.need")
      .set({
        state: "recognisedGap",
        gap_id: rest.gapId,
        recognised_on: rest.on,
        next_step: rest.meanwhile,
        next_step_on: rest.reviewOn,
      })
      .where("id", "=", needId),
  );

export const reopenNeed = (
  tx: Tx,
  needId: Uuid,
  holderId: Uuid,
  at: Instant,
  next: { what: string; on: CalendarDay },
): void =>
  later(
    tx,
    tx
      .updateTable("relay.need")
      .set({
        state: "open",
        ended_at: null,
        opened_at: at,
        responsible_id: holderId,
        contact_person_id: null,
        next_step: next.what,
        next_step_on: next.on,
        next_step_unit_id: holderId,
      })
      .where("id", "=", needId),
  );

export const closeCourse = (
  tx: Tx,
  course: Course,
  at: Instant,
  how: { reason: CourseEnding; toldCitizen: string; note: string | null; mergedInto?: Uuid },
): void =>
  later(
    tx,
    tx
      .updateTable("relay.course")
      .set({
        state: "closed",
        closed_at: at,
        close_reason: how.reason,
        told_citizen: how.toldCitizen,
        close_note: how.note,
        merged_into: how.mergedInto ?? null,
      })
      .where("id", "=", course.id),
  );

export const setDied = (tx: Tx, courseId: Uuid, at: Instant | null): void =>
  later(tx, tx.updateTable("relay.course").set({ died_at: at }).where("id", "=", courseId));

export const reopenCourse = (tx: Tx, courseId: Uuid, byUnit: Uuid, at: Instant): void =>
  later(
    tx,
    tx
      .updateTable("relay.course")
      .set({
        ...{ state: "open", closed_at: null, opened_at: at, holder_id: byUnit, contact_person_id: null },
        // Whoever comes again lives.
        died_at: null,
      })
      .where("id", "=", courseId),
  );

/** The contact a course begins with: the course says itself when that was. */
export const insertContact = (tx: Tx, row: Insertable<Tables["relay.contact"]>): void =>
  later(tx, tx.insertInto("relay.contact").values(row));

export function recordContact(tx: Tx, row: Insertable<Tables["relay.contact"]>): void {
  insertContact(tx, row);
  if (row.way === "notFound") return;
  later(tx, tx.updateTable("relay.course").set({ last_contact_at: row.at }).where("id", "=", row.course_id));
}

/**
 * The open needs of one course go on in another with the same responsible unit, resting where they rested and waiting for
 * each other as before. Returns how many.
 */
export async function continueNeeds(
  tx: Tx,
  fromCourseId: Uuid,
  intoCourseId: Uuid,
  { at, by }: { at: Instant; by: Uuid },
): Promise<number> {
  const open = await tx
    .selectFrom("relay.need")
    .selectAll()
    .where("course_id", "=", fromCourseId)
    .where("ended_at", "is", null)
    .execute();
  const goesOnAs = new Map(open.map((need) => [need.id, newId()]));
  for (const need of open) {
    const id = goesOnAs.get(need.id) ?? newId();
    insertNeed(tx, {
      id,
      course_id: intoCourseId,
      kind: need.kind,
      citizens_words: need.citizens_words,
      note: need.note,
      urgency: need.urgency,
      responsible_id: need.responsible_id,
      contact_person_id: need.contact_person_id,
      held_since: at,
      duty_bearer_id: need.duty_bearer_id,
      duty_bearer_text: need.duty_bearer_text,
      next_step: need.next_step,
      next_step_on: need.next_step_on,
      next_step_unit_id: need.next_step_unit_id,
      opened_at: at,
      opened_by: by,
      continues: need.id,
    });
    endNeed(tx, need.id, "mergedInto", at, null, id);
  }
  // A need begins open and waiting for none: what is more is said when all of them are there to be pointed to.
  for (const { id, state, gap_id, recognised_on, waits_for } of open) {
    const waitsFor = waits_for === null ? undefined : goesOnAs.get(waits_for);
    if (gap_id === null && waitsFor === undefined) continue;
    const more = { state, gap_id, recognised_on, waits_for: waitsFor ?? null };
    later(tx, tx.updateTable("relay.need").set(more).where("continues", "=", id));
  }
  return open.length;
}
