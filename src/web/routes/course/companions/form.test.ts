import { expect, test } from "vitest";
import { textFor } from "../../../text/server.ts";
import { idOf, typed } from "../shared/testFields.ts";
import { parseCompanions } from "./form.ts";

const text = textFor("da");
const parse = (fields: Parameters<typeof typed>[0]) => parseCompanions(idOf(1))(typed(fields), text);
const wish = { comes: "always", heard: "oral" };

test("somebody who goes along, with what the citizen wants", () => {
  expect(
    parse({ form: "add", kind: "relative", name: "Bodil", told: ["health"], phone: "20 00 00 41", ...wish }),
  ).toMatchObject({
    ok: true,
    command: {
      do: "add",
      command: { kind: "relative", name: "Bodil", told: ["health"], form: "oral", givenBy: "citizen" },
    },
  });
});

test.each([
  [{ form: "add", kind: "relative", ...wish }, { name: text.fieldIssues.required }],
  [{ form: "add", kind: "guardian", name: "Ole", ...wish }, { remit: text.fieldIssues.required }],
  [{ form: "add", kind: "relative", name: "Bo", comes: "no" }, { heard: text.fieldIssues.chooseOne }],
  [{ form: "add", kind: "relative", name: "Bo", phone: "1", ...wish }, { phone: text.fieldIssues.notAPhone }],
])("%j: what is wrong stands by its field", (fields, errors) => {
  expect(parse(fields)).toEqual({ ok: false, errors });
});

test("wishes said anew, and somebody who goes along no more, say whom they are about", () => {
  const about = { companionId: idOf(2) };
  expect(parse({ form: `wish-${idOf(2)}`, ...about, ...wish })).toMatchObject({ command: { do: "wish" } });
  expect(parse({ form: `end-${idOf(2)}`, ...about })).toEqual({
    ok: true,
    command: { do: "end", command: { courseId: idOf(1), companionId: idOf(2) } },
  });
});
