import { expect, test } from "vitest";
import { commandSchemas } from "#modules/relay/index.ts";
import { textFor } from "../text/server.ts";
import { issueErrors, parseCommand } from "./parse.ts";

const da = textFor("da");
const { Accept, AskUnits, NoteCall, OpenCourse, Redirect } = commandSchemas;
const id = "00000000-0000-7000-8000-0000000000aa";

test("a handover not agreed with the citizen asks why, beside its own field", () => {
  const asked = { courseId: id, toUnitIds: [id], agreedWithCitizen: false, notAgreedWhy: "" };
  expect(parseCommand(AskUnits, asked, da)).toEqual({
    ok: false,
    errors: { notAgreedWhy: da.fieldIssues.sayWhyNotAgreed },
  });
});

test.each([
  [AskUnits, { courseId: id, toUnitIds: [], agreedWithCitizen: true }, "toUnitIds", "chooseOne"],
  [Redirect, { handoverId: id, reason: "noCapacity" }, "nextDoors", "nameADoor"],
  [Redirect, { handoverId: id, noneKnown: true }, "reason", "chooseOne"],
  [Redirect, { handoverId: id, noneKnown: true, reason: "other" }, "text", "sayWhy"],
  [Accept, { handoverId: id, nextStepOn: "2026-02-30" }, "nextStepOn", "notADay"],
  [Accept, { handoverId: "x" }, "handoverId", "unusable"],
  [Accept, { handoverId: id, nextStep: "a".repeat(1001) }, "nextStep", "tooLong"],
  [
    NoteCall,
    { courseId: id, answer: "yes", checkBackOn: "2026-01-01", agreedWithCitizen: true },
    "partyName",
    "required",
  ],
] as const)("%#: the field at fault is named with what is wrong", (schema, input, field, issue) => {
  const parsed = parseCommand(schema, input, da);
  expect(parsed.ok ? null : parsed.errors[field]).toBe(da.fieldIssues[issue]);
});

test("a field that has something better to say says it, under the form's own name", () => {
  const parsed = parseCommand(OpenCourse, { citizen: { knownAs: "Bo" }, needs: [] }, da, {
    field: (path) => (path === "needs" ? "kinds" : path),
    words: { kinds: "Sæt mindst ét kryds" },
  });
  expect(parsed).toEqual({ ok: false, errors: { kinds: "Sæt mindst ét kryds" } });
});

test("what is too long is said to be, also of a field that has something better to say of being empty", () => {
  const said = (nextStep: string) =>
    parseCommand(Accept, { handoverId: id, nextStep }, da, {
      words: { nextStep: "Skriv det første skridt" },
    });
  expect(said("a".repeat(1001))).toEqual({ ok: false, errors: { nextStep: da.fieldIssues.tooLong } });
});

test("what was left empty is not given, at any depth", () => {
  const input = {
    citizen: { knownAs: "Bo", fullName: "", phone: undefined },
    needs: [{ kind: "dental", note: "" }],
    consent: { scope: "", form: "" },
    meetMe: "",
  };
  expect(parseCommand(OpenCourse, input, da)).toEqual({
    ok: true,
    command: { citizen: { knownAs: "Bo" }, needs: [{ kind: "dental" }] },
  });
});

test("a refusal of a command not well formed names each field in words", () => {
  const issues = [
    { field: "nextStepOn", code: "notADay" },
    { field: "citizen", code: "required" },
    { field: "needs", code: "too_small" },
    { field: "odd", code: "constructor" },
    { field: "", code: "unrecognized_keys" },
  ];
  expect(issueErrors(issues, da)).toEqual({
    nextStepOn: da.fieldIssues.notADay,
    citizen: da.fieldIssues.required,
    needs: da.fieldIssues.required,
    odd: da.fieldIssues.unusable,
  });
  expect(issueErrors(undefined, da)).toEqual({});
});
