import type { Instant } from "#kernel/clock.ts";
import type { Uuid } from "#kernel/ids.ts";
import { addDays, type CalendarDay, dayOf, daysBetween } from "#kernel/time.ts";
import type { Course, Need, NeedEnding } from "../types.ts";
import { isOpenNeed } from "./asking.ts";
import { allow, type Ruling, refuse } from "./ruling.ts";

/** A person is "not to be found" only after they were looked for on this many different days since last met (A7). */
export const OUTREACH_DAYS = 3;
/** Law 7: a recognised gap rests at most this long before it is looked at again. */
export const REVIEW_DAYS = 90;
/** Nobody plans a next step further away than this; later is somebody else's never. */
export const FURTHEST_STEP_DAYS = 365;

/** Law 7: given an open need, when its responsible unit ends it, then nothing asked may still be waiting. */
export function mayEnd(
  need: Need,
  byUnit: Uuid,
  ending: NeedEnding,
  facts: { readonly openAsks: number; readonly openOutside: number; readonly daysLookedFor: number },
): Ruling<true> {
  if (!isOpenNeed(need)) return refuse("needEnded", { state: need.state });
  if (need.responsibleId !== byUnit) return refuse("notResponsible", { unitId: need.responsibleId });
  if (facts.openAsks + facts.openOutside > 0)
    return refuse("withdrawFirst", { count: facts.openAsks + facts.openOutside });
  if (ending === "cannotBeFound" && facts.daysLookedFor < OUTREACH_DAYS) {
    return refuse("lookFirst", { days: facts.daysLookedFor, wanted: OUTREACH_DAYS });
  }
  return allow(true);
}

/** Law 7: a course closes only by its holder, with no open need, nothing asked and the citizen told. */
export function mayClose(
  course: Course,
  byUnit: Uuid,
  facts: {
    readonly openNeedKinds: readonly string[];
    readonly openAsks: number;
    readonly openOutside: number;
  },
): Ruling<true> {
  if (course.state === "closed") return refuse("courseClosed");
  if (course.holderId !== byUnit) return refuse("notHolder", { unitId: course.holderId });
  if (facts.openNeedKinds.length > 0) return refuse("needsStillOpen", { kinds: facts.openNeedKinds });
  if (facts.openAsks + facts.openOutside > 0)
    return refuse("withdrawFirst", { count: facts.openAsks + facts.openOutside });
  return allow(true);
}

/** A next step lies today or later, within a year; a rest is looked at again within 90 days. */
export function mayPlan(on: CalendarDay, now: Instant, furthest = FURTHEST_STEP_DAYS): Ruling<true> {
  const ahead = daysBetween(dayOf(now), on);
  if (ahead < 0) return refuse("dayIsPast", { on });
  if (ahead > furthest) return refuse("dayTooFar", { on, days: furthest });
  return allow(true);
}

/** The day a next step falls on when nobody named one: the sooner it is needed, the sooner. */
export const usualDay = (urgency: Need["urgency"], now: Instant): CalendarDay =>
  addDays(dayOf(now), { acute: 0, sameDay: 0, soon: 2, ordinary: 7 }[urgency]);

/** Merging keeps who is responsible (law 3), so both courses must already have one holder and nothing under way. */
export function mayMerge(
  from: Course,
  into: Course,
  byUnit: Uuid,
  facts: { readonly openAsks: number; readonly openOutside: number; readonly openTables: number },
): Ruling<true> {
  if (from.id === into.id) return refuse("sameCourse");
  if (from.state !== "open" || into.state !== "open") return refuse("courseClosed");
  if (from.holderId !== byUnit || into.holderId !== byUnit) return refuse("mergeNeedsOneHolder");
  const waiting = facts.openAsks + facts.openOutside + facts.openTables;
  return waiting > 0 ? refuse("withdrawFirst", { count: waiting }) : allow(true);
}
