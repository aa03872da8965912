import { expect, test } from "vitest";
import { textFor } from "../../../text/server.ts";
import { typed } from "../../course/shared/testFields.ts";
import { parseRules } from "./form.ts";

const text = textFor("da");
const ID = "01890000-0000-7000-8000-000000000001";
const filled = {
  ...{
    form: "rules",
    from: "2026-01-01",
    why: "Kommissoriet",
    agendaDays: "7",
    itemDays: "14",
    answerDays: "60",
  },
  ...{ quorum: "half", mayClose: "yes", hasChair: "no", dissentRecorded: "yes" },
  minutesAdoptedBy: "nextMeeting",
};
const parse = (fields: Record<string, string>) => parseRules(ID)(typed({ ...filled, ...fields }), text);

test("a form is the rules of the body, with what belongs to the quorum that was chosen", () => {
  expect(parse({ parts: "9" })).toEqual({
    ok: true,
    command: {
      ...{ bodyId: ID, from: "2026-01-01", why: "Kommissoriet" },
      rules: {
        ...{
          agendaDays: 7,
          itemDays: 14,
          answerDays: 60,
          quorum: { kind: "half" },
          mayClose: true,
          hasChair: false,
        },
        ...{ dissentRecorded: true, minutesAdoptedBy: "nextMeeting" },
      },
    },
  });
  expect(parse({ quorum: "fraction", parts: "2", of: "3" })).toMatchObject({
    command: { rules: { quorum: { kind: "fraction", parts: 2, of: 3 } } },
  });
});

test.each([
  ["no reason", { why: "" }, { why: text.fieldIssues.required }],
  ["half a day", { agendaDays: "1.5" }, { agendaDays: text.fieldIssues.outOfRange }],
  [
    "more than the whole",
    { quorum: "fraction", parts: "4", of: "3" },
    { parts: text.fieldIssues.outOfRange },
  ],
  ["a number that is missing", { quorum: "number" }, { number: text.fieldIssues.outOfRange }],
  ["no quorum", { quorum: "" }, { quorum: text.fieldIssues.required }],
  [
    "minutes for a chair there is none of",
    { minutesAdoptedBy: "chair" },
    { minutesAdoptedBy: text.fieldIssues.notTogether },
  ],
  ["nothing about the chair", { hasChair: "" }, { hasChair: text.fieldIssues.chooseOne }],
])("%s is said at its field", (_, fields, errors) => expect(parse(fields)).toEqual({ ok: false, errors }));

test("another form is none", () => expect(parse({ form: "x" }).ok).toBe(false));
