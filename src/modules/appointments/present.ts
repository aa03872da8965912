import type { Instant } from "#kernel/clock.ts";
import type { Uuid } from "#kernel/ids.ts";
import { type CalendarDay, dayOf } from "#kernel/time.ts";
import { daysLeft, isUnsaid } from "./rules.ts";
import type { Appointment, RightClock } from "./types.ts";
import type { Named, RightView, TodayLine, TodayWhy } from "./view-types.ts";

/** What stands on *I dag*, and why; what a right has left. Pure. */

/** So many days before its last day a right stands on *I dag*. */
export const RIGHT_SHOWN_DAYS = 7;

export const rightOf = (right: RightClock, today: CalendarDay): RightView => ({
  id: right.id,
  needId: right.needId,
  kind: right.kind,
  about: right.about,
  startedOn: right.startedOn,
  lastOn: right.lastOn,
  daysLeft: daysLeft(right, today),
  source: right.source,
  ended: right.ended,
});

/** Why it stands there now, the gravest first; null: it does not. */
export function whyToday(it: Appointment, now: Instant): TodayWhy | null {
  if (it.state === "noShow") return it.step === null ? "noShow" : null;
  if (it.state !== "booked") return null;
  if (isUnsaid(it, now)) return "unsaid";
  if (it.cannotComeAt !== null) return "cannotCome";
  return it.day <= dayOf(now) ? "today" : null;
}

export interface Shown {
  readonly knownAs: string;
  readonly guest: boolean;
  readonly where: string;
}

export function todayLine(it: Appointment, why: TodayWhy, shown: Shown, now: Instant): TodayLine {
  const on = why === "noShow" && it.stepOn !== null ? it.stepOn : it.day;
  return {
    why,
    id: it.id,
    courseId: it.courseId,
    knownAs: shown.knownAs,
    place: shown.where,
    company: it.company,
    day: it.day,
    startsAt: it.startsAt,
    endsAt: it.endsAt,
    on,
    late: why === "noShow" ? on < dayOf(now) : why === "unsaid" && it.day < dayOf(now),
    daysLeft: null,
    guest: shown.guest,
    edition: it.edition,
  };
}

export const rightLine = (right: RightClock, knownAs: string, today: CalendarDay): TodayLine => ({
  why: daysLeft(right, today) < 0 ? "rightPassed" : "right",
  id: right.id,
  courseId: right.courseId,
  knownAs,
  place: right.about,
  company: null,
  day: right.lastOn,
  startsAt: null,
  endsAt: null,
  on: right.lastOn,
  late: daysLeft(right, today) < 0,
  daysLeft: daysLeft(right, today),
  guest: false,
  edition: 0,
});

/** What calls for something stands first, then the day in its order. */
const RANK: Readonly<Record<TodayWhy, number>> = {
  cannotCome: 0,
  rightPassed: 1,
  unsaid: 2,
  noShow: 3,
  today: 4,
  right: 5,
};
export const inOrder = (a: TodayLine, b: TodayLine): number =>
  RANK[a.why] - RANK[b.why] ||
  a.on.localeCompare(b.on) ||
  (a.startsAt?.getTime() ?? Number.POSITIVE_INFINITY) - (b.startsAt?.getTime() ?? Number.POSITIVE_INFINITY) ||
  a.id.localeCompare(b.id);

export const named = (names: ReadonlyMap<Uuid, string>, id: Uuid | null): Named | null => {
  const name = id === null ? undefined : names.get(id);
  return id === null || name === undefined ? null : { id, name };
};
