import type { z } from "zod";
import { commandSchemas } from "#modules/relay/index.ts";
import { agreedFrom } from "../../../http/agreed.ts";
import type { FormFields, Parsed } from "../../../http/form.ts";
import { parseCommand } from "../../../http/parse.ts";
import type { Text } from "../../../text/types.ts";

/** Why we take over, and what we do next. `needId` null: the baton. */
export const parseTakeOver =
  (courseId: string, needId: string | null) =>
  (fields: FormFields, text: Text): Parsed<z.input<typeof commandSchemas.TakeOver>> =>
    parseCommand(
      commandSchemas.TakeOver,
      {
        courseId,
        needId,
        reason: fields.get("why"),
        nextStep: fields.get("nextStep"),
        nextStepOn: fields.get("nextStepOn"),
        ...agreedFrom(fields),
      },
      text,
      { field: (path) => (path === "reason" ? "why" : path) },
    );
