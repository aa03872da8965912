import { type CalendarDay, parseCalendarDay, type Weekday, weekday } from "#kernel/time.ts";

const MONTHS = [
  ...["januar", "februar", "marts", "april", "maj", "juni"],
  ...["juli", "august", "september", "oktober", "november", "december"],
];
const WEEKDAYS = ["mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag"];

const NUMBERS = String.raw`(\d{1,2})[-./](\d{1,2})[-./](\d{4})`;
const WRITTEN = String.raw`(?:(${WEEKDAYS.join("|")})\s+)?(?:den\s+|d\.\s*)?(\d{1,2})\.\s*(${MONTHS.join("|")})\s+(\d{4})`;

const DATE = new RegExp(`${NUMBERS}|${WRITTEN}`, "giu");

export interface FoundDate {
  readonly date: CalendarDay;
  /** The weekday that stands before it is another. */
  readonly wrongWeekday: boolean;
  readonly words: string;
  /** Where it stands. */
  readonly at: number;
}

/** Every day that is written out in a text, in its order: "29-01-2026", "torsdag den 29. januar 2026". Days that do not exist are none. */
export function datesIn(text: string): FoundDate[] {
  const found: FoundDate[] = [];
  if (!/\d/.test(text)) return found;
  for (const match of text.matchAll(DATE)) {
    const [words, day, month, year, on, dayToo, name, yearToo] = match;
    const number = name === undefined ? Number(month) : MONTHS.indexOf(name.toLowerCase()) + 1;
    const date = parseCalendarDay(
      `${year ?? yearToo}-${String(number).padStart(2, "0")}-${(day ?? dayToo ?? "").padStart(2, "0")}`,
    );
    if (date === null) continue;
    const said = on === undefined ? null : ((WEEKDAYS.indexOf(on.toLowerCase()) + 1) as Weekday);
    found.push({ date, wrongWeekday: said !== null && said !== weekday(date), words, at: match.index });
  }
  return found;
}

/** "kl. 16:30", "kl. 9.00-12.00": from and to, "09:00". Null when there is none, or it is no time of a day. */
export function timesIn(text: string): { readonly start: string; readonly end: string | null } | null {
  const match =
    /\bkl\.?\s*(\d{1,2})[:.](\d{2})(?:\s*(?:-|–|til)\s*(?:kl\.?\s*)?(\d{1,2})[:.](\d{2}))?/iu.exec(text);
  if (!match) return null;
  const [, hour = "", minute = "", untilHour, untilMinute] = match;
  const start = clock(hour, minute);
  if (start === null) return null;
  return { start, end: untilHour && untilMinute ? clock(untilHour, untilMinute) : null };
}

function clock(hour: string, minute: string): string | null {
  return Number(hour) < 24 && Number(minute) < 60 ? `${hour.padStart(2, "0")}:${minute}` : null;
}
