import { expect, test } from "vitest";
import { textFor } from "../../../text/server.ts";
import { idOf, typed } from "../../course/shared/testFields.ts";
import { daysFrom, parseYearPlan } from "./form.ts";

const text = textFor("da");

test.each([
  ["25-06-2026 9.00-12.00", [{ day: "2026-06-25", start: "09:00", end: "12:00" }]],
  ["4.9.2026 kl. 14", [{ day: "2026-09-04", start: "14:00", end: "" }]],
  ["2026-11-19 09:30", [{ day: "2026-11-19", start: "09:30", end: "" }]],
  [
    "1/2/2026 9 – 12\n\n 2/2/2026 10",
    [
      { day: "2026-02-01", start: "09:00", end: "12:00" },
      { day: "2026-02-02", start: "10:00", end: "" },
    ],
  ],
  ["31-02-2026 9.00", null],
  ["25-06-2026", null],
  ["torsdag 9.00", null],
  ["25-06-2026 9.00\nog en til", null],
])("%j is %j", (lines, days) => expect(daysFrom(lines)).toEqual(days));

test("a day nobody can read, or a clock that is none, is said at the field with what to write", () => {
  const parse = (days: string) =>
    parseYearPlan(idOf(1))(typed({ form: "plan", days, kind: "ordinary" }), text);
  expect(parse("2026-06-25 25:00")).toEqual({
    ok: false,
    errors: { days: text.councilBetween.plan.notDays },
  });
  expect(parse("")).toEqual({ ok: false, errors: { days: text.councilBetween.plan.notDays } });
  expect(parse("2026-06-25 9")).toMatchObject({ ok: true, command: { do: "plan" } });
});

test("a day is dropped or made a meeting by its form's name; another form is none", () => {
  const parse = (form: string, because = "Ferie") => parseYearPlan(idOf(1))(typed({ form, because }), text);
  expect(parse(`drop-${idOf(2)}`)).toMatchObject({ command: { do: "drop", command: { dayId: idOf(2) } } });
  expect(parse(`drop-${idOf(2)}`, "")).toEqual({ ok: false, errors: { because: text.fieldIssues.required } });
  expect(parse(`make-${idOf(2)}`)).toMatchObject({ command: { do: "make", command: { dayId: idOf(2) } } });
  expect(parse("x").ok).toBe(false);
});
