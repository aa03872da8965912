import type { z } from "zod";
import { commandSchemas } from "#modules/relay/index.ts";
import type { FormFields, Parsed } from "../../../http/form.ts";
import { parseCommand } from "../../../http/parse.ts";
import type { Text } from "../../../text/types.ts";

/** Law 7: a reason that lands, and how the citizen was told. */
export const parseClose =
  (courseId: string) =>
  (fields: FormFields, text: Text): Parsed<z.input<typeof commandSchemas.CloseCourse>> =>
    parseCommand(
      commandSchemas.CloseCourse,
      {
        courseId,
        reason: fields.get("ending"),
        toldCitizen: fields.get("toldCitizen"),
        note: fields.get("note"),
      },
      text,
      { field: (path) => (path === "reason" ? "ending" : path) },
    );
