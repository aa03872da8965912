import { expect, test } from "vitest";
import type { PossibleMatch } from "#modules/relay/index.ts";
import { textFor } from "../../../text/server.ts";
import { idOf, typed } from "../shared/testFields.ts";
import { parseMerge, sameHolder } from "./form.ts";

const text = textFor("da");

test("the course chosen goes on in this one", () => {
  expect(parseMerge(idOf(1))(typed({ fromCourseId: idOf(2) }), text)).toEqual({
    ok: true,
    command: { fromCourseId: idOf(2), intoCourseId: idOf(1) },
  });
});

test.each([{}, { fromCourseId: "x" }])("nothing chosen", (fields) => {
  expect(parseMerge(idOf(1))(typed(fields), text)).toEqual({
    ok: false,
    errors: { fromCourseId: text.fieldIssues.chooseOne },
  });
});

const since = new Date(0);
const aMatch = (facts: object) =>
  ({
    courseId: "other",
    knownAs: "Bo",
    ageBand: "40-59",
    birthYear: null,
    ours: true,
    holder: { unit: { id: "us" }, since },
    ...facts,
  }) as unknown as PossibleMatch;

test.each([
  ["another course we hold", {}, true],
  ["this very course", { courseId: "this" }, false],
  ["a closed one", { holder: null }, false],
  ["somebody without a course", { courseId: null }, false],
  [
    "one that another unit holds, where only a need is ours",
    { holder: { unit: { id: "them" }, since } },
    false,
  ],
  ["one we only may know of", { ours: false }, false],
])("%s", (_, facts, offered) => {
  expect(sameHolder([aMatch(facts)], "this", "us")).toHaveLength(offered ? 1 : 0);
});
