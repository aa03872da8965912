import type { z } from "zod";
import { commandSchemas } from "#modules/relay/index.ts";
import type { FormFields, Parsed } from "../../../http/form.ts";
import { parseCommand } from "../../../http/parse.ts";
import type { Text } from "../../../text/types.ts";

/** Yes or no, and who says so. */
export const parseOutsideAnswer =
  (token: string) =>
  (fields: FormFields, text: Text): Parsed<z.input<typeof commandSchemas.AnswerByLink>> =>
    parseCommand(
      commandSchemas.AnswerByLink,
      {
        token,
        answer: fields.get("answer"),
        name: fields.get("name"),
        role: fields.get("role"),
        text: fields.get("text"),
      },
      text,
      { words: { answer: text.courseActions.outside.choose } },
    );
