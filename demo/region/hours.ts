import type { OpeningHours, Span } from "#kernel/hours.ts";

const days = (numbers: readonly (1 | 2 | 3 | 4 | 5 | 6 | 7)[], ...spans: readonly Span[]): OpeningHours => ({
  week: Object.fromEntries(numbers.map((number) => [number, spans])),
});
const WEEKDAYS = [1, 2, 3, 4, 5] as const;
const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7] as const;

/** The opening hours of the demo's doors, as such doors keep them. */
export const HOURS = {
  roundTheClock: { always: true },
  office: days(WEEKDAYS, ["08:00", "15:00"]),
  townHall: {
    week: {
      1: [["09:00", "15:00"]],
      2: [["09:00", "15:00"]],
      3: [["09:00", "14:00"]],
      4: [["09:00", "17:00"]],
      5: [["09:00", "13:00"]],
    },
  },
  clinic: days(WEEKDAYS, ["08:00", "12:00"], ["13:00", "16:00"]),
  longDay: days(WEEKDAYS, ["07:30", "16:00"]),
  dayAndEvening: { ...days(EVERY_DAY, ["07:00", "23:00"]), openOnHolidays: true },
  outreach: days(WEEKDAYS, ["08:00", "18:00"]),
  nightCafe: { ...days(EVERY_DAY, ["20:00", "08:00"]), openOnHolidays: true },
  dropIn: { ...days(EVERY_DAY, ["10:00", "17:00"]), openOnHolidays: true },
  dropInWeekdays: days(WEEKDAYS, ["09:30", "15:30"]),
  supper: { ...days(EVERY_DAY, ["16:00", "20:00"]), openOnHolidays: true },
  helpline: days(WEEKDAYS, ["10:00", "20:00"]),
  legalAid: days([2, 4], ["15:00", "19:00"]),
} as const satisfies Readonly<Record<string, OpeningHours>>;
