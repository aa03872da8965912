import type { Instant } from "#kernel/clock.ts";
import { newId, type Uuid } from "#kernel/ids.ts";
import { Refused } from "#kernel/refusal.ts";

import type { Actor } from "#modules/identity/index.ts";
import type { Tx } from "#platform/db.ts";
import { PassToStandingReceiver, TakeOver } from "../commands.ts";
import { nextStepFrom, USUAL_STEPS } from "../defaults.ts";
import { knowsTheCourse } from "../policy.ts";
import { responsibleFor, type Subject, stillOpen } from "../rules/asking.ts";
import { usualDay } from "../rules/ending.ts";
import { obey } from "../rules/ruling.ts";
import { clearAlarms } from "../store/around.ts";
import { moveCourse, moveNeed } from "../store/course.ts";
import { insertHandover, withdrawOthers } from "../store/handover.ts";
import { loadSubject } from "../store/load.ts";
import type { LegalBasis } from "../types.ts";
import { contactPerson } from "./answering.ts";
import { basisFinder } from "./asking.ts";
import type { Job, MakeCommand, RelayDeps } from "./command.ts";

/** Responsibility moves without a preceding ask: a takeover, or the standing receiver's signed duty (law 3). */
export function movingActions(command: MakeCommand, deps: RelayDeps) {
  return {
    /**
     * A recorded takeover: an acceptance without a preceding ask, with its reason. By a member of a unit that is already
     * on the course, was asked about it, sits at its table, or where the citizen has arrived. Whoever had it is told.
     */
    takeOver: command("takeOver", TakeOver, async (job) => {
      const { tx, actor, command: c, now, happened } = job;
      const subject = await loadSubject(tx, c.courseId, c.needId);
      const { course, need } = subject;
      if (!(await knowsTheCourse(tx, actor, course.id))) throw new Refused("notFound");
      obey(stillOpen(subject));
      const from = responsibleFor(subject);
      if (from === actor.unitId) throw new Refused("alreadyHas");
      if (!(need ? actor.unit.holdsNeeds : actor.unit.holdsCourses)) throw new Refused("unitHoldsNoCourses");
      const next = nextStepFrom(c, "accepted", need?.urgency ?? "soon", now);
      const handoverId = takeOver(tx, subject, actor, {
        reason: c.reason,
        agreed: c.agreedWithCitizen,
        notAgreedWhy: c.notAgreedWhy ?? null,
        contactPersonId: await contactPerson(deps, job, c.contactPersonId),
        legalBasis: await basisOfMove(deps, tx, subject, actor.unitId, now),
        next,
        now,
      });
      happened("tookOver", {
        course,
        needId: need?.id ?? null,
        handoverId,
        unitId: from,
        data: { toUnitId: actor.unitId },
      });
      return { handoverId, courseId: course.id };
    }),

    /**
     * A1: a door that cannot carry on passes the baton, or a need, to the area's standing receiver, whose leader signed
     * for it in advance: accepted at once. Throws Refused `noStandingReceiver`, `alreadyHas`.
     */
    passToStandingReceiver: command("passToStandingReceiver", PassToStandingReceiver, async (job) => {
      const { tx, actor, command: c } = job;
      const subject = await loadSubject(tx, c.courseId, c.needId);
      obey(stillOpen(subject));
      if (responsibleFor(subject) !== actor.unitId)
        throw new Refused("notResponsible", { unitId: responsibleFor(subject) });
      const handoverId = await passOn(deps, job, subject, {
        message: c.message,
        agreed: c.agreedWithCitizen,
        notAgreedWhy: c.notAgreedWhy ?? null,
        by: actor.personId,
      });
      return { handoverId };
    }),
  };
}

/** Writes a takeover and moves the subject to the actor's unit. The caller has decided that it may. */
export function takeOver(
  tx: Tx,
  subject: Subject,
  actor: Actor,
  how: {
    reason: string;
    agreed: boolean;
    notAgreedWhy: string | null;
    contactPersonId: Uuid | null;
    legalBasis: LegalBasis;
    next: Parameters<typeof moveNeed>[3];
    now: Instant;
  },
): Uuid {
  const { now, next, contactPersonId } = how;
  const handoverId = accepted(tx, subject, {
    kind: "takeover",
    toUnitId: actor.unitId,
    by: actor.personId,
    dutyId: null,
    ...how,
  });
  const move = {
    fromUnitId: responsibleFor(subject),
    toUnitId: actor.unitId,
    handoverId,
    contactPersonId,
    at: now,
    outside: true,
  };
  moveSubject(tx, subject, move, next, actor.personId);
  return handoverId;
}

