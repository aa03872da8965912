import type { Schedule } from "#modules/directory/index.ts";

/** Opening hours between the directory's schedules and the line people type: "man-fre 8-15, lør 10-12". Pure. */

export const WEEK = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"] as const;
export type WeekdayCode = (typeof WEEK)[number];
const SHORT = ["man", "tir", "ons", "tor", "fre", "lør", "søn"];

/** Every week on named days at a time, all year: what a line of hours can say. Anything else is kept as it is. */
const isPlain = (one: Schedule): boolean =>
  one.freq === "WEEKLY" &&
  (one.interval ?? 1) === 1 &&
  one.opensAt !== undefined &&
  one.closesAt !== undefined &&
  daysOf(one).length > 0 &&
  (one.byday ?? "").split(",").length === daysOf(one).length &&
  ![
    ...[one.validFrom, one.validTo, one.dtstart, one.until, one.count, one.byweekno],
    ...[one.bymonthday, one.byyearday, one.description, one.notes, one.scheduleLink, one.attendingType],
  ].some((said) => said !== undefined);

export const daysOf = ({ byday = "" }: Schedule): readonly WeekdayCode[] =>
  WEEK.filter((day) => byday.split(",").includes(day));

/** Those a line can say, and those it cannot: seasons, every other week, the second Monday of the month. */
export function parted(schedules: readonly Schedule[]): {
  readonly plain: readonly Schedule[];
  readonly others: readonly Schedule[];
} {
  const plain = schedules.filter(isPlain);
  // One line says of all its days whether they are open on holidays.
  const holidays = new Set(plain.map((one) => one.openOnHolidays === true));
  const saying = holidays.size > 1 ? [] : plain;
  return { plain: saying, others: schedules.filter((one) => !saying.includes(one)) };
}

/** The line for those that a line can say; empty for none. */
export function lineOf(schedules: readonly Schedule[]): string {
  const { plain } = parted(schedules);
  const holidays = plain.some((one) => one.openOnHolidays === true);
  const always =
    plain.length === 1 &&
    plain.every((one) => daysOf(one).length === 7 && one.opensAt === "00:00" && one.closesAt === "24:00");
  if (always && holidays) return "døgnet rundt";
  const line = plain
    .flatMap((one) => runs(daysOf(one)).map((days) => `${days} ${one.opensAt}-${one.closesAt}`))
    .join(", ");
  return holidays ? `${line} +helligdage` : line;
}

/** "man-fre", "lør": neighbours gathered. */
export function runs(days: readonly WeekdayCode[], names: readonly string[] = SHORT): readonly string[] {
  const numbers = days.map((day) => WEEK.indexOf(day)).sort((a, b) => a - b);
  const gathered: [number, number][] = [];
  for (const number of numbers) {
    const last = gathered.at(-1);
    if (last && last[1] === number - 1) last[1] = number;
    else gathered.push([number, number]);
  }
  return gathered.map(([from, to]) => (from === to ? `${names[from]}` : `${names[from]}-${names[to]}`));
}

/** The whole week on one line for people: "mandag–fredag 8–15, lørdag 10–12". `days` from Monday on. */
export function hoursInWords(
  schedules: readonly Schedule[],
  days: readonly string[],
  always: string,
): string {
  const { plain, others } = parted(schedules);
  if (lineOf(plain) === "døgnet rundt") return always;
  const spans = plain.flatMap((one) => runs(daysOf(one), days).map((run) => `${run} ${spanOf(one)}`));
  return [...spans, ...others.flatMap(({ description }) => description ?? [])]
    .join(", ")
    .replaceAll("-", "–");
}

const spanOf = ({ opensAt = "", closesAt = "" }: Schedule): string => `${clock(opensAt)}–${clock(closesAt)}`;
const clock = (time: string): string =>
  time
    .replace(/^0(\d)/, "$1")
    .replace(":00", "")
    .replace(":", ".");
