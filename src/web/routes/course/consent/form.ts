import type { z } from "zod";
import { commandSchemas } from "#modules/relay/index.ts";
import type { FormFields, Parsed } from "../../../http/form.ts";
import { parseCommand } from "../../../http/parse.ts";
import type { Text } from "../../../text/types.ts";

export type ConsentCommand =
  | { do: "give"; command: z.input<typeof commandSchemas.GiveConsent> }
  | { do: "withdraw"; command: z.input<typeof commandSchemas.WithdrawConsent> };

/** What the citizen says, in one of three sentences; who heard it counts when it was said aloud. */
export const parseConsent =
  (courseId: string) =>
  (fields: FormFields, text: Text): Parsed<ConsentCommand> => {
    if (fields.form === "withdraw") {
      const parsed = parseCommand(commandSchemas.WithdrawConsent, { courseId }, text);
      return parsed.ok ? { ok: true, command: { do: "withdraw", command: parsed.command } } : parsed;
    }
    const form = fields.get("form-of-consent");
    const input = {
      courseId,
      scope: fields.get("scope"),
      form,
      witness: form === "oral" ? fields.get("witness") : undefined,
    };
    const parsed = parseCommand(commandSchemas.GiveConsent, input, text, {
      field: (path) => (path === "form" ? "form-of-consent" : path),
    });
    return parsed.ok ? { ok: true, command: { do: "give", command: parsed.command } } : parsed;
  };