/** Gives a subject to the area's standing receiver by its signed duty. Returns the handover. */
export async function passOn(
  deps: RelayDeps,
  { tx, now, happened }: Pick<Job<unknown>, "tx" | "now" | "happened">,
  subject: Subject,
  how: { message: string; agreed: boolean; notAgreedWhy: string | null; by: Uuid },
): Promise<Uuid> {
  const { course, need } = subject;
  const receiver = await deps.identity.standingReceiverFor(tx, course.area);
  if (receiver === null) throw new Refused("noStandingReceiver", { area: course.area });
  const from = responsibleFor(subject);
  if (receiver.unitId === from) throw new Refused("alreadyHas");
  const handoverId = accepted(tx, subject, {
    kind: "duty",
    toUnitId: receiver.unitId,
    reason: how.message,
    agreed: how.agreed,
    notAgreedWhy: how.notAgreedWhy,
    by: how.by,
    dutyId: receiver.dutyId,
    legalBasis: await basisOfMove(deps, tx, subject, receiver.unitId, now),
    now,
  });
  const move = {
    fromUnitId: from,
    toUnitId: receiver.unitId,
    handoverId,
    contactPersonId: null,
    at: now,
    outside: true,
  };
  const next = { what: USUAL_STEPS.passedOn, on: usualDay(need?.urgency ?? "soon", now) };
  moveSubject(tx, subject, move, next, how.by);
  for (const unitId of [receiver.unitId, from]) {
    happened("passedToStandingReceiver", {
      course,
      needId: need?.id ?? null,
      handoverId,
      unitId,
      data: { toUnitId: receiver.unitId },
    });
  }
  return handoverId;
}

/** On what ground the one who takes over may be told by the one who had it (law 13). */
export async function basisOfMove(
  deps: RelayDeps,
  tx: Tx,
  subject: Subject,
  toUnitId: Uuid,
  now: Instant,
): Promise<LegalBasis> {
  const fromUnitId = responsibleFor(subject);
  const cards = await deps.identity.unitCards(tx, [fromUnitId, toUnitId]);
  const [from, to] = [cards.get(fromUnitId), cards.get(toUnitId)];
  if (!from || !to) throw new Refused("unknownDoor");
  return (await basisFinder(deps, tx, subject, { unit: from }, now))(to);
}

function moveSubject(
  tx: Tx,
  { course, need }: Subject,
  move: Parameters<typeof moveNeed>[2],
  next: Parameters<typeof moveNeed>[3],
  by: Uuid,
): void {
  withdrawOthers(tx, need?.id ?? course.id, move.handoverId, move.at);
  if (need) {
    moveNeed(tx, need, move, next);
    clearAlarms(tx, { needId: need.id }, ["standstill"], by, move.at);
  } else moveCourse(tx, course.id, move);
}

function accepted(
  tx: Tx,
  subject: Subject,
  how: {
    kind: "takeover" | "duty";
    toUnitId: Uuid;
    reason: string;
    agreed: boolean;
    notAgreedWhy: string | null;
    by: Uuid;
    dutyId: Uuid | null;
    legalBasis: LegalBasis;
    now: Instant;
  },
): Uuid {
  const id = newId();
  insertHandover(tx, {
    id,
    course_id: subject.course.id,
    need_id: subject.need?.id ?? null,
    kind: how.kind,
    ask_id: newId(),
    from_unit_id: responsibleFor(subject),
    to_unit_id: how.toUnitId,
    state: "accepted",
    urgency: subject.need?.urgency ?? "soon",
    message: how.reason,
    agreed_with_citizen: how.agreed,
    not_agreed_why: how.notAgreedWhy,
    legal_basis: how.legalBasis,
    proposed_by: how.by,
    proposed_at: how.now,
    answered_at: how.now,
    answered_by: how.by,
    accepted_by: how.dutyId === null ? how.by : null,
    duty_id: how.dutyId,
  });
  return id;
}
