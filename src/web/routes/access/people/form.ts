import type { Role } from "#modules/identity/index.ts";
import { type FormFields, oneOf, type Parsed } from "../../../http/form.ts";
import type { Text } from "../../../text/types.ts";

export const ROLES: readonly Role[] = ["worker", "volunteer", "lead"];

export type Managing =
  | { readonly do: "invite"; readonly name: string; readonly email: string; readonly role: Role }
  | { readonly do: "revoke"; readonly id: string }
  | { readonly do: "letGo"; readonly personId: string };

/** What somebody wants done about a unit's people: the form says which. */
export function parseManaging(fields: FormFields, text: Text): Parsed<Managing> {
  if (fields.form.startsWith("revoke")) return { ok: true, command: { do: "revoke", id: fields.get("id") } };
  if (fields.form.startsWith("letGo"))
    return { ok: true, command: { do: "letGo", personId: fields.get("personId") } };
  return parseInvitation(fields, text);
}

function parseInvitation(fields: FormFields, { fieldIssues }: Text): Parsed<Managing> {
  const name = fields.get("name");
  const email = fields.get("email");
  const role = oneOf(fields.get("role"), ROLES);
  const errors: Record<string, string> = {};
  if (name === "") errors.name = fieldIssues.required;
  if (name.length > 200) errors.name = fieldIssues.tooLong;
  if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email)) errors.email = fieldIssues.notAnEmail;
  if (email.length > 254) errors.email = fieldIssues.tooLong;
  if (role === null || Object.keys(errors).length > 0)
    return { ok: false, errors: role === null ? { ...errors, role: fieldIssues.chooseOne } : errors };
  return { ok: true, command: { do: "invite", name, email, role } };
}
