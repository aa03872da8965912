import { type FormFields, noSuchForm, oneOf, type Parsed } from "../../../http/form.ts";
import type { Text } from "../../../text/types.ts";

/** A new address, or an end to one. */
export type FeedForm =
  | { readonly do: "make"; readonly of: "person" | "unit" }
  | { readonly do: "end"; readonly feedId: string };

export function parseFeed(fields: FormFields, text: Text): Parsed<FeedForm> {
  const of = oneOf(fields.get("of"), ["person", "unit"]);
  if (fields.form.startsWith("make") && of !== null) return { ok: true, command: { do: "make", of } };
  if (fields.form.startsWith("end") && fields.has("feedId"))
    return { ok: true, command: { do: "end", feedId: fields.get("feedId") } };
  return noSuchForm(text);
}
