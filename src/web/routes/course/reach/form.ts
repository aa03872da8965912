import type { z } from "zod";
import { commandSchemas } from "#modules/relay/index.ts";
import { type FormFields, noSuchForm, type Parsed } from "../../../http/form.ts";
import { parseCommand } from "../../../http/parse.ts";
import type { Text } from "../../../text/types.ts";

type Schemas = typeof commandSchemas;

/** What can be done on the page: a way added, removed, or tried earlier; a message by another way, or settled. */
export type ReachCommand =
  | { do: "add"; command: z.input<Schemas["AddChannel"]> }
  | { do: "remove"; command: z.input<Schemas["RemoveChannel"]> }
  | { do: "raise"; command: z.input<Schemas["RaiseChannel"]> }
  | { do: "try"; command: z.input<Schemas["TryChannel"]> }
  | { do: "settle"; command: z.input<Schemas["SettleMessage"]> };

/** Reads whichever of the page's forms was sent; each is named by what it does and what it is about. */
export const parseReach =
  (courseId: string) =>
  (fields: FormFields, text: Text): Parsed<ReachCommand> => {
    const about = { courseId, channelId: fields.get("channelId") };
    const messageId = fields.get("messageId");
    switch (fields.form.split("-")[0]) {
      case "add":
        return as("add", parseCommand(commandSchemas.AddChannel, newChannel(courseId, fields), text));
      case "remove":
        return as("remove", parseCommand(commandSchemas.RemoveChannel, about, text));
      case "raise":
        return as("raise", parseCommand(commandSchemas.RaiseChannel, about, text));
      case "try":
        return as("try", parseCommand(commandSchemas.TryChannel, { ...about, messageId }, text));
      case "settle":
        return as(
          "settle",
          parseCommand(
            commandSchemas.SettleMessage,
            { courseId, messageId, outcome: fields.get("outcome") },
            text,
          ),
        );
      default:
        return noSuchForm(text);
    }
  };

const newChannel = (courseId: string, fields: FormFields) => ({
  courseId,
  kind: fields.get("kind"),
  to: fields.get("to"),
  name: fields.get("name"),
  opens: fields.get("opens"),
  closes: fields.get("closes"),
  shared: fields.has("shared"),
  words: fields.has("words"),
  asks: fields.has("asks"),
});

const as = <D extends ReachCommand["do"]>(
  what: D,
  parsed: Parsed<Extract<ReachCommand, { do: D }>["command"]>,
): Parsed<ReachCommand> =>
  parsed.ok ? { ok: true, command: { do: what, command: parsed.command } as ReachCommand } : parsed;
