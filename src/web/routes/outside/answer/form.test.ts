import { expect, test } from "vitest";
import { textFor } from "../../../text/server.ts";
import { typed } from "../../course/shared/testFields.ts";
import { parseOutsideAnswer } from "./form.ts";

const text = textFor("da");
const parse = (fields: Parameters<typeof typed>[0]) => parseOutsideAnswer("token")(typed(fields), text);

test.each(["yes", "no"])("%s, with a name", (answer) => {
  expect(parse({ answer, name: "Kim", role: "" })).toEqual({
    ok: true,
    command: { token: "token", answer, name: "Kim" },
  });
});

test("neither yes nor no, and nobody who says so", () => {
  expect(parse({ answer: "later" })).toEqual({
    ok: false,
    errors: { answer: text.courseActions.outside.choose, name: text.fieldIssues.required },
  });
});
