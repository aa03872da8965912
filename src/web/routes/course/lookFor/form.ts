import type { z } from "zod";
import { outreachSchemas } from "#modules/outreach/index.ts";
import { type FormFields, noSuchForm, type Parsed } from "../../../http/form.ts";
import { parseCommand } from "../../../http/parse.ts";
import type { Text } from "../../../text/types.ts";

/** Where to look; null: no more. */
export interface Look {
  readonly look: z.input<typeof outreachSchemas.LookFor> | null;
}

export const parseLook =
  (courseId: string) =>
  (fields: FormFields, text: Text): Parsed<Look> => {
    if (fields.form === "stop") return { ok: true, command: { look: null } };
    if (fields.form !== "look") return noSuchForm(text);
    const where = { courseId, stopId: fields.get("stopId"), place: fields.get("place") };
    const parsed = parseCommand(outreachSchemas.LookFor, where, text);
    return parsed.ok ? { ok: true, command: { look: parsed.command } } : parsed;
  };
