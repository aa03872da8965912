import { expect, test } from "vitest";
import { textFor } from "../../../text/server.ts";
import { idOf, typed } from "../shared/testFields.ts";
import { parseMeetMe } from "./form.ts";

const text = textFor("da");

test("the citizen's words, line by line", () => {
  const parse = parseMeetMe(idOf(1));
  const words = "Sig, hvad du gør.\nLad døren stå åben.";
  expect(parse(typed({ words }), text)).toEqual({ ok: true, command: { courseId: idOf(1), words } });
  expect(parse(typed({ words: " " }), text)).toEqual({
    ok: false,
    errors: { words: text.fieldIssues.required },
  });
});
