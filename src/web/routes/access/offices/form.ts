import { type GiveOffice, OFFICES } from "#modules/identity/index.ts";
import { type FormFields, oneOf, type Parsed } from "../../../http/form.ts";
import type { Text } from "../../../text/types.ts";

export type OfficeCommand =
  | ({ readonly do: "give" } & GiveOffice)
  | { readonly do: "end"; readonly id: string };

/** Giving an office, or ending one: the form says which. Pure. */
export function parseOffice(fields: FormFields, { fieldIssues }: Text): Parsed<OfficeCommand> {
  if (fields.form.startsWith("end")) return { ok: true, command: { do: "end", id: fields.get("id") } };
  const [email, office] = [fields.get("email"), oneOf(fields.get("office"), OFFICES)];
  const errors: Record<string, string> = {};
  if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email)) errors.email = fieldIssues.notAnEmail;
  if (office === null) return { ok: false, errors: { ...errors, office: fieldIssues.chooseOne } };
  if (Object.keys(errors).length > 0) return { ok: false, errors };
  return {
    ok: true,
    command: { do: "give", email, office, organisationId: fields.get("organisationId") || null },
  };
}
