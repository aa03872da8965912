import type { z } from "zod";
import { commandSchemas } from "#modules/relay/index.ts";
import type { FormFields, Parsed } from "../../../http/form.ts";
import { parseCommand } from "../../../http/parse.ts";
import type { Text } from "../../../text/types.ts";

/** An offer that does not exist, and what is done meanwhile (law 7). */
export const parseGap =
  (needId: string | null) =>
  (fields: FormFields, text: Text): Parsed<z.input<typeof commandSchemas.RecogniseGap>> =>
    parseCommand(
      commandSchemas.RecogniseGap,
      {
        needId,
        note: fields.get("note"),
        ...(fields.has("conditions") && { conditions: fields.all("conditions") }),
        meanwhile: fields.get("meanwhile"),
        reviewOn: fields.get("reviewOn"),
      },
      text,
    );
