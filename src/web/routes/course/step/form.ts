import type { z } from "zod";
import { commandSchemas } from "#modules/relay/index.ts";
import type { FormFields, Parsed } from "../../../http/form.ts";
import { parseCommand } from "../../../http/parse.ts";
import type { Text } from "../../../text/types.ts";

/** The next step on a need. */
export const parseStep =
  (needId: string | null) =>
  (fields: FormFields, text: Text): Parsed<z.input<typeof commandSchemas.SetNextStep>> =>
    parseCommand(
      commandSchemas.SetNextStep,
      {
        needId,
        nextStep: fields.get("nextStep"),
        nextStepOn: fields.get("nextStepOn"),
        unitId: fields.get("unitId"),
      },
      text,
    );
