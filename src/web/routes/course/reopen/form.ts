import type { z } from "zod";
import { commandSchemas } from "#modules/relay/index.ts";
import type { FormFields, Parsed } from "../../../http/form.ts";
import { parseCommand } from "../../../http/parse.ts";
import type { Text } from "../../../text/types.ts";

/** What is new, and what is needed. */
export const parseReopen =
  (courseId: string) =>
  (fields: FormFields, text: Text): Parsed<z.input<typeof commandSchemas.ReopenCourse>> =>
    parseCommand(
      commandSchemas.ReopenCourse,
      {
        courseId,
        because: fields.get("because"),
        needs: fields.all("needs").map((kind) => ({ kind })),
      },
      text,
      { field: (path) => path.split(".")[0] ?? path },
    );
