import type { z } from "zod";
import { commandSchemas } from "#modules/relay/index.ts";
import { staySchemas } from "#modules/stays/index.ts";
import { type FormFields, noSuchForm, type Parsed } from "../../../http/form.ts";
import { parseCommand } from "../../../http/parse.ts";
import type { Text } from "../../../text/types.ts";

/** The steps of closing a unit: what it has goes on, a house gives back what it has promised, and then it closes. */
export type Closing =
  | { do: "empty"; command: z.input<typeof commandSchemas.EmptyUnit> }
  | { do: "house"; command: z.input<typeof staySchemas.EmptyHouse> }
  | { do: "close"; command: z.input<typeof commandSchemas.CloseUnit> };

export function parseClosing(unitId: string, fields: FormFields, text: Text): Parsed<Closing> {
  if (fields.form === "empty") {
    const input = { unitId, message: fields.get("message") };
    const parsed = parseCommand(commandSchemas.EmptyUnit, input, text);
    return parsed.ok ? { ok: true, command: { do: "empty", command: parsed.command } } : parsed;
  }
  if (fields.form === "house") {
    const parsed = parseCommand(staySchemas.EmptyHouse, { unitId, words: fields.get("words") }, text);
    return parsed.ok ? { ok: true, command: { do: "house", command: parsed.command } } : parsed;
  }
  if (fields.form !== "close") return noSuchForm(text);
  const parsed = parseCommand(commandSchemas.CloseUnit, { unitId }, text);
  return parsed.ok ? { ok: true, command: { do: "close", command: parsed.command } } : parsed;
}
