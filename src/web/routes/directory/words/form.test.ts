import { expect, test } from "vitest";
import { textFor } from "../../../text/server.ts";
import { typed } from "../../course/shared/testFields.ts";
import { parseWording } from "./form.ts";

const text = textFor("da");
const parse = (fields: Parameters<typeof typed>[0]) => parseWording(typed(fields), text);

test("words and what they mean", () => {
  expect(parse({ form: "add", words: "ondt i munden", meaning: "need dental" })).toEqual({
    ok: true,
    command: { do: "add", words: "ondt i munden", means: "need", code: "dental" },
  });
});

test("words that mean nothing, and nothing that means something", () => {
  expect(parse({ form: "add", words: "", meaning: "" })).toEqual({
    ok: false,
    errors: { words: text.fieldIssues.required, meaning: text.fieldIssues.chooseOne },
  });
  expect(parse({ form: "add", words: "tænder", meaning: "weather rain" })).toMatchObject({ ok: false });
});

test("taken away", () => {
  expect(parse({ form: "remove-1", id: "1" })).toEqual({ ok: true, command: { do: "remove", id: "1" } });
  expect(parse({ form: "other" })).toMatchObject({ ok: false });
});
