import type { z } from "zod";
import { commandSchemas } from "#modules/relay/index.ts";
import { type FormFields, noSuchForm, type Parsed } from "../../../http/form.ts";
import { parseCommand } from "../../../http/parse.ts";
import type { Text } from "../../../text/types.ts";

type Schemas = typeof commandSchemas;

/** What can be done on the page: somebody added, wishes said anew, somebody ended. */
export type CompanionCommand =
  | { do: "add"; command: z.input<Schemas["AddCompanion"]> }
  | { do: "wish"; command: z.input<Schemas["WishForCompanion"]> }
  | { do: "end"; command: z.input<Schemas["EndCompanion"]> };

/** Reads whichever of the page's forms was sent; each is named by what it does and whom it is about. */
export const parseCompanions =
  (courseId: string) =>
  (fields: FormFields, text: Text): Parsed<CompanionCommand> => {
    const about = { courseId, companionId: fields.get("companionId") };
    // The form's own name is taken: how it was said has another on the page.
    const field = (path: string) => (path === "form" ? "heard" : path);
    const options = { field };
    switch (fields.form.split("-")[0]) {
      case "add": {
        const draft = { courseId, ...who(fields), ...wishes(fields) };
        return as("add", parseCommand(commandSchemas.AddCompanion, draft, text, options));
      }
      case "wish": {
        const draft = { ...about, ...wishes(fields) };
        return as("wish", parseCommand(commandSchemas.WishForCompanion, draft, text, options));
      }
      case "end":
        return as("end", parseCommand(commandSchemas.EndCompanion, about, text));
      default:
        return noSuchForm(text);
    }
  };

const who = (fields: FormFields) => ({
  kind: fields.get("kind"),
  name: fields.get("name"),
  relation: fields.get("relation"),
  remit: fields.get("remit"),
  phone: fields.get("phone"),
  language: fields.get("language"),
  note: fields.get("note"),
});

function wishes(fields: FormFields) {
  const givenBy = fields.get("givenBy");
  return {
    comes: fields.get("comes"),
    told: fields.all("told"),
    phoned: fields.all("phoned"),
    opens: fields.get("opens"),
    closes: fields.get("closes"),
    words: fields.get("words"),
    form: fields.get("heard"),
    givenBy: givenBy === "" ? "citizen" : givenBy,
    givenByName: fields.get("givenByName"),
  };
}

const as = <D extends CompanionCommand["do"]>(
  what: D,
  parsed: Parsed<Extract<CompanionCommand, { do: D }>["command"]>,
): Parsed<CompanionCommand> =>
  parsed.ok ? { ok: true, command: { do: what, command: parsed.command } as CompanionCommand } : parsed;
