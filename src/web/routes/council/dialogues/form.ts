import { dialogueSchemas } from "#modules/council/index.ts";
import { type FormFields, noSuchForm } from "../../../http/form.ts";
import { parseCommand } from "../../../http/parse.ts";
import type { Text } from "../../../text/types.ts";

/** What is typed of a new dialogue. */
export const openingFrom = ({ get }: FormFields) => ({
  ...{ title: get("title"), question: get("question"), closesOn: get("closesOn") },
});

/** A new dialogue. Pure. */
export const parseOpening = (bodyId: string) => (fields: FormFields, text: Text) => {
  if (fields.form !== "open") return noSuchForm(text);
  const asked = { ...openingFrom(fields), topicId: fields.get("topicId") };
  return parseCommand(dialogueSchemas.OpenDialogue, { bodyId, ...asked }, text);
};
