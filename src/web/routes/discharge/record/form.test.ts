import { expect, test } from "vitest";
import { textFor } from "../../../text/server.ts";
import { idOf, typed } from "../../course/shared/testFields.ts";
import { parseAdmission } from "./form.ts";

const text = textFor("da");
const ours = { id: idOf(2), name: "Medicinsk afdeling", phone: "1" };
const parse = (fields: Parameters<typeof typed>[0]) => parseAdmission(idOf(1), [ours])(typed(fields), text);

test("which ward, and body or psychiatry, must be said", () => {
  const parsed = parse({ on: "2026-11-20" });
  expect(parsed.ok).toBe(false);
  expect(parsed).toMatchObject({ errors: { care: text.fieldIssues.chooseOne } });
  expect(parse({ care: "somatic" })).toEqual({
    ok: false,
    errors: { ward: text.fieldIssues.sayWhichWard },
  });
});

test("our own ward is known by its name; another stands by the words", () => {
  expect(parse({ care: "somatic", ward: "medicinsk afdeling" })).toEqual({
    ok: true,
    command: { courseId: idOf(1), wardUnitId: idOf(2), care: "somatic" },
  });
  expect(parse({ care: "psychiatric", ward: "P3, en anden by", on: "2026-11-20", at: "04:10" })).toEqual({
    ok: true,
    command: {
      courseId: idOf(1),
      ward: "P3, en anden by",
      care: "psychiatric",
      on: "2026-11-20",
      at: "04:10",
    },
  });
});

test("a day that is none is said at its field", () => {
  expect(parse({ care: "somatic", ward: "x", expectedOn: "2026-02-31" })).toEqual({
    ok: false,
    errors: { expectedOn: text.fieldIssues.notADay },
  });
});
