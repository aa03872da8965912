import { expect, test } from "vitest";
import { textFor } from "../../../text/server.ts";
import { idOf, typed } from "../shared/testFields.ts";
import { parseHome } from "./form.ts";
import { formName } from "./names.ts";

const text = textFor("da");
const parse = (fields: Parameters<typeof typed>[0]) => parseHome(idOf(1), typed(fields), text);
const handoverId = idOf(2);

test("a receipt that the words have been read", () => {
  expect(parse({ form: formName("read"), meetMeId: idOf(3) })).toEqual({
    ok: true,
    command: { do: "read", command: { courseId: idOf(1), meetMeId: idOf(3) } },
  });
});

test("a draft is sent as it was agreed", () => {
  const form = formName("send", handoverId);
  expect(parse({ form, handoverId, agreed: "yes", notAgreedWhy: "" })).toEqual({
    ok: true,
    command: { do: "send", command: { handoverId, agreedWithCitizen: true } },
  });
  expect(parse({ form, handoverId, agreed: "notYet", notAgreedWhy: "Sover" })).toMatchObject({
    command: { command: { agreedWithCitizen: false, notAgreedWhy: "Sover" } },
  });
});

test("or thrown away", () => {
  expect(parse({ form: formName("discard", handoverId), handoverId })).toEqual({
    ok: true,
    command: { do: "discard", command: { handoverId } },
  });
});

test("an answer to a question is not empty", () => {
  const form = formName("answer", handoverId);
  expect(parse({ form, handoverId, answer: "Ja, en lille hund" })).toMatchObject({ ok: true });
  expect(parse({ form, handoverId, answer: "" })).toEqual({
    ok: false,
    errors: { answer: text.fieldIssues.required },
  });
});

test("somebody came, with or without a word", () => {
  expect(parse({ form: formName("arrive"), note: "" })).toEqual({
    ok: true,
    command: { do: "arrive", command: { courseId: idOf(1) } },
  });
});
