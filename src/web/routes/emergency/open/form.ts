import type { z } from "zod";
import { commandSchemas } from "#modules/relay/index.ts";
import type { FormFields, Parsed } from "../../../http/form.ts";
import { parseCommand } from "../../../http/parse.ts";
import type { Text } from "../../../text/types.ts";

/** Who stands here, why they cannot be asked, and the person's own tick that it is so. */
export function parseEmergency(
  fields: FormFields,
  text: Text,
): Parsed<z.input<typeof commandSchemas.OpenEmergency>> {
  const year = fields.get("birthYear");
  return parseCommand(
    commandSchemas.OpenEmergency,
    {
      name: fields.get("name"),
      birthYear: /^\d{4}$/.test(year) ? Number(year) : year,
      reason: fields.get("reason"),
      reasonText: fields.get("reasonText"),
      confirmed: fields.has("confirmed"),
    },
    text,
    {
      words: {
        birthYear: text.emergency.yearWrong,
        reason: text.fieldIssues.chooseOne,
        confirmed: text.fieldIssues.confirmIt,
      },
    },
  );
}
