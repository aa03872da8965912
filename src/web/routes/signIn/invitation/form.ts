import type { FormFields, Parsed } from "../../../http/form.ts";
import type { Text } from "../../../text/types.ts";

interface Accepting {
  readonly name: string;
  readonly password: string;
}

/** Name and password. A name is asked for only where there is nobody by that address yet. */
export function parseAccepting(fields: FormFields, text: Text): Parsed<Accepting> {
  const { required, tooLong } = text.fieldIssues;
  const name = fields.get("name");
  const errors: Record<string, string> = {};
  if (fields.has("new") && name === "") errors.name = required;
  if (name.length > 200) errors.name = tooLong;
  if (!fields.has("password")) errors.password = required;
  if (Object.keys(errors).length > 0) return { ok: false, errors };
  return { ok: true, command: { name, password: fields.get("password") } };
}
