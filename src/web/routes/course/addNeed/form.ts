import type { z } from "zod";
import { commandSchemas } from "#modules/relay/index.ts";
import type { FormFields, Parsed } from "../../../http/form.ts";
import { parseCommand } from "../../../http/parse.ts";
import type { Text } from "../../../text/types.ts";

/** One more need. What is left open gets the usual: the kind's urgency, and finding a door as the next step. */
export const parseNeed =
  (courseId: string) =>
  (fields: FormFields, text: Text): Parsed<z.input<typeof commandSchemas.AddNeed>> =>
    parseCommand(
      commandSchemas.AddNeed,
      {
        courseId,
        kind: fields.get("kind"),
        citizensWords: fields.get("citizensWords"),
        note: fields.get("note"),
        urgency: fields.get("urgency"),
        dutyBearerText: fields.get("dutyBearerText"),
        waitsFor: fields.get("waitsFor"),
      },
      text,
      { words: { kind: text.courseActions.addNeed.chooseKind } },
    );
