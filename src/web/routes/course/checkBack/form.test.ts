import { expect, test } from "vitest";
import { textFor } from "../../../text/server.ts";
import { idOf, typed } from "../shared/testFields.ts";
import { parseCheckBack } from "./form.ts";

const text = textFor("da");
const parse = (fields: Parameters<typeof typed>[0]) => parseCheckBack(idOf(1))(typed(fields), text);

test.each(["received", "givenUp"])("%s needs no new day, even when one stands in the form", (outcome) => {
  expect(parse({ outcome, checkBackOn: "2026-06-03", note: "" })).toEqual({
    ok: true,
    command: { do: "check", command: { externalId: idOf(1), outcome } },
  });
});

test("not yet needs a day to ask again", () => {
  expect(parse({ outcome: "notYet", checkBackOn: "2026-06-03" })).toMatchObject({
    command: { command: { outcome: "notYet", checkBackOn: "2026-06-03" } },
  });
  expect(parse({ outcome: "notYet", checkBackOn: "" })).toEqual({
    ok: false,
    errors: { checkBackOn: text.fieldIssues.sayWhen },
  });
});

test("an answer has to be chosen", () => {
  expect(parse({ note: "Ingen tog telefonen" })).toEqual({
    ok: false,
    errors: { outcome: text.fieldIssues.chooseOne },
  });
});

test("the other form on the page withdraws", () => {
  expect(parse({ form: "withdraw", outcome: "received" })).toEqual({
    ok: true,
    command: { do: "withdraw", command: { externalId: idOf(1) } },
  });
});
