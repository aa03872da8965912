import { expect, test } from "vitest";
import { textFor } from "../../../text/server.ts";
import { idOf, typed } from "../shared/testFields.ts";
import { parseNeed } from "./form.ts";

const text = textFor("da");
const parse = (fields: Parameters<typeof typed>[0]) => parseNeed(idOf(1))(typed(fields), text);

test("a kind is enough", () => {
  expect(parse({ kind: "dental", urgency: "", waitsFor: "", citizensWords: "" })).toEqual({
    ok: true,
    command: { courseId: idOf(1), kind: "dental" },
  });
});

test("in the citizen's words, and what it waits for", () => {
  expect(
    parse({
      kind: "home",
      citizensWords: "Mit eget",
      urgency: "soon",
      waitsFor: idOf(2),
      dutyBearerText: "Kommunen",
    }),
  ).toEqual({
    ok: true,
    command: {
      courseId: idOf(1),
      kind: "home",
      citizensWords: "Mit eget",
      urgency: "soon",
      waitsFor: idOf(2),
      dutyBearerText: "Kommunen",
    },
  });
});

test.each([
  ["no kind", {}, { kind: text.courseActions.addNeed.chooseKind }],
  [
    "words longer than the database takes",
    { kind: "home", citizensWords: "x".repeat(2001) },
    { citizensWords: text.fieldIssues.tooLong },
  ],
])("%s", (_, fields, errors) => {
  expect(parse(fields)).toEqual({ ok: false, errors });
});
