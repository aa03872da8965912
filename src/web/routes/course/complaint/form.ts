import type { z } from "zod";
import { commandSchemas } from "#modules/relay/index.ts";
import { type FormFields, noSuchForm, type Parsed } from "../../../http/form.ts";
import { parseCommand } from "../../../http/parse.ts";
import type { Text } from "../../../text/types.ts";

type Schemas = typeof commandSchemas;

export type ComplaintCommand =
  | { do: "write"; command: z.input<Schemas["WriteComplaint"]> }
  | { do: "sent"; command: z.input<Schemas["SendComplaint"]> };

/** Which of the page's forms was sent: a letter, new or changed, or that one has left. */
export const parseComplaint =
  (courseId: string) =>
  (fields: FormFields, text: Text): Parsed<ComplaintCommand> => {
    const about = { courseId, complaintId: fields.get("complaintId") };
    const seen = Number(fields.get("seen") || Number.NaN);
    switch (fields.form.split("-")[0]) {
      case "write": {
        const draft = {
          ...{ ...about, seen, about: fields.get("about") },
          ...{ words: fields.get("words"), place: fields.get("place"), happened: fields.get("happened") },
          ...{ wish: fields.get("wish"), reach: fields.has("reach") },
        };
        const parsed = parseCommand(commandSchemas.WriteComplaint, draft, text);
        return parsed.ok ? { ok: true, command: { do: "write", command: parsed.command } } : parsed;
      }
      case "sent": {
        const parsed = parseCommand(
          commandSchemas.SendComplaint,
          { ...about, seen, to: fields.get("to") },
          text,
        );
        return parsed.ok ? { ok: true, command: { do: "sent", command: parsed.command } } : parsed;
      }
      default:
        return noSuchForm(text);
    }
  };
