import fc from "fast-check";
import { expect, test } from "vitest";
import { addDays, type CalendarDay, calendarDay as day } from "#kernel/time.ts";
import {
  answerIn,
  byUrgency,
  clockOf,
  isWorkingDay,
  lastDayOf,
  VERY_OVERDUE_AFTER,
  waits,
  workingDaysAfter,
} from "./clock.ts";

/** What the clock says, worked out in another way: a calendar as a list of days, and counting. */
const BEGIN = day("2024-01-01");
const DAYS = Array.from({ length: 4000 }, (_, n) => addDays(BEGIN, n));
/** Written down by hand: the Danish closing days of 2026 that fall on a weekday. */
const CLOSED_2026 = "01-01 04-02 04-03 04-06 05-14 05-25 06-05 12-24 12-25 12-31"
  .split(" ")
  .map((end) => `2026-${end}`);

test("the working days of 2026 are the weekdays without the closing days, counted by hand", () => {
  const year = DAYS.filter((one) => one.startsWith("2026-"));
  const weekdays = year.filter((one) => ![0, 6].includes(new Date(`${one}T12:00:00Z`).getUTCDay()));
  expect(year.filter(isWorkingDay)).toEqual(weekdays.filter((one) => !CLOSED_2026.includes(one)));
});

const asked = (sentOn: string, ...dates: string[]) => ({
  sentOn: day(sentOn),
  dates: dates.map((answerBy) => ({ answerBy: day(answerBy) })),
  answers: [] as { kind: "noted" | "accepted" | "partly" | "not"; answeredOn: CalendarDay }[],
});

test.each([
  // Thursday 2 April 2026 is Maundy Thursday: the next day offices are open is Tuesday the 7th.
  ["the day itself", asked("2026-03-02", "2026-04-02"), "2026-04-02", "running", "2026-04-07", 0],
  [
    "the last day offices are open",
    asked("2026-03-02", "2026-04-02"),
    "2026-04-07",
    "running",
    "2026-04-07",
    0,
  ],
  ["the day after", asked("2026-03-02", "2026-04-02"), "2026-04-08", "overdue", "2026-04-07", 1],
  [
    "on a Saturday after a Friday",
    asked("2026-02-02", "2026-02-27"),
    "2026-02-28",
    "overdue",
    "2026-02-27",
    0,
  ],
  ["twenty working days after", asked("2026-01-05", "2026-01-30"), "2026-02-27", "overdue", "2026-01-30", 20],
  ["twenty-one", asked("2026-01-05", "2026-01-30"), "2026-03-02", "veryOverdue", "2026-01-30", 21],
  [
    "with a later date",
    asked("2026-01-05", "2026-01-30", "2026-03-13"),
    "2026-03-02",
    "running",
    "2026-03-13",
    0,
  ],
] as const)("%s", (_, asking, today, state, lastDay, late) => {
  expect(clockOf(asking, day(today))).toMatchObject({ state, lastDay, workingDaysLate: late });
});

test("noted is no answer: the clock goes on; an answer stops it at its own day, late or not", () => {
  const noted = {
    ...asked("2026-01-05", "2026-01-30"),
    answers: [{ kind: "noted" as const, answeredOn: day("2026-01-20") }],
  };
  expect(clockOf(noted, day("2026-03-02"))).toMatchObject({
    state: "veryOverdue",
    notedOn: "2026-01-20",
    answeredOn: null,
  });
  const answered = {
    ...noted,
    answers: [...noted.answers, { kind: "partly" as const, answeredOn: day("2026-02-04") }],
  };
  expect(clockOf(answered, day("2027-03-02"))).toMatchObject({
    ...{
      state: "answered",
      answeredOn: "2026-02-04",
      workingDaysLate: 3,
      daysWaited: 30,
      notedOn: "2026-01-20",
    },
  });
  // Put right a year later, it is not a year late; taken back to noted, it waits again.
  const right = {
    ...answered,
    answers: [...answered.answers, { kind: "not" as const, answeredOn: day("2027-01-04") }],
  };
  expect(clockOf(right, day("2027-03-02"))).toMatchObject({ answeredOn: "2026-02-04", workingDaysLate: 3 });
  const back = {
    ...answered,
    answers: [...answered.answers, { kind: "noted" as const, answeredOn: day("2026-02-05") }],
  };
  expect(clockOf(back, day("2026-02-06"))).toMatchObject({ state: "overdue", answeredOn: null });
});

