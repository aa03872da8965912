import type { z } from "zod";
import { commandSchemas } from "#modules/relay/index.ts";
import type { FormFields, Parsed } from "../../../http/form.ts";
import { parseCommand } from "../../../http/parse.ts";
import type { Text } from "../../../text/types.ts";

export type CardCommand =
  | { do: "issue"; command: z.input<typeof commandSchemas.IssueCard> }
  | { do: "lose"; command: z.input<typeof commandSchemas.LoseCard> }
  | { do: "unlock"; command: z.input<typeof commandSchemas.UnlockCard> };

/** The page's forms: a card with a PIN, a lost one, and trying the PIN again. */
export const parseCard =
  (courseId: string) =>
  (fields: FormFields, text: Text): Parsed<CardCommand> => {
    if (fields.form === "lose") return { ok: true, command: { do: "lose", command: { courseId } } };
    if (fields.form === "unlock") return { ok: true, command: { do: "unlock", command: { courseId } } };
    const pin = fields.get("pin").replaceAll(" ", "");
    const parsed = parseCommand(commandSchemas.IssueCard, { courseId, pin }, text);
    if (parsed.ok) return { ok: true, command: { do: "issue", command: parsed.command } };
    return { ok: false, errors: { pin: text.refusals.pinUnfit } };
  };
