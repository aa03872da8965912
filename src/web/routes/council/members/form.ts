import type { z } from "zod";
import { memberSchemas } from "#modules/council/index.ts";
import { type FormFields, noSuchForm, type Parsed } from "../../../http/form.ts";
import { parseCommand } from "../../../http/parse.ts";
import type { Text } from "../../../text/types.ts";

/** What a seat's fields hold, in both forms that have them. */
export const seatFields = (fields: FormFields) => ({
  ...{ name: fields.get("name"), role: fields.get("role"), onBehalfOf: fields.get("onBehalfOf") },
  ...{
    deputyFor: fields.get("deputyFor"),
    mail: fields.get("mail"),
    from: fields.get("from"),
    until: fields.get("until"),
  },
});

/** A new seat in the body. Pure. */
export const parseMember =
  (bodyId: string) =>
  (fields: FormFields, text: Text): Parsed<z.input<typeof memberSchemas.AddSeat>> =>
    fields.form === "add"
      ? parseCommand(
          memberSchemas.AddSeat,
          { bodyId, ...seatFields(fields), signsInAs: fields.get("signsInAs") },
          text,
        )
      : noSuchForm(text);
