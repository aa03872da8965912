import { expect, test } from "vitest";
import { textFor } from "../../../text/server.ts";
import { idOf, typed } from "../shared/testFields.ts";
import { parseNote, parseRemove, parseShow } from "./form.ts";

const text = textFor("da");
const note = (fields: Record<string, string>) => parseNote(idOf(1))(typed(fields), text);

test.each([
  [{ number: "" }, { number: text.fieldIssues.required }],
  [{ number: "300280-1234" }, { number: text.fieldIssues.notANumber }],
  [{ number: "610280-1234" }, { issuer: text.fieldIssues.sayIssuer }],
])("%j is said beside its field, without the number", (fields, errors) => {
  expect(note(fields)).toEqual({ ok: false, errors });
});

test("a number as people write it", () => {
  expect(note({ number: " 010280-1234 " })).toEqual({
    ok: true,
    command: { courseId: idOf(1), number: "010280-1234" },
  });
  expect(note({ number: "610280-1234", issuer: "Sygehuset" })).toMatchObject({
    ok: true,
    command: { issuer: "Sygehuset" },
  });
  expect(parseRemove(idOf(1))(typed({ numberId: idOf(2) }), text)).toMatchObject({ ok: true });
});

test("it is shown for a purpose, and only for one", () => {
  const show = (purpose: string) => parseShow(typed({ numberId: idOf(2), purpose }), text);
  expect(show("Recept")).toEqual({ ok: true, command: { numberId: idOf(2), purpose: "Recept" } });
  expect(show("  ")).toEqual({ ok: false, errors: { purpose: text.fieldIssues.sayPurpose } });
  expect(show("Er det 010280-1234?")).toEqual({
    ok: false,
    errors: { purpose: text.fieldIssues.noNumberHere },
  });
  expect(show("x".repeat(501))).toEqual({ ok: false, errors: { purpose: text.fieldIssues.tooLong } });
});
