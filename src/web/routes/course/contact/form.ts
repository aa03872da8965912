import type { z } from "zod";
import { commandSchemas } from "#modules/relay/index.ts";
import type { FormFields, Parsed } from "../../../http/form.ts";
import { parseCommand } from "../../../http/parse.ts";
import type { Text } from "../../../text/types.ts";

/** A contact with the citizen, or a search in vain. */
export const parseContact =
  (courseId: string) =>
  (fields: FormFields, text: Text): Parsed<z.input<typeof commandSchemas.RecordContact>> =>
    parseCommand(
      commandSchemas.RecordContact,
      { courseId, way: fields.get("way"), note: fields.get("note") },
      text,
    );
