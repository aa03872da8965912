import { addDays, type CalendarDay, calendarDay, dayOf, daysBetween, instantAt } from "#kernel/time.ts";
import type { Lang } from "../../text/lang.ts";
import { textWidth } from "./labels.ts";
import type { Scale } from "./scale.ts";

/** Dates under the line: as many as can be read. */
export interface Tick {
  readonly x: number;
  readonly text: string;
}

const GAP = 14;
/** Never look at more than this many dates to find those that fit. */
const MOST = 400;
const MONDAY = calendarDay("1970-01-05");

const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const words = {
  da: {
    weekdays: ["man", "tir", "ons", "tor", "fre", "lør", "søn"],
    day: (weekday: string, date: number, month: number) => `${weekday} ${date}.${month}`,
    month: (month: number, year: number) => `1.${month}.${year}`,
    hour: (hour: number) => `kl. ${hour}`,
  },
  en: {
    weekdays: ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"],
    day: (weekday: string, date: number, month: number) => `${weekday} ${date} ${months[month - 1]}`,
    month: (month: number, year: number) => `1 ${months[month - 1]} ${year}`,
    hour: (hour: number) => `${hour}:00`,
  },
};

interface Mark {
  readonly at: Date;
  readonly text: string;
}

/** One way of dividing time; the marks of a span, or null when they would be far too many. */
type Division = (from: CalendarDay, to: CalendarDay, lang: Lang) => Mark[] | null;

const everyHours =
  (step: number): Division =>
  (from, to, lang) =>
    daysIn(from, to, 24 / step)?.flatMap((day) =>
      Array.from({ length: 24 / step }, (_, n) => ({
        at: instantAt(day, `${String(n * step).padStart(2, "0")}:00`),
        text: n === 0 ? dayText(day, lang) : words[lang].hour(n * step),
      })),
    ) ?? null;

const everyDays =
  (step: number): Division =>
  (from, to, lang) =>
    daysIn(from, to, 1 / step)
      ?.filter((day) => daysBetween(MONDAY, day) % step === 0)
      .map((day) => ({ at: instantAt(day, "00:00"), text: dayText(day, lang) })) ?? null;

const everyMonths =
  (step: number): Division =>
  (from, to, lang) => {
    const marks: Mark[] = [];
    const [year = 0, month = 1] = from.split("-").map(Number);
    for (let n = 0; marks.length <= MOST; n += 1) {
      const index = month - 1 + n;
      const day = calendarDay(
        `${String(year + Math.floor(index / 12)).padStart(4, "0")}-${String((index % 12) + 1).padStart(2, "0")}-01`,
      );
      if (day > to) return marks;
      if (index % step === 0) {
        const text = words[lang].month((index % 12) + 1, Number(day.slice(0, 4)));
        marks.push({ at: instantAt(day, "00:00"), text });
      }
    }
    return null;
  };

const divisions: readonly Division[] = [1, 2, 7, 14].map(everyDays).concat([1, 3, 12].map(everyMonths));
/** Hours only where there is hardly a date to show. */
const fineDivisions: readonly Division[] = [1, 3, 6, 12].map(everyHours).concat(divisions);
const FINE = 36 * 3_600_000;

/** The finest division whose texts all but fit; those that would cover another are left out, the latest first kept. */
export function ticksOf(scale: Scale, now: Date, lang: Lang, size: number, right: number): readonly Tick[] {
  const first = scale.pieces[0];
  if (!first) return [];
  const [from, to] = [dayOf(new Date(first.from)), dayOf(now)];
  for (const division of now.getTime() - first.from <= FINE ? fineDivisions : divisions) {
    const marks = division(from, to, lang)?.filter(({ at }) => isReadable(scale, at, now));
    if (!marks) continue;
    const kept = thinned(
      marks.map(({ at, text }) => ({ x: scale.x(at), text })),
      size,
      right,
    );
    if (kept.length * 1.5 >= marks.length) return kept;
  }
  return [];
}

/** Not before the line begins, not ahead, and not where time is drawn shorter. */
const isReadable = ({ pieces }: Scale, at: Date, now: Date): boolean =>
  at <= now &&
  pieces.some(({ from, to, shortened }) => !shortened && from <= at.getTime() && at.getTime() <= to);

function thinned(ticks: readonly Tick[], size: number, right: number): Tick[] {
  const kept: Tick[] = [];
  let free = right;
  for (const tick of ticks.toReversed()) {
    const end = tick.x + textWidth(tick.text, size, false);
    if (end > free) continue;
    kept.unshift(tick);
    free = tick.x - GAP;
  }
  return kept;
}

/** The days of the span; null when they would give more than `MOST` marks at so many a day. */
function daysIn(from: CalendarDay, to: CalendarDay, marksPerDay: number): CalendarDay[] | null {
  const count = daysBetween(from, to) + 1;
  return count * marksPerDay > MOST ? null : Array.from({ length: count }, (_, n) => addDays(from, n));
}

function dayText(day: CalendarDay, lang: Lang): string {
  const weekday = words[lang].weekdays[daysBetween(MONDAY, day) % 7] ?? "";
  return words[lang].day(weekday, Number(day.slice(8)), Number(day.slice(5, 7)));
}
