import { gatheringSchemas } from "#modules/council/index.ts";
import { type FormFields, noSuchForm } from "../../../http/form.ts";
import { parseCommand } from "../../../http/parse.ts";
import type { Text } from "../../../text/types.ts";
import { linesOf } from "../shared/pressed.ts";

/** Input somebody asks for, a question on each line. Pure. */
export const parseGathering = (bodyId: string) => (fields: FormFields, text: Text) => {
  if (fields.form !== "open") return noSuchForm(text);
  const { get } = fields;
  const asked = { title: get("title"), askedBy: get("askedBy"), about: get("about") };
  const when = { due: get("due"), deliverBy: get("deliverBy") };
  const questions = linesOf(get("questions"));
  return parseCommand(gatheringSchemas.OpenGathering, { bodyId, ...asked, ...when, questions }, text, {
    field: (path) => path.split(".")[0] ?? path,
  });
};
