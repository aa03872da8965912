import type { z } from "zod";
import { commandSchemas } from "#modules/relay/index.ts";
import type { FormFields, Parsed } from "../../../http/form.ts";
import { parseCommand } from "../../../http/parse.ts";
import type { Text } from "../../../text/types.ts";

/** The citizen's wish first, and who speaks for them. `needId` null: the baton. */
export const parseCallTable =
  (courseId: string, needId: string | null) =>
  (fields: FormFields, text: Text): Parsed<z.input<typeof commandSchemas.CallTable>> =>
    parseCommand(
      commandSchemas.CallTable,
      {
        courseId,
        needId,
        citizenWish: fields.get("citizenWish"),
        spokesperson: fields.get("spokesperson"),
      },
      text,
    );
