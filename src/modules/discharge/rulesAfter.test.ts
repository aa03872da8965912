import { describe, expect, it } from "vitest";
import { calendarDay, hours, plus } from "#kernel/time.ts";
import { at } from "../../../test/given.ts";
import {
  holdsCourseUntil,
  isReadmission,
  missedOf,
  regionCareOf,
  transportRightOf,
  turnsDue,
} from "./rules.ts";
import type { Answers, Leaving, Line, LineKind } from "./types.ts";

const LEFT = at("2026-11-10 14:00");
const day = (text: string) => calendarDay(`2026-11-${text}`);
const LAW = { closingDays: 14, readmissionDays: 30, regionHours: 72, regionLeastHours: 24 };

const aLine = (kind: LineKind, facts: Partial<Line> = {}): Line => ({
  id: kind,
  leavingId: "leaving",
  kind,
  state: "open",
  until: null,
  needId: null,
  called: true,
  edition: 0,
  ...facts,
});
const secured = (kind: LineKind, facts: Partial<Line> = {}) => aLine(kind, { state: "secured", ...facts });
const home: Answers = { tonight: "ownHome", followUp: "noneNeeded", matters: [] };

describe("the days after", () => {
  const after = (lines: readonly Line[], state: Leaving["state"] = "left") => ({
    state,
    leftAt: LEFT,
    lines,
  });
  const NOW = at("2026-11-12 09:00");
  it.each([
    ["all is secured", [secured("place")], "left", NOW, null],
    ["a line is due", [aLine("place", { state: "due", needId: "n" })], "left", NOW, "2026-11-23"],
    ["the place ends after nine nights", [secured("place", { until: day("19") })], "left", NOW, "2026-11-23"],
    ["the place lasts the fourteen nights", [secured("place", { until: day("23") })], "left", NOW, null],
    [
      "on the last day",
      [aLine("place", { state: "due", needId: "n" })],
      "left",
      at("2026-11-23 23:59"),
      "2026-11-23",
    ],
    [
      "when the days are over",
      [aLine("place", { state: "due", needId: "n" })],
      "left",
      at("2026-11-24 00:00"),
      null,
    ],
    ["an arrival line holds nobody", [aLine("pain")], "left", NOW, null],
    ["nor one that is not called", [aLine("medicine", { called: false })], "left", NOW, null],
    ["who went before time and is not found", [aLine("found")], "leftEarly", NOW, "2026-11-23"],
    ["a door that is open a week", [secured("doorOpen", { until: day("17") })], "leftEarly", NOW, null],
    ["everything stopped", [aLine("found")], "stopped", NOW, null],
  ] as const)("the course is followed: %s", (_, lines, state, now, until) => {
    expect(holdsCourseUntil(after(lines, state), LAW, now)).toBe(until);
  });

  it.each([
    ["ends in a week", "19", false],
    ["ends the day after tomorrow", "14", false],
    ["ends tomorrow", "13", true],
    ["ends today", "12", true],
    ["ended yesterday, and nobody looked", "11", true],
    ["lasts all the days", "23", false],
  ] as const)("turns due: %s", (_, until, due) => {
    expect(turnsDue(secured("place", { until: day(until) }), LEFT, LAW, NOW)).toBe(due);
  });

  it("turns due once, and not a door that was kept open", () => {
    const due = aLine("place", { state: "due", until: day("12"), needId: "n" });
    expect(turnsDue(due, LEFT, LAW, NOW)).toBe(false);
    expect(turnsDue(secured("doorOpen", { until: day("12") }), LEFT, LAW, NOW)).toBe(false);
  });

  it("what was missing is what a leader let be, what was open, and what fell through", () => {
    const lines = [
      aLine("pain"),
      aLine("place", { state: "overridden" }),
      secured("contact"),
      aLine("told", { state: "due" }),
    ];
    expect(missedOf(lines).map(({ kind }) => kind)).toEqual(["place", "told"]);
  });
});

describe("what the law gives", () => {
  const nursing: Answers = { ...home, matters: ["municipalNursing"] };
  const admittedAt = at("2026-11-09 14:00");
  it.each([
    [
      "a somatic stay, and municipal nursing",
      "somatic",
      plus(admittedAt, hours(25)),
      nursing,
      plus(admittedAt, hours(97)),
    ],
    ["exactly a day is too short", "somatic", plus(admittedAt, hours(24)), nursing, "shortStay"],
    ["the street: nobody nurses there", "somatic", plus(admittedAt, hours(48)), home, "noMunicipalNursing"],
    ["psychiatry", "psychiatric", plus(admittedAt, hours(48)), nursing, "psychiatric"],
  ] as const)("72 hours: %s", (_, care, leftAt, answers, expected) => {
    const given = regionCareOf({ care, admittedAt, leftAt }, answers, LAW);
    expect(given.applies ? given.until : given.why).toEqual(expected);
  });

  it.each([
    ["nothing", [], "none"],
    ["cannot use a bus, and nothing else", ["noPublicTransport"], "none"],
    ["cannot use a bus, and is called back", ["noPublicTransport", "calledBack"], "ride"],
    ["a pension", ["pension"], "money"],
    ["far, and no bus", ["far", "noPublicTransport"], "ride"],
    ["an ambulance or a special car", ["needsVehicle"], "ride"],
    ["called back, and can use a bus", ["calledBack"], "none"],
  ] as const)("transport: %s", (_, ticks, right) => {
    expect(transportRightOf(ticks)).toBe(right);
  });

  it.each([
    ["the same day", "2026-11-10 20:00", true],
    ["thirty days on", "2026-12-10 23:00", true],
    ["thirty-one", "2026-12-11 00:00", false],
    ["before they left", "2026-11-09 09:00", false],
  ] as const)("back again: %s", (_, then, again) => {
    expect(isReadmission({ leftAt: LEFT }, at(then), LAW)).toBe(again);
  });
});
