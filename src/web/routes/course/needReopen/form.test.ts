import { expect, test } from "vitest";
import { textFor } from "../../../text/server.ts";
import { idOf, typed } from "../shared/testFields.ts";
import { parseNeedReopen } from "./form.ts";

const text = textFor("da");

test("a need opens again because of something new", () => {
  const parse = parseNeedReopen(idOf(1));
  expect(parse(typed({ because: "Såret er brudt op" }), text)).toEqual({
    ok: true,
    command: { needId: idOf(1), because: "Såret er brudt op" },
  });
  expect(parse(typed({ because: "" }), text)).toEqual({
    ok: false,
    errors: { because: text.fieldIssues.required },
  });
});
