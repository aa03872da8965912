import type { Instant } from "#kernel/clock.ts";
import { newId, type Uuid } from "#kernel/ids.ts";
import { Refused } from "#kernel/refusal.ts";
import type { Actor } from "#modules/identity/index.ts";
import type { Tx } from "#platform/db.ts";
import { USUAL_STEPS } from "../defaults.ts";
import { responsibleFor, type Subject } from "../rules/asking.ts";
import { usualDay } from "../rules/ending.ts";
import { carryAlarms, carryArrival, clearAlarms } from "../store/around.ts";
import { type Move, moveCourse, moveNeed } from "../store/course.ts";
import { insertHandover, withdrawOthers } from "../store/handover.ts";
import { ANYTHING, openAsks } from "../store/load.ts";
import type { LegalBasis, NextStep } from "../types.ts";
import { basisFinder } from "./asking.ts";
import type { Job, RelayDeps, Unasked } from "./command.ts";

/** How responsibility moves once it is decided that it does: the same for an answer, a takeover and a signed duty. */

/** The colleague named, or whoever answers; a token is nobody to ring. Throws Refused `notAColleague`. */
export async function contactPerson(
  { identity }: Pick<RelayDeps, "identity">,
  { tx, actor }: Pick<Job<unknown>, "tx" | "actor">,
  asked: Uuid | undefined,
): Promise<Uuid | null> {
  if (asked === undefined || asked === actor.personId) return actor.technical ? null : actor.personId;
  const colleagues = await identity.membersOf(tx, actor.unitId);
  if (!colleagues.some((one) => one.personId === asked && !one.technical)) throw new Refused("notAColleague");
  return asked;
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
    next: NextStep;
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
    around: ANYTHING,
  };
  moveSubject(tx, subject, move, next, actor.personId);
  return handoverId;
}

/** Tells the doors that were still asked that somebody has it now (law 4). Before it moves: afterwards they no longer are. */
export async function tellOvertaken(
  { tx, happened }: Unasked,
  { course, need }: Subject,
  toUnitId: Uuid,
): Promise<void> {
  for (const ask of await openAsks(tx, need?.id ?? course.id)) {
    happened("handoverWithdrawn", {
      course,
      needId: need?.id ?? null,
      handoverId: ask.id,
      unitId: ask.toUnitId,
      data: { overtakenBy: toUnitId },
    });
  }
}

/** Gives a subject to the area's standing receiver by its signed duty. Returns the handover. */
export async function passOn(
  deps: RelayDeps,
  { tx, now, happened }: Unasked,
  subject: Subject,
  how: { message: string; agreed: boolean; notAgreedWhy: string | null; by: Uuid },
): Promise<Uuid> {
  const { course, need } = subject;
  const receiver = await deps.identity.standingReceiverFor(tx, course.area);
  if (receiver === null) throw new Refused("noStandingReceiver", { area: course.area });
  const from = responsibleFor(subject);
  if (receiver.unitId === from) throw new Refused("alreadyHas");
  await tellOvertaken({ tx, now, happened }, subject, receiver.unitId);
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
    around: ANYTHING,
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

/**
 * Moves a need, or the baton, to the one who took it: other asks are withdrawn (law 4), and what had been called to the old
 * unit's attention is called to the new one's when it is still so.
 */
export function moveSubject(tx: Tx, { course, need }: Subject, move: Move, next: NextStep, by: Uuid): void {
  if (move.around.asks) withdrawOthers(tx, need?.id ?? course.id, move.handoverId, move.at);
  if (need) moveNeed(tx, need, move, next);
  else moveCourse(tx, course.id, move);
  if (!move.around.alarms) return;
  if (!need) carryArrival(tx, { id: newId(), from: course, into: course, unitId: move.toUnitId });
  const about = need ? { needId: need.id } : { courseId: course.id, unitId: move.fromUnitId };
  clearAlarms(tx, about, ["standstill", "arrival", "checkBack"], by, move.at);
  carryAlarms(tx, course.id, by, move.at);
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
