import { expect, test } from "vitest";
import { textFor } from "../../../text/server.ts";
import { idOf, typed } from "../shared/testFields.ts";
import { parseReopen } from "./form.ts";

const text = textFor("da");
const parse = (fields: Parameters<typeof typed>[0]) => parseReopen(idOf(1))(typed(fields), text);

test("with what is new, and needs", () => {
  expect(parse({ because: "Har mistet sit værelse", needs: ["home", "income"] })).toEqual({
    ok: true,
    command: {
      courseId: idOf(1),
      because: "Har mistet sit værelse",
      needs: [{ kind: "home" }, { kind: "income" }],
    },
  });
});

test("needs can wait; what is new cannot", () => {
  expect(parse({ because: "Er her" })).toMatchObject({ ok: true, command: { needs: [] } });
  expect(parse({ needs: ["home"] })).toEqual({ ok: false, errors: { because: text.fieldIssues.required } });
});
