import type { Instant } from "#kernel/clock.ts";
import {
  addDays,
  type CalendarDay,
  dayOf,
  hours,
  instantAt,
  minuteOfDay,
  momentOf,
  plus,
} from "#kernel/time.ts";
import type { Schedule } from "../model.ts";
import { type Matcher, matcherOf } from "./recurrence.ts";

/**
 * When a service is open, from what HSDS says of it. Wall-clock times in Denmark; a schedule that ends at or before it begins
 * ends the next day. What is said nearest to the door holds: of the place itself, else of the service, else of the house.
 */

/** A stretch of opening, in milliseconds since 1970: from the first moment to the one it is closed again. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** The schedules that hold: those of the most particular level that has any with times. */
export const schedulesThatHold = (
  levels: readonly (readonly Schedule[] | undefined)[],
): readonly Schedule[] => levels.find((level) => level?.some(isTimed)) ?? [];

const isTimed = ({ opensAt, closesAt }: Schedule): boolean => opensAt !== undefined && closesAt !== undefined;

interface Timed {
  readonly matches: Matcher;
  readonly opens: number;
  readonly closes: number;
}

const timed = (schedules: readonly Schedule[]): Timed[] =>
  schedules.flatMap((schedule) => {
    const { opensAt, closesAt } = schedule;
    if (opensAt === undefined || closesAt === undefined || opensAt === "24:00") return [];
    const [opens, closes] = [minuteOfDay(opensAt), minuteOfDay(closesAt)];
    return [{ matches: matcherOf(schedule), opens, closes: closes > opens ? closes : closes + 1440 }];
  });

/**
 * When it is open from the day of `from` and so many days on, in order and joined where they meet. A night that began the
 * day before is in it.
 */
export function openStretches(schedules: readonly Schedule[], from: Instant, days: number): Stretch[] {
  const rules = timed(schedules);
  const found: Stretch[] = [];
  const first = dayOf(from);
  for (let ahead = -1; ahead < days; ahead++) {
    const day = addDays(first, ahead);
    for (const rule of rules) if (rule.matches(day)) found.push(onDay(day, rule));
  }
  const begins = momentOf(first, 0);
  return joined(found).flatMap(({ from: start, to }) =>
    to > begins ? [{ from: Math.max(start, begins), to }] : [],
  );
}

const onDay = (day: CalendarDay, { opens, closes }: Timed): Stretch => ({
  from: momentOf(day, opens),
  to: closes <= 1440 ? momentOf(day, closes) : momentOf(addDays(day, 1), closes - 1440),
});

function joined(stretches: readonly Stretch[]): Stretch[] {
  const told: { from: number; to: number }[] = [];
  for (const { from, to } of [...stretches].sort((a, b) => a.from - b.from)) {
    const last = told.at(-1);
    // The spring night can swallow a stretch whole.
    if (to <= from) continue;
    if (last && from <= last.to) last.to = Math.max(last.to, to);
    else told.push({ from, to });
  }
  return told;
}

/** Open now, until when, or when next. `until` is as far as the stretches were worked out. */
export function openingAt(stretches: readonly Stretch[], now: Instant, until: Instant) {
  const moment = now.getTime();
  const current = stretches.find(({ from, to }) => from <= moment && moment < to);
  const next = stretches.find(({ from }) => from > moment);
  const closes = current && current.to < until.getTime() ? new Date(current.to) : null;
  return {
    openNow: current !== undefined,
    closesAt: closes,
    opensAt: current || !next ? null : new Date(next.from),
  };
}

/** The evening and night people mean by "tonight": from six to six, what is left of it. */
export function tonight(now: Instant): { readonly from: Instant; readonly to: Instant } {
  const today = dayOf(now);
  const morning = instantAt(today, "06:00");
  if (now < morning) return { from: now, to: morning };
  const evening = instantAt(today, "18:00");
  return { from: now > evening ? now : evening, to: instantAt(addDays(today, 1), "06:00") };
}

export interface WeekRow {
  readonly day: CalendarDay;
  /** As they are written: "22:00"–"07:00" ends the next morning. Null where the schedule tells no times. */
  readonly spans: readonly { readonly opensAt: string | null; readonly closesAt: string | null }[];
}

/** Seven days from `from` as rows of a table: what a page or a poster shows, in order of time. */
export function weekTable(schedules: readonly Schedule[], from: CalendarDay): WeekRow[] {
  const rules = schedules.map((schedule) => ({ schedule, matches: matcherOf(schedule) }));
  return Array.from({ length: 7 }, (_, ahead) => {
    const day = addDays(from, ahead);
    const spans = rules
      .filter(({ matches }) => matches(day))
      .map(({ schedule: { opensAt, closesAt } }) => ({
        opensAt: opensAt ?? null,
        closesAt: closesAt ?? null,
      }))
      .sort((a, b) => (a.opensAt ?? "").localeCompare(b.opensAt ?? ""));
    return { day, spans };
  });
}

/** How far ahead opening is worked out for the search, and the moment it reaches. */
export const DAYS_AHEAD = 14;
export const reach = (from: Instant): Instant => instantAt(addDays(dayOf(from), DAYS_AHEAD), "00:00");

/** When the stretches worked out at `from` are due to be worked out again: well before they run out. */
export const dueAgain = (from: Instant): Instant => plus(reach(from), -hours(24 * 7));
