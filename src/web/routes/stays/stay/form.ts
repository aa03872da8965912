import type { z } from "zod";
import { staySchemas } from "#modules/stays/index.ts";
import { type FormFields, noSuchForm, type Parsed } from "../../../http/form.ts";
import { parseCommand } from "../../../http/parse.ts";
import type { Text } from "../../../text/types.ts";

/** One stay: kept on, ended, or – before it began – not after all. */
export type StayAsked =
  | { readonly do: "extend"; readonly command: z.input<typeof staySchemas.ExtendStay> }
  | { readonly do: "end"; readonly command: z.input<typeof staySchemas.EndStay> }
  | { readonly do: "check" }
  | { readonly do: "refuse"; readonly command: z.input<typeof staySchemas.RefuseHold> };

export const parseStay =
  (stayId: string) =>
  (fields: FormFields, text: Text): Parsed<StayAsked> => {
    const { get } = fields;
    switch (fields.form) {
      case "extend":
        return as(
          "extend",
          parseCommand(staySchemas.ExtendStay, { stayId, lastNight: get("lastNight") }, text),
        );
      case "check":
        return { ok: true, command: { do: "check" } };
      case "refuse":
        return as(
          "refuse",
          parseCommand(staySchemas.RefuseHold, { stayId, reason: get("reason"), words: get("words") }, text, {
            words: { reason: text.fieldIssues.chooseOne },
          }),
        );
      case "end": {
        const nowhere = get("whereTo") === "nowhere";
        const leader = { leaderName: get("leaderName"), leaderReason: get("leaderReason") };
        const asked = { municipality: get("municipality"), municipalitySaid: get("municipalitySaid") };
        const ending = {
          ...{ stayId, whereTo: get("whereTo"), words: get("words") },
          // What was written before another answer was chosen belongs to nothing; lines that are open ask for a leader whatever it is.
          ...(nowhere || fields.has("unsettled") ? leader : {}),
          ...(nowhere ? asked : {}),
        };
        return as(
          "end",
          parseCommand(staySchemas.EndStay, ending, text, {
            words: { whereTo: text.fieldIssues.chooseOne, ...text.stays.stay.missing },
          }),
        );
      }
      default:
        return noSuchForm(text);
    }
  };

const as = <const D extends StayAsked["do"], C>(name: D, parsed: Parsed<C>) =>
  parsed.ok ? ({ ok: true, command: { do: name, command: parsed.command } } as const) : parsed;
