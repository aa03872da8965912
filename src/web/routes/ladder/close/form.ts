import type { z } from "zod";
import { commandSchemas } from "#modules/relay/index.ts";
import { type FormFields, noSuchForm, type Parsed } from "../../../http/form.ts";
import { parseCommand } from "../../../http/parse.ts";
import type { Text } from "../../../text/types.ts";

/** The two steps of closing a unit. */
export type Closing =
  | { do: "empty"; command: z.input<typeof commandSchemas.EmptyUnit> }
  | { do: "close"; command: z.input<typeof commandSchemas.CloseUnit> };

export function parseClosing(unitId: string, fields: FormFields, text: Text): Parsed<Closing> {
  if (fields.form === "empty") {
    const input = { unitId, message: fields.get("message") };
    const parsed = parseCommand(commandSchemas.EmptyUnit, input, text);
    return parsed.ok ? { ok: true, command: { do: "empty", command: parsed.command } } : parsed;
  }
  if (fields.form !== "close") return noSuchForm(text);
  const parsed = parseCommand(commandSchemas.CloseUnit, { unitId }, text);
  return parsed.ok ? { ok: true, command: { do: "close", command: parsed.command } } : parsed;
}
