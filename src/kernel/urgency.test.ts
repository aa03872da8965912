import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { OpeningHours } from "./hours.ts";
import { OFFICE_HOURS } from "./hours.ts";
import { calendarDay, dayOf, hours, instantAt, minutes, plus, timeOfDay } from "./time.ts";
import { answerBy, DEFAULT_ANSWER_TIMES, halfAsLongAgain, parseAnswerTimes, URGENCIES } from "./urgency.ts";

const at = (text: string) => instantAt(calendarDay(text.slice(0, 10)), text.slice(11));
const shown = (moment: Date) => `${dayOf(moment)} ${timeOfDay(moment)}`;
const office = OFFICE_HOURS;
const always: OpeningHours = { always: true };

describe("answerBy", () => {
  it.each([
    ["acute", office, "2026-06-03 02:40", "2026-06-03 03:40"],
    ["acute", office, "2026-12-24 23:30", "2026-12-25 00:30"],
    ["sameDay", office, "2026-06-03 09:00", "2026-06-03 13:00"],
    ["sameDay", office, "2026-06-03 02:40", "2026-06-03 12:00"],
    ["sameDay", always, "2026-06-03 02:40", "2026-06-03 06:40"],
    ["soon", office, "2026-06-03 09:00", "2026-06-08 15:00"],
    ["ordinary", office, "2026-06-08 09:00", "2026-06-15 15:00"],
    ["ordinary", {}, "2026-06-08 09:00", "2026-06-15 15:00"],
  ] as const)("%s by %j from %s is %s", (urgency, rule, from, expected) => {
    expect(shown(answerBy(urgency, rule, at(from)))).toBe(expected);
  });

  it("follows the organisation's own times", () => {
    const times = { ...DEFAULT_ANSWER_TIMES, soon: { kind: "openTime", minutes: 600 } } as const;
    expect(shown(answerBy("soon", office, at("2026-06-01 14:00"), times))).toBe("2026-06-03 10:00");
  });
});

describe("halfAsLongAgain", () => {
  it.each([
    ["acute runs by the clock", "acute", office, "2026-06-03 02:40", "2026-06-03 03:40", "2026-06-03 04:10"],
    [
      "same day: two opening hours",
      "sameDay",
      office,
      "2026-06-03 11:00",
      "2026-06-03 15:00",
      "2026-06-04 10:00",
    ],
    // Asked Monday 8, two working days: 21 opening hours given, so 10½ more.
    ["soon", "soon", office, "2026-06-08 08:00", "2026-06-10 15:00", "2026-06-12 11:30"],
    [
      "no time was left to halve",
      "sameDay",
      office,
      "2026-06-06 10:00",
      "2026-06-07 10:00",
      "2026-06-08 08:30",
    ],
    [
      "an acute deadline of the past",
      "acute",
      office,
      "2026-06-03 04:00",
      "2026-06-03 03:00",
      "2026-06-03 03:30",
    ],
  ] as const)("%s", (_, urgency, rule, from, deadline, expected) => {
    expect(shown(halfAsLongAgain(at(from), at(deadline), rule, urgency))).toBe(expected);
  });

  it("counts the same again from the step before", () => {
    const [from, deadline] = [at("2026-06-03 02:40"), at("2026-06-03 03:40")];
    const second = halfAsLongAgain(from, deadline, office, "acute");
    expect(shown(halfAsLongAgain(from, deadline, office, "acute", { after: second }))).toBe(
      "2026-06-03 04:40",
    );
  });

  it("runs by the kind of time the organisation chose", () => {
    const times = { ...DEFAULT_ANSWER_TIMES, sameDay: { kind: "clock", minutes: 240 } } as const;
    const next = halfAsLongAgain(at("2026-06-03 16:00"), at("2026-06-03 20:00"), office, "sameDay", {
      times,
    });
    expect(shown(next)).toBe("2026-06-03 22:00");
  });
});

describe("for any urgency, hours and moment", () => {
  const someHours = fc.constantFrom<OpeningHours>(
    office,
    always,
    {},
    { week: { 7: [["02:00", "03:00"]] } },
    { week: { 1: [["22:00", "07:00"]], 4: [["00:00", "24:00"]] }, openOnHolidays: true },
  );
  const someMoment = fc
    .integer({ min: 0, max: 3 * 366 * 24 * 60 })
    .map((n) => plus(at("2026-01-01 00:00"), minutes(n)));

  it("the answer is due after the asking, and each step after the one before", () => {
    fc.assert(
      fc.property(fc.constantFrom(...URGENCIES), someHours, someMoment, (urgency, rule, from) => {
        const deadline = answerBy(urgency, rule, from);
        const second = halfAsLongAgain(from, deadline, rule, urgency);
        const third = halfAsLongAgain(from, deadline, rule, urgency, { after: second });
        expect(from < deadline && deadline < second && second < third).toBe(true);
      }),
    );
  });

  it("never gives the later asker an earlier deadline", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...URGENCIES),
        someHours,
        someMoment,
        fc.integer({ min: 0, max: hours(200) }),
        (urgency, rule, from, later) => {
          const first = answerBy(urgency, rule, from);
          expect(answerBy(urgency, rule, plus(from, later)) >= first).toBe(true);
        },
      ),
    );
  });
});

describe("parseAnswerTimes", () => {
  it("lays an organisation's own times over the defaults", () => {
    const soon = { kind: "workingDays", days: 3 };
    expect(parseAnswerTimes({ soon })).toEqual({ ok: true, value: { ...DEFAULT_ANSWER_TIMES, soon } });
    expect(parseAnswerTimes({})).toEqual({ ok: true, value: DEFAULT_ANSWER_TIMES });
  });

  it.each([
    [null, "", "notAnObject"],
    [{ urgent: { kind: "clock", minutes: 5 } }, "urgent", "unknownField"],
    [{ acute: 60 }, "acute", "notAnObject"],
    [{ acute: { kind: "hours", minutes: 5 } }, "acute.kind", "unknownKind"],
    [{ acute: { kind: "clock", minutes: 0 } }, "acute.minutes", "outOfRange"],
    [{ acute: { kind: "clock", minutes: 7.5 } }, "acute.minutes", "outOfRange"],
    [{ acute: { kind: "clock", minutes: "60" } }, "acute.minutes", "outOfRange"],
    [{ soon: { kind: "workingDays", days: 31 } }, "soon.days", "outOfRange"],
    [{ soon: { kind: "workingDays", minutes: 60 } }, "soon.minutes", "unknownField"],
  ])("%j → %s %s", (input, field, code) => {
    expect(parseAnswerTimes(input)).toEqual({ ok: false, errors: [{ field, code }] });
  });
});
