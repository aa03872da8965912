import { expect, test } from "vitest";
import { textFor } from "../../../text/server.ts";
import { idOf, typed } from "../shared/testFields.ts";
import { parseCard } from "./form.ts";

const text = textFor("da");
const courseId = idOf(1);
const parse = (fields: Parameters<typeof typed>[0]) => parseCard(courseId)(typed(fields), text);

test("a PIN is six digits, however it is spaced", () => {
  const errors = { pin: text.refusals.pinUnfit };
  for (const pin of ["", "12345", "1234567", "48291x"])
    expect(parse({ form: "issue", pin })).toEqual({ ok: false, errors });
  expect(parse({ form: "issue", pin: "482 913" })).toEqual({
    ok: true,
    command: { do: "issue", command: { courseId, pin: "482913" } },
  });
});

test("the others are only pressed", () => {
  for (const form of ["lose", "unlock"] as const)
    expect(parse({ form })).toEqual({ ok: true, command: { do: form, command: { courseId } } });
});
