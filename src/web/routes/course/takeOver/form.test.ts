import { expect, test } from "vitest";
import { textFor } from "../../../text/server.ts";
import { idOf, typed } from "../shared/testFields.ts";
import { parseTakeOver } from "./form.ts";

const text = textFor("da");
const parse = (fields: Parameters<typeof typed>[0]) => parseTakeOver(idOf(1), null)(typed(fields), text);

test("the baton, with a reason and no more", () => {
  expect(parse({ why: "Bor hos os nu", agreedWithCitizen: "yes" })).toEqual({
    ok: true,
    command: { courseId: idOf(1), needId: null, reason: "Bor hos os nu", agreedWithCitizen: true },
  });
});

test("what is missing is said at its field", () => {
  expect(parse({ agreedWithCitizen: "notYet", nextStepOn: "i morgen" })).toEqual({
    ok: false,
    errors: { why: text.fieldIssues.required, nextStepOn: text.fieldIssues.notADay },
  });
  expect(parse({ why: "x", agreedWithCitizen: "notYet" })).toEqual({
    ok: false,
    errors: { notAgreedWhy: text.fieldIssues.sayWhyNotAgreed },
  });
});
