import { expect, test } from "vitest";
import { textFor } from "../../../text/server.ts";
import { idOf, typed } from "../shared/testFields.ts";
import { parseClose } from "./form.ts";

const text = textFor("da");
const parse = (fields: Parameters<typeof typed>[0]) => parseClose(idOf(1))(typed(fields), text);

test("with a reason, and the citizen told", () => {
  expect(parse({ ending: "landed", toldCitizen: "Sagt i går" })).toEqual({
    ok: true,
    command: { courseId: idOf(1), reason: "landed", toldCitizen: "Sagt i går" },
  });
});

test("law 7: not without both", () => {
  expect(parse({ note: "x" })).toEqual({
    ok: false,
    errors: { ending: text.fieldIssues.chooseOne, toldCitizen: text.fieldIssues.required },
  });
});

test("they have died, whoever was told; or they live", () => {
  const died = { courseId: idOf(1), reason: "died" };
  expect(parse({ form: "died", toldCitizen: "Søsteren" })).toEqual({
    ok: true,
    command: { ...died, toldCitizen: "Søsteren" },
  });
  expect(parse({ form: "died" })).toEqual({
    ok: true,
    command: { ...died, toldCitizen: text.discharge.died.nobodySaid },
  });
  expect(parse({ form: "lives" })).toEqual({ ok: true, command: { courseId: idOf(1) } });
});

test("merging is not a reason anybody chooses", () => {
  expect(parse({ ending: "merged", toldCitizen: "x" })).toEqual({
    ok: false,
    errors: { ending: text.fieldIssues.chooseOne },
  });
});
