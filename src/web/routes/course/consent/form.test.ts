import { expect, test } from "vitest";
import { textFor } from "../../../text/server.ts";
import { idOf, typed } from "../shared/testFields.ts";
import { parseConsent } from "./form.ts";

const text = textFor("da");
const parse = (fields: Parameters<typeof typed>[0]) => parseConsent(idOf(1))(typed(fields), text);
const given = (command: object) => ({
  ok: true,
  command: { do: "give", command: { courseId: idOf(1), ...command } },
});

test("said aloud, with who heard it", () => {
  expect(parse({ scope: "relay", "form-of-consent": "oral", witness: "Karen" })).toEqual(
    given({ scope: "relay", form: "oral", witness: "Karen" }),
  );
});

test("in writing nobody has to have heard it", () => {
  expect(parse({ scope: "notNow", "form-of-consent": "written", witness: "Karen" })).toEqual(
    given({ scope: "notNow", form: "written" }),
  );
});

test("both are chosen by the citizen, never for them", () => {
  expect(parse({})).toEqual({
    ok: false,
    errors: { scope: text.fieldIssues.chooseOne, "form-of-consent": text.fieldIssues.chooseOne },
  });
});

test("taken back in one step", () => {
  expect(parse({ form: "withdraw" })).toEqual({
    ok: true,
    command: { do: "withdraw", command: { courseId: idOf(1) } },
  });
});
