import type { z } from "zod";
import { holdsCpr } from "#kernel/cpr.ts";
import { commandSchemas } from "#modules/relay/index.ts";
import type { FormFields, Parsed } from "../../../http/form.ts";
import { parseCommand } from "../../../http/parse.ts";
import type { Text } from "../../../text/types.ts";

type NoteNumber = z.input<typeof commandSchemas.NoteNumber>;
type RemoveNumber = z.input<typeof commandSchemas.RemoveNumber>;

/** A number onto the record. What was typed is never in an error. */
export const parseNote =
  (courseId: string) =>
  (fields: FormFields, text: Text): Parsed<NoteNumber> =>
    parseCommand(
      commandSchemas.NoteNumber,
      { courseId, number: fields.get("number"), issuer: fields.get("issuer") },
      text,
    );

export const parseRemove =
  (courseId: string) =>
  (fields: FormFields, text: Text): Parsed<RemoveNumber> =>
    parseCommand(commandSchemas.RemoveNumber, { courseId, numberId: fields.get("numberId") }, text);

/** Which number is to be shown, and what for: in the reader's own words, since they go into the log. */
export function parseShow(fields: FormFields, text: Text): Parsed<{ numberId: string; purpose: string }> {
  const purpose = fields.get("purpose");
  if (purpose === "") return { ok: false, errors: { purpose: text.fieldIssues.sayPurpose } };
  if (holdsCpr(purpose)) return { ok: false, errors: { purpose: text.fieldIssues.noNumberHere } };
  if (purpose.length > 500) return { ok: false, errors: { purpose: text.fieldIssues.tooLong } };
  return { ok: true, command: { numberId: fields.get("numberId"), purpose } };
}
