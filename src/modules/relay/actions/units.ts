import { isUuid, type Uuid } from "#kernel/ids.ts";
import { Refused } from "#kernel/refusal.ts";
import { type AuditEntry, mayCloseUnit, STAFET_PERSON_ID } from "#modules/identity/index.ts";
import { databaseFault } from "#platform/db.ts";
import { CloseUnit, EmptyUnit } from "../commands.ts";
import { isOpenNeed, mayAnswer } from "../rules/asking.ts";
import { handBackSteps } from "../store/course.ts";
import { withdrawHandover } from "../store/handover.ts";
import { loadHandover, loadSubject } from "../store/load.ts";
import { type Responsibilities, responsibilitiesOf } from "../store/responsibilities.ts";
import type { MakeCommand, RelayDeps, Unasked } from "./command.ts";
import { carriedBy, type LedTo } from "./ledTo.ts";
import { passOn } from "./move.ts";

const isEmpty = (list: Responsibilities & { led: readonly unknown[] }): boolean =>
  list.courses.length + list.needs.length + list.asks.length + list.led.length === 0;

/** Law 8: nobody is orphaned when a unit closes. */
export function unitActions(command: MakeCommand, deps: RelayDeps) {
  const { identity } = deps;
  return {
    /** Closes a unit. By its lead or responsible leader. Throws Refused `unitResponsible` with the list of what to hand over. */
    closeUnit: command("closeUnit", CloseUnit, async ({ tx, actor, command: c, now, happened }) => {
      const card = isUuid(c.unitId) ? (await identity.unitCards(tx, [c.unitId])).get(c.unitId) : undefined;
      if (!card || !mayCloseUnit(actor, card)) throw new Refused("notFound");
      const led = await carriedBy(deps.ledTo, tx, c.unitId);
      const list = { ...(await responsibilitiesOf(tx, c.unitId)), led };
      if (!isEmpty(list)) throw new Refused("unitResponsible", { ...list });
      await returnSteps({ tx, now, happened }, c.unitId);
      try {
        await identity.closeUnit(tx, c.unitId, now);
      } catch (error) {
        // Somebody was given to it between the list and the close: the keys of law 8 hold.
        if (databaseFault(error)?.constraint?.startsWith("law8_")) throw new Refused("unitResponsible", {});
        throw error;
      }
      return { unitId: c.unitId };
    }),

    /**
     * Sends everything the unit is responsible for to the areas' standing receivers, in one go. By its lead or leader.
     * What was asked of it goes back to the senders, who have it all along.
     */
    emptyUnit: command("emptyUnit", EmptyUnit, async (job) => {
      const { tx, actor, command: c, now, happened } = job;
      const card = isUuid(c.unitId) ? (await identity.unitCards(tx, [c.unitId])).get(c.unitId) : undefined;
      if (!card || !mayCloseUnit(actor, card)) throw new Refused("notFound");
      return emptyUnit(deps, { tx, now, happened }, c.unitId, {
        message: c.message,
        by: actor,
      });
    }),
  };
}

/** A unit that closes does nothing next for anybody: whoever is responsible does it, and is told. */
async function returnSteps({ tx, happened }: Unasked, unitId: Uuid): Promise<void> {
  for (const back of await handBackSteps(tx, unitId)) happened("nextStepSet", back);
}

/** Moves all a unit has to the standing receivers by their duty. Also run when a unit was left without members. */
export async function emptyUnit(
  deps: RelayDeps,
  job: Unasked,
  unitId: Uuid,
  { message, by: actor }: { message: string; by: AuditEntry["actor"] },
): Promise<{ moved: number }> {
  const by = actor.personId ?? STAFET_PERSON_ID;
  const list = await responsibilitiesOf(job.tx, unitId);
  const how = { message, agreed: false, notAgreedWhy: message, by };
  let moved = 0;
  for (const { handoverId } of list.asks) {
    const { handover, course } = await loadHandover(job.tx, handoverId);
    if (!mayAnswer(handover, unitId).ok) continue; // answered while we waited for the lock
    withdrawHandover(job.tx, handoverId, { why: message, by, at: job.now });
    job.happened("handoverWithdrawn", {
      course,
      needId: handover.needId,
      handoverId,
      unitId: handover.fromUnitId,
    });
  }
  for (const { courseId } of list.courses) {
    const subject = await loadSubject(job.tx, courseId);
    // Taken by somebody while we waited for the lock: not this unit's to pass on.
    if (subject.course.state !== "open" || subject.course.holderId !== unitId) continue;
    await passOn(deps, job, subject, how);
    moved += 1;
  }
  // Needs that did not go with their course: those the unit had asked others about, and those on others' courses.
  for (const { needId, courseId } of (await responsibilitiesOf(job.tx, unitId)).needs) {
    const subject = await loadSubject(job.tx, courseId, needId);
    if (subject.need === null || !isOpenNeed(subject.need) || subject.need.responsibleId !== unitId) continue;
    await passOn(deps, job, subject, how);
    moved += 1;
  }
  const log: Parameters<NonNullable<LedTo["emptyUnit"]>>[0]["log"] = (action, about) =>
    deps.identity.audit.record(job.tx, [{ at: job.now, actor, action, ...about }]);
  for (const led of deps.ledTo ?? [])
    moved += (await led.emptyUnit?.({ tx: job.tx, personId: by, now: job.now, log }, unitId)) ?? 0;
  await returnSteps(job, unitId);
  return { moved };
}
