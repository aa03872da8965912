import type { z } from "zod";
import { commandSchemas } from "#modules/relay/index.ts";
import type { FormFields, Parsed } from "../../../http/form.ts";
import { parseCommand } from "../../../http/parse.ts";
import type { Text } from "../../../text/types.ts";

/** A need that ended comes back, because of something new. */
export const parseNeedReopen =
  (needId: string | null) =>
  (fields: FormFields, text: Text): Parsed<z.input<typeof commandSchemas.ReopenNeed>> =>
    parseCommand(commandSchemas.ReopenNeed, { needId, because: fields.get("because") }, text);
