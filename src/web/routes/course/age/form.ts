import type { z } from "zod";
import { commandSchemas } from "#modules/relay/index.ts";
import type { FormFields, Parsed } from "../../../http/form.ts";
import { parseCommand } from "../../../http/parse.ts";
import type { Text } from "../../../text/types.ts";

/** One line's form, named by the line. */
export const parseAnswer =
  (needId: string) =>
  (fields: FormFields, text: Text): Parsed<z.input<typeof commandSchemas.AnswerAgeLine>> =>
    parseCommand(
      commandSchemas.AnswerAgeLine,
      { needId, line: fields.form, outcome: fields.get("outcome"), note: fields.get("note") },
      text,
    );
