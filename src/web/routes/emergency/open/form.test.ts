import { describe, expect, test } from "vitest";
import { textFor } from "../../../text/server.ts";
import { typed } from "../../course/shared/testFields.ts";
import { parseEmergency } from "./form.ts";

const text = textFor("da");
const whole = { name: "Bo Bang", birthYear: "1980", reason: "lifeOrHealth", confirmed: "yes" };
const parse = (changed: Record<string, string> = {}) => parseEmergency(typed({ ...whole, ...changed }), text);

describe("emergency access", () => {
  test("needs it all: name, year, reason and the tick", () => {
    expect(parseEmergency(typed({}), text)).toEqual({
      ok: false,
      errors: {
        name: text.fieldIssues.required,
        birthYear: text.emergency.yearWrong,
        reason: text.fieldIssues.chooseOne,
        confirmed: text.fieldIssues.confirmIt,
      },
    });
  });

  test.each(["80", "19800", "nitten", "3000"])("%s is no year of birth", (birthYear) => {
    expect(parse({ birthYear })).toEqual({ ok: false, errors: { birthYear: text.emergency.yearWrong } });
  });

  test("another reason is said in words", () => {
    expect(parse({ reason: "other" })).toEqual({
      ok: false,
      errors: { reasonText: text.fieldIssues.sayWhy },
    });
    expect(parse({ reason: "other", reasonText: "Fundet på trappen" }).ok).toBe(true);
    expect(parse({ reasonText: "Hun hedder 010180-1234" })).toEqual({
      ok: false,
      errors: { reasonText: text.fieldIssues.noNumberHere },
    });
  });

  test("is asked for as it was written", () => {
    expect(parse()).toEqual({
      ok: true,
      command: { name: "Bo Bang", birthYear: 1980, reason: "lifeOrHealth", confirmed: true },
    });
  });
});
