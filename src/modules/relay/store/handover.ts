import type { Insertable, Updateable } from "kysely";
import { sql } from "kysely";
import type { Instant } from "#kernel/clock.ts";
import type { Uuid } from "#kernel/ids.ts";
import type { CalendarDay } from "#kernel/time.ts";
import { later, type Tables, type Tx } from "#platform/db.ts";
import type { Rung } from "../rules/ladder.ts";
import type { NextDoor } from "../types.ts";

/** Writes to handovers, their questions, next doors and ladder steps. */

export const insertHandover = (tx: Tx, row: Omit<Insertable<Tables["relay.handover"]>, "exclusive">): void =>
  later(tx, tx.insertInto("relay.handover").values({ ...row, exclusive: true }));

export const updateHandover = (tx: Tx, id: Uuid, set: Updateable<Tables["relay.handover"]>): void =>
  later(tx, tx.updateTable("relay.handover").set(set).where("id", "=", id));

/** The answer "yes", by whoever gave it. */
export const acceptHandover = (
  tx: Tx,
  id: Uuid,
  { by, at, firstContactOn }: { by: Uuid; at: Instant; firstContactOn: CalendarDay | null },
): void =>
  later(
    tx,
    sql`update relay.handover
           set state = 'accepted', next_rung_at = null, accepted_by = ${by}, answered_at = ${at}, answered_by = ${by},
               first_contact_on = ${firstContactOn}
         where id = ${id}`.compile(tx),
  );

/** One acceptance withdraws the other asks and the drafts of the same subject (law 4). */
export const withdrawOthers = (tx: Tx, subjectId: Uuid, winner: Uuid, at: Instant): void =>
  later(
    tx,
    sql`update relay.handover
           set state = 'withdrawn', next_rung_at = null, overtaken_by = ${winner}, answered_at = ${at}
         where subject_id = ${subjectId} and id <> ${winner} and state in ('draft', 'proposed', 'questioned')`.compile(
      tx,
    ),
  );

/** The sender, or what the rules do in its place, no longer asks. */
export const withdrawHandover = (
  tx: Tx,
  id: Uuid,
  { why, by, at }: { why: string | null; by: Uuid; at: Instant },
): void =>
  updateHandover(tx, id, {
    state: "withdrawn",
    next_rung_at: null,
    withdrawn_why: why,
    answered_at: at,
    answered_by: by,
  });

/** A draft to the next door, with what the redirected handover said. */
export const insertPrepared = (
  tx: Tx,
  draft: { id: Uuid; askId: Uuid; from: Uuid; toUnitId: Uuid; at: Instant },
): void =>
  later(
    tx,
    sql`insert into relay.handover (id, course_id, need_id, ask_id, part_of, from_unit_id, to_unit_id, state, exclusive, urgency,
                                    message, agreed_with_citizen, not_agreed_why, legal_basis, plan_on, proposed_by, proposed_at)
        select ${draft.id}::uuid, course_id, need_id, ${draft.askId}::uuid, id, from_unit_id, ${draft.toUnitId}::uuid, 'draft', exclusive,
               urgency, message, agreed_with_citizen, not_agreed_why, legal_basis, plan_on, proposed_by, ${draft.at}::timestamptz
          from relay.handover where id = ${draft.from}`.compile(tx),
  );

export function insertNextDoors(tx: Tx, handoverId: Uuid, doors: readonly NextDoor[]): void {
  if (doors.length === 0) return;
  const rows = doors.map((door, index) => ({
    handover_id: handoverId,
    position: index + 1,
    unit_id: "unitId" in door ? door.unitId : null,
    name: "name" in door ? door.name : null,
    phone: "name" in door ? (door.phone ?? null) : null,
  }));
  later(tx, tx.insertInto("relay.next_door").values(rows));
}

export const insertQuestion = (tx: Tx, row: Insertable<Tables["relay.question"]>): void =>
  later(tx, tx.insertInto("relay.question").values(row));

export const answerQuestions = (tx: Tx, handoverId: Uuid, answer: string, by: Uuid, at: Instant): void =>
  later(
    tx,
    tx
      .updateTable("relay.question")
      .set({ answer, answered_by: by, answered_at: at })
      .where("handover_id", "=", handoverId)
      .where("answer", "is", null),
  );

/** One step up, written once however many workers look: the unique (handover, rung) says so. */
export function insertEscalation(
  tx: Tx,
  id: Uuid,
  handoverId: Uuid,
  step: Rung,
  dueAt: Instant,
  at: Instant,
): void {
  later(
    tx,
    tx.insertInto("relay.escalation").values({
      id,
      handover_id: handoverId,
      rung: step.rung,
      step: step.step,
      due_at: dueAt,
      at,
      unit_id: step.unitId,
      person_id: step.personId,
    }),
  );
  updateHandover(tx, handoverId, { rung: step.rung, next_rung_at: step.nextRungAt });
}
