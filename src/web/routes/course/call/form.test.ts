import { expect, test } from "vitest";
import { textFor } from "../../../text/server.ts";
import { idOf, typed } from "../shared/testFields.ts";
import { parseCall } from "./form.ts";

const text = textFor("da");
const parse = (fields: Parameters<typeof typed>[0]) => parseCall(idOf(1), idOf(2))(typed(fields), text);
const noted = {
  partyName: "Natcaféen",
  answer: "yes",
  confirmedName: "Kim",
  confirmedRole: "vagt",
  checkBackOn: "2026-06-02",
  agreedWithCitizen: "yes",
};

test("a yes, with who said it", () => {
  expect(parse(noted)).toEqual({
    ok: true,
    command: { ...noted, courseId: idOf(1), needId: idOf(2), agreedWithCitizen: true },
  });
});

test.each(["later", "no"])("who said yes does not count when they answered %s", (answer) => {
  const parsed = parse({ ...noted, answer });
  expect(parsed.ok && parsed.command).not.toHaveProperty("confirmedName");
  expect(parsed.ok && parsed.command).not.toHaveProperty("confirmedRole");
});

test.each([
  ["a yes from nobody", { confirmedName: "" }, { confirmedName: text.fieldIssues.nameWhoSaidYes }],
  ["no answer", { answer: "" }, { answer: text.fieldIssues.chooseOne }],
  ["nobody was phoned", { partyName: " " }, { partyName: text.fieldIssues.required }],
  ["a day that is none", { checkBackOn: "2026-02-30" }, { checkBackOn: text.fieldIssues.notADay }],
  ["no day", { checkBackOn: "" }, { checkBackOn: text.fieldIssues.required }],
])("%s", (_, fields, errors) => {
  const parsed = parse({ ...noted, ...fields });
  expect(parsed).toEqual({ ok: false, errors });
});
