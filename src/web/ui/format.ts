import type { Lang } from "../text/lang.ts";

/**
 * Moments in words, as people in Denmark say them: "i dag kl. 9", "tirsdag kl. 14.10", "om 2 timer".
 * Pure: the moment, now and the language are given. Weekdays and months are our own words, so that server and
 * browser write the same whatever language data they carry.
 */
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const words = {
  da: {
    weekdays: ["søndag", "mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag"],
    months: "januar februar marts april maj juni juli august september oktober november december".split(" "),
    today: "i dag",
    tomorrow: "i morgen",
    yesterday: "i går",
    at: (h: number, m: string) => (m === "00" ? `kl. ${h}` : `kl. ${h}.${m}`),
    date: (d: number, month: string) => `${d}. ${month}`,
    minutes: (n: number) => (n === 1 ? "1 minut" : `${n} minutter`),
    hours: (n: number) => (n === 1 ? "1 time" : `${n} timer`),
    days: (n: number) => (n === 1 ? "1 dag" : `${n} dage`),
    in: (span: string) => `om ${span}`,
    ago: (span: string) => `for ${span} siden`,
    over: (span: string) => `${span} over tiden`,
    now: "nu",
  },
  en: {
    weekdays: "Sunday Monday Tuesday Wednesday Thursday Friday Saturday".split(" "),
    months: "January February March April May June July August September October November December".split(
      " ",
    ),
    today: "today",
    tomorrow: "tomorrow",
    yesterday: "yesterday",
    at: (h: number, m: string) => `at ${h}:${m}`,
    date: (d: number, month: string) => `${d} ${month}`,
    minutes: (n: number) => (n === 1 ? "1 minute" : `${n} minutes`),
    hours: (n: number) => (n === 1 ? "1 hour" : `${n} hours`),
    days: (n: number) => (n === 1 ? "1 day" : `${n} days`),
    in: (span: string) => `in ${span}`,
    ago: (span: string) => `${span} ago`,
    over: (span: string) => `${span} over time`,
    now: "now",
  },
} as const;

const numbers = new Intl.DateTimeFormat("en-GB", {
  timeZone: "Europe/Copenhagen",
  hourCycle: "h23",
  year: "numeric",
  month: "numeric",
  day: "numeric",
  hour: "numeric",
  minute: "2-digit",
});

interface Wall {
  year: number;
  month: number;
  day: number;
  hour: number;
  minute: string;
  /** Days since 1970 of the calendar day. */
  number: number;
}

function wallClock(at: Date): Wall {
  const parts = Object.fromEntries(numbers.formatToParts(at).map((part) => [part.type, part.value]));
  const [year, month, day] = [Number(parts.year), Number(parts.month), Number(parts.day)];
  const number = Date.UTC(year, month - 1, day) / DAY;
  return { year, month, day, hour: Number(parts.hour), minute: parts.minute ?? "00", number };
}

/** "i dag", "tirsdag" (less than a week away), "13. oktober", "13. oktober 2024" (another year). */
export const dayInWords = (at: Date, now: Date, lang: Lang): string =>
  dayWords(wallClock(at), wallClock(now), lang);

function dayWords(day: Wall, today: Wall, lang: Lang): string {
  const w = words[lang];
  const away = day.number - today.number;
  if (away === 0) return w.today;
  if (away === 1) return w.tomorrow;
  if (away === -1) return w.yesterday;
  if (Math.abs(away) < 7) return weekdayOf(day, lang);
  const date = w.date(day.day, w.months[day.month - 1] ?? "");
  return day.year === today.year ? date : `${date} ${day.year}`;
}

// Day 0, 1 January 1970, was a Thursday.
const weekdayOf = (day: Wall, lang: Lang): string => words[lang].weekdays[(day.number + 4) % 7] ?? "";

/** "Nordlys, Trappestenen og Hjemmesygeplejen". */
export const listInWords = (names: readonly string[], lang: Lang): string =>
  new Intl.ListFormat(lang === "da" ? "da-DK" : "en-GB").format(names);

/** "kl. 9", "kl. 14.10". */
export function timeInWords(at: Date, lang: Lang): string {
  const wall = wallClock(at);
  return words[lang].at(wall.hour, wall.minute);
}

/** "i dag kl. 9", "tirsdag kl. 14.10", "13. oktober kl. 8". */
export const momentInWords = (at: Date, now: Date, lang: Lang): string =>
  `${dayInWords(at, now, lang)} ${timeInWords(at, lang)}`;

/** The whole of it, for print and lists read later: "tirsdag 14. oktober 2025 kl. 14.10". */
export function fullMoment(at: Date, lang: Lang): string {
  const wall = wallClock(at);
  const w = words[lang];
  const date = w.date(wall.day, w.months[wall.month - 1] ?? "");
  return `${weekdayOf(wall, lang)} ${date} ${wall.year} ${timeInWords(at, lang)}`;
}

/** A length of time: minutes below two hours, hours below two days, then days. Rounded down, at least 1 minute. */
export function spanInWords(ms: number, lang: Lang): string {
  const w = words[lang];
  const span = Math.abs(ms);
  if (span < 2 * HOUR) {
    return span >= HOUR && span < HOUR + MINUTE
      ? w.hours(1)
      : w.minutes(Math.max(1, Math.floor(span / MINUTE)));
  }
  return span < 2 * DAY ? w.hours(Math.floor(span / HOUR)) : w.days(Math.floor(span / DAY));
}

/** How long until: "om 2 timer", or "2 timer over tiden" when it has passed. */
export function timeLeft(until: Date, now: Date, lang: Lang): string {
  const ms = until.getTime() - now.getTime();
  return ms >= 0 ? words[lang].in(spanInWords(ms, lang)) : words[lang].over(spanInWords(ms, lang));
}

/** How long since: "for 2 timer siden", "nu" within the minute. */
export function timeSince(at: Date, now: Date, lang: Lang): string {
  const ms = now.getTime() - at.getTime();
  return ms < MINUTE ? words[lang].now : words[lang].ago(spanInWords(ms, lang));
}

/** A telephone number for people: Danish ones in pairs, others as they are ("+45…" is read as Danish). */
export function phoneInWords(phone: string): string {
  const danish = /^(?:\+45)?(\d\d)(\d\d)(\d\d)(\d\d)$/.exec(phone.replaceAll(" ", ""));
  return danish ? danish.slice(1).join(" ") : phone;
}
