import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { addDays, calendarDay, dayOf, hours, instantAt, plus, timeOfDay } from "#kernel/time.ts";
import {
  begins,
  daysLeft,
  isPassed,
  isUnsaid,
  mayBeAt,
  mayChange,
  mayFinish,
  mayMove,
  maySay,
  mayStart,
  nextReminder,
  remindAt,
  remindersDue,
  stepBy,
  whenFrom,
} from "./rules.ts";
import { BEFORE, type Before, USUAL_BEFORE } from "./types.ts";

const day = calendarDay("2026-11-24");
const now = instantAt(calendarDay("2026-11-22"), "12:00");
const at = (on: string, time?: string, until?: string) => whenFrom(calendarDay(on), time, until);
const booked = (more: object = {}) => ({
  ...at("2026-11-24", "10:00"),
  edition: 3,
  state: "booked" as const,
  timedAt: now,
  ...more,
});
const refusal = (code: string) => expect.objectContaining({ ok: false, code });

describe("when it is", () => {
  test("some time that day, from, and until – also past midnight", () => {
    expect(at("2026-11-24")).toEqual({ day, startsAt: null, endsAt: null });
    expect(at("2026-11-24", "10:00", "10:30").endsAt).toEqual(instantAt(day, "10:30"));
    expect(at("2026-11-24", "22:00", "06:00").endsAt).toEqual(instantAt(addDays(day, 1), "06:00"));
  });
  test("the hour the spring night skips is the moment of the jump; what ends in it only begins", () => {
    const spring = at("2027-03-28", "02:15", "02:45");
    expect(spring.endsAt).toBeNull();
    expect(timeOfDay(spring.startsAt ?? now)).toBe("03:00");
  });
  test.each([
    ["2026-11-08", "ok"],
    ["2026-11-07", "longPast"],
    ["2028-11-21", "ok"],
    ["2028-11-22", "dayTooFar"],
  ])("%s: %s", (on, answer) => {
    const ruling = mayBeAt(at(on), now);
    expect(ruling.ok ? "ok" : ruling.code).toBe(answer);
  });
});

describe("two offices at once", () => {
  it("tells the second what it is now, whatever it asked for", () => {
    const stale = { ok: false, code: "staleAppointment", details: { state: "booked", day, edition: 3 } };
    const to = at("2026-11-25", "09:00");
    for (const ruling of [
      mayChange(booked(), 2),
      mayMove(booked(), 2, to, now),
      maySay(booked(), 4, "attended", now),
    ])
      expect(ruling).toMatchObject(stale);
    expect(mayMove(booked(), 3, to, now)).toEqual({ ok: true });
    expect(mayMove(booked(), 3, at("2026-11-24", "10:00"), now)).toEqual(refusal("sameTimeAsNow"));
  });
  it.each(["attended", "noShow", "cancelled"])("what is %s is neither changed nor moved", (state) => {
    expect(mayChange(booked({ state }), 3)).toEqual(refusal("appointmentOver"));
    expect(mayMove(booked({ state }), 3, at("2026-11-25"), now)).toEqual(refusal("appointmentOver"));
  });
});

describe("how it went", () => {
  const before = instantAt(day, "09:59");
  it("is not said before it was", () => {
    expect(maySay(booked(), 3, "noShow", before)).toEqual(refusal("appointmentNotYet"));
    expect(maySay(booked(), 3, "attended", plus(instantAt(day, "00:00"), -1))).toEqual(
      refusal("appointmentNotYet"),
    );
    expect(maySay(booked({ state: "cancelled" }), 3, "noShow", before)).toEqual(refusal("appointmentOver"));
  });
  it("early on the day they may have come; from its time on, they may not have", () => {
    expect(maySay(booked(), 3, "attended", before)).toEqual({ ok: true });
    expect(maySay(booked(), 3, "noShow", instantAt(day, "10:00"))).toEqual({ ok: true });
  });
  it("is said anew where it was said wrongly", () => {
    expect(maySay(booked({ state: "noShow" }), 3, "attended", instantAt(day, "12:00"))).toEqual({ ok: true });
  });
  it("is asked of somebody from its end on", () => {
    const overAt = instantAt(day, "11:00");
    expect(isUnsaid({ state: "booked", overAt }, plus(overAt, -1))).toBe(false);
    expect(isUnsaid({ state: "booked", overAt }, overAt)).toBe(true);
    expect(isUnsaid({ state: "attended", overAt }, overAt)).toBe(false);
  });
  it("a no-show has a step by the next working day, done once", () => {
    expect(stepBy(instantAt(calendarDay("2026-11-27"), "16:00"))).toBe("2026-11-30");
    expect(mayFinish({ state: "noShow", step: null })).toEqual({ ok: true });
    expect(mayFinish({ state: "noShow", step: "otherWay" })).toEqual(refusal("stepIsDone"));
    expect(mayFinish({ state: "booked", step: null })).toEqual(refusal("noStepHere"));
  });
});

