import type { z } from "zod";
import { commandSchemas } from "#modules/relay/index.ts";
import { type FormFields, noSuchForm, type Parsed } from "../../../http/form.ts";
import { parseCommand } from "../../../http/parse.ts";
import type { Text } from "../../../text/types.ts";
import { theirSide, wordsFrom } from "../safety/form.ts";

/** What can be done about a note that is there. */
export type NoteCommand =
  | { do: "correct"; command: z.input<typeof commandSchemas.CorrectSafetyNote> }
  | { do: "answer"; command: z.input<typeof commandSchemas.AnswerSafetyNote> }
  | { do: "end"; command: z.input<typeof commandSchemas.EndSafetyNote> };

export const parseNote =
  (courseId: string, noteId: string) =>
  (fields: FormFields, text: Text): Parsed<NoteCommand> => {
    const about = { courseId, noteId };
    switch (fields.form) {
      case "correct": {
        const said = { ...about, number: Number(fields.get("number")), ...wordsFrom(fields) };
        const side = theirSide(fields, text);
        return as("correct", parseCommand(commandSchemas.CorrectSafetyNote, said, text, side));
      }
      case "answer": {
        const answer = { ...about, words: fields.get("words") };
        return as("answer", parseCommand(commandSchemas.AnswerSafetyNote, answer, text));
      }
      case "end":
        return as(
          "end",
          parseCommand(commandSchemas.EndSafetyNote, { ...about, why: fields.get("why") }, text),
        );
      default:
        return noSuchForm(text);
    }
  };

const as = <D extends NoteCommand["do"]>(
  what: D,
  parsed: Parsed<Extract<NoteCommand, { do: D }>["command"]>,
): Parsed<NoteCommand> =>
  parsed.ok ? { ok: true, command: { do: what, command: parsed.command } as NoteCommand } : parsed;
