import { expect, test } from "vitest";
import { calendarDay } from "#kernel/time.ts";
import { mayApprove, mayObject } from "./rules.ts";

const today = calendarDay("2026-03-10");
const at = new Date("2026-03-01T10:00:00Z");
const objection = (answer: string) => ({ id: "o", by: "Ida Holm", at, words: "Jeg var der", answer });
const [chair, other, nobody] = [
  { isOne: true, thereIsOne: true },
  { isOne: false, thereIsOne: true },
  { isOne: false, thereIsOne: false },
];

test.each([
  ["at the next meeting", "nextMeeting", null, [], other, "ok"],
  ["with an objection nobody has answered", "nextMeeting", null, [objection("")], other, "objectionsOpen"],
  ["with one that is answered", "nextMeeting", null, [objection("Rettet")], other, "ok"],
  ["in writing, on its last day", "written", "2026-03-10", [], other, "roundNotOver"],
  ["in writing, the day after", "written", "2026-03-09", [], other, "ok"],
  ["in writing, answered too late", "written", "2026-03-09", [objection("")], other, "objectionsOpen"],
  ["by the chair", "chair", null, [], chair, "ok"],
  ["by somebody else where the chair does", "chair", null, [], other, "chairApproves"],
  ["where the chair does and there is none today", "chair", null, [], nobody, "ok"],
] as const)("minutes approved %s", (_how, way, closesOn, objections, who, said) => {
  const round = { way, closesOn: closesOn === null ? null : calendarDay(closesOn), objections };
  const ruling = mayApprove(round, who, today);
  expect(ruling.ok ? "ok" : ruling.code).toBe(said);
});

test("objections are heard until the last day of a written round, else until the minutes are approved", () => {
  expect(mayObject({ closesOn: null }, today)).toBe(true);
  expect(mayObject({ closesOn: today }, today)).toBe(true);
  expect(mayObject({ closesOn: calendarDay("2026-03-09") }, today)).toBe(false);
});
