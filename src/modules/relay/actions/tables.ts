import { sql } from "kysely";
import { isUuid, type Uuid } from "#kernel/ids.ts";
import { Refused } from "#kernel/refusal.ts";
import { addDays, dayOf } from "#kernel/time.ts";
import type { Tx } from "#platform/db.ts";
import { CallTable, HoldTable, SettleTable } from "../commands.ts";
import { dayGiven, nextStepFrom, USUAL_STEPS } from "../defaults.ts";
import { maySettleByTaking, takesPart } from "../policy.ts";
import { mayBeAskedAbout, responsibleFor, stillOpen } from "../rules/asking.ts";
import { REVIEW_DAYS } from "../rules/ending.ts";
import { obey } from "../rules/ruling.ts";
import { mayTake, mayWriteOn } from "../rules/table.ts";
import { addSeats, clearAlarms, markSeats, updateTable } from "../store/around.ts";
import { restNeed } from "../store/course.ts";
import { asksSinceMoved, loadSubject, movedSince } from "../store/load.ts";
import { callTable } from "./calling.ts";
import type { MakeCommand, RelayDeps } from "./command.ts";
import { basisOfMove, takeOver, tellOvertaken } from "./move.ts";

/** A4: the joint table, called by hand too, held, and settled with a taker or a recorded unmet need. */
export function tableActions(command: MakeCommand, deps: RelayDeps) {
  return {
    /** Calls the leaders of the doors asked so far. By whoever takes part; an open table is returned as it is. */
    callTable: command("callTable", CallTable, async (job) => {
      const { tx, actor, command: c } = job;
      const subject = await loadSubject(tx, c.courseId, c.needId);
      if (!(await takesPart(tx, actor, c.courseId))) throw new Refused("notYours");
      obey(mayBeAskedAbout(subject));
      const past = await asksSinceMoved(tx, subject.need?.id ?? subject.course.id);
      const asked = [responsibleFor(subject), ...past.map((ask) => ask.toUnitId)];
      const tableId = await callTable(deps, job, subject, "called", asked, {
        ...c,
        calledBy: actor.personId,
      });
      return { tableId };
    }),

    /**
     * Writes the meeting down: who came, what was said, the citizen's wish first. By the unit that convenes it. Throws
     * Refused `stale` when somebody has written on it since the edition given.
     */
    holdTable: command("holdTable", HoldTable, async ({ tx, actor, command: c, now, happened }) => {
      const table = await lockTable(tx, c.tableId);
      obey(mayWriteOn({ state: table.state, convenerId: table.convener_id }, actor.unitId));
      if (c.edition !== undefined && c.edition !== table.edition) throw new Refused("stale");
      updateTable(tx, table.id, {
        state: "held",
        held_at: table.held_at ?? now,
        edition: table.edition + 1,
        ...(c.notes === undefined ? {} : { notes: c.notes }),
        ...(c.citizenWish === undefined ? {} : { citizen_wish: c.citizenWish }),
        ...(c.spokesperson === undefined ? {} : { spokesperson: c.spokesperson }),
      });
      if (c.came) markSeats(tx, table.id, "came", c.came);
      addSeats(tx, table.id, table.seats, c.others);
      const { course } = await loadSubject(tx, table.course_id);
      happened("tableHeld", {
        course,
        needId: table.need_id,
        unitId: table.convener_id,
        data: { tableId: table.id },
      });
      return { tableId: table.id };
    }),

    /**
     * Ends it. With a taker: by a lead of a seated unit that takes over there and then – that is the acceptance – or by
     * the convener when somebody has taken it meanwhile. As an unmet need: by the convener, with the names of those who
     * decided; the need rests as a recognised gap and stays with the one who has it. Both say who pays meanwhile.
     */
    settleTable: command("settleTable", SettleTable, async ({ tx, actor, command: c, now, happened }) => {
      const table = await lockTable(tx, c.tableId);
      const subject = await loadSubject(tx, table.course_id, table.need_id);
      const { course, need } = subject;
      const settled = {
        state: "settled" as const,
        held_at: table.held_at ?? now,
        settled_at: now,
        settled_by: actor.personId,
      };
      markSeats(tx, table.id, "decided", c.decided);
      clearAlarms(tx, { tableId: table.id }, ["lapsedTable"], actor.personId, now);
      const told = { course, needId: need?.id ?? null, data: { tableId: table.id, outcome: c.outcome } };
      if (c.outcome === "taker") {
        const taken = await movedSince(tx, need?.id ?? course.id, table.called_at);
        let handoverId = taken?.handoverId;
        let takerId = taken?.unitId ?? actor.unitId;
        if (taken && actor.unitId === table.convener_id) {
          obey(mayWriteOn({ state: table.state, convenerId: table.convener_id }, actor.unitId));
        } else {
          obey(stillOpen(subject));
          obey(
            mayTake(
              { state: table.state, seatedUnitIds: table.seated ?? [] },
              responsibleFor(subject),
              actor.unitId,
            ),
          );
          if (!maySettleByTaking(actor)) throw new Refused("notAllowedLeadOnly");
          takerId = actor.unitId;
          await tellOvertaken({ tx, now, happened }, subject, takerId);
          handoverId = takeOver(tx, subject, actor, {
            reason: c.whoPays,
            // A13: agreed where the citizen, or who speaks for them, was at the table.
            agreed: table.citizen_came,
            notAgreedWhy: table.citizen_came ? null : USUAL_STEPS.notAtTheTable,
            contactPersonId: actor.technical ? null : actor.personId,
            legalBasis: await basisOfMove(deps, tx, subject, actor.unitId, now),
            next: nextStepFrom(c, "accepted", need?.urgency ?? "soon", now),
            now,
          });
        }
        updateTable(tx, table.id, {
          ...settled,
          outcome: "taker",
          taker_unit_id: takerId,
          taker_handover_id: handoverId ?? null,
          who_pays: c.whoPays,
        });
        for (const unitId of new Set([table.convener_id, takerId]))
          happened("tableSettled", { ...told, unitId });
        return { tableId: table.id };
      }
      obey(mayWriteOn({ state: table.state, convenerId: table.convener_id }, actor.unitId));
      const today = dayOf(now);
      const reviewOn = c.reviewOn ? dayGiven(c.reviewOn, now, REVIEW_DAYS) : addDays(today, REVIEW_DAYS);
      const gapId = await deps.directory.feedGap(tx, {
        region: course.region,
        area: course.area,
        needKind: need?.kind ?? "other",
        cause: "unmetNeed",
        note: c.note,
        unitId: actor.unitId,
        now,
      });
      if (need && need.state === "open") {
        restNeed(tx, need.id, { gapId, on: today, reviewOn, meanwhile: c.meanwhile });
        clearAlarms(tx, { needId: need.id }, ["standstill"], actor.personId, now);
      }
      updateTable(tx, table.id, { ...settled, outcome: "unmetNeed", gap_id: gapId, who_pays: c.whoPays });
      happened("tableSettled", { ...told, unitId: table.convener_id });
      return { tableId: table.id };
    }),
  };
}

