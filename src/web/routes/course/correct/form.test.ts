import { expect, test } from "vitest";
import { textFor } from "../../../text/server.ts";
import { idOf, typed } from "../shared/testFields.ts";
import { parsePerson, parseText } from "./form.ts";

const text = textFor("da");
const whole = {
  knownAs: "Bo",
  fullName: "",
  birthYear: "1980",
  language: "da",
  phone: "",
  why: "Han har sagt det",
};
const person = (fields: Record<string, string>) => parsePerson(idOf(1))(typed({ ...whole, ...fields }), text);

test("the record as it is to be: what is left empty is not known", () => {
  expect(person({})).toEqual({
    ok: true,
    command: { courseId: idOf(1), ...whole, fullName: null, birthYear: 1980, phone: null },
  });
});

test.each([
  [{ knownAs: " " }, { knownAs: text.fieldIssues.required }],
  [{ why: "" }, { why: text.fieldIssues.required }],
  [{ fullName: "Bo 010280-1234" }, { fullName: text.fieldIssues.noNumberHere }],
])("%j is said beside its field", (fields, errors) => {
  expect(person(fields)).toEqual({ ok: false, errors });
});

test.each(["80", "1980-02-01", "nitten firs"])("a year of birth is four digits, not %s", (birthYear) => {
  expect(person({ birthYear })).toMatchObject({ ok: false, errors: { birthYear: expect.any(String) } });
});

test("a correction beside one text", () => {
  const say = { part: "note", words: "Det var ikke ham.\nSe rapporten.", why: "Fejl" };
  expect(parseText(idOf(1))(typed({ ...say, needId: idOf(2), contactId: "" }), text)).toEqual({
    ok: true,
    command: { courseId: idOf(1), needId: idOf(2), ...say },
  });
  expect(parseText(idOf(1))(typed({ ...say, words: " ", contactId: idOf(2) }), text)).toEqual({
    ok: false,
    errors: { words: text.fieldIssues.required },
  });
});