const days = fc.integer({ min: 0, max: 800 }).map((n) => addDays(calendarDay("2026-01-01"), n));
const times = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
  .map(([h, m]) => `${String(h).padStart(2, "0")}:${String(m).padStart(2, "0")}`);
const whens = fc
  .tuple(days, fc.option(times, { nil: undefined }))
  .map(([on, time]) => whenFrom(on, time, undefined));
const wishes = fc.subarray([...BEFORE]);

describe("reminders", () => {
  test("the usual: the day before at ten, and two hours before", () => {
    expect(remindAt("dayBefore", booked())).toEqual(instantAt(addDays(day, -1), "10:00"));
    expect(remindAt("twoHours", booked())).toEqual(instantAt(day, "08:00"));
    expect(nextReminder(booked(), USUAL_BEFORE, now)).toEqual(instantAt(addDays(day, -1), "10:00"));
  });
  test("hours are hours and days are days on the nights the clocks change", () => {
    const sunday = at("2026-10-25", "10:00");
    expect(remindAt("dayBefore", sunday)).toEqual(new Date("2026-10-24T08:00:00Z"));
    expect(remindAt("twoHours", at("2026-10-25", "03:30"))).toEqual(new Date("2026-10-25T00:30:00Z"));
    expect(remindAt("twoHours", at("2027-03-28", "03:30"))).toEqual(new Date("2027-03-27T23:30:00Z"));
  });
  test("a house that was down for a day writes once, and nobody is reminded of what they have just been told", () => {
    const late = plus(begins(booked()), -hours(1));
    const since = (timedAt: Date) => remindersDue(booked({ timedAt }), USUAL_BEFORE, [], late);
    expect(since(now)).toEqual({ send: "twoHours", passOver: ["dayBefore"] });
    expect(since(instantAt(addDays(day, -1), "10:01"))).toEqual({ send: "twoHours", passOver: [] });
    expect(since(instantAt(day, "08:30"))).toEqual({ send: null, passOver: [] });
  });

  test("whenever it is: in time, at the same hour on the wall, in their order, only what was wished", () => {
    fc.assert(
      fc.property(whens, wishes, (when, wish) => {
        for (const before of wish) {
          const due = remindAt(before, when);
          if (due === null) continue;
          expect(due < begins(when)).toBe(true);
          if (before === "twoHours") expect(begins(when).getTime() - due.getTime()).toBe(hours(2));
          else expect(timeOfDay(due)).toBe(before === "sameMorning" ? "08:00" : "10:00");
          if (before === "dayBefore") expect(dayOf(due)).toBe(addDays(when.day, -1));
        }
      }),
    );
  });

  test("looked at every few minutes, each is sent once, never late, and never of what is over", () => {
    const looks = fc.array(fc.integer({ min: 1, max: 3000 }), { minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(whens, wishes, looks, fc.integer({ min: 0, max: 60 }), (when, wish, steps, overAfter) => {
        let clock = instantAt(addDays(when.day, -9), "07:00");
        const it = { ...when, timedAt: clock };
        const done: Before[] = [];
        const sent: Before[] = [];
        steps.forEach((minutes, n) => {
          clock = plus(clock, minutes * 60_000);
          const state = n < overAfter ? ("booked" as const) : ("cancelled" as const);
          const { send, passOver } = remindersDue({ ...it, state }, wish, done, clock);
          if (send === null) expect(passOver).toEqual([]);
          else {
            expect(state).toBe("booked");
            expect(clock < begins(when)).toBe(true);
            expect(wish).toContain(send);
            sent.push(send);
            done.push(send, ...passOver);
          }
        });
        expect(new Set(done).size).toBe(done.length);
        expect(new Set(sent).size).toBe(sent.length);
      }),
    );
  });
});

describe("rights", () => {
  const right = { lastOn: calendarDay("2026-12-10"), ended: null } as const;
  it.each([
    ["2026-11-22", 18, false],
    ["2026-12-10", 0, false],
    ["2026-12-11", -1, true],
  ])("on %s: %i days left", (today, left, passed) => {
    expect(daysLeft(right, calendarDay(today))).toBe(left);
    expect(isPassed(right, calendarDay(today))).toBe(passed);
  });
  it("what ended has not gone by; and none begins tomorrow", () => {
    expect(isPassed({ ...right, ended: "kept" }, calendarDay("2027-01-01"))).toBe(false);
    expect(mayStart(calendarDay("2026-11-23"), now)).toEqual(refusal("dayIsAhead"));
    expect(mayStart(calendarDay("2024-01-01"), now)).toEqual(refusal("longPast"));
  });
});
