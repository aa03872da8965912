import type { z } from "zod";
import { commandSchemas } from "#modules/relay/index.ts";
import { agreedFrom } from "../../../http/agreed.ts";
import type { FormFields, Parsed } from "../../../http/form.ts";
import { parseCommand } from "../../../http/parse.ts";
import type { Text } from "../../../text/types.ts";

/** The call as it was noted. Who said yes counts only when they did. `needId` null: the whole course. */
export const parseCall =
  (courseId: string, needId: string | null) =>
  (fields: FormFields, text: Text): Parsed<z.input<typeof commandSchemas.NoteCall>> => {
    const yes = fields.get("answer") === "yes";
    return parseCommand(
      commandSchemas.NoteCall,
      {
        courseId,
        needId,
        partyName: fields.get("partyName"),
        partyPhone: fields.get("partyPhone"),
        message: fields.get("message"),
        answer: fields.get("answer"),
        confirmedName: yes ? fields.get("confirmedName") : undefined,
        confirmedRole: yes ? fields.get("confirmedRole") : undefined,
        answerText: fields.get("answerText"),
        checkBackOn: fields.get("checkBackOn"),
        ...agreedFrom(fields),
      },
      text,
    );
  };
