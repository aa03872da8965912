import { expect, test } from "vitest";
import { calendarDay as day } from "#kernel/time.ts";
import type { Answer, Asking, FocusMark, Target } from "../types.ts";
import { timelineOf } from "./timeline.ts";

const answer = (kind: Answer["kind"], answeredOn: string, more: Partial<Answer> = {}): Answer => ({
  ...{ id: `${kind}${answeredOn}`, kind, notedAs: kind === "noted" ? "forInformation" : null, reason: "" },
  ...{ planKind: null, plan: "", answeredOn: day(answeredOn), saidBy: "Rådet", recordedAs: "body" },
  ...{ document: "", why: "", actions: [] },
  ...more,
});
const asking = (
  dates: readonly (readonly [by: string, setOn: string])[],
  answers: Answer[] = [],
  round = 1,
): Asking => ({
  ...{ id: "a", recommendationId: "r", body: { id: "b", slug: "b", name: "Sundhedsrådet" }, round },
  ...{ sentOn: day(dates[0]?.[1] ?? "2026-01-05"), basis: "requested", committedBy: "", words: "" },
  dates: dates.map(([answerBy, setOn]) => ({ answerBy: day(answerBy), why: "Senere", setOn: day(setOn) })),
  answers,
});
const told = (askings: Asking[], today: string, more: object = {}) =>
  timelineOf(
    { editions: [], focus: [], unfocused: [], followUps: [], targets: [], askings, ...more },
    day(today),
  ).map(({ on, what, late }) => [on, what, late].filter((part) => part !== null).join(" "));

test.each([
  ["in time", [["2026-01-30", "2026-01-05"]], [], "2026-01-30", ["2026-01-05 sent"]],
  // 30 January 2026 is a Friday: offices are open again on Monday, but the last day was Friday.
  ["passed", [["2026-01-30", "2026-01-05"]], [], "2026-02-02", ["2026-01-31 passed", "2026-01-05 sent"]],
  // A Saturday lasts until Monday.
  ["a closed day", [["2026-01-31", "2026-01-05"]], [], "2026-02-02", ["2026-01-05 sent"]],
  [
    "answered late",
    [["2026-01-30", "2026-01-05"]],
    [answer("noted", "2026-01-20"), answer("partly", "2026-02-04")],
    "2026-05-01",
    ["2026-02-04 partly 3", "2026-01-31 passed", "2026-01-20 noted", "2026-01-05 sent"],
  ],
  [
    "answered in time: nothing passed",
    [["2026-01-30", "2026-01-05"]],
    [answer("accepted", "2026-01-30")],
    "2026-05-01",
    ["2026-01-30 accepted", "2026-01-05 sent"],
  ],
  [
    "given longer in time: the first date did not pass",
    [
      ["2026-01-30", "2026-01-05"],
      ["2026-03-31", "2026-01-28"],
    ],
    [],
    "2026-03-01",
    ["2026-01-28 extended", "2026-01-05 sent"],
  ],
  [
    "given longer too late: it did",
    [
      ["2026-01-30", "2026-01-05"],
      ["2026-03-31", "2026-02-10"],
    ],
    [],
    "2026-03-01",
    ["2026-02-10 extended", "2026-01-31 passed", "2026-01-05 sent"],
  ],
] as const)("%s", (_, dates, answers, today, expected) => {
  expect(told([asking(dates, [...answers])], today)).toEqual(expected);
});

test("what was promised, seen, read and chosen is told; that it was planned goes without saying", () => {
  const action = {
    ...{ id: "x", words: "Skilte", owner: "Chefen", by: null },
    steps: [
      { state: "planned" as const, on: day("2026-01-20"), words: "" },
      { state: "done" as const, on: day("2026-02-20"), words: "Sat op" },
    ],
  };
  const asked = asking(
    [["2026-01-30", "2026-01-05"]],
    [answer("accepted", "2026-01-20", { actions: [action] })],
  );
  const target: Target = {
    ...{ id: "t", words: "Nætter", goal: 5, unit: "nætter", direction: "atLeast", by: day("2026-12-31") },
    ...{ edition: 1, before: [] },
    readings: [{ on: day("2026-03-01"), value: 2, words: "" }],
  };
  const focus: FocusMark = {
    ...{
      on: day("2026-01-02"),
      heldOn: null,
      starts: null,
      slug: null,
      published: false,
      words: "Mødet",
      year: 2026,
    },
  };
  const happenings = timelineOf(
    {
      editions: [{ edition: 2, did: "adopted", why: "", on: day("2026-01-02"), text: "x" }],
      ...{ focus: [focus], unfocused: [], askings: [asked], targets: [target] },
      followUps: [{ id: "f", on: day("2026-02-25"), words: "Vi så dem" }],
    },
    day("2026-04-01"),
  );
  expect(happenings.map(({ on, what, words }) => `${on} ${what} ${words}`)).toEqual([
    "2026-03-01 reading Nætter · 2 nætter",
    "2026-02-25 followUp Vi så dem",
    "2026-02-20 done Skilte – Sat op",
    "2026-01-20 accepted ",
    "2026-01-05 sent ",
    "2026-01-02 focused Mødet",
    "2026-01-02 adopted ",
  ]);
});
