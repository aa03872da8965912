import { expect, test } from "vitest";
import { textFor } from "../../../text/server.ts";
import { idOf, typed } from "../shared/testFields.ts";
import { parseCallTable } from "./form.ts";

const text = textFor("da");

test("in the citizen's words, with who speaks for them", () => {
  const fields = typed({ citizenWish: "Et sted med ro", spokesperson: "Søsteren" });
  expect(parseCallTable(idOf(1), idOf(2))(fields, text)).toEqual({
    ok: true,
    command: { courseId: idOf(1), needId: idOf(2), citizenWish: "Et sted med ro", spokesperson: "Søsteren" },
  });
});

test("what nobody knows yet can be written at the table", () => {
  expect(parseCallTable(idOf(1), null)(typed({}), text)).toEqual({
    ok: true,
    command: { courseId: idOf(1), needId: null },
  });
});

test("a name longer than there is room for", () => {
  expect(parseCallTable(idOf(1), null)(typed({ spokesperson: "x".repeat(201) }), text)).toEqual({
    ok: false,
    errors: { spokesperson: text.fieldIssues.tooLong },
  });
});
