import { expect, test } from "vitest";
import { textFor } from "../../../text/server.ts";
import { idOf, typed } from "../shared/testFields.ts";
import { parseContact } from "./form.ts";

const text = textFor("da");
const parse = (fields: Parameters<typeof typed>[0]) => parseContact(idOf(1))(typed(fields), text);

test.each(Object.keys(text.courseForms.contact.ways))("%s is a contact", (way) => {
  expect(parse({ way, note: "" })).toEqual({ ok: true, command: { courseId: idOf(1), way } });
});

test("what happened has to be chosen; arriving is recorded elsewhere", () => {
  const errors = { way: text.fieldIssues.chooseOne };
  expect(parse({ note: "Ved banegården" })).toEqual({ ok: false, errors });
  expect(parse({ way: "arrived" })).toEqual({ ok: false, errors });
});
