import { expect, test } from "vitest";
import { textFor } from "../../../text/server.ts";
import { idOf, typed } from "../shared/testFields.ts";
import { parseDoctor } from "./form.ts";

const text = textFor("da");
const practices = [{ name: "Lægehuset Øst", unitId: idOf(7), serviceId: null }];
const parse = (fields: Parameters<typeof typed>[0]) => parseDoctor(idOf(1), practices)(typed(fields), text);

test("a name we know is that practice; any other is what was said", () => {
  const say = { form: "say", state: "here", toldBy: "relative" };
  const known = { courseId: idOf(1), state: "here", toldBy: "relative" };
  expect(parse({ ...say, name: "Lægehuset Øst" })).toEqual({
    ok: true,
    command: { do: "say", command: { ...known, name: "Lægehuset Øst", practiceId: idOf(7) } },
  });
  expect(parse({ ...say, name: "Dr. Hansen" })).toEqual({
    ok: true,
    command: { do: "say", command: { ...known, name: "Dr. Hansen" } },
  });
});

test("what is missing is said at its field", () => {
  const { required, chooseOne, sayWhichState, sayWhy } = text.fieldIssues;
  expect(parse({ form: "say" })).toMatchObject({ ok: false, errors: { state: chooseOne } });
  expect(parse({ form: "say", state: "here", toldBy: "citizen" })).toEqual({
    ok: false,
    errors: { name: required },
  });
  expect(parse({ form: "say", state: "none", name: "X", toldBy: "citizen" })).toEqual({
    ok: false,
    errors: { name: sayWhichState },
  });
  expect(parse({ form: "add" })).toEqual({ ok: false, errors: { what: required, begunWhere: required } });
  expect(parse({ form: "end-1", workUpId: idOf(2), how: "dropped" })).toEqual({
    ok: false,
    errors: { note: sayWhy },
  });
});

test("what it waits for may be nothing", () => {
  expect(parse({ form: "wait-1", workUpId: idOf(2), waitsFor: "" })).toEqual({
    ok: true,
    command: { do: "wait", command: { courseId: idOf(1), workUpId: idOf(2) } },
  });
});