/** The table with its seats, locked behind its course. */
async function lockTable(tx: Tx, id: Uuid) {
  if (!isUuid(id)) throw new Refused("notFound");
  const found = await tx
    .selectFrom("relay.joint_table")
    .select("course_id")
    .where("id", "=", id)
    .executeTakeFirst();
  if (!found) throw new Refused("notFound");
  await loadSubject(tx, found.course_id);
  const { rows } = await sql<{
    id: Uuid;
    course_id: Uuid;
    need_id: Uuid | null;
    state: "called" | "held" | "settled";
    convener_id: Uuid;
    called_at: Date;
    held_at: Date | null;
    edition: number;
    seats: number;
    seated: Uuid[] | null;
    citizen_came: boolean;
  }>`
    select t.id, t.course_id, t.need_id, t.state, t.convener_id, t.called_at, t.held_at, t.edition,
           (select max(position) from relay.seat s where s.table_id = t.id) as seats,
           (select array_agg(s.unit_id) from relay.seat s where s.table_id = t.id and s.unit_id is not null) as seated,
           exists (select 1 from relay.seat s where s.table_id = t.id and s.position = 1 and s.came) as citizen_came
      from relay.joint_table t where t.id = ${id}`.execute(tx);
  const row = rows[0];
  if (!row) throw new Refused("notFound");
  return row;
}
