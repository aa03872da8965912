import type { Instant } from "#kernel/clock.ts";
import { addWorkingDays, OFFICE_HOURS } from "#kernel/hours.ts";
import { addDays, type CalendarDay, dayOf, daysBetween, hours, instantAt, plus } from "#kernel/time.ts";
import { type Appointment, BEFORE, type Before, type RightClock, type When } from "./types.ts";

/** What may happen to an appointment, when somebody is reminded of it, and what a right has left: pure functions (law 16). */

export type Ruling =
  | { readonly ok: true }
  | { readonly ok: false; readonly code: string; readonly details: Readonly<Record<string, unknown>> };
const YES: Ruling = { ok: true };
const no = (code: string, details: Readonly<Record<string, unknown>> = {}): Ruling => ({
  ok: false,
  code,
  details,
});

/** Further ahead nobody books, and a slip of the year is caught. */
export const MOST_AHEAD = 730;
/** What was forgotten can be written down so many days later. */
export const MOST_BACK = 14;

/** "Until" earlier than it begins is the next day's: a night. */
export function whenFrom(day: CalendarDay, time: string | undefined, until: string | undefined): When {
  if (time === undefined) return { day, startsAt: null, endsAt: null };
  const endsOn = until !== undefined && until < time ? addDays(day, 1) : day;
  const startsAt = instantAt(day, time);
  const endsAt = until === undefined ? null : instantAt(endsOn, until);
  // On the night the clocks go forward both may be the moment of the jump: then it only begins.
  return { day, startsAt, endsAt: endsAt !== null && endsAt > startsAt ? endsAt : null };
}

/** The moment a reminder of it is of no use from: it has begun, or the day is over. */
export const begins = ({ day, startsAt }: When): Instant => startsAt ?? instantAt(addDays(day, 1), "00:00");

export const sameTime = (one: When, other: When): boolean =>
  one.day === other.day &&
  one.startsAt?.getTime() === other.startsAt?.getTime() &&
  one.endsAt?.getTime() === other.endsAt?.getTime();

/** New times: not long gone by, not years ahead. */
export function mayBeAt({ day }: When, now: Instant): Ruling {
  const away = daysBetween(dayOf(now), day);
  if (away < -MOST_BACK) return no("longPast");
  return away > MOST_AHEAD ? no("dayTooFar", { days: MOST_AHEAD }) : YES;
}

type Seen = Pick<Appointment, "edition" | "state" | "day" | "startsAt">;

/** Two offices at once: the second is told what it is now, and decides anew. */
const isSeen = (it: Seen, edition: number): Ruling =>
  it.edition === edition
    ? YES
    : no("staleAppointment", {
        state: it.state,
        day: it.day,
        startsAt: it.startsAt?.toISOString() ?? null,
        edition: it.edition,
      });

/** Anything about one that is still ahead, or that nobody has said the end of. */
export function mayChange(it: Seen, edition: number): Ruling {
  const seen = isSeen(it, edition);
  if (!seen.ok) return seen;
  return it.state === "booked" ? YES : no("appointmentOver", { state: it.state });
}

export function mayMove(it: Seen & When, edition: number, to: When, now: Instant): Ruling {
  const may = mayChange(it, edition);
  if (!may.ok) return may;
  return sameTime(it, to) ? no("sameTimeAsNow") : mayBeAt(to, now);
}

/** Nobody came before it was, nor failed to. What was said wrongly is said anew. */
export function maySay(
  it: Seen & When,
  edition: number,
  outcome: "attended" | "noShow",
  now: Instant,
): Ruling {
  const seen = isSeen(it, edition);
  if (!seen.ok) return seen;
  if (it.state === "cancelled") return no("appointmentOver", { state: it.state });
  const from = instantAt(it.day, "00:00");
  return now >= (outcome === "attended" ? from : (it.startsAt ?? from)) ? YES : no("appointmentNotYet");
}

