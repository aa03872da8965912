import { expect, test } from "vitest";
import { textFor } from "../../../text/server.ts";
import { idOf, typed } from "../shared/testFields.ts";
import { parsePassOn } from "./form.ts";

const text = textFor("da");
const parse = (fields: Parameters<typeof typed>[0]) => parsePassOn(idOf(1), idOf(2))(typed(fields), text);

test("with what the receiver must know", () => {
  expect(parse({ message: "Ringet tre steder", agreedWithCitizen: "notYet", notAgreedWhy: "Sover" })).toEqual(
    {
      ok: true,
      command: {
        courseId: idOf(1),
        needId: idOf(2),
        message: "Ringet tre steder",
        agreedWithCitizen: false,
        notAgreedWhy: "Sover",
      },
    },
  );
});

test("never without a word", () => {
  expect(parse({ agreedWithCitizen: "yes" })).toEqual({
    ok: false,
    errors: { message: text.fieldIssues.required },
  });
});
