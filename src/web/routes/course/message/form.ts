import type { z } from "zod";
import { commandSchemas } from "#modules/relay/index.ts";
import type { FormFields, Parsed } from "../../../http/form.ts";
import { parseCommand } from "../../../http/parse.ts";
import type { Text } from "../../../text/types.ts";

/** A message to the citizen. A moment left standing beside "ring to us" says nothing. */
export const parseMessage =
  (courseId: string) =>
  (fields: FormFields, text: Text): Parsed<z.input<typeof commandSchemas.WriteMessage>> => {
    const template = fields.get("template");
    const within = fields.get("answerWithin");
    const when = template === "ringUs" ? {} : { on: fields.get("on"), at: fields.get("at") };
    return parseCommand(
      commandSchemas.WriteMessage,
      {
        courseId,
        template,
        language: fields.get("language"),
        ...when,
        words: fields.get("words"),
        channelId: fields.get("channelId"),
        answerWithin: within === "" ? undefined : Number(within),
      },
      text,
    );
  };
