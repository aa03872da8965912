import type { z } from "zod";
import { commandSchemas } from "#modules/relay/index.ts";
import type { FormFields, Parsed } from "../../../http/form.ts";
import { parseCommand } from "../../../http/parse.ts";
import type { Text } from "../../../text/types.ts";

/** What a note says: their words, or why they were not asked, by which of the two was chosen. */
export function wordsFrom(fields: FormFields) {
  const asked = fields.get("asked");
  return {
    happened: fields.get("happened"),
    calmed: fields.get("calmed"),
    citizensWords: asked === "yes" ? fields.get("citizensWords") : "",
    notAskedWhy: asked === "no" ? fields.get("notAskedWhy") : "",
  };
}

/** Where it is said that the citizen's side is missing: at the choice, until there is one. */
export function theirSide(fields: FormFields, text: Text) {
  const field = (path: string): string => {
    if (path !== "citizensWords") return path;
    return { yes: "citizensWords", no: "notAskedWhy" }[fields.get("asked")] ?? "asked";
  };
  return { field, words: fields.get("asked") === "" ? { asked: text.fieldIssues.chooseOne } : {} };
}

/** A new safety note. */
export const parseSafety =
  (courseId: string) =>
  (fields: FormFields, text: Text): Parsed<z.input<typeof commandSchemas.WriteSafetyNote>> => {
    const days = { happenedOn: fields.get("happenedOn"), endsOn: fields.get("endsOn") };
    const said = { courseId, ...days, ...wordsFrom(fields) };
    return parseCommand(commandSchemas.WriteSafetyNote, said, text, theirSide(fields, text));
  };
