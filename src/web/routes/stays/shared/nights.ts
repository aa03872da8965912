import { addDays, calendarDay } from "#kernel/time.ts";

/** One night more than now: tonight, for who has stayed on past their last night. */
export const oneMore = (lastNight: string, tonight: string): string => {
  const next = addDays(calendarDay(lastNight), 1);
  return next < tonight ? tonight : next;
};

/** "22 – 23. nov.": the night that begins on a day, as its two dates. */
export const nightAsDates = (night: string, lang: "da" | "en"): string =>
  new Intl.DateTimeFormat(lang === "da" ? "da-DK" : "en-GB", {
    timeZone: "UTC",
    day: "numeric",
    month: "short",
  }).formatRange(new Date(night), new Date(addDays(calendarDay(night), 1)));

/** A head for one column of the calendar: "ma 23". */
export const nightShort = (night: string, lang: "da" | "en"): { weekday: string; day: string } => ({
  weekday: new Intl.DateTimeFormat(lang === "da" ? "da-DK" : "en-GB", { timeZone: "UTC", weekday: "short" })
    .format(new Date(night))
    .slice(0, 2),
  day: String(Number(night.slice(8))),
});
