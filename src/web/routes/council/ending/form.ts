import type { z } from "zod";
import { bodySchemas } from "#modules/council/index.ts";
import { type FormFields, noSuchForm, type Parsed } from "../../../http/form.ts";
import { parseCommand } from "../../../http/parse.ts";
import type { Text } from "../../../text/types.ts";

export type Ended =
  | { readonly do: "end"; readonly command: z.input<typeof bodySchemas.EndBodies> }
  | { readonly do: "goOn"; readonly command: z.input<typeof bodySchemas.GoOn> };

/** Pure. */
export const parseEnding =
  (bodyId: string) =>
  (fields: FormFields, text: Text): Parsed<Ended> => {
    const why = fields.get("why");
    if (fields.form === "goOn") {
      const parsed = parseCommand(bodySchemas.GoOn, { bodyId, why }, text);
      return parsed.ok ? { ok: true, command: { do: "goOn", command: parsed.command } } : parsed;
    }
    if (fields.form !== "end") return noSuchForm(text);
    const ends = { bodyIds: [bodyId, ...fields.all("together")], becomes: fields.all("becomes") };
    const parsed = parseCommand(
      bodySchemas.EndBodies,
      { ...ends, lastDay: fields.get("lastDay"), why },
      text,
    );
    return parsed.ok ? { ok: true, command: { do: "end", command: parsed.command } } : parsed;
  };
