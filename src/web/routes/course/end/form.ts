import type { z } from "zod";
import { commandSchemas } from "#modules/relay/index.ts";
import type { FormFields, Parsed } from "../../../http/form.ts";
import { parseCommand } from "../../../http/parse.ts";
import type { Text } from "../../../text/types.ts";

/** How a need ended (law 7). */
export const parseEnd =
  (needId: string | null) =>
  (fields: FormFields, text: Text): Parsed<z.input<typeof commandSchemas.EndNeed>> =>
    parseCommand(
      commandSchemas.EndNeed,
      { needId, state: fields.get("state"), reason: fields.get("reason") },
      text,
    );
