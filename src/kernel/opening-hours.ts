import { isRecord } from "./record.ts";
import type { FieldError, Result } from "./refusal.ts";
import type { Weekday } from "./time.ts";
import { minuteOfDay } from "./time.ts";

/**
 * When a unit is open. Plain data, stored as JSON; `parseOpeningHours` is the way in.
 *
 * A span is [from, to) in Danish wall-clock time and belongs to the day it starts on: ["22:00", "07:00"] ends the
 * next morning, "24:00" is allowed as an end. On public holidays and closing days (`isOfficeClosed`) no span
 * starts, unless `openOnHolidays`. With `always` the rest is ignored.
 */
export interface OpeningHours {
  always?: true;
  week?: Partial<Record<Weekday, readonly Span[]>>;
  openOnHolidays?: boolean;
}
export type Span = readonly [from: string, to: string];

const FIELDS = new Set(["always", "week", "openOnHolidays"]);
const WEEKDAYS: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7];
const MAX_SPANS_A_DAY = 12;

/**
 * Opening hours from a form, the API or the database; every error found, addressed by field ("week.1.0.to").
 * Codes: notAnObject · unknownField · notTrue · notABoolean · unknownWeekday · notAList · tooManySpans · notASpan ·
 * notATime · emptySpan · overlaps.
 */
export function parseOpeningHours(input: unknown): Result<OpeningHours> {
  if (!isRecord(input)) return { ok: false, errors: [{ field: "", code: "notAnObject" }] };
  const errors: FieldError[] = Object.keys(input)
    .filter((field) => !FIELDS.has(field))
    .map((field) => ({ field, code: "unknownField" }));
  const { always, week, openOnHolidays } = input;
  if (always !== undefined && always !== true) errors.push({ field: "always", code: "notTrue" });
  if (openOnHolidays !== undefined && typeof openOnHolidays !== "boolean") {
    errors.push({ field: "openOnHolidays", code: "notABoolean" });
  }
  const days = week === undefined ? {} : parseWeek(week, errors);
  if (errors.length > 0) return { ok: false, errors };
  return {
    ok: true,
    value: {
      ...(always === true && { always }),
      ...(week !== undefined && { week: days }),
      ...(typeof openOnHolidays === "boolean" && { openOnHolidays }),
    },
  };
}

function parseWeek(week: unknown, errors: FieldError[]): NonNullable<OpeningHours["week"]> {
  const days: Partial<Record<Weekday, readonly Span[]>> = {};
  if (!isRecord(week)) {
    errors.push({ field: "week", code: "notAnObject" });
    return days;
  }
  for (const [key, spans] of Object.entries(week)) {
    const field = `week.${key}`;
    const day = WEEKDAYS.find((number) => String(number) === key);
    if (day === undefined) errors.push({ field, code: "unknownWeekday" });
    else if (!Array.isArray(spans)) errors.push({ field, code: "notAList" });
    else if (spans.length > MAX_SPANS_A_DAY) errors.push({ field, code: "tooManySpans" });
    else days[day] = parseDay(field, spans, errors);
  }
  return days;
}

function parseDay(field: string, spans: readonly unknown[], errors: FieldError[]): Span[] {
  const parsed: Span[] = [];
  let closed = 0;
  const inOrder = spans
    .map((span, index) => ({
      field: `${field}.${index}`,
      span: parseSpan(`${field}.${index}`, span, errors),
    }))
    .flatMap(({ field, span }) => (span ? [{ field, span }] : []))
    .sort((a, b) => minuteOfDay(a.span[0]) - minuteOfDay(b.span[0]));
  for (const { field, span } of inOrder) {
    const [from, to] = [minuteOfDay(span[0]), minuteOfDay(span[1])];
    if (from < closed) errors.push({ field, code: "overlaps" });
    closed = Math.max(closed, to > from ? to : to + 1440);
    parsed.push(span);
  }
  return parsed;
}

function parseSpan(field: string, span: unknown, errors: FieldError[]): Span | null {
  if (!Array.isArray(span) || span.length !== 2) {
    errors.push({ field, code: "notASpan" });
    return null;
  }
  const from = parseTime(`${field}.0`, span[0], errors);
  const to = parseTime(`${field}.1`, span[1], errors);
  if (from === "24:00") errors.push({ field: `${field}.0`, code: "notATime" });
  if (from === null || to === null || from === "24:00") return null;
  // Around the clock is written "00:00"–"24:00"; two equal times are more often a slip.
  if (from !== to) return [from, to];
  errors.push({ field, code: "emptySpan" });
  return null;
}

function parseTime(field: string, time: unknown, errors: FieldError[]): string | null {
  if (typeof time === "string" && /^(([01]\d|2[0-3]):[0-5]\d|24:00)$/.test(time)) return time;
  errors.push({ field, code: "notATime" });
  return null;
}