export function mayFinish(it: Pick<Appointment, "state" | "step">): Ruling {
  if (it.state !== "noShow") return no("noStepHere");
  return it.step === null ? YES : no("stepIsDone");
}

/** It should be known by now how it went, and nobody has said. */
export const isUnsaid = (it: Pick<Appointment, "state" | "overAt">, now: Instant): boolean =>
  it.state === "booked" && now >= it.overAt;

/** Nobody came: by the end of the next working day somebody has done something about it (law 10). */
export const stepBy = (now: Instant): CalendarDay => dayOf(addWorkingDays(now, 1, OFFICE_HOURS));

// Reminders

const DAYS_BEFORE: Readonly<Partial<Record<Before, number>>> = {
  weekBefore: 7,
  threeDaysBefore: 3,
  dayBefore: 1,
};
/** Days before, in the middle of the morning; on the day itself, before most have left. By the clock on the wall. */
const MORNING = "10:00";
const EARLY = "08:00";

/** When the reminder is due; null: there is none of the kind. Days are days of the calendar and hours are hours, whatever the clocks do. */
export function remindAt(before: Before, when: When): Instant | null {
  const days = DAYS_BEFORE[before];
  if (days !== undefined) return instantAt(addDays(when.day, -days), MORNING);
  if (before === "twoHours") return when.startsAt === null ? null : plus(when.startsAt, -hours(2));
  const early = instantAt(when.day, EARLY);
  return early < begins(when) ? early : null;
}

type Reminded = When & Pick<Appointment, "state" | "timedAt">;

const aheadOf = (it: Reminded, wish: readonly Before[]): readonly { before: Before; at: Instant }[] =>
  BEFORE.filter((before) => wish.includes(before))
    .flatMap((before) => {
      const at = remindAt(before, it);
      // Whoever was told of it after that moment has just been told.
      return at !== null && at >= it.timedAt && at < begins(it) ? [{ before, at }] : [];
    })
    .sort((a, b) => a.at.getTime() - b.at.getTime());

/**
 * What is to be sent now – one at most, the latest that is due – and which earlier ones are passed over for it: a house that was down
 * for a day does not write twice.
 */
export function remindersDue(
  it: Reminded,
  wish: readonly Before[],
  done: readonly Before[],
  now: Instant,
): { readonly send: Before | null; readonly passOver: readonly Before[] } {
  if (it.state !== "booked" || now >= begins(it)) return { send: null, passOver: [] };
  const due = aheadOf(it, wish)
    .filter(({ before, at }) => at <= now && !done.includes(before))
    .map(({ before }) => before);
  return { send: due.at(-1) ?? null, passOver: due.slice(0, -1) };
}

/** When the next one goes, for the pages to say. */
export const nextReminder = (it: Reminded, wish: readonly Before[], now: Instant): Instant | null =>
  it.state === "booked" ? (aheadOf(it, wish).find(({ at }) => at > now)?.at ?? null) : null;

/** A task for a person, or an SMS that is of use for two hours only and is nothing to walk a letter for. */
export const isShort = (before: Before): boolean => before === "twoHours" || before === "sameMorning";

// Rights

/** Days left of a right: 0 on its last day, negative when it has gone by. Nothing that happens to an appointment is asked. */
export const daysLeft = ({ lastOn }: Pick<RightClock, "lastOn">, today: CalendarDay): number =>
  daysBetween(today, lastOn);

export const isPassed = (right: Pick<RightClock, "lastOn" | "ended">, today: CalendarDay): boolean =>
  right.ended === null && daysLeft(right, today) < 0;

export const mayStart = (startedOn: CalendarDay, now: Instant): Ruling => {
  const ago = daysBetween(startedOn, dayOf(now));
  if (ago < 0) return no("dayIsAhead", { on: startedOn });
  return ago > MOST_AHEAD ? no("longPast") : YES;
};
