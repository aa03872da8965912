import type { z } from "zod";
import { commandSchemas } from "#modules/relay/index.ts";
import { type FormFields, noSuchForm, type Parsed } from "../../../http/form.ts";
import { parseCommand } from "../../../http/parse.ts";
import type { Lang } from "../../../text/lang.ts";
import type { Text } from "../../../text/types.ts";

type Schemas = typeof commandSchemas;

/** What can be done on the page: let somebody tell and close that again, write down what they say and what the citizen decides, "it helped". */
export type KnowledgeCommand =
  | { do: "invite"; command: z.input<Schemas["InviteKnowledge"]> }
  | { do: "close"; command: z.input<Schemas["WithdrawKnowledgeInvitation"]> }
  | { do: "note"; command: z.input<Schemas["NoteKnowledge"]> }
  | { do: "decide"; command: z.input<Schemas["DecideKnowledge"]> }
  | { do: "useful"; command: z.input<Schemas["MarkKnowledgeUseful"]> };

/** Reads whichever of the page's forms was sent; each is named by what it does and what it is about. */
export const parseKnowledge =
  (courseId: string, language: Lang) =>
  (fields: FormFields, text: Text): Parsed<KnowledgeCommand> => {
    const noteId = fields.get("noteId");
    switch (fields.form.split("-")[0]) {
      case "invite": {
        const input = {
          ...{ courseId, shownName: fields.get("shownName") },
          ...(fields.has("insteadOf") ? { insteadOf: fields.get("insteadOf") } : {}),
        };
        return as("invite", parseCommand(commandSchemas.InviteKnowledge, input, text));
      }
      case "close": {
        const input = { courseId, invitationId: fields.get("invitationId") };
        return as("close", parseCommand(commandSchemas.WithdrawKnowledgeInvitation, input, text));
      }
      case "note":
        return as(
          "note",
          parseCommand(commandSchemas.NoteKnowledge, noted(courseId, language, fields), text),
        );
      case "decide":
        return as(
          "decide",
          parseCommand(commandSchemas.DecideKnowledge, decided(courseId, fields), text, {
            field: (path) => (path === "form" ? "form-of-consent" : path),
          }),
        );
      case "useful":
        return as("useful", parseCommand(commandSchemas.MarkKnowledgeUseful, { courseId, noteId }, text));
      default:
        return noSuchForm(text);
    }
  };

const noted = (courseId: string, language: Lang, fields: FormFields) => ({
  courseId,
  language,
  way: fields.get("way"),
  reference: fields.get("reference"),
  giverName: fields.get("giverName"),
  relation: fields.get("relation"),
  words: fields.get("words"),
  knownToCitizen: fields.get("knownToCitizen"),
  thanksTo: fields.get("thanksTo"),
});

/** About a note on the page, or the one whose number was typed; who heard it counts when it was said aloud. */
function decided(courseId: string, fields: FormFields) {
  const form = fields.get("form-of-consent");
  const givenBy = fields.get("givenBy") || "citizen";
  return {
    courseId,
    noteId: fields.get("noteId"),
    reference: fields.get("reference"),
    decision: fields.get("decision"),
    showsGiver: !fields.has("nameless"),
    form,
    witness: form === "oral" ? fields.get("witness") : undefined,
    givenBy,
    givenByName: givenBy === "citizen" ? undefined : fields.get("givenByName"),
  };
}

const as = <D extends KnowledgeCommand["do"]>(
  what: D,
  parsed: Parsed<Extract<KnowledgeCommand, { do: D }>["command"]>,
): Parsed<KnowledgeCommand> =>
  parsed.ok ? { ok: true, command: { do: what, command: parsed.command } as KnowledgeCommand } : parsed;
