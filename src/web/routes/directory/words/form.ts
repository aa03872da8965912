import type { z } from "zod";
import { AddSynonym } from "#modules/directory/index.ts";
import { type FormFields, noSuchForm, type Parsed } from "../../../http/form.ts";
import { parseCommand } from "../../../http/parse.ts";
import type { Text } from "../../../text/types.ts";

export type Wording =
  | ({ readonly do: "add" } & z.input<typeof AddSynonym>)
  | { readonly do: "remove"; readonly id: string };

/** What was pressed on Hverdagsord: words that shall mean something, chosen as "need dental", or some taken away. */
export function parseWording(fields: FormFields, text: Text): Parsed<Wording> {
  if (fields.form.startsWith("remove-")) return { ok: true, command: { do: "remove", id: fields.get("id") } };
  if (fields.form !== "add") return noSuchForm(text);
  const [means, code] = fields.get("meaning").split(" ");
  const parsed = parseCommand(AddSynonym, { words: fields.get("words"), means, code }, text, {
    field: (path) => (path === "words" ? path : "meaning"),
    words: { meaning: text.fieldIssues.chooseOne },
  });
  return parsed.ok ? { ok: true, command: { do: "add", ...parsed.command } } : parsed;
}
