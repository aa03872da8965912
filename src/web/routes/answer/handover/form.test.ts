import { expect, test } from "vitest";
import { formFields } from "../../../http/form.ts";
import { textFor } from "../../../text/server.ts";
import { parseAnswer } from "./form.ts";

const da = textFor("da");
const handoverId = "00000000-0000-7000-8000-0000000000aa";
const door = "00000000-0000-7000-8000-0000000000dd";

function answered(pairs: readonly [string, string][]) {
  const form = new FormData();
  for (const [name, value] of pairs) form.append(name, value);
  return parseAnswer(handoverId)(formFields(form), da);
}

test("accepting with everything left empty is accepting", () => {
  expect(
    answered([
      ["form", "accept"],
      ["nextStep", ""],
      ["firstContactOn", ""],
    ]),
  ).toEqual({
    ok: true,
    command: { form: "accept", input: { handoverId } },
  });
});

test("the day of the first contact is the day of the next step", () => {
  const parsed = answered([
    ["form", "accept"],
    ["nextStep", "Ringe"],
    ["firstContactOn", "2026-06-03"],
  ]);
  expect(parsed.ok && parsed.command.input).toEqual({
    handoverId,
    nextStep: "Ringe",
    firstContactOn: "2026-06-03",
    nextStepOn: "2026-06-03",
  });
});

test("the way is shown to doors ticked and to one written by hand", () => {
  const parsed = answered([
    ["form", "redirect"],
    ["reason", "noCapacity"],
    ["nextDoors", door],
    ["outsideName", "Kirkens varmestue"],
    ["outsidePhone", "70990000"],
  ]);
  expect(parsed.ok && parsed.command.input).toEqual({
    handoverId,
    reason: "noCapacity",
    nextDoors: [{ unitId: door }, { name: "Kirkens varmestue", phone: "70990000" }],
    noneKnown: false,
  });
});

test("a way shown nowhere is no answer, and all that is missing is said at once", () => {
  expect(answered([["form", "redirect"]])).toEqual({
    ok: false,
    errors: { nextDoors: da.fieldIssues.nameADoor, reason: da.fieldIssues.chooseOne },
  });
});

test("that no door is known is an answer", () => {
  const parsed = answered([
    ["form", "redirect"],
    ["reason", "noCapacity"],
    ["noneKnown", "yes"],
  ]);
  expect(parsed.ok).toBe(true);
});

test.each([
  ["ask", "question"],
  ["answer", "answer"],
])("%s without words asks for them", (form, field) => {
  expect(answered([["form", form]])).toEqual({ ok: false, errors: { [field]: da.fieldIssues.required } });
});

test("what is sent says whether it is agreed with the citizen", () => {
  expect(answered([["form", "send"]])).toEqual({
    ok: false,
    errors: { agreedWithCitizen: da.fieldIssues.chooseOne },
  });
  expect(
    answered([
      ["form", "send"],
      ["agreedWithCitizen", "notYet"],
      ["notAgreedWhy", ""],
    ]),
  ).toEqual({
    ok: false,
    errors: { notAgreedWhy: da.fieldIssues.sayWhyNotAgreed },
  });
});

test("a form that is none of the page's does nothing", () => {
  expect(answered([["form", "x"]])).toEqual({ ok: false, errors: { form: da.fieldIssues.unusable } });
  expect(answered([])).toMatchObject({ ok: false });
});
