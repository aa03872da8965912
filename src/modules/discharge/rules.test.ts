import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { calendarDay } from "#kernel/time.ts";
import { testDatabase } from "../../../test/db.ts";
import { at } from "../../../test/given.ts";
import {
  groupOf,
  isSettled,
  isWithoutPlace,
  linesFor,
  mayComplete,
  maySay,
  type Ruling,
  unsettledOf,
} from "./rules.ts";
import {
  ALL_TICKS,
  type Answers,
  CARES,
  type Care,
  FOLLOW_UP,
  LEAVING_LINES,
  type Leaving,
  LINE_KINDS,
  type Line,
  type LineKind,
  type LineState,
  MATTERS,
  NO_PLACE,
  TONIGHT,
} from "./types.ts";

const LEFT = at("2026-11-10 14:00");
const DAY = calendarDay("2026-11-10");
const day = (text: string) => calendarDay(`2026-11-${text}`);
const said = (ruling: Ruling): string => (ruling.ok ? "yes" : ruling.code);

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
const aLeaving = (facts: Partial<Leaving> = {}, care: Care | null = "somatic"): Leaving => ({
  id: "leaving",
  subject: care === null ? "stay" : "admission",
  courseId: "course",
  citizenId: "citizen",
  unitId: "ward",
  state: "open",
  answers: home,
  leftAt: null,
  edition: 0,
  admission:
    care === null
      ? null
      : { care, admittedAt: at("2026-11-01 09:00"), expectedOn: null, treatedOn: null, previousId: null },
  lines: [],
  ...facts,
});

describe("the lines the answers call for", () => {
  const TABLE: readonly [string, Partial<Answers>, Care | null, string][] = [
    ["home, and nothing more", {}, "somatic", ""],
    ["home, and whoever has the baton follows", { followUp: "holder" }, "somatic", ""],
    ["home with medicine", { matters: ["medicine"] }, "somatic", "medicine contact information told"],
    [
      "home, and the doctor follows up",
      { followUp: "ownDoctor" },
      "somatic",
      "followUp contact information told",
    ],
    ["nobody follows up yet", { followUp: "nobodyYet" }, "somatic", "followUp contact information told"],
    ["the street", { tonight: "nowhere" }, "somatic", "place contact information told"],
    ["nobody knows where", { tonight: "unknown" }, "somatic", "place contact information told"],
    ["a sister's sofa", { tonight: "friendsOrFamily" }, "somatic", "place contact information told"],
    [
      "a shelter, with medicine: where is it kept?",
      { tonight: "otherPlace", matters: ["medicine"] },
      "somatic",
      "place medicine medicineKept contact information told",
    ],
    [
      "straight to treatment, with medicine: they keep it",
      { tonight: "otherTreatment", matters: ["medicine"] },
      "somatic",
      "place medicine contact information told",
    ],
    [
      "a wound and appointments",
      { matters: ["nursing", "appointments"] },
      "somatic",
      "transport followUp nursing contact information told",
    ],
    ["from psychiatry", {}, "psychiatric", "contact information told psychiatricPlan"],
    [
      "from the other hospital, with a plan",
      { matters: ["psychiatricCare"] },
      "somatic",
      "contact information told psychiatricPlan",
    ],
    ["a stay: the house says where they go", { tonight: "otherPlace", followUp: "holder" }, null, ""],
    ["a stay, with nowhere to go", { tonight: "nowhere", followUp: "holder" }, null, "place"],
    ["a stay, and a wound", { followUp: "holder", matters: ["nursing"] }, null, "nursing"],
  ];
  it.each(TABLE)("%s", (_, answers, care, lines) => {
    expect(linesFor({ ...home, ...answers }, care).join(" ")).toBe(lines);
  });

  test("the database has the very same, whatever is answered", async () => {
    const database = await testDatabase({ engine: "postgres" });
    try {
      const all = TONIGHT.flatMap((tonight) =>
        FOLLOW_UP.flatMap((followUp) =>
          subsetsOf(MATTERS).flatMap((matters) =>
            [null, ...CARES].map((care) => ({ tonight, follow_up: followUp, matters, care })),
          ),
        ),
      );
      const rows = await database.owner(
        `select discharge.called(tonight, follow_up, array(select jsonb_array_elements_text(matters)), care) as lines
           from jsonb_to_recordset($1::jsonb) as a(n int, tonight text, follow_up text, matters jsonb, care text) order by n`,
        [JSON.stringify(all.map((one, n) => ({ ...one, n })))],
      );
      const differing = all.filter((one, n) => {
        const ours = linesFor(
          { tonight: one.tonight, followUp: one.follow_up, matters: one.matters },
          one.care,
        );
        return String([...ours].sort()) !== String([...((rows[n]?.lines ?? []) as string[])].sort());
      });
      expect(rows).toHaveLength(all.length);
      expect(differing).toEqual([]);
    } finally {
      await database.close();
    }
  });
});

