import { expect, test } from "vitest";
import { calendarDay, type Weekday } from "#kernel/time.ts";
import { dayOut, fallsOn, leftOf, mayNote, stopsAfter, stopsOn } from "./rules.ts";
import type { Round, Visit } from "./types.ts";

const day = calendarDay;
/** 2026-06-02 is a Tuesday. */
const aRound = (more: Partial<Round> = {}): Round => ({
  id: "r",
  unitId: "u",
  name: "Runden",
  weekdays: [2, 4] as Weekday[],
  onDay: null,
  begins: "21:00",
  edition: 1,
  madeOn: day("2026-05-01"),
  endedAt: null,
  stops: [
    { id: "havn", place: "Havnen", usualTime: null, addedOn: day("2026-05-01"), leftOn: null },
    { id: "park", place: "Parken", usualTime: null, addedOn: day("2026-05-01"), leftOn: null },
  ],
  ...more,
});
const aVisit = (stopId: string, on: string, state: Visit["state"] = "done"): Visit => ({
  stopId,
  day: day(on),
  state,
  why: state === "skipped" ? "noTime" : null,
  at: new Date(`${on}T20:00:00Z`),
  by: "Ida",
});

test.each([
  // Six in the morning in Denmark, summer and winter.
  ["2026-06-02T03:59:00Z", "2026-06-01"],
  ["2026-06-02T04:00:00Z", "2026-06-02"],
  ["2026-12-02T04:59:00Z", "2026-12-01"],
  ["2026-12-02T05:00:00Z", "2026-12-02"],
  ["2026-06-02T22:30:00Z", "2026-06-02"],
])("at %s the round is that of %s", (at, on) => expect(dayOut(new Date(at))).toBe(on));

test.each<[string, Partial<Round>, string, boolean]>([
  ["on its weekday", {}, "2026-06-02", true],
  ["on another weekday", {}, "2026-06-03", false],
  ["before it was planned", { madeOn: day("2026-06-03") }, "2026-06-02", false],
  ["from the day it was ended", { endedAt: new Date("2026-06-02T10:00:00Z") }, "2026-06-02", false],
  ["before the day it was ended", { endedAt: new Date("2026-06-03T10:00:00Z") }, "2026-06-02", true],
  ["once, on its day", { weekdays: [], onDay: day("2026-06-03") }, "2026-06-03", true],
  ["once, on another day", { weekdays: [], onDay: day("2026-06-03") }, "2026-06-04", false],
])("a round %s", (_, more, on, falls) => expect(fallsOn(aRound(more), day(on))).toBe(falls));

test.each([
  ["2026-06-02T19:00:00Z", "2026-06-02", true],
  // Past midnight it is still that evening's round.
  ["2026-06-03T01:00:00Z", "2026-06-02", true],
  ["2026-06-03T10:00:00Z", "2026-06-02", true],
  ["2026-06-09T10:00:00Z", "2026-06-02", true],
  ["2026-06-10T10:00:00Z", "2026-06-02", false],
  ["2026-06-01T10:00:00Z", "2026-06-02", false],
  ["2026-06-03T10:00:00Z", "2026-06-03", false],
])("at %s something may be noted of %s: %s", (at, on, may) =>
  expect(mayNote(aRound(), day(on), new Date(at))).toBe(may),
);

test.each<[string, Visit[], string, string[] | null]>([
  ["nobody went at all", [], "2026-06-03", ["Havnen", "Parken"]],
  ["one stop was left", [aVisit("havn", "2026-06-02")], "2026-06-03", ["Parken"]],
  [
    "what was skipped is left too",
    [aVisit("havn", "2026-06-02"), aVisit("park", "2026-06-02", "skipped")],
    "2026-06-03",
    ["Parken"],
  ],
  ["all was done", [aVisit("havn", "2026-06-02"), aVisit("park", "2026-06-02")], "2026-06-03", null],
  [
    "it was done later",
    [aVisit("havn", "2026-06-02"), aVisit("park", "2026-06-04")],
    "2026-06-05",
    ["Havnen"],
  ],
  [
    "today's own is not left yet",
    [aVisit("havn", "2026-05-28"), aVisit("park", "2026-05-28")],
    "2026-06-02",
    null,
  ],
])("%s", (_, visits, today, places) =>
  expect(leftOf(aRound(), visits, day(today))?.stops.map(({ place }) => place) ?? null).toEqual(places),
);

test("what was left more than a week ago is nobody's any more, nor is a stop that was taken off", () => {
  const once = aRound({ weekdays: [], onDay: day("2026-06-02") });
  expect(leftOf(once, [], day("2026-06-09"))?.day).toBe("2026-06-02");
  expect(leftOf(once, [], day("2026-06-10"))).toBeNull();
  const [first, second] = aRound().stops;
  if (!first || !second) throw new Error("two stops");
  const stops = [first, { ...second, leftOn: day("2026-06-03") }];
  expect(stopsOn(stops, day("2026-06-02"))).toHaveLength(2);
  expect(leftOf(aRound({ stops }), [], day("2026-06-03"))?.stops).toEqual([first]);
});

test("a changed plan knows its stops again by their place, whatever their order and letters", () => {
  const { stops } = aRound();
  expect(stopsAfter(stops, [{ place: "PARKEN", usualTime: "21:30" }, { place: "Kirken" }])).toEqual({
    kept: [{ id: "park", position: 1, usualTime: "21:30" }],
    added: [{ place: "Kirken", position: 2, usualTime: null }],
    gone: ["havn"],
  });
  // Twice on the way is two stops.
  expect(stopsAfter(stops, [{ place: "Havnen" }, { place: "Havnen" }]).added).toHaveLength(1);
});
