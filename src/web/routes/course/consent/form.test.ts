import { describe, expect, test } from "vitest";
import { textFor } from "../../../text/server.ts";
import { idOf, typed } from "../shared/testFields.ts";
import { parseConsent } from "./form.ts";

const text = textFor("da");
const parse = (fields: Parameters<typeof typed>[0]) => parseConsent(idOf(1))(typed(fields), text);
const given = (command: object) => ({
  ok: true,
  command: { do: "give", command: { courseId: idOf(1), ...command } },
});

describe("one of three sentences", () => {
  test("is chosen by the citizen, never for them", () => {
    expect(parse({})).toEqual({
      ok: false,
      errors: { scope: text.fieldIssues.chooseOne, "form-of-consent": text.fieldIssues.chooseOne },
    });
  });

  test("said aloud, with who heard it", () => {
    expect(parse({ scope: "relay", "form-of-consent": "oral", witness: "Karen" })).toEqual(
      given({ scope: "relay", form: "oral", witness: "Karen" }),
    );
  });

  test("in writing nobody has to have heard it", () => {
    expect(parse({ scope: "notNow", "form-of-consent": "written", witness: "Karen" })).toEqual(
      given({ scope: "notNow", form: "written" }),
    );
  });

  test("said by another, who is named", () => {
    const said = { scope: "relay", "form-of-consent": "oral", givenBy: "custodyHolder" };
    expect(parse(said)).toEqual({ ok: false, errors: { givenByName: text.fieldIssues.nameTheGiver } });
    expect(parse({ ...said, givenByName: "Karen Krog" })).toEqual(
      given({ scope: "relay", form: "oral", givenBy: "custodyHolder", givenByName: "Karen Krog" }),
    );
  });

  test("by the citizen, whatever stands in the field for another's name", () => {
    const said = { scope: "relay", "form-of-consent": "oral", givenBy: "citizen", givenByName: "Karen" };
    expect(parse(said)).toEqual(given({ scope: "relay", form: "oral", givenBy: "citizen" }));
  });
});

describe("chosen line by line", () => {
  const choose = { form: "choose", "form-of-consent": "oral" };

  test("with no line there is nothing chosen", () => {
    expect(parse({ ...choose, "to-1": "", "purpose-1": "" })).toEqual({
      ok: false,
      errors: { "to-1": text.fieldIssues.chooseOne },
    });
  });

  test("what is missing of a line is said where it is missing", () => {
    expect(parse({ ...choose, "to-2": `unit:${idOf(7)}` })).toEqual({
      ok: false,
      errors: { "kinds-2": text.fieldIssues.chooseOne, "purpose-2": text.fieldIssues.required },
    });
    expect(parse({ ...choose, "purpose-3": "En seng", "kinds-3": "need" })).toEqual({
      ok: false,
      errors: { "to-3": text.fieldIssues.chooseOne },
    });
  });

  test("a kind nobody knows is refused", () => {
    const line = { "to-1": "relay", "kinds-1": ["everything"], "purpose-1": "Alt" };
    expect(parse({ ...choose, ...line })).toMatchObject({
      ok: false,
      errors: { "kinds-1": expect.any(String) },
    });
  });

  test("each line names whom, what and for what; empty lines are no lines", () => {
    const fields = {
      ...choose,
      "to-1": `unit:${idOf(7)}`,
      "kinds-1": ["need", "health"],
      "purpose-1": "En seng",
      "to-2": "",
      "purpose-2": "",
      "to-3": `organisation:${idOf(8)}`,
      "kinds-3": "contact",
      "purpose-3": "Et besøg",
    };
    expect(parse(fields)).toEqual(
      given({
        scope: "chosen",
        form: "oral",
        allowances: [
          { recipient: "unit", unitId: idOf(7), kinds: ["need", "health"], purpose: "En seng" },
          { recipient: "organisation", organisationId: idOf(8), kinds: ["contact"], purpose: "Et besøg" },
        ],
      }),
    );
  });
});

describe("an objection", () => {
  test("says to whom, and how it was said", () => {
    expect(parse({ form: "object" })).toEqual({
      ok: false,
      errors: { against: text.fieldIssues.chooseOne, "form-of-consent": text.fieldIssues.chooseOne },
    });
  });

  test.each([
    ["all", { against: "all" }],
    [`unit:${idOf(7)}`, { against: "unit", unitId: idOf(7) }],
    [`organisation:${idOf(7)}`, { against: "organisation", organisationId: idOf(7) }],
  ])("to %s", (against, command) => {
    expect(parse({ form: "object", against, "form-of-consent": "written" })).toEqual({
      ok: true,
      command: { do: "object", command: { courseId: idOf(1), form: "written", ...command } },
    });
  });

  test("is lifted one at a time", () => {
    expect(parse({ form: `lift-${idOf(3)}`, objectionId: idOf(3) })).toEqual({
      ok: true,
      command: { do: "lift", command: { courseId: idOf(1), objectionId: idOf(3) } },
    });
  });
});

test("taken back in one step", () => {
  expect(parse({ form: "withdraw" })).toEqual({
    ok: true,
    command: { do: "withdraw", command: { courseId: idOf(1) } },
  });
});
