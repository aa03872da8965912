import type { z } from "zod";
import { commandSchemas } from "#modules/relay/index.ts";
import type { FormFields, Parsed } from "../../../http/form.ts";
import { parseCommand } from "../../../http/parse.ts";
import type { Text } from "../../../text/types.ts";

/** The citizen's own words on how to be met. */
export const parseMeetMe =
  (courseId: string) =>
  (fields: FormFields, text: Text): Parsed<z.input<typeof commandSchemas.WriteMeetMe>> =>
    parseCommand(commandSchemas.WriteMeetMe, { courseId, words: fields.get("words") }, text);
