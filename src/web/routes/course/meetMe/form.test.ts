import { expect, test } from "vitest";
import { textFor } from "../../../text/server.ts";
import { idOf, typed } from "../shared/testFields.ts";
import { parseMeetMe } from "./form.ts";

const text = textFor("da");

test("the citizen's words, line by line", () => {
  const parse = parseMeetMe(idOf(1));
  const words = "Sig, hvad du gør.\nLad døren stå åben.";
  const empty = {
    helps: "",
    frightens: "",
    howToTalk: "",
    comesAlong: "",
    goodAt: "",
    earlySigns: "",
    dontAsk: "",
  };
  expect(parse(typed({ words, follows: idOf(2) }), text)).toEqual({
    ok: true,
    command: { ...empty, courseId: idOf(1), words, follows: idOf(2) },
  });
  // A heading that was emptied is to be empty from now on; nobody heard the citizen say anything of it.
  expect(parse(typed({ helps: "Ro", words: " ", follows: "none", heardBy: "" }), text)).toEqual({
    ok: true,
    command: { ...empty, courseId: idOf(1), helps: "Ro", words: "", follows: "none" },
  });
  expect(parse(typed({ goodAt: "x".repeat(2001), follows: "none" }), text)).toEqual({
    ok: false,
    errors: { goodAt: text.fieldIssues.tooLong },
  });
});