test("a closed one waits for nobody, and still says how late it was", () => {
  const asking = asked("2026-01-05", "2026-01-30");
  expect(clockOf(asking, day("2027-01-01"), day("2026-02-03"))).toMatchObject({
    ...{ state: "stopped", workingDaysLate: 2, daysWaited: 29, answeredOn: null },
  });
});

const anyDay = fc.integer({ min: 0, max: 1500 }).map((n) => addDays(BEGIN, n));
const kinds = fc.constantFrom("noted" as const, "accepted" as const, "partly" as const, "not" as const);
const anyAsking = fc
  .record({
    sentOn: anyDay,
    until: fc.array(fc.integer({ min: 1, max: 200 }), { minLength: 1, maxLength: 3 }),
    said: fc.array(fc.record({ kind: kinds, after: fc.integer({ min: 0, max: 300 }) }), { maxLength: 4 }),
  })
  .map(({ sentOn, until, said }) => {
    let by = sentOn;
    const dates = until.map((days) => {
      by = addDays(by, days);
      return { answerBy: by };
    });
    const answers = said
      .toSorted((a, b) => a.after - b.after)
      .map(({ kind, after }) => ({ kind, answeredOn: addDays(sentOn, after) }));
    return { sentOn, dates, answers };
  });

test("over any calendar: overdue is right by a model that counts days", () => {
  fc.assert(
    fc.property(anyAsking, fc.integer({ min: 0, max: 900 }), (asking, after) => {
      const today = addDays(asking.sentOn, after);
      const clock = clockOf(asking, today);
      // The model: the last day is the first open one of the calendar from the newest date on.
      const newest = asking.dates.at(-1)?.answerBy ?? "";
      const last = DAYS.find((one) => one >= newest && isWorkingDay(one)) ?? "";
      const trail = asking.answers.map(({ kind }) => kind !== "noted");
      const stands = trail.at(-1) === true;
      const first = stands ? asking.answers[trail.lastIndexOf(false) + 1]?.answeredOn : undefined;
      const end = first ?? today;
      const late = DAYS.filter((one) => one > last && one <= end && isWorkingDay(one)).length;
      expect(clock.lastDay).toBe(last);
      expect(clock.workingDaysLate).toBe(late);
      const expected = stands
        ? "answered"
        : end <= last
          ? "running"
          : late > VERY_OVERDUE_AFTER
            ? "veryOverdue"
            : "overdue";
      expect(clock.state).toBe(expected);
      expect(clock.answeredOn).toBe(first ?? null);
      expect(answerIn(asking.answers) === null).toBe(waits(clock));
      expect(clock.daysWaited).toBe(DAYS.filter((one) => one > asking.sentOn && one <= end).length);
    }),
  );
});

test("lists are worst first, and time only makes it worse", () => {
  fc.assert(
    fc.property(fc.array(anyAsking, { maxLength: 8 }), anyDay, (askings, today) => {
      const order = ["veryOverdue", "overdue", "running", "answered", "stopped"];
      const sorted = askings.map((asking) => clockOf(asking, today)).toSorted(byUrgency);
      for (const [i, clock] of sorted.entries()) {
        const next = sorted[i + 1];
        if (next === undefined) continue;
        expect(order.indexOf(clock.state)).toBeLessThanOrEqual(order.indexOf(next.state));
        if (clock.state === next.state) expect(clock.daysWaited).toBeGreaterThanOrEqual(next.daysWaited);
      }
      for (const asking of askings) {
        const [now, tomorrow] = [clockOf(asking, today), clockOf(asking, addDays(today, 1))];
        if (waits(now)) expect(order.indexOf(tomorrow.state)).toBeLessThanOrEqual(order.indexOf(now.state));
        expect(tomorrow.workingDaysLate).toBeGreaterThanOrEqual(now.workingDaysLate);
      }
    }),
  );
});

test("a date lasts to a day offices are open, and working days add up", () => {
  fc.assert(
    fc.property(anyDay, fc.nat(60), fc.nat(60), (from, a, b) => {
      expect(isWorkingDay(lastDayOf(from))).toBe(true);
      const [middle, end] = [addDays(from, a), addDays(from, a + b)];
      expect(workingDaysAfter(from, end)).toBe(
        workingDaysAfter(from, middle) + workingDaysAfter(middle, end),
      );
    }),
  );
});
