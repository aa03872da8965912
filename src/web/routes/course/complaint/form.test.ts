import { expect, test } from "vitest";
import { textFor } from "../../../text/server.ts";
import { idOf, typed } from "../shared/testFields.ts";
import { parseComplaint } from "./form.ts";

const text = textFor("da");
const parse = (fields: Parameters<typeof typed>[0]) => parseComplaint(idOf(1))(typed(fields), text);
const about = { courseId: idOf(1), complaintId: idOf(2) };

test("a letter, with what was said and no more", () => {
  const sent = { form: "write-new", complaintId: idOf(2), seen: "0", about: "care", words: "De bad mig gå" };
  expect(parse(sent)).toEqual({
    ok: true,
    command: {
      do: "write",
      command: { ...about, seen: 0, about: "care", words: "De bad mig gå", reach: false },
    },
  });
  expect(parse({ ...sent, reach: "yes" })).toMatchObject({ command: { command: { reach: true } } });
});

test("nothing said, and nobody it is about, is said at its field", () => {
  const { required, chooseOne } = text.fieldIssues;
  expect(parse({ form: "write-1", complaintId: idOf(2), seen: "1" })).toEqual({
    ok: false,
    errors: { about: chooseOne, words: required },
  });
  expect(parse({ form: "write-1", complaintId: idOf(2), about: "care", words: "X" })).toMatchObject({
    ok: false,
  });
});

test("that it has left", () => {
  expect(parse({ form: "sent-1", complaintId: idOf(2), seen: "2", to: "Kommunen" })).toEqual({
    ok: true,
    command: { do: "sent", command: { ...about, seen: 2, to: "Kommunen" } },
  });
  expect(parse({ form: "other" })).toMatchObject({ ok: false });
});
