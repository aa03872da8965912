import { isOfficeClosed } from "#kernel/holidays.ts";
import { addDays, type CalendarDay, daysBetween, weekday } from "#kernel/time.ts";
import type { Answer, AnswerDate } from "../types.ts";

/** The clock on a recommendation that waits for an answer: the same for everybody, and public. */

/** So many working days after the last day to answer, and not before, it is very overdue: about a month. */
export const VERY_OVERDUE_AFTER = 20;

export type ClockState = "running" | "overdue" | "veryOverdue" | "answered" | "stopped";

export interface Clock {
  readonly state: ClockState;
  /** The last day to answer in time, and the first such day that was set. */
  readonly lastDay: CalendarDay;
  readonly firstLastDay: CalendarDay;
  /** How late, as it stands now or as it was when the answer came: 0 is in time. */
  readonly workingDaysLate: number;
  /** Calendar days from the day it was sent until today, or until it was answered or closed. */
  readonly daysWaited: number;
  /** The day of the answer; null: there is none. */
  readonly answeredOn: CalendarDay | null;
  /** Noted is no answer. */
  readonly notedOn: CalendarDay | null;
}

/** Neither Saturday nor Sunday, nor a day on which public offices are closed. */
export const isWorkingDay = (day: CalendarDay): boolean => weekday(day) < 6 && !isOfficeClosed(day);

/** A date that offices are closed on lasts to the next day they are not. */
export function lastDayOf(answerBy: CalendarDay): CalendarDay {
  let day = answerBy;
  while (!isWorkingDay(day)) day = addDays(day, 1);
  return day;
}

/** Working days after `from` up to and with `to`; 0 when `to` is not later. */
export function workingDaysAfter(from: CalendarDay, to: CalendarDay): number {
  const days = daysBetween(from, to);
  let count = 0;
  for (let n = 1; n <= days; n += 1) if (isWorkingDay(addDays(from, n))) count += 1;
  return count;
}

interface Asked {
  readonly sentOn: CalendarDay;
  readonly dates: readonly Pick<AnswerDate, "answerBy">[];
  readonly answers: readonly Pick<Answer, "kind" | "answeredOn">[];
}

/** The newest thing said, if it is an answer. What is only noted is none. */
export const answerIn = <A extends Pick<Answer, "kind">>(answers: readonly A[]): A | null => {
  const newest = answers.at(-1);
  return newest === undefined || newest.kind === "noted" ? null : newest;
};

/** The day the body had answered: put right afterwards, it is the day of the first of those that stand in one row to the end. */
function answeredOn(answers: Asked["answers"]): CalendarDay | null {
  const lastNoted = answers.findLastIndex(({ kind }) => kind === "noted");
  return answers[lastNoted + 1]?.answeredOn ?? null;
}

/**
 * How long it has waited and whether that is too long. Overdue from the day after the last day to answer; very overdue more than
 * `VERY_OVERDUE_AFTER` working days after it. `closedOn`: the council closed it, and nobody is waited for.
 */
export function clockOf(asked: Asked, today: CalendarDay, closedOn: CalendarDay | null = null): Clock {
  const by = asked.dates.at(-1)?.answerBy ?? asked.sentOn;
  const lastDay = lastDayOf(by);
  const answered = answeredOn(asked.answers);
  const until = answered ?? closedOn ?? today;
  const workingDaysLate = workingDaysAfter(lastDay, until);
  return {
    state: stateOf(answered, closedOn, until > lastDay, workingDaysLate),
    lastDay,
    firstLastDay: lastDayOf(asked.dates[0]?.answerBy ?? by),
    workingDaysLate,
    daysWaited: Math.max(0, daysBetween(asked.sentOn, until)),
    answeredOn: answered,
    notedOn: asked.answers.findLast(({ kind }) => kind === "noted")?.answeredOn ?? null,
  };
}

function stateOf(
  answered: CalendarDay | null,
  closedOn: CalendarDay | null,
  passed: boolean,
  late: number,
): ClockState {
  if (answered !== null) return "answered";
  if (closedOn !== null) return "stopped";
  if (!passed) return "running";
  return late > VERY_OVERDUE_AFTER ? "veryOverdue" : "overdue";
}

const ORDER: Readonly<Record<ClockState, number>> = {
  veryOverdue: 0,
  overdue: 1,
  running: 2,
  answered: 3,
  stopped: 4,
};

/** Very overdue first, then overdue, then by who has waited longest, then by whose time is up first. */
export const byUrgency = (a: Clock, b: Clock): number =>
  ORDER[a.state] - ORDER[b.state] || b.daysWaited - a.daysWaited || (a.lastDay < b.lastDay ? -1 : 1);

/** Whether anybody is still waited for. */
export const waits = ({ state }: Clock): boolean => state !== "answered" && state !== "stopped";
