import { expect, test } from "vitest";
import { formFields } from "../../../http/form.ts";
import { textFor } from "../../../text/server.ts";
import { parseManaging } from "./form.ts";

const text = textFor("da");
const parse = (fields: Record<string, string>) => {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  return parseManaging(formFields(form), text);
};
const invite = { form: "invite", name: "Ida Holm", email: "ida@example.dk", role: "worker" };

test.each([
  ["no name", { name: " " }, { name: text.fieldIssues.required }],
  ["no address", { email: "ida" }, { email: text.fieldIssues.notAnEmail }],
  ["an address with a space", { email: "i da@example.dk" }, { email: text.fieldIssues.notAnEmail }],
  ["too long an address", { email: `${"i".repeat(250)}@a.dk` }, { email: text.fieldIssues.tooLong }],
  ["a role there is not", { role: "administrator" }, { role: text.fieldIssues.chooseOne }],
  ["nothing", { name: "", email: "", role: "" }, { name: 0, email: 0, role: 0 }],
])("an invitation with %s names its fields", (_, fields, errors) => {
  const parsed = parse({ ...invite, ...fields });
  expect(parsed.ok ? [] : Object.keys(parsed.errors)).toEqual(Object.keys(errors));
});

test("who, where to and as what", () => {
  const { form: _, ...rest } = invite;
  expect(parse(invite)).toEqual({ ok: true, command: { do: "invite", ...rest } });
});

test("taking back and letting go name whom", () => {
  expect(parse({ form: "revoke-1", id: "1" })).toEqual({ ok: true, command: { do: "revoke", id: "1" } });
  expect(parse({ form: "letGo-2", personId: "2" })).toEqual({
    ok: true,
    command: { do: "letGo", personId: "2" },
  });
});
