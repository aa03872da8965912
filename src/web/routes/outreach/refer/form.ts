import type { z } from "zod";
import { commandSchemas } from "#modules/relay/index.ts";
import { agreedFrom } from "../../../http/agreed.ts";
import type { FormFields, Parsed } from "../../../http/form.ts";
import { parseCommand, withErrors } from "../../../http/parse.ts";
import type { Text } from "../../../text/types.ts";

/** What is asked of a door from the street: a need, and the ask about it – whose need is known once it is there. */
export interface Referral {
  readonly kind: string;
  readonly ask: Omit<z.input<typeof commandSchemas.AskUnits>, "needId">;
}

/** The choice is `doorChoice`'s. Pure. */
export const parseReferral =
  (courseId: string) =>
  (fields: FormFields, text: Text): Parsed<Referral> => {
    const [kind = "", unitId = ""] = fields.get("door").split(":");
    const input = {
      courseId,
      toUnitIds: unitId === "" ? [] : [unitId],
      message: fields.get("message"),
      consentId: fields.get("consentId"),
      ...agreedFrom(fields),
    };
    const field = (path: string): string => (path.startsWith("toUnitIds") ? "door" : path);
    const parsed = parseCommand(commandSchemas.AskUnits, input, text, {
      field,
      words: { door: text.fieldIssues.chooseOne },
    });
    if (kind === "") return withErrors(parsed as Parsed<Referral>, { door: text.fieldIssues.chooseOne });
    return parsed.ok ? { ok: true, command: { kind, ask: parsed.command } } : parsed;
  };
