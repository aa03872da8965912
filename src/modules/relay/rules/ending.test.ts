import { describe, expect, it } from "vitest";
import { calendarDay } from "#kernel/time.ts";
import { URGENCIES } from "#kernel/urgency.ts";
import { aCourse, aNeed, at, expectRefusal, said } from "../../../../test/given.ts";
import { NEED_ENDINGS } from "../types.ts";
import { mayClose, mayEnd, mayMerge, mayPlan, OUTREACH_DAYS, REVIEW_DAYS, usualDay } from "./ending.ts";

const nothingWaits = { openAsks: 0, openOutside: 0, daysLookedFor: 0 };

describe("ending a need (law 7)", () => {
  it.each([
    ["one that ended", { state: "met" }, "shelter", "met", {}, "needEnded"],
    ["one that was merged away", { state: "mergedInto" }, "shelter", "died", {}, "needEnded"],
    ["by the holder, who is not responsible for it", {}, "ward", "met", {}, "notResponsible"],
    ["while a door considers it", {}, "shelter", "met", { openAsks: 1 }, "withdrawFirst"],
    ["while a door outside considers it", {}, "shelter", "met", { openOutside: 1 }, "withdrawFirst"],
    ["not to be found, never looked for", {}, "shelter", "cannotBeFound", {}, "lookFirst"],
    ["not to be found, one day short", {}, "shelter", "cannotBeFound", { daysLookedFor: 2 }, "lookFirst"],
    ["not to be found after three days", {}, "shelter", "cannotBeFound", { daysLookedFor: 3 }, "yes"],
    ["a recognised gap that is met after all", { state: "recognisedGap" }, "shelter", "met", {}, "yes"],
  ] as const)("%s: %o", (_, need, byUnit, ending, facts, answer) => {
    expect(said(mayEnd(aNeed(need), byUnit, ending, { ...nothingWaits, ...facts }))).toBe(answer);
  });

  it("asks for outreach before not-to-be-found, and before no other ending", () => {
    const asked = NEED_ENDINGS.filter(
      (ending) => said(mayEnd(aNeed(), "shelter", ending, nothingWaits)) !== "yes",
    );
    expect(asked).toEqual(["cannotBeFound"]);
  });

  it("says who is responsible, how many wait, and how long to look", () => {
    expectRefusal(mayEnd(aNeed(), "ward", "met", nothingWaits), "notResponsible", { unitId: "shelter" });
    expectRefusal(
      mayEnd(aNeed(), "shelter", "met", { ...nothingWaits, openAsks: 2, openOutside: 1 }),
      "withdrawFirst",
      {
        count: 3,
      },
    );
    expectRefusal(
      mayEnd(aNeed(), "shelter", "cannotBeFound", { ...nothingWaits, daysLookedFor: 1 }),
      "lookFirst",
      {
        days: 1,
        wanted: OUTREACH_DAYS,
      },
    );
  });
});

describe("closing a course (law 7)", () => {
  const clear = { openNeedKinds: [], openAsks: 0, openOutside: 0 };
  it.each([
    ["a closed one", { state: "closed" }, "ward", {}, "courseClosed"],
    ["by another than the holder", {}, "shelter", {}, "notHolder"],
    ["with an open need", {}, "ward", { openNeedKinds: ["dental"] }, "needsStillOpen"],
    ["while a door considers the baton", {}, "ward", { openAsks: 1 }, "withdrawFirst"],
    ["while a door outside considers it", {}, "ward", { openOutside: 1 }, "withdrawFirst"],
    ["with nothing left", {}, "ward", {}, "yes"],
  ] as const)("%s", (_, course, byUnit, facts, answer) => {
    expect(said(mayClose(aCourse(course), byUnit, { ...clear, ...facts }))).toBe(answer);
  });

  it("counts all that waits", () => {
    const facts = { ...clear, openAsks: 1, openOutside: 2 };
    expectRefusal(mayClose(aCourse(), "ward", facts), "withdrawFirst", { count: 3 });
  });

  it("lists the needs that are still open before anything else that waits", () => {
    const facts = { openNeedKinds: ["dental", "home"], openAsks: 1, openOutside: 0 };
    expectRefusal(mayClose(aCourse(), "ward", facts), "needsStillOpen", { kinds: ["dental", "home"] });
  });
});

describe("planning a next step (law 6)", () => {
  const now = at("2026-06-03 23:30");
  it.each([
    ["yesterday", "2026-06-02", undefined, "dayIsPast"],
    ["more than a year ahead", "2027-06-04", undefined, "dayTooFar"],
    ["a rest of more than 90 days", "2026-09-02", REVIEW_DAYS, "dayTooFar"],
    ["today", "2026-06-03", undefined, "yes"],
    ["a year ahead", "2027-06-03", undefined, "yes"],
    ["a rest of 90 days", "2026-09-01", REVIEW_DAYS, "yes"],
  ] as const)("%s", (_, on, furthest, answer) => {
    expect(said(mayPlan(calendarDay(on), now, furthest))).toBe(answer);
  });

  it("counts by the calendar in Denmark, where it may be tomorrow already", () => {
    const afterMidnight = new Date("2026-06-03T22:30:00Z");
    expect(said(mayPlan(calendarDay("2026-06-03"), afterMidnight))).toBe("dayIsPast");
    expect(usualDay("acute", afterMidnight)).toBe("2026-06-04");
  });

  it("falls the sooner the more urgent it is, and always on a day one may plan", () => {
    expect(URGENCIES.map((urgency) => usualDay(urgency, now))).toEqual([
      "2026-06-03",
      "2026-06-03",
      "2026-06-05",
      "2026-06-10",
    ]);
  });
});

describe("merging two courses (law 3)", () => {
  const from = aCourse({ id: "from" });
  const into = aCourse({ id: "into" });
  const clear = { openAsks: 0, openOutside: 0, openTables: 0 };
  it.each([
    ["one with itself", from, from, "ward", {}, "sameCourse"],
    ["a closed one", { ...from, state: "closed" }, into, "ward", {}, "courseClosed"],
    ["into a closed one", from, { ...into, state: "closed" }, "ward", {}, "courseClosed"],
    [
      "by one who holds only the first",
      from,
      { ...into, holderId: "shelter" },
      "ward",
      {},
      "mergeNeedsOneHolder",
    ],
    [
      "by one who holds only the other",
      { ...from, holderId: "shelter" },
      into,
      "ward",
      {},
      "mergeNeedsOneHolder",
    ],
    ["by one who holds neither", from, into, "shelter", {}, "mergeNeedsOneHolder"],
    ["while a door considers something", from, into, "ward", { openAsks: 1 }, "withdrawFirst"],
    ["while a door outside does", from, into, "ward", { openOutside: 1 }, "withdrawFirst"],
    ["while a table is called", from, into, "ward", { openTables: 1 }, "withdrawFirst"],
    ["two of one holder", from, into, "ward", {}, "yes"],
  ] as const)("%s", (_, one, other, byUnit, facts, answer) => {
    expect(said(mayMerge(one, other, byUnit, { ...clear, ...facts }))).toBe(answer);
  });
});
