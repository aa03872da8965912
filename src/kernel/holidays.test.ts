import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { closingDayOf, easterSunday, holidayOf, isHoliday, isOfficeClosed } from "./holidays.ts";
import { addDays, calendarDay, weekday } from "./time.ts";

const daysOf = (year: number) => {
  const first = calendarDay(`${year}-01-01`);
  return Array.from({ length: 366 }, (_, n) => addDays(first, n)).filter((d) => d.startsWith(String(year)));
};

/** Gauss's rule with its two exceptions, counting days from 22 March. */
const byGauss = (year: number) => {
  const century = Math.floor(year / 100);
  const m = (15 - Math.floor((13 + 8 * century) / 25) + century - Math.floor(century / 4)) % 30;
  const n = (4 + century - Math.floor(century / 4)) % 7;
  const a = year % 19;
  const d = (19 * a + m) % 30;
  const e = (2 * (year % 4) + 4 * (year % 7) + 6 * d + n) % 7;
  const tooLate = (d === 29 && e === 6) || (d === 28 && e === 6 && (11 * m + 11) % 30 < 19);
  return addDays(calendarDay(`${year}-03-22`), d + e - (tooLate ? 7 : 0));
};

describe("easterSunday", () => {
  // From published tables, the earliest and latest possible among them.
  it.each([
    [1818, "1818-03-22"],
    [1943, "1943-04-25"],
    [1954, "1954-04-18"],
    [1981, "1981-04-19"],
    [2000, "2000-04-23"],
    [2008, "2008-03-23"],
    [2024, "2024-03-31"],
    [2025, "2025-04-20"],
    [2026, "2026-04-05"],
    [2027, "2027-03-28"],
    [2038, "2038-04-25"],
    [2049, "2049-04-18"],
    [2285, "2285-03-22"],
  ])("%i: %s", (year, expected) => expect(easterSunday(year)).toBe(expected));

  it("agrees with Gauss's rule, which reckons another way", () => {
    for (let year = 1583; year <= 4099; year++) expect(easterSunday(year)).toBe(byGauss(year));
  });

  it("is a Sunday from 22 March to 25 April", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1700, max: 4000 }), (year) => {
        const easter = easterSunday(year);
        expect(weekday(easter)).toBe(7);
        expect(easter.slice(5) >= "03-22" && easter.slice(5) <= "04-25").toBe(true);
      }),
    );
  });
});

describe("holidays", () => {
  it("are these in 2026", () => {
    const found = daysOf(2026).flatMap((day) => (isHoliday(day) ? [[day, holidayOf(day)]] : []));
    expect(found).toEqual([
      ["2026-01-01", "newYearsDay"],
      ["2026-04-02", "maundyThursday"],
      ["2026-04-03", "goodFriday"],
      ["2026-04-05", "easterSunday"],
      ["2026-04-06", "easterMonday"],
      ["2026-05-14", "ascensionDay"],
      ["2026-05-24", "whitSunday"],
      ["2026-05-25", "whitMonday"],
      ["2026-12-25", "christmasDay"],
      ["2026-12-26", "secondChristmasDay"],
    ]);
  });

  it.each([
    ["2022-05-13", true],
    ["2023-05-05", true],
    ["2024-04-26", false],
    ["2025-05-16", false],
  ])("Great Prayer Day, the fourth Friday after Easter, %s: %s", (day, expected) => {
    expect(isHoliday(calendarDay(day))).toBe(expected);
    expect(weekday(calendarDay(day))).toBe(5);
  });
});

describe("closing days", () => {
  it.each([
    ["2026-06-05", "constitutionDay"],
    ["2026-12-24", "christmasEve"],
    ["2026-12-31", "newYearsEve"],
  ])("%s closes offices without being a holiday", (day, name) => {
    expect(closingDayOf(calendarDay(day))).toBe(name);
    expect(isHoliday(calendarDay(day))).toBe(false);
    expect(isOfficeClosed(calendarDay(day))).toBe(true);
  });

  it("can fall on a holiday", () => {
    expect(holidayOf(calendarDay("2017-06-05"))).toBe("whitMonday");
    expect(closingDayOf(calendarDay("2017-06-05"))).toBe("constitutionDay");
  });

  it("leave ordinary days and weekends alone", () => {
    expect(isOfficeClosed(calendarDay("2026-06-04"))).toBe(false);
    expect(isOfficeClosed(calendarDay("2026-06-06"))).toBe(false);
    expect(daysOf(2026).filter(isOfficeClosed)).toHaveLength(13);
    expect(daysOf(2023).filter(isOfficeClosed)).toHaveLength(14);
  });
});
