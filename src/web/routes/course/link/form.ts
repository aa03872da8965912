import type { z } from "zod";
import { commandSchemas } from "#modules/relay/index.ts";
import { agreedFrom } from "../../../http/agreed.ts";
import type { FormFields, Parsed } from "../../../http/form.ts";
import { parseCommand } from "../../../http/parse.ts";
import type { Text } from "../../../text/types.ts";

/** Who is to answer, and what they read. `needId` null: the whole course. */
export const parseLink =
  (courseId: string, needId: string | null) =>
  (fields: FormFields, text: Text): Parsed<z.input<typeof commandSchemas.MakeLink>> =>
    parseCommand(
      commandSchemas.MakeLink,
      {
        courseId,
        needId,
        partyName: fields.get("partyName"),
        partyPhone: fields.get("partyPhone"),
        message: fields.get("message"),
        checkBackOn: fields.get("checkBackOn"),
        ...agreedFrom(fields),
      },
      text,
    );
