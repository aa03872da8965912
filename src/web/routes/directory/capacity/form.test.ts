import { expect, test } from "vitest";
import { textFor } from "../../../text/server.ts";
import { typed } from "../../course/shared/testFields.ts";
import { parseSaid } from "./form.ts";

const text = textFor("da");
const unit = (code: string, one: string, several: string, english: string) => ({
  ...{ code, one: { da: one, en: english }, several: { da: several, en: `${english}s` } },
  ...{ ageingMinutes: 240, unknownMinutes: 720 },
});
const units = [unit("bed", "seng", "senge", "bed"), unit("chair", "stol", "stole", "chair")];
const parse = (fields: Parameters<typeof typed>[0], usual: string | null = "bed") =>
  parseSaid(units, () => usual)(typed(fields), text);

test("a button says one figure", () => {
  expect(parse({ serviceId: "a", unit: "bed", available: "3" })).toEqual({
    ok: true,
    command: { serviceId: "a", said: [{ unit: "bed", available: 3 }], channel: "page" },
  });
});

test("fields say more", () => {
  expect(parse({ serviceId: "a", unit: "chair", available: "0", maximum: "8", waiting: "2" })).toEqual({
    ok: true,
    command: {
      ...{ serviceId: "a", channel: "page" },
      said: [{ unit: "chair", available: 0, maximum: 8, waiting: 2 }],
    },
  });
  expect(parse({ serviceId: "a", unit: "", available: "-1", maximum: "many" })).toEqual({
    ok: false,
    errors: {
      available: text.fieldIssues.unusable,
      maximum: text.fieldIssues.unusable,
      unit: text.fieldIssues.chooseOne,
    },
  });
});

test("a message says several, in either language, or what was not understood", () => {
  expect(parse({ serviceId: "a", message: "2 beds 1 stol" })).toMatchObject({
    ok: true,
    command: {
      channel: "message",
      said: [
        { unit: "bed", available: 2 },
        { unit: "chair", available: 1 },
      ],
    },
  });
  expect(parse({ serviceId: "a", message: "to senge" })).toEqual({
    ok: false,
    errors: { message: text.care.places.notUnderstood("to") },
  });
});
