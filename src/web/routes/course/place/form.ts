import type { z } from "zod";
import { staySchemas } from "#modules/stays/index.ts";
import { type FormFields, noSuchForm, type Parsed } from "../../../http/form.ts";
import { parseCommand } from "../../../http/parse.ts";
import type { Text } from "../../../text/types.ts";

/** A place is asked for, given back, or waited for. */
export type PlaceAsked =
  | { readonly do: "hold"; readonly command: z.input<typeof staySchemas.HoldPlace> }
  | { readonly do: "cancel"; readonly command: z.input<typeof staySchemas.CancelHold> }
  | { readonly do: "wait"; readonly command: z.input<typeof staySchemas.WaitForPlace> };

export const parsePlace =
  (needId: string | null) =>
  (fields: FormFields, text: Text): Parsed<PlaceAsked> => {
    const { get } = fields;
    const [what] = fields.form.split("-");
    const chooseOne = text.fieldIssues.chooseOne;
    switch (what) {
      case "hold":
        return as(
          "hold",
          parseCommand(
            staySchemas.HoldPlace,
            {
              needId,
              placeId: get("placeId"),
              firstNight: get("firstNight"),
              nights: Number(get("nights") || 1),
            },
            text,
            { words: { placeId: chooseOne } },
          ),
        );
      case "cancel":
        return as(
          "cancel",
          parseCommand(staySchemas.CancelHold, { stayId: get("stayId"), reason: get("reason") }, text, {
            words: { reason: chooseOne },
          }),
        );
      case "wait":
        return as(
          "wait",
          parseCommand(
            staySchemas.WaitForPlace,
            { needId, serviceId: get("serviceId"), grounds: fields.all("grounds") },
            text,
            { words: { serviceId: chooseOne } },
          ),
        );
      default:
        return noSuchForm(text);
    }
  };

const as = <const D extends PlaceAsked["do"], C>(name: D, parsed: Parsed<C>) =>
  parsed.ok ? ({ ok: true, command: { do: name, command: parsed.command } } as const) : parsed;

/** The nights and wishes in the address of the page: plain ones where what stands there cannot be used. */
export function askedNights(
  query: URLSearchParams,
  tonight: string,
): { first: string; nights: number; conditions: string[] } {
  const first = query.get("fra") ?? "";
  const nights = Number(query.get("naetter") ?? 1);
  return {
    first: /^\d{4}-\d{2}-\d{2}$/.test(first) && first >= tonight ? first : tonight,
    nights: Number.isInteger(nights) && nights >= 1 && nights <= 92 ? nights : 1,
    conditions: query.getAll("vilkaar").filter((code) => /^[a-z][A-Za-z]{1,39}$/.test(code)),
  };
}