const subsetsOf = <T>(all: readonly T[]): T[][] =>
  Array.from({ length: 2 ** all.length }, (_, bits) => all.filter((_, n) => bits & (2 ** n)));

describe("is a line settled?", () => {
  const street: Answers = { ...home, tonight: "nowhere" };
  it.each([
    ["nobody has touched it", aLine("medicine"), home, false],
    ["secured without an end", secured("medicine"), home, true],
    ["secured for today", secured("place", { until: DAY }), street, true],
    ["secured until yesterday", secured("place", { until: day("09") }), street, false],
    ["not needed", aLine("medicine", { state: "notNeeded" }), home, true],
    ["not wanting a place is no place", aLine("place", { state: "notNeeded" }), street, false],
    [
      "nor where nobody knows",
      aLine("place", { state: "notNeeded" }),
      { ...home, tonight: "unknown" as const },
      false,
    ],
    [
      "they would rather not say at which friend's",
      aLine("place", { state: "notNeeded" }),
      { ...home, tonight: "friendsOrFamily" as const },
      true,
    ],
    ["a need with a holder", aLine("medicine", { state: "need", needId: "need" }), home, true],
    ["a need for a place is no place", aLine("place", { state: "need", needId: "need" }), street, false],
    [
      "a leader let it be, last time",
      aLine("medicine", { state: "overridden", needId: "need" }),
      home,
      false,
    ],
    ["what secured it ends", aLine("medicine", { state: "due", needId: "need" }), home, false],
    ["arrival: asked of somebody", aLine("pain", { state: "asked" }), home, true],
  ] as const)("%s", (_, line, answers, settled) => {
    expect(isSettled(line, answers, DAY)).toBe(settled);
  });
});

