import { expect, test } from "vitest";
import { formFields } from "../../../http/form.ts";
import { textFor } from "../../../text/server.ts";
import { parseWhy } from "./form.ts";

const text = textFor("da");
const parsed = (fields: Record<string, string>) => {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  return parseWhy(formFields(form), text);
};

test.each([
  [{}, text.course.why.write],
  [{ why: "curiosity" }, text.course.why.write],
  [{ words: "  " }, text.course.why.write],
  [{ words: "Ringede om 010203-4567" }, text.fieldIssues.noNumberHere],
])("%o is no reason", (fields, words) => {
  expect(parsed(fields)).toEqual({ ok: false, errors: { words } });
});

test.each([
  [{ why: "citizenCalls" }, "citizenCalls"],
  [{ words: " Hun ringede til os " }, "Hun ringede til os"],
])("%o is one", (fields, command) => {
  expect(parsed(fields)).toEqual({ ok: true, command });
});
