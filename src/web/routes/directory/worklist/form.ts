import type { ReportOutcome } from "#modules/directory/index.ts";
import { type FormFields, noSuchForm, oneOf, type Parsed } from "../../../http/form.ts";
import type { Text } from "../../../text/types.ts";

export type Looked =
  | { readonly do: "vouch"; readonly serviceId: string; readonly seen: number }
  | { readonly do: "settle"; readonly reportId: string; readonly outcome: ReportOutcome };

/** What was pressed on Tilbud at se efter. */
export function parseLooked(fields: FormFields, text: Text): Parsed<Looked> {
  const seen = Number(fields.get("seen"));
  if (fields.form.startsWith("vouch-") && Number.isInteger(seen))
    return { ok: true, command: { do: "vouch", serviceId: fields.get("serviceId"), seen } };
  const outcome = oneOf(fields.get("outcome"), ["corrected", "wasRight", "closed"]);
  if (fields.form.startsWith("settle-") && outcome !== null)
    return { ok: true, command: { do: "settle", reportId: fields.get("reportId"), outcome } };
  return noSuchForm(text);
}
