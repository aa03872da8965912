import { commandSchemas } from "#modules/relay/index.ts";
import { type FormFields, noSuchForm, type Parsed } from "../../../http/form.ts";
import { parseCommand } from "../../../http/parse.ts";
import type { Text } from "../../../text/types.ts";

/** What can be done from a row without leaving Min vagt. */
export type RowCommand =
  | { do: "accept"; handoverId: string }
  | { do: "ask"; handoverId: string; question: string };

/** The name of one row's form: the same action does them all, and an answer finds its way back to its row. */
export const rowForm = (what: RowCommand["do"], handoverId: string): string => `${what}-${handoverId}`;

export function parseRow(fields: FormFields, text: Text): Parsed<RowCommand> {
  const handoverId = fields.get("handoverId");
  if (fields.form === rowForm("ask", handoverId)) {
    const input = { handoverId, question: fields.get("question") };
    const parsed = parseCommand(commandSchemas.AskQuestion, input, text);
    return parsed.ok ? { ok: true, command: { do: "ask", ...parsed.command } } : parsed;
  }
  if (fields.form !== rowForm("accept", handoverId)) return noSuchForm(text);
  const parsed = parseCommand(commandSchemas.Accept, { handoverId }, text);
  return parsed.ok ? { ok: true, command: { do: "accept", handoverId: parsed.command.handoverId } } : parsed;
}
