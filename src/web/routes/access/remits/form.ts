import { type GiveRemit, REMITS } from "#modules/identity/index.ts";
import { type FormFields, oneOf, type Parsed } from "../../../http/form.ts";
import type { Text } from "../../../text/types.ts";

export type RemitCommand =
  | ({ readonly do: "give" } & GiveRemit)
  | { readonly do: "end"; readonly id: string };

/** Giving a remit, or ending one: the form says which. Pure. */
export function parseRemit(fields: FormFields, { fieldIssues }: Text): Parsed<RemitCommand> {
  if (fields.form.startsWith("end")) return { ok: true, command: { do: "end", id: fields.get("id") } };
  const [email, remit] = [fields.get("email"), oneOf(fields.get("remit"), REMITS)];
  const errors: Record<string, string> = {};
  if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email)) errors.email = fieldIssues.notAnEmail;
  if (remit === null) return { ok: false, errors: { ...errors, remit: fieldIssues.chooseOne } };
  if (Object.keys(errors).length > 0) return { ok: false, errors };
  return {
    ok: true,
    command: { do: "give", email, remit, organisationId: fields.get("organisationId") || null },
  };
}
