import { describe, expect, it, test } from "vitest";
import { calendarDay } from "#kernel/time.ts";
import { whenFrom } from "./rules.ts";
import { beforeOf, type CalledOff, isLeftOut, readAnew, sourceUid } from "./source-rules.ts";

const at = (on: string) => whenFrom(calendarDay(on), "10:00", undefined);
const kept = { ...at("2026-11-24"), state: "booked" as const, endedWhy: null, sourceSequence: 4 };
const over = { ...kept, state: "attended" as const };
const theyCancelled = { ...kept, state: "cancelled" as const, endedWhy: "source" as const };
const weCancelled = { ...theyCancelled, endedWhy: "us" as const };

const read = (sequence: number, more: { on?: string; told?: number } = {}) => ({
  ...at(more.on ?? "2026-11-24"),
  source: { kind: "ical" as const, uid: "a", sequence, told: more.told },
  state: "booked" as const,
});
const called = (sequence: number) => ({ ...read(sequence), state: "cancelled" as const });
const NOTHING = { off: -1, told: -1 };
const OTHER = { on: "2026-11-30" };

describe("what is read from a source", () => {
  it.each([
    ["never seen", null, read(1), NOTHING, "book"],
    [
      "called off before it was booked, by a newer edition",
      null,
      read(1),
      { off: 2, told: -1 },
      "offAlready",
    ],
    ["called off by the same edition", null, read(2), { off: 2, told: -1 }, "offAlready"],
    ["called off by an older one", null, read(3), { off: 2, told: -1 }, "book"],
    ["a series that is newer does not name it", null, read(1), { off: -1, told: 2 }, "offAlready"],
    ["newer than the series", null, read(3), { off: -1, told: 2 }, "book"],
    [
      "named by the series, that tells of its older edition",
      null,
      read(1, { told: 2 }),
      { off: -1, told: 2 },
      "book",
    ],
    ["called off, and never booked", null, called(2), NOTHING, "notBooked"],
    ["an older edition", kept, read(3, OTHER), NOTHING, "older"],
    ["the same again", kept, read(4, OTHER), NOTHING, "same"],
    ["other words", kept, read(5), NOTHING, "changed"],
    ["another time", kept, read(5, OTHER), NOTHING, "moved"],
    [
      "told alone, and older than the series it stands in",
      kept,
      read(5, OTHER),
      { off: -1, told: 9 },
      "moved",
    ],
    [
      "called off when it was over, and then moved by an edition before that",
      kept,
      read(5, OTHER),
      { off: 6, told: -1 },
      "older",
    ],
    ["cancelled", kept, called(5), NOTHING, "cancel"],
    ["cancelled by the edition that booked it", kept, called(4), NOTHING, "cancel"],
    ["cancelled by an older edition", kept, called(3), NOTHING, "older"],
    ["how it went is known", over, read(5, OTHER), NOTHING, "said"],
    ["how it went is known, and they call it off", over, called(5), NOTHING, "said"],
    ["cancelled twice", theyCancelled, called(5), { off: 4, told: -1 }, "said"],
    ["booked after all", theyCancelled, read(5), { off: 4, told: -1 }, "changed"],
    ["booked after all, and cancelled by a newer one", theyCancelled, read(5), { off: 6, told: -1 }, "older"],
    [
      "left out of its series, and named again as it was",
      theyCancelled,
      read(4, { told: 7 }),
      { off: -1, told: 6 },
      "changed",
    ],
    [
      "left out of its series, and read again from an old file",
      theyCancelled,
      read(4, { told: 4 }),
      { off: -1, told: 6 },
      "older",
    ],
    [
      "cancelled because they died, and counted on",
      { ...weCancelled, endedWhy: "died" as const },
      read(9),
      NOTHING,
      "said",
    ],
    ["cancelled by us, and said once more", weCancelled, read(4), NOTHING, "same"],
  ])("%s", (_, had, anew, before, makes) => expect(readAnew(had, anew, before)).toBe(makes));

  test("a time of a series is off by its own name, by the event's, and by a newer telling", () => {
    const off = (uid: string, told: CalledOff["told"], sequence: number) => ({ uid, told, sequence });
    const one = sourceUid("a", "20261124T090000Z");
    const none = () => null;
    expect(beforeOf(one, [], none)).toEqual(NOTHING);
    expect(beforeOf(one, [off(one, "one", 3), off("a", "others", 5)], none)).toEqual({ off: 3, told: 5 });
    expect(beforeOf(one, [off("a", "one", 6), off("a", "others", 5)], none)).toEqual({ off: -1, told: 6 });
    expect(beforeOf(one, [], (uid) => (uid === "a" ? 7 : null))).toEqual({ off: -1, told: 7 });
    expect(beforeOf("a", [off("a", "one", 6), off("a", "others", 5)], () => 7)).toEqual({ off: 6, told: 5 });
    expect(beforeOf("ab", [off("a", "one", 6), off("a", "others", 5)], none)).toEqual(NOTHING);
  });

  test("what a series does not name is left out, unless it is over, newer, said of or another's", () => {
    const today = calendarDay("2026-11-22");
    const telling = { uid: "a", sequence: 5, named: ["a;RECURRENCE-ID=2"] };
    const it = { uid: "a;RECURRENCE-ID=1", sequence: 1, state: "booked" as const, day: today };
    const left = (more: Partial<Omit<typeof it, "state">> & { state?: "booked" | "attended" }) =>
      isLeftOut({ ...it, ...more }, telling, today);
    expect(left({})).toBe(true);
    expect(left({ uid: "a" })).toBe(true);
    expect(left({ uid: "a;RECURRENCE-ID=2" })).toBe(false);
    expect(left({ day: calendarDay("2026-11-21") })).toBe(false);
    expect(left({ sequence: 5 })).toBe(false);
    expect(left({ state: "attended" })).toBe(false);
    expect(left({ uid: "ab;RECURRENCE-ID=1" })).toBe(false);
  });
});
