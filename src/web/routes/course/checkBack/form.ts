import type { z } from "zod";
import { commandSchemas } from "#modules/relay/index.ts";
import type { FormFields, Parsed } from "../../../http/form.ts";
import { parseCommand } from "../../../http/parse.ts";
import type { Text } from "../../../text/types.ts";

export type CheckBackCommand =
  | { do: "check"; command: z.input<typeof commandSchemas.CheckBack> }
  | { do: "withdraw"; command: z.input<typeof commandSchemas.WithdrawExternal> };

/** What the door outside – or better, the citizen – said; a new day counts only when they are still waited for. */
export const parseCheckBack =
  (externalId: string) =>
  (fields: FormFields, text: Text): Parsed<CheckBackCommand> => {
    if (fields.form === "withdraw") {
      const parsed = parseCommand(commandSchemas.WithdrawExternal, { externalId }, text);
      return parsed.ok ? { ok: true, command: { do: "withdraw", command: parsed.command } } : parsed;
    }
    const outcome = fields.get("outcome");
    const input = {
      externalId,
      outcome,
      checkBackOn: outcome === "notYet" ? fields.get("checkBackOn") : undefined,
      note: fields.get("note"),
    };
    const parsed = parseCommand(commandSchemas.CheckBack, input, text);
    return parsed.ok ? { ok: true, command: { do: "check", command: parsed.command } } : parsed;
  };
