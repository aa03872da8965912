import type { z } from "zod";
import { commandSchemas } from "#modules/relay/index.ts";
import { agreedFrom } from "../../../http/agreed.ts";
import type { FormFields, Parsed } from "../../../http/form.ts";
import { parseCommand } from "../../../http/parse.ts";
import type { Text } from "../../../text/types.ts";

/** What a page says it was drawn on where nothing was said. */
export const NO_CONSENT = "none";

/** The doors ticked, and what they are told. `needId` null: the baton. A sender may say less than the citizen allows. */
export const parseAsk =
  (courseId: string, needId: string | null) =>
  (fields: FormFields, text: Text): Parsed<z.input<typeof commandSchemas.AskUnits>> =>
    parseCommand(
      commandSchemas.AskUnits,
      {
        courseId,
        needId,
        toUnitIds: fields.all("toUnitIds"),
        urgency: fields.get("urgency"),
        message: fields.get("message"),
        ...basisFrom(fields),
        consentId: fields.get("consentId"),
        ...agreedFrom(fields),
      },
      text,
      {
        field: (path) => path.split(".")[0] ?? path,
        words: { toUnitIds: text.courseActions.ask.choose },
      },
    );

/** Less than the citizen allows, or by a plan of its own; else whatever there is ground for. */
function basisFrom(fields: FormFields) {
  if (fields.has("anonymous")) return { legalBasis: "anonymous" };
  return fields.has("byPlan") ? { legalBasis: "coordinationPlan", planOn: fields.get("planOn") } : {};
}
