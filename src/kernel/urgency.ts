import type { Instant } from "./clock.ts";
import { exhaustive } from "./exhaustive.ts";
import type { OpeningHours } from "./hours.ts";
import { addOpenTime, addWorkingDays, openTimeBetween } from "./hours.ts";
import { isRecord } from "./record.ts";
import type { FieldError, Result } from "./refusal.ts";
import { minutes, plus } from "./time.ts";

/** How soon an answer is needed, most urgent first. */
export const URGENCIES = ["acute", "sameDay", "soon", "ordinary"] as const;
export type Urgency = (typeof URGENCIES)[number];

/**
 * How long a receiver has. `clock` runs day and night, `openTime` only while the unit is open (both in minutes);
 * `workingDays` ends when the unit closes on the n-th following day it opens.
 */
export type AnswerTime =
  | { kind: "clock"; minutes: number }
  | { kind: "openTime"; minutes: number }
  | { kind: "workingDays"; days: number };

/** One organisation's answer times: plain data, stored as JSON. */
export type AnswerTimes = Readonly<Record<Urgency, AnswerTime>>;

export const DEFAULT_ANSWER_TIMES: AnswerTimes = {
  acute: { kind: "clock", minutes: 60 },
  sameDay: { kind: "openTime", minutes: 240 },
  soon: { kind: "workingDays", days: 2 },
  ordinary: { kind: "workingDays", days: 5 },
};

/** Who is to answer, as far as the clock needs to know: when it is open, and its organisation's own times, if it has any. */
export interface Answerer {
  readonly openingHours: OpeningHours;
  readonly answerTimes: AnswerTimes | null;
}

export const answerTimesOf = ({ answerTimes }: Answerer): AnswerTimes => answerTimes ?? DEFAULT_ANSWER_TIMES;

/** Day and night, whether the unit is open or not? */
export const runsByTheClock = (urgency: Urgency, unit: Answerer): boolean =>
  answerTimesOf(unit)[urgency].kind === "clock";

/** What each kind is counted in, and the most that makes sense: a week by the clock or open, thirty working days. */
const UNITS = {
  clock: { unit: "minutes", most: 7 * 24 * 60 },
  openTime: { unit: "minutes", most: 7 * 24 * 60 },
  workingDays: { unit: "days", most: 30 },
} as const;

/**
 * An organisation's own answer times, laid over the defaults for those it does not name. Errors are addressed by
 * field ("soon.days"); codes: notAnObject · unknownField · unknownKind · outOfRange.
 */
export function parseAnswerTimes(input: unknown): Result<AnswerTimes> {
  if (!isRecord(input)) return { ok: false, errors: [{ field: "", code: "notAnObject" }] };
  const errors: FieldError[] = [];
  const times: Record<Urgency, AnswerTime> = { ...DEFAULT_ANSWER_TIMES };
  for (const [field, value] of Object.entries(input)) {
    const urgency = URGENCIES.find((known) => known === field);
    if (urgency === undefined) errors.push({ field, code: "unknownField" });
    else times[urgency] = parseAnswerTime(urgency, value, errors) ?? times[urgency];
  }
  return errors.length > 0 ? { ok: false, errors } : { ok: true, value: times };
}

function parseAnswerTime(field: Urgency, value: unknown, errors: FieldError[]): AnswerTime | null {
  const refuse = (at: string, code: string): null => {
    errors.push({ field: at, code });
    return null;
  };
  if (!isRecord(value)) return refuse(field, "notAnObject");
  const { kind } = value;
  if (kind !== "clock" && kind !== "openTime" && kind !== "workingDays") {
    return refuse(`${field}.kind`, "unknownKind");
  }
  const { unit, most } = UNITS[kind];
  const stray = Object.keys(value).find((key) => key !== "kind" && key !== unit);
  if (stray !== undefined) return refuse(`${field}.${stray}`, "unknownField");
  const amount = value[unit];
  if (typeof amount !== "number" || !Number.isInteger(amount) || amount < 1 || amount > most) {
    return refuse(`${field}.${unit}`, "outOfRange");
  }
  return kind === "workingDays" ? { kind, days: amount } : { kind, minutes: amount };
}

/** The step on the ladder never follows at once, even where hours were changed so that no time was left to halve. */
const SHORTEST_STEP = minutes(30);

/** When a handover asked at `from` must be answered (law 6), by the receiver's hours. Always after `from`. */
export function answerBy(
  urgency: Urgency,
  hours: OpeningHours,
  from: Instant,
  times: AnswerTimes = DEFAULT_ANSWER_TIMES,
): Instant {
  const time = times[urgency];
  switch (time.kind) {
    case "clock":
      return plus(from, minutes(time.minutes));
    case "openTime":
      return addOpenTime(hours, from, minutes(time.minutes));
    case "workingDays":
      return addWorkingDays(from, time.days, hours);
    default:
      return exhaustive(time);
  }
}

/** What `halfAsLongAgain` may be told besides. */
export interface LadderTiming {
  /** The organisation's answer times, where they are not the defaults. */
  times?: AnswerTimes;
  /** When the last step came, for the steps after the first: "the same again" is counted from there. */
  after?: Instant;
}

/**
 * When the next step of the ladder comes: half as long as the receiver had from `from` to `answerBy`, counted from
 * the deadline (or `after`) in the same kind of time – clock time where the deadline ran by the clock, opening time
 * otherwise. Always after the moment it counts from.
 */
export function halfAsLongAgain(
  from: Instant,
  answerBy: Instant,
  hours: OpeningHours,
  urgency: Urgency,
  { times = DEFAULT_ANSWER_TIMES, after = answerBy }: LadderTiming = {},
): Instant {
  const byTheClock = times[urgency].kind === "clock";
  const given = byTheClock ? answerBy.getTime() - from.getTime() : openTimeBetween(hours, from, answerBy);
  const half = given > 0 ? Math.ceil(given / 2) : SHORTEST_STEP;
  return byTheClock ? plus(after, half) : addOpenTime(hours, after, half);
}
