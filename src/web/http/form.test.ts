import { expect, test } from "vitest";
import { FIELD_LIMIT, formFields, oneOf } from "./form.ts";

function posted(pairs: [string, string][]): FormData {
  const form = new FormData();
  for (const [name, value] of pairs) form.append(name, value);
  return form;
}

test("a field too long is refused with 413", () => {
  expect(() => formFields(posted([["note", "a".repeat(FIELD_LIMIT + 1)]]))).toThrow(
    expect.objectContaining({ init: { status: 413 } }),
  );
});

test("too many fields are refused with 413", () => {
  const many = Array.from({ length: 301 }, (_, n): [string, string] => [`f${n}`, ""]);
  expect(() => formFields(posted(many))).toThrow(expect.objectContaining({ init: { status: 413 } }));
});

test("texts are trimmed, line breaks are plain, and control characters are gone", () => {
  const fields = formFields(posted([["note", "  en\r\nto\u0000\u0007\ttre  "]]));
  expect(fields.get("note")).toBe("en\nto\ttre");
});

test("a password is taken to the last sign", () => {
  expect(formFields(posted([["password", "  min æble \u0007 "]])).get("password")).toBe("  min æble \u0007 ");
});

test("no field changes what the others are kept in", () => {
  const fields = formFields(
    posted([
      ["__proto__", "x"],
      ["note", "ja"],
    ]),
  );
  expect(Object.getPrototypeOf(fields.values)).toBe(Object.prototype);
  expect(fields.values).toEqual({ note: ["ja"] });
});

test("a field that was not sent reads as empty", () => {
  const fields = formFields(posted([["note", ""]]));
  expect([fields.get("other"), fields.all("other"), fields.has("note")]).toEqual(["", [], false]);
});

test("a name from the language itself is a field like any other", () => {
  const fields = formFields(posted([["constructor", "x"]]));
  expect(fields.get("constructor")).toBe("x");
  expect(formFields(posted([])).all("toString")).toEqual([]);
});

test("every value of a repeated field is kept, in order", () => {
  const fields = formFields(
    posted([
      ["need", "wound"],
      ["need", "sleep"],
      ["form", "start"],
      ["key", "k1"],
    ]),
  );
  expect(fields.all("need")).toEqual(["wound", "sleep"]);
  expect([fields.form, fields.key]).toEqual(["start", "k1"]);
});

test("files are left alone", () => {
  const form = posted([["note", "ja"]]);
  form.append("file", new File(["x"], "x.txt"));
  expect(formFields(form).values).toEqual({ note: ["ja"] });
});

test("one of the words allowed, or null", () => {
  expect(oneOf("soon", ["acute", "soon"])).toBe("soon");
  expect(oneOf("never", ["acute", "soon"])).toBeNull();
});
