import { sql } from "kysely";
import type { Instant } from "#kernel/clock.ts";
import type { Uuid } from "#kernel/ids.ts";
import { Refused } from "#kernel/refusal.ts";
import { STAFET_PERSON_ID } from "#modules/identity/index.ts";
import type { Tx } from "#platform/db.ts";
import { TakeBackDeath } from "../commands.ts";
import { HAS_DIED } from "../defaults.ts";
import { takesPart } from "../policy.ts";
import { clearAllAlarms, updateExternal } from "../store/around.ts";
import { setDied } from "../store/course.ts";
import { withdrawHandover } from "../store/handover.ts";
import { loadSubject } from "../store/load.ts";
import { dropMessages, unbroughtOf } from "../store/messages.ts";
import type { Course } from "../types.ts";
import { settleTablesOf } from "./calling.ts";
import type { MakeCommand, RelayDeps, Unasked } from "./command.ts";
import { finishNeed } from "./finish.ts";
import { unasked } from "./unasked.ts";

/**
 * Somebody has died: what is asked about them, of units and of doors outside, is withdrawn and those asked are told; tables end, alarms
 * are cleared, nothing written to them leaves. Nothing moves and no need ends: they wait with who has them, quietly, for the holder to
 * close the course. The course is locked and open. Again, it does nothing.
 */
export async function stopForDeath({ tx, now, happened }: Unasked, course: Course, by: Uuid): Promise<void> {
  if (course.diedAt !== null) return;
  const { asks, outside } = await underWay(tx, course.id);
  for (const ask of asks) {
    withdrawHandover(tx, ask.id, { why: HAS_DIED, by, at: now });
    // What was never sent concerns nobody else.
    if (ask.sent)
      happened("handoverWithdrawn", {
        ...{ course, needId: ask.needId, handoverId: ask.id, unitId: ask.toUnitId },
        data: { because: "died" },
      });
  }
  for (const { id, needId, fromUnitId } of outside) {
    updateExternal(tx, id, { state: "withdrawn", ended_at: now });
    happened("externalWithdrawn", { course, needId, unitId: fromUnitId, data: { externalId: id } });
  }
  await settleTablesOf({ tx, now, happened }, { course, need: null }, by);
  clearAllAlarms(tx, course.id, by, now);
  if ((await unbroughtOf(tx, course.id)) > 0) dropMessages(tx, course.id, by, now);
  setDied(tx, course.id, now);
  happened("citizenDied", { course, unitId: course.holderId });
}

/** Every open need of the course ends with the person, whoever has it; those who have one are told. The holder closes the course. */
export async function endNeedsForDeath(job: Unasked, course: Course, by: Uuid): Promise<void> {
  const { rows } = await sql<{ id: Uuid }>`
    select id from relay.need where course_id = ${course.id} and ended_at is null order by opened_at, id`.execute(
    job.tx,
  );
  for (const { id } of rows) {
    const { need } = await loadSubject(job.tx, course.id, id);
    if (need)
      await finishNeed(job, { course, need }, { state: "died", reason: null, by }, need.responsibleId);
  }
}

interface UnderWay {
  readonly asks: readonly { id: Uuid; needId: Uuid | null; toUnitId: Uuid; sent: boolean }[];
  readonly outside: readonly { id: Uuid; needId: Uuid | null; fromUnitId: Uuid }[];
}

async function underWay(tx: Tx, courseId: Uuid): Promise<UnderWay> {
  const asks = await sql<UnderWay["asks"][number]>`
    select id, need_id as "needId", to_unit_id as "toUnitId", state <> 'draft' as sent from relay.handover
     where course_id = ${courseId} and state in ('draft', 'proposed', 'questioned') order by proposed_at, id`.execute(
    tx,
  );
  const outside = await sql<UnderWay["outside"][number]>`
    select id, need_id as "needId", from_unit_id as "fromUnitId" from relay.external_handover
     where course_id = ${courseId} and ended_at is null order by id`.execute(tx);
  return { asks: asks.rows, outside: outside.rows };
}

/** It was written of the wrong person: what was open stands again, and the holder asks anew whom they want asked. */
export function takeBack({ tx, happened }: Pick<Unasked, "tx" | "happened">, course: Course): void {
  setDied(tx, course.id, null);
  happened("deathTakenBack", { course, unitId: course.holderId });
}

export const dyingActions = (command: MakeCommand) => ({
  /**
   * They live: it was written of the wrong person. Needs that were not ended stand again as they were; what was asked is asked anew by
   * whoever wants it, and appointments are booked again. By whoever takes part. Throws Refused `notYours`, `courseClosed` – then it is
   * reopened –, `notDead`.
   */
  takeBackDeath: command("takeBackDeath", TakeBackDeath, async ({ tx, actor, command: c, happened }) => {
    const { course } = await loadSubject(tx, c.courseId);
    if (!(await takesPart(tx, actor, course.id))) throw new Refused("notYours");
    if (course.state !== "open") throw new Refused("courseClosed");
    if (course.diedAt === null) throw new Refused("notDead");
    takeBack({ tx, happened }, course);
    return { courseId: course.id };
  }),
});

/** What a ward or a house wrote of one record, on every open course of theirs: in a transaction of its own, by the house itself. */
export function dyingClock(deps: RelayDeps) {
  const { act } = unasked(deps);
  return {
    died: (courseId: Uuid, now: Instant): Promise<void> =>
      act("stopForDeath", now, async (job) => {
        const { course } = await loadSubject(job.tx, courseId);
        if (course.state === "open") await stopForDeath(job, course, STAFET_PERSON_ID);
      }),
  };
}
