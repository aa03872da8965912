import type { z } from "zod";
import { staySchemas } from "#modules/stays/index.ts";
import { type FormFields, noSuchForm, type Parsed } from "../../../http/form.ts";
import { parseCommand } from "../../../http/parse.ts";
import type { Text } from "../../../text/types.ts";

/** What a lead does with the house's places. */
export type Keeping =
  | { readonly do: "add"; readonly command: z.input<typeof staySchemas.AddPlace> }
  | { readonly do: "change"; readonly command: z.input<typeof staySchemas.ChangePlace> }
  | { readonly do: "out"; readonly command: z.input<typeof staySchemas.TakeOutOfUse> }
  | { readonly do: "back"; readonly command: z.input<typeof staySchemas.PutBackInUse> }
  | { readonly do: "house"; readonly command: z.input<typeof staySchemas.KeepHouse> };

/** Each form is named by what it does; the place stands in it. */
export function parseKeeping(fields: FormFields, text: Text): Parsed<Keeping> {
  const { get } = fields;
  const [what] = fields.form.split("-");
  const placeId = get("placeId");
  const chooseOne = text.fieldIssues.chooseOne;
  switch (what) {
    case "add":
      return as(
        "add",
        parseCommand(
          staySchemas.AddPlace,
          {
            serviceId: get("serviceId"),
            countedIn: get("countedIn"),
            name: get("name"),
            conditions: fields.all("conditions"),
            firstNight: get("firstNight"),
            lastNight: get("lastNight"),
          },
          text,
          { words: { serviceId: chooseOne, countedIn: chooseOne } },
        ),
      );
    case "change":
      return as(
        "change",
        parseCommand(
          staySchemas.ChangePlace,
          { placeId, name: get("name"), conditions: fields.all("conditions"), lastNight: get("lastNight") },
          text,
        ),
      );
    case "out":
      return as(
        "out",
        parseCommand(
          staySchemas.TakeOutOfUse,
          { placeId, reason: get("reason"), words: get("words"), lastNight: get("lastNight") },
          text,
          { words: { reason: chooseOne } },
        ),
      );
    case "back":
      return as("back", parseCommand(staySchemas.PutBackInUse, { placeId }, text));
    case "house":
      return as(
        "house",
        parseCommand(
          staySchemas.KeepHouse,
          {
            holdMinutes: Number(get("holdMinutes")),
            holdUntilEvening: fields.has("holdUntilEvening"),
            evening: get("evening"),
          },
          text,
        ),
      );
    default:
      return noSuchForm(text);
  }
}

const as = <const D extends Keeping["do"], C>(name: D, parsed: Parsed<C>) =>
  parsed.ok ? ({ ok: true, command: { do: name, command: parsed.command } } as const) : parsed;
