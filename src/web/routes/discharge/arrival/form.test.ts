import { expect, test } from "vitest";
import { textFor } from "../../../text/server.ts";
import { idOf, typed } from "../../course/shared/testFields.ts";
import { parseArrival } from "./form.ts";

const text = textFor("da");
const social = { id: idOf(3), name: "Socialsygeplejen", phone: "1" };
const parse = (fields: Parameters<typeof typed>[0]) => parseArrival(idOf(1), [social])(typed(fields), text);
const line = idOf(9);

test("a form the page does not have does nothing", () => {
  expect(parse({ form: "burn" })).toEqual({ ok: false, errors: { form: text.fieldIssues.unusable } });
});

test("done is one press", () => {
  expect(parse({ form: `done-${line}`, edition: "0" })).toEqual({
    ok: true,
    command: { do: "settle", command: { lineId: line, edition: 0, state: "done" } },
  });
});

test("asked of whom: a unit by its name, or somebody in words; nobody is said at the field", () => {
  const asked = { form: `asked-${line}`, edition: "2" };
  expect(parse(asked)).toEqual({ ok: false, errors: { by: text.fieldIssues.sayWhom } });
  expect(parse({ ...asked, by: "socialsygeplejen" })).toMatchObject({
    command: { command: { state: "asked", byUnitId: social.id, edition: 2 } },
  });
  expect(parse({ ...asked, by: "Bagvagten", words: "Kommer kl. 8" })).toMatchObject({
    command: { command: { by: "Bagvagten", words: "Kommer kl. 8" } },
  });
});

test("not relevant asks why", () => {
  expect(parse({ form: `not-${line}`, edition: "0" })).toEqual({
    ok: false,
    errors: { words: text.fieldIssues.sayWhy },
  });
});

test("a day nobody knows is said as such, and not left out", () => {
  expect(parse({ form: "plan", edition: "1", expectedOn: "2026-11-25" })).toEqual({
    ok: true,
    command: {
      do: "plan",
      command: { leavingId: idOf(1), edition: 1, expectedOn: "2026-11-25", treatedOn: null },
    },
  });
});