describe("may it be finished?", () => {
  const leader = { leaderName: "Ida", leaderReason: "Sengen skulle bruges" };
  const town = { municipality: "0101", municipalitySaid: "Ingen plads" };
  const street = { ...home, tonight: "nowhere" as const };
  const rest = ["contact", "information", "told"].map((kind) => secured(kind as LineKind));
  it.each([
    ["not before the two questions", { answers: null }, leader, "answerFirst"],
    ["not twice", { state: "left" as const, leftAt: LEFT }, leader, "leavingEnded"],
    ["nor after they went", { state: "leftEarly" as const, leftAt: LEFT }, leader, "leavingEnded"],
    ["home", {}, {}, "yes"],
    [
      "a line that is not there at all",
      { answers: { ...home, matters: ["medicine" as const] }, lines: rest },
      {},
      "answerForLines",
    ],
    [
      "an open line, and no leader",
      { answers: { ...home, matters: ["medicine" as const] }, lines: [...rest, aLine("medicine")] },
      {},
      "answerForLines",
    ],
    [
      "a leader with no reason",
      { answers: { ...home, matters: ["medicine" as const] }, lines: [...rest, aLine("medicine")] },
      { leaderName: "Ida" },
      "answerForLines",
    ],
    [
      "a leader who answers",
      { answers: { ...home, matters: ["medicine" as const] }, lines: [...rest, aLine("medicine")] },
      leader,
      "yes",
    ],
    [
      "to the street, and nobody answers",
      { answers: street, lines: [...rest, aLine("place")] },
      {},
      "answerForPlace",
    ],
    [
      "to the street, and no municipality was asked",
      { answers: street, lines: [...rest, aLine("place")] },
      leader,
      "answerForPlace",
    ],
    [
      "to the street, seen",
      { answers: street, lines: [...rest, aLine("place")] },
      { ...leader, ...town },
      "yes",
    ],
    ["a place was found", { answers: street, lines: [...rest, secured("place")] }, {}, "yes"],
    [
      "it was for last night",
      { answers: street, lines: [...rest, secured("place", { until: day("09") })] },
      {},
      "answerForPlace",
    ],
    [
      "they do not want one",
      { answers: street, lines: [...rest, aLine("place", { state: "notNeeded" })] },
      {},
      "answerForPlace",
    ],
    [
      "it is a need",
      { answers: street, lines: [...rest, aLine("place", { state: "need", needId: "n" })] },
      {},
      "answerForPlace",
    ],
  ] as const)("%s", (_, facts, override, answer) => {
    expect(said(mayComplete(aLeaving(facts as Partial<Leaving>), override, DAY))).toBe(answer);
  });

  test("whatever was answered and said: it is finished only with every line settled, or a leader's name – and with no place, a municipality", () => {
    const state = fc.constantFrom<LineState>("open", "secured", "notNeeded", "need", "overridden", "due");
    const lines = fc
      .subarray([...LEAVING_LINES])
      .chain((kinds) =>
        fc.tuple(
          ...kinds.map((kind) =>
            fc.record({
              kind: fc.constant(kind),
              state,
              called: fc.boolean(),
              until: fc.constantFrom(null, DAY, day("09")),
            }),
          ),
        ),
      )
      .map((all) => all.map(({ kind, ...facts }) => aLine(kind, { ...facts, needId: "need" })));
    const answers = fc.record({
      tonight: fc.constantFrom(...TONIGHT),
      followUp: fc.constantFrom(...FOLLOW_UP),
      matters: fc.subarray([...MATTERS]),
    });
    const override = fc.record(
      {
        leaderName: fc.constant("Ida"),
        leaderReason: fc.constant("x"),
        municipality: fc.constant("0101"),
        municipalitySaid: fc.constant("y"),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(answers, lines, override, fc.constantFrom(...CARES), (given, all, by, care) => {
        const leaving = aLeaving({ answers: given, lines: all }, care);
        const called = linesFor(given, care);
        const unsettled = called.filter((kind) => {
          const line = all.find((one) => one.kind === kind && one.called);
          if (!line) return true;
          if (line.state === "secured") return line.until !== null && line.until < DAY;
          if (line.state === "need") return kind === "place";
          if (line.state === "notNeeded") return kind === "place" && NO_PLACE.includes(given.tonight);
          return true;
        });
        const leader = by.leaderName !== undefined && by.leaderReason !== undefined;
        const town = by.municipality !== undefined && by.municipalitySaid !== undefined;
        const may = unsettled.length === 0 || (leader && (town || !unsettled.includes("place")));
        expect(unsettledOf(leaving, DAY)).toEqual(unsettled);
        expect(isWithoutPlace(leaving, DAY)).toBe(unsettled.includes("place"));
        expect(mayComplete(leaving, by, DAY).ok).toBe(may);
      }),
      { numRuns: 500 },
    );
  });
});

describe("what may be said of a line", () => {
  const open = aLeaving({ answers: { ...home, tonight: "nowhere" } });
  const left = aLeaving({ state: "left", leftAt: LEFT });
  it.each([
    ["an arrival line is done", open, aLine("pain"), "done", 0, "yes"],
    ["and is not secured", open, aLine("pain"), "secured", 0, "notThisLine"],
    ["nor a leaving line done", open, aLine("medicine"), "done", 0, "notThisLine"],
    ["nobody says overridden", open, aLine("medicine"), "overridden", 0, "notThisLine"],
    ["somebody saved meanwhile", open, aLine("medicine", { edition: 2 }), "notNeeded", 1, "stale"],
    ["not called for any more", open, aLine("medicine", { called: false }), "notNeeded", 0, "lineNotCalled"],
    ["no place is no wish", open, aLine("place"), "notNeeded", 0, "placeIsNeeded"],
    ["after they left, arrival is over", left, aLine("pain"), "done", 0, "leavingEnded"],
    [
      "after they left, a line is still secured",
      left,
      aLine("followUp", { state: "due" }),
      "secured",
      0,
      "yes",
    ],
    [
      "when everything stopped, nothing",
      aLeaving({ state: "stopped", leftAt: LEFT }),
      aLine("followUp"),
      "secured",
      0,
      "leavingEnded",
    ],
    [
      "a door that was kept open",
      aLeaving({ state: "leftEarly", leftAt: LEFT }),
      aLine("doorOpen"),
      "secured",
      0,
      "yes",
    ],
    ["found", aLeaving({ state: "leftEarly", leftAt: LEFT }), aLine("found"), "done", 0, "yes"],
  ] as const)("%s", (_, leaving, line, to, edition, answer) => {
    expect(said(maySay(leaving, line, to, edition))).toBe(answer);
  });

  it.each([
    ["medicine in hand, not paid", "medicine", ["inHand"], "medicineNotWhole"],
    ["medicine to the end", "medicine", ["inHand", "paidWholeCure"], "yes"],
    ["told nobody", "told", [], "tickSome"],
    ["no form they can use", "information", [], "tickSome"],
    ["ticks of another line", "followUp", ["pension"], "notThisLine"],
    ["no ground for transport is an answer too", "transport", [], "yes"],
  ] as const)("%s", (_, kind, ticks, answer) => {
    expect(said(maySay(open, aLine(kind), "secured", 0, ticks))).toBe(answer);
  });
});

test("every line is of one group, and every tick of one line", () => {
  expect(Object.groupBy([...LINE_KINDS], groupOf)).toMatchObject({
    arrival: { length: 5 },
    leaving: { length: 10 },
    early: { length: 3 },
  });
  expect(new Set(ALL_TICKS).size).toBe(ALL_TICKS.length);
});
