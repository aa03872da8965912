import { expect, test } from "vitest";
import { textFor } from "../../../text/server.ts";
import { idOf, typed } from "../shared/testFields.ts";
import { parseEnd } from "./form.ts";

const text = textFor("da");
const parse = (fields: Parameters<typeof typed>[0]) => parseEnd(idOf(1))(typed(fields), text);

test.each(["met", "declinedByCitizen", "movedAway", "died"])("%s needs no explaining", (state) => {
  expect(parse({ state })).toEqual({ ok: true, command: { needId: idOf(1), state } });
});

test.each(["noLongerRelevant", "cannotBeFound"])("%s is explained", (state) => {
  expect(parse({ state })).toEqual({ ok: false, errors: { reason: text.fieldIssues.sayWhy } });
  expect(parse({ state, reason: "Har fået bolig" }).ok).toBe(true);
});

test("a need never ends as a gap, nor without saying how", () => {
  const errors = { state: text.fieldIssues.chooseOne };
  expect(parse({ state: "recognisedGap" })).toEqual({ ok: false, errors });
  expect(parse({})).toEqual({ ok: false, errors });
});
