import { REASON_LONGEST } from "#modules/identity/index.ts";
import type { FormFields, Parsed } from "../../../http/form.ts";
import type { Text } from "../../../text/types.ts";

/** The reason, which cannot be left out. Pure. */
export function parseReason(fields: FormFields, { fieldIssues }: Text): Parsed<{ readonly reason: string }> {
  const reason = fields.get("reason");
  if (reason === "") return { ok: false, errors: { reason: fieldIssues.required } };
  if (reason.length > REASON_LONGEST) return { ok: false, errors: { reason: fieldIssues.tooLong } };
  return { ok: true, command: { reason } };
}
