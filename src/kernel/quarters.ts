import { addDays, type CalendarDay, calendarDay } from "./time.ts";

/** Whole quarters whose figures stand still: what is published counts in these and in nothing else (law 15). */

/** So long after a quarter it is counted: what was done in it cannot be called off any more, and thirty days of what followed are known. */
export const SETTLED_AFTER = 31;

export interface Quarter {
  readonly year: number;
  /** 1 to 4. */
  readonly quarter: number;
  readonly from: CalendarDay;
  /** The first day after it. */
  readonly until: CalendarDay;
}

/** The newest whole quarters that have stood still for a month, the newest first. Pure. */
export function quartersShown(today: CalendarDay, most: number): readonly Quarter[] {
  const running = quarterNumber(addDays(today, -SETTLED_AFTER));
  return Array.from({ length: most }, (_, n) => quarterOf(running - 1 - n));
}

/** The quarter that begins on a day. Throws RangeError for any other day. */
export function quarterFrom(day: CalendarDay): Quarter {
  const found = quarterOf(quarterNumber(day));
  if (found.from !== day) throw new RangeError(`No quarter begins on ${day}`);
  return found;
}

const quarterNumber = (day: CalendarDay): number =>
  Number(day.slice(0, 4)) * 4 + Math.floor((Number(day.slice(5, 7)) - 1) / 3);

const firstDay = (number: number): CalendarDay =>
  calendarDay(`${Math.floor(number / 4)}-${String((number % 4) * 3 + 1).padStart(2, "0")}-01`);

const quarterOf = (number: number): Quarter => ({
  year: Math.floor(number / 4),
  quarter: (number % 4) + 1,
  from: firstDay(number),
  until: firstDay(number + 1),
});

/** What a module counted in one quarter, for one region and – where it is told apart – one municipality and one part. Exact: not for anybody's eyes. */
export interface Tally {
  readonly region: string;
  /** Four digits; absent: the whole region. */
  readonly area?: string;
  /** A need's kind, and the like; absent: all of it. */
  readonly part?: string;
  readonly count: number;
  /** Of how many, where it is a share; how many the middle is of. */
  readonly of?: number;
  /** How many persons it is of; absent where what is counted knows of no person. */
  readonly people?: number;
  /** Half are below, half above. */
  readonly middle?: number | null;
}
