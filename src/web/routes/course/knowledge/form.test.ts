import { expect, test } from "vitest";
import { textFor } from "../../../text/server.ts";
import { idOf, typed } from "../shared/testFields.ts";
import { parseKnowledge } from "./form.ts";

const text = textFor("da");
const parse = (fields: Parameters<typeof typed>[0]) => parseKnowledge(idOf(1), "da")(typed(fields), text);
const { required, chooseOne, notAWayToThank, nameTheGiver } = text.fieldIssues;

test("a form nobody drew does nothing", () => {
  expect(parse({ form: "share-all" })).toMatchObject({ ok: false });
});

test("a way in, with a name to show or none", () => {
  const invite = (shownName: string) => parse({ form: "invite", shownName });
  expect(invite("Bo")).toEqual({
    ok: true,
    command: { do: "invite", command: { courseId: idOf(1), shownName: "Bo" } },
  });
  expect(invite("")).toEqual({ ok: true, command: { do: "invite", command: { courseId: idOf(1) } } });
});

test("what is missing of what somebody tells is said at its field, and so is a way that leads nowhere", () => {
  expect(parse({ form: "note", way: "phone", thanksTo: "ring til mig" })).toEqual({
    ok: false,
    errors: {
      giverName: required,
      relation: required,
      words: required,
      knownToCitizen: chooseOne,
      thanksTo: notAWayToThank,
    },
  });
});

test("the citizen's choice: nothing is shared by leaving it open", () => {
  expect(parse({ form: `decide-${idOf(2)}`, noteId: idOf(2) })).toEqual({
    ok: false,
    errors: { decision: chooseOne, "form-of-consent": chooseOne },
  });
});

test("who heard it counts when it was said aloud; who said it, when it was somebody else", () => {
  const base = { form: "decide-number", reference: "V 1234-5678", decision: "shared", witness: "Amin" };
  expect(parse({ ...base, "form-of-consent": "written", nameless: "yes" })).toEqual({
    ok: true,
    command: {
      do: "decide",
      command: {
        courseId: idOf(1),
        reference: "V 1234-5678",
        decision: "shared",
        showsGiver: false,
        form: "written",
        givenBy: "citizen",
      },
    },
  });
  expect(parse({ ...base, "form-of-consent": "oral" })).toMatchObject({
    ok: true,
    command: { command: { witness: "Amin", showsGiver: true } },
  });
  expect(parse({ ...base, "form-of-consent": "oral", givenBy: "guardian" })).toEqual({
    ok: false,
    errors: { givenByName: nameTheGiver },
  });
});

test("it helped, and a link that is closed: about the one whose form it is", () => {
  expect(parse({ form: `useful-${idOf(3)}`, noteId: idOf(3) })).toEqual({
    ok: true,
    command: { do: "useful", command: { courseId: idOf(1), noteId: idOf(3) } },
  });
  expect(parse({ form: `close-${idOf(4)}`, invitationId: idOf(4) })).toEqual({
    ok: true,
    command: { do: "close", command: { courseId: idOf(1), invitationId: idOf(4) } },
  });
});
