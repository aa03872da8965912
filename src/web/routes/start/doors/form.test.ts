import { expect, test } from "vitest";
import { formFields } from "../../../http/form.ts";
import { textFor } from "../../../text/server.ts";
import { doorsField, parseAsks } from "./form.ts";

const da = textFor("da");
const id = (n: number) => `00000000-0000-7000-8000-0000000000${n}0`;
const [course, sleep, wound, shelter, cafe] = [id(1), id(2), id(3), id(4), id(5)] as const;

function asked(...pairs: [string, string][]) {
  const form = new FormData();
  for (const [name, value] of pairs) form.append(name, value);
  return parseAsks(course, [sleep, wound])(formFields(form), da);
}

test("each need with a door ticked is one ask, with one message and one answer for all", () => {
  const parsed = asked(
    ["form", "ask"],
    [doorsField(sleep), shelter],
    [doorsField(sleep), cafe],
    [doorsField(wound), shelter],
    ["message", "Kan I?"],
    ["agreedWithCitizen", "yes"],
  );
  const shared = { courseId: course, message: "Kan I?", agreedWithCitizen: true };
  expect(parsed).toEqual({
    ok: true,
    command: [
      { ...shared, needId: sleep, toUnitIds: [shelter, cafe] },
      { ...shared, needId: wound, toUnitIds: [shelter] },
    ],
  });
});

test("no door ticked is said by the first need; not agreed asks why", () => {
  expect(asked(["form", "ask"], ["agreedWithCitizen", "yes"])).toEqual({
    ok: false,
    errors: { [doorsField(sleep)]: da.start.doors.choose },
  });
  expect(asked(["form", "ask"])).toEqual({
    ok: false,
    errors: {
      [doorsField(sleep)]: da.start.doors.choose,
      agreedWithCitizen: da.fieldIssues.chooseOne,
    },
  });
  expect(asked(["form", "ask"], [doorsField(wound), shelter], ["agreedWithCitizen", "notYet"])).toEqual({
    ok: false,
    errors: { notAgreedWhy: da.fieldIssues.sayWhyNotAgreed },
  });
});

test("the night's ending asks one door for the baton, in its own opening hours", () => {
  const parsed = asked(["form", "night"], ["unitId", shelter], ["agreedWithCitizen", "yes"]);
  expect(parsed).toEqual({
    ok: true,
    command: [{ courseId: course, toUnitIds: [shelter], urgency: "sameDay", agreedWithCitizen: true }],
  });
  expect(asked(["form", "night"], ["agreedWithCitizen", "yes"])).toEqual({
    ok: false,
    errors: { unitId: da.start.doors.choose },
  });
});
