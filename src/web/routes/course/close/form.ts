import type { z } from "zod";
import { commandSchemas } from "#modules/relay/index.ts";
import type { FormFields, Parsed } from "../../../http/form.ts";
import { parseCommand } from "../../../http/parse.ts";
import type { Text } from "../../../text/types.ts";

/** Law 7: a reason that lands, and how the citizen was told – or, when they have died, who was. Or they live, and it is taken back. */
export const parseClose =
  (courseId: string) =>
  (
    fields: FormFields,
    text: Text,
  ): Parsed<z.input<typeof commandSchemas.CloseCourse | typeof commandSchemas.TakeBackDeath>> => {
    if (fields.form === "lives") return parseCommand(commandSchemas.TakeBackDeath, { courseId }, text);
    const died = fields.form === "died";
    return parseCommand(
      commandSchemas.CloseCourse,
      {
        courseId,
        reason: died ? "died" : fields.get("ending"),
        toldCitizen: fields.get("toldCitizen") || (died ? text.discharge.died.nobodySaid : ""),
        note: fields.get("note"),
      },
      text,
      { field: (path) => (path === "reason" ? "ending" : path) },
    );
  };
