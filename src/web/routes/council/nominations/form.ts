import { nominationSchemas } from "#modules/council/index.ts";
import { type FormFields, noSuchForm } from "../../../http/form.ts";
import { parseCommand } from "../../../http/parse.ts";
import type { Text } from "../../../text/types.ts";

/** Names somebody asks for. Pure. */
export const parseAsking = (bodyId: string) => (fields: FormFields, text: Text) => {
  if (fields.form !== "ask") return noSuchForm(text);
  const { get, has } = fields;
  const number = (name: string) => (has(name) ? Number(get(name)) : undefined);
  const asked = { title: get("title"), askedBy: get("askedBy"), about: get("about") };
  const many = { fewest: number("fewest"), most: number("most") };
  const when = { answerBy: get("answerBy"), takesPlace: get("takesPlace") };
  const { outOfRange } = text.fieldIssues;
  return parseCommand(nominationSchemas.AskForNames, { bodyId, ...asked, ...many, ...when }, text, {
    words: { fewest: outOfRange, most: outOfRange },
  });
};
