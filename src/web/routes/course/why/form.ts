import { holdsCpr } from "#kernel/cpr.ts";
import { OPEN_PURPOSES } from "#modules/relay/index.ts";
import { type FormFields, oneOf, type Parsed } from "../../../http/form.ts";
import type { Text } from "../../../text/types.ts";

/** One of the everyday choices, or the reader's own words: the log keeps them, so no number belongs there. Pure. */
export function parseWhy(fields: FormFields, { fieldIssues, course }: Text): Parsed<string> {
  const chosen = oneOf(fields.get("why"), OPEN_PURPOSES);
  if (chosen !== null) return { ok: true, command: chosen };
  const words = fields.get("words");
  if (words === "") return { ok: false, errors: { words: course.why.write } };
  return holdsCpr(words)
    ? { ok: false, errors: { words: fieldIssues.noNumberHere } }
    : { ok: true, command: words };
}
