import { expect, test } from "vitest";
import { textFor } from "../../../text/server.ts";
import { idOf, typed } from "../shared/testFields.ts";
import { parseAsk } from "./form.ts";

const text = textFor("da");
const parse = (fields: Parameters<typeof typed>[0], needId: string | null = idOf(2)) =>
  parseAsk(idOf(1), needId)(typed(fields), text);
const asked = { toUnitIds: [idOf(3), idOf(4)], urgency: "sameDay", agreedWithCitizen: "yes" };

test("several doors, with a message", () => {
  expect(parse({ ...asked, message: "Kan I se på såret?" })).toEqual({
    ok: true,
    command: {
      courseId: idOf(1),
      needId: idOf(2),
      toUnitIds: [idOf(3), idOf(4)],
      urgency: "sameDay",
      message: "Kan I se på såret?",
      agreedWithCitizen: true,
    },
  });
});

test("about the baton, and without the name", () => {
  expect(parse({ ...asked, anonymous: "yes" }, null)).toMatchObject({
    ok: true,
    command: { needId: null, legalBasis: "anonymous" },
  });
});

test.each([
  ["no door chosen", { ...asked, toUnitIds: [] }, { toUnitIds: text.courseActions.ask.choose }],
  ["something that is no door", { ...asked, toUnitIds: ["x"] }, { toUnitIds: text.courseActions.ask.choose }],
  [
    "not said whether it is agreed",
    { ...asked, agreedWithCitizen: "" },
    { agreedWithCitizen: text.fieldIssues.chooseOne },
  ],
  [
    "not agreed, and not why",
    { ...asked, agreedWithCitizen: "notYet" },
    { notAgreedWhy: text.fieldIssues.sayWhyNotAgreed },
  ],
  ["an urgency nobody has", { ...asked, urgency: "now" }, { urgency: text.fieldIssues.chooseOne }],
])("%s", (_, fields, errors) => {
  expect(parse(fields)).toEqual({ ok: false, errors });
});
