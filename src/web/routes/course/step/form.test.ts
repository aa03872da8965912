import { expect, test } from "vitest";
import { textFor } from "../../../text/server.ts";
import { idOf, typed } from "../shared/testFields.ts";
import { parseStep } from "./form.ts";

const text = textFor("da");
const planned = { nextStep: "Ring til ham", nextStepOn: "2026-06-02" };
const parse = (fields: Parameters<typeof typed>[0], needId: string | null = idOf(1)) =>
  parseStep(needId)(typed(fields), text);

test("what and when; who does it only where it was chosen", () => {
  expect(parse(planned)).toEqual({ ok: true, command: { needId: idOf(1), ...planned } });
  expect(parse({ ...planned, unitId: idOf(2) })).toMatchObject({ command: { unitId: idOf(2) } });
});

test.each([
  ["nothing is to happen", { nextStep: " " }, { nextStep: text.fieldIssues.required }],
  ["no day", { nextStepOn: "" }, { nextStepOn: text.fieldIssues.required }],
  ["a day that is none", { nextStepOn: "2026-02-30" }, { nextStepOn: text.fieldIssues.notADay }],
])("%s", (_, fields, errors) => {
  expect(parse({ ...planned, ...fields })).toEqual({ ok: false, errors });
});

test("a step belongs to a need", () => {
  expect(parse(planned, null).ok).toBe(false);
});
