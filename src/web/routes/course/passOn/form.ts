import type { z } from "zod";
import { commandSchemas } from "#modules/relay/index.ts";
import { agreedFrom } from "../../../http/agreed.ts";
import type { FormFields, Parsed } from "../../../http/form.ts";
import { parseCommand } from "../../../http/parse.ts";
import type { Text } from "../../../text/types.ts";

/** What the standing receiver must know to go on. `needId` null: the baton. */
export const parsePassOn =
  (courseId: string, needId: string | null) =>
  (fields: FormFields, text: Text): Parsed<z.input<typeof commandSchemas.PassToStandingReceiver>> =>
    parseCommand(
      commandSchemas.PassToStandingReceiver,
      { courseId, needId, message: fields.get("message"), ...agreedFrom(fields) },
      text,
    );
