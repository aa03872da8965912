import { expect, test } from "vitest";
import { textFor } from "../../../text/server.ts";
import { idOf, typed } from "../shared/testFields.ts";
import { parseGap } from "./form.ts";

const text = textFor("da");
const missing = { note: "Et værelse, hvor hunden må være", meanwhile: "Natcaféen", reviewOn: "2026-07-01" };
const parse = (fields: Parameters<typeof typed>[0]) => parseGap(idOf(1))(typed(fields), text);

test("what is missing, what is done meanwhile, and when it is looked at again", () => {
  expect(parse(missing)).toEqual({ ok: true, command: { needId: idOf(1), ...missing } });
});

test("without a day the longest rest there is", () => {
  expect(parse({ ...missing, reviewOn: "" })).toEqual({
    ok: true,
    command: { needId: idOf(1), note: missing.note, meanwhile: missing.meanwhile },
  });
});

test("what it should have been like", () => {
  expect(parse({ ...missing, conditions: ["dogs", "couples"] })).toEqual({
    ok: true,
    command: { needId: idOf(1), ...missing, conditions: ["dogs", "couples"] },
  });
});

test("nobody is left with nothing meanwhile", () => {
  expect(parse({ ...missing, meanwhile: "" })).toEqual({
    ok: false,
    errors: { meanwhile: text.fieldIssues.required },
  });
});
