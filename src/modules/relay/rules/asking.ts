import type { Instant } from "#kernel/clock.ts";
import { addOpenTime, openTimeBetween } from "#kernel/hours.ts";
import type { Uuid } from "#kernel/ids.ts";
import { minutes, plus } from "#kernel/time.ts";
import { type Answerer, answerBy, answerTimesOf, runsByTheClock, type Urgency } from "#kernel/urgency.ts";
import type { Course, Handover, Need } from "../types.ts";
import { allow, type Ruling, refuse } from "./ruling.ts";

/** A door that could be asked, as far as the rule needs to know it. */
export interface Door extends Answerer {
  readonly id: Uuid;
  readonly name: string;
  readonly region: string;
  readonly isOpen: boolean;
  readonly answersAsks: boolean;
  readonly holdsCourses: boolean;
  readonly holdsNeeds: boolean;
}

/** What is handed over: a need on a course, or the course itself. */
export interface Subject {
  readonly course: Course;
  readonly need: Need | null;
  /** Law 4: may several be asked at once? The course itself never may. */
  readonly several: boolean;
}

export const responsibleFor = ({ course, need }: Subject): Uuid => need?.responsibleId ?? course.holderId;
export const isOpenNeed = (need: Need): boolean => need.state === "open" || need.state === "recognisedGap";

/** Whether the subject is still there to be moved: an open need on an open course. */
export function stillOpen({ course, need }: Subject): Ruling<true> {
  if (course.state !== "open") return refuse("courseClosed");
  if (need !== null && !isOpenNeed(need)) return refuse("needEnded", { state: need.state });
  return allow(true);
}

/** The same, and there is somebody to ask about: they live. */
export function mayBeAskedAbout(subject: Subject): Ruling<true> {
  const open = stillOpen(subject);
  return open.ok && subject.course.diedAt !== null ? refuse("citizenDied") : open;
}

/**
 * Given who is responsible, when their unit asks one or several doors, then each is asked – unless the subject is
 * closed, the asker is not responsible, a door cannot answer or is in another region, or law 4 allows one at a time. Moves nothing (law 3).
 */
export function mayAsk(
  subject: Subject,
  byUnit: Uuid,
  doors: readonly Door[],
  pending: readonly Pick<Handover, "toUnitId">[],
): Ruling<true> {
  const open = mayBeAskedAbout(subject);
  if (!open.ok) return open;
  if (responsibleFor(subject) !== byUnit)
    return refuse("notResponsible", { unitId: responsibleFor(subject) });
  if (!subject.several && (doors.length > 1 || pending.length > 0)) {
    return refuse("oneAtATime", { unitId: pending[0]?.toUnitId ?? null });
  }
  for (const [index, door] of doors.entries()) {
    if (door.id === byUnit) return refuse("toItself", { unit: door.name });
    if (doors.findIndex((other) => other.id === door.id) !== index)
      return refuse("alreadyAsked", { unit: door.name });
    // Another region is another data controller: phoned like any door outside (A11).
    if (door.region !== subject.course.region) return refuse("doorInAnotherRegion", { unit: door.name });
    const holds = subject.need === null ? door.holdsCourses : door.holdsNeeds;
    if (!door.isOpen || !door.answersAsks || !holds) return refuse("doorCannotHold", { unit: door.name });
    if (pending.some((ask) => ask.toUnitId === door.id)) return refuse("alreadyAsked", { unit: door.name });
  }
  return allow(true);
}

/** Whether the unit may answer this handover now. Refusals say what happened meanwhile, so that the page can tell. */
export function mayAnswer(handover: Handover, unitId: Uuid): Ruling<true> {
  if (handover.toUnitId !== unitId) return refuse("notYours");
  switch (handover.state) {
    case "proposed":
    case "questioned":
      return allow(true);
    case "draft":
      return refuse("notSent");
    default:
      return refuse("alreadyAnswered", { state: handover.state });
  }
}

/** The sender's own answers: withdraw, answer a question, send what was prepared. */
export function maySteer(
  handover: Handover,
  unitId: Uuid,
  states: readonly Handover["state"][],
): Ruling<true> {
  if (handover.fromUnitId !== unitId) return refuse("notYours");
  if (!states.includes(handover.state)) return refuse("alreadyAnswered", { state: handover.state });
  return allow(true);
}

/** Law 6: when the answer is due, and with it the first step of the ladder. */
export const clockFor = (urgency: Urgency, unit: Answerer, now: Instant) => {
  const due = answerBy(urgency, unit.openingHours, now, answerTimesOf(unit));
  return { answerBy: due, nextRungAt: due };
};

/** A receiver that was overdue when it asked still gets a moment with the answer. */
const SHORTEST_LEFT = minutes(30);

/** A question pauses the receiver's clock and starts the sender's. */
export function pauseClock(handover: Handover, receiver: Answerer, sender: Answerer, now: Instant) {
  return {
    clockWith: "sender" as const,
    clockLeftMs: Math.max(leftOf(handover, receiver, now), SHORTEST_LEFT),
    ...clockFor(handover.urgency, sender, now),
  };
}

/** What the receiver has left: while an earlier question waits, what it had when it asked that. */
function leftOf(handover: Handover, receiver: Answerer, now: Instant): number {
  if (handover.clockWith === "sender") return handover.clockLeftMs ?? 0;
  const due = handover.answerBy ?? now;
  return runsByTheClock(handover.urgency, receiver)
    ? due.getTime() - now.getTime()
    : openTimeBetween(receiver.openingHours, now, due);
}

/** The answer gives the receiver back what it had left, counted in the same kind of time. */
export function resumeClock(handover: Handover, receiver: Answerer, now: Instant) {
  const left = handover.clockLeftMs ?? SHORTEST_LEFT;
  const due = runsByTheClock(handover.urgency, receiver)
    ? plus(now, left)
    : addOpenTime(receiver.openingHours, now, left);
  return { clockWith: "receiver" as const, clockLeftMs: null, answerBy: due, nextRungAt: due };
}
