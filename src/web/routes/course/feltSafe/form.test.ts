import { expect, test } from "vitest";
import { textFor } from "../../../text/server.ts";
import { idOf, typed } from "../shared/testFields.ts";
import { parseFelt } from "./form.ts";

const courseId = idOf(1);
const read = (fields: Parameters<typeof typed>[0]) => parseFelt(courseId)(typed(fields), textFor("da"));

test.each([
  [
    { form: "answer", face: "4", words: "Godt" },
    { courseId, face: 4, words: "Godt" },
  ],
  [
    { form: "answer", face: "1" },
    { courseId, face: 1 },
  ],
  [
    { form: "notNow", face: "5", words: "Noget" },
    { courseId, face: null },
  ],
])("%j", (fields, command) => expect(read(fields)).toEqual({ ok: true, command }));

test.each([
  { form: "answer" },
  { form: "answer", face: "6" },
  { form: "answer", face: "2.5" },
  { form: "answer", face: "x" },
])("no face, or none of the five: %j", (fields) =>
  expect(read(fields)).toEqual({ ok: false, errors: { face: textFor("da").fieldIssues.chooseOne } }),
);
