import type { z } from "zod";
import { commandSchemas } from "#modules/relay/index.ts";
import type { FormFields, Parsed } from "../../../http/form.ts";
import { parseCommand } from "../../../http/parse.ts";
import type { Text } from "../../../text/types.ts";

type CorrectPerson = z.input<typeof commandSchemas.CorrectPerson>;
type CorrectText = z.input<typeof commandSchemas.CorrectText>;

/** The record as it is to be: what is left empty is not known. */
export const parsePerson =
  (courseId: string) =>
  (fields: FormFields, text: Text): Parsed<CorrectPerson> => {
    const year = fields.get("birthYear");
    return parseCommand(
      commandSchemas.CorrectPerson,
      {
        courseId,
        knownAs: fields.get("knownAs"),
        fullName: fields.get("fullName") || null,
        birthYear: year === "" ? null : /^\d{4}$/.test(year) ? Number(year) : year,
        language: fields.get("language"),
        phone: fields.get("phone") || null,
        why: fields.get("why"),
      },
      text,
    );
  };

/** A correction beside one text: the form's hidden fields say which. */
export const parseText =
  (courseId: string) =>
  (fields: FormFields, text: Text): Parsed<CorrectText> =>
    parseCommand(
      commandSchemas.CorrectText,
      {
        courseId,
        needId: fields.get("needId"),
        contactId: fields.get("contactId"),
        part: fields.get("part"),
        words: fields.get("words"),
        why: fields.get("why"),
      },
      text,
    );
