import { expect, test } from "vitest";
import { formFields } from "../../../http/form.ts";
import { textFor } from "../../../text/server.ts";
import { parseTurnedAway } from "./form.ts";

const da = textFor("da");
const id = "00000000-0000-7000-8000-0000000000aa";
const parse = parseTurnedAway([{ id, name: "Akutmodtagelsen" }]);

function told(fields: Record<string, string>) {
  const form = new FormData();
  for (const [name, value] of Object.entries({ toldBy: "worker", what: "guards", ...fields }))
    form.append(name, value);
  return parse(formFields(form), da);
}

test.each([
  ["Akutmodtagelsen", { doorUnitId: id }],
  ["akutmodtagelsen ", { doorUnitId: id }],
  ["Akutmodtagelsen i en anden by", { doorName: "Akutmodtagelsen i en anden by" }],
])("the door %j", (doorName, door) => {
  expect(told({ doorName })).toEqual({ ok: true, command: { toldBy: "worker", what: "guards", ...door } });
});

test("all that is missing is said at once", () => {
  expect(told({ doorName: "", what: "" })).toEqual({
    ok: false,
    errors: { doorName: da.fieldIssues.nameTheDoor, what: da.fieldIssues.chooseOne },
  });
});
