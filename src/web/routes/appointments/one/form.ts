import type { z } from "zod";
import { appointmentSchemas } from "#modules/appointments/index.ts";
import { type FormFields, noSuchForm, type Parsed } from "../../../http/form.ts";
import { parseCommand } from "../../../http/parse.ts";
import type { Text } from "../../../text/types.ts";

type Schemas = typeof appointmentSchemas;

export type OneAsked =
  | { readonly do: "outcome"; readonly command: z.input<Schemas["RecordOutcome"]> }
  | { readonly do: "move"; readonly command: z.input<Schemas["MoveAppointment"]> }
  | { readonly do: "cancel"; readonly command: z.input<Schemas["CancelAppointment"]> }
  | { readonly do: "step"; readonly command: z.input<Schemas["FinishStep"]> };

/** One appointment: how it went, another time, not at all, or what was done when nobody came. */
export const parseOne =
  (appointmentId: string) =>
  (fields: FormFields, text: Text): Parsed<OneAsked> => {
    const { get, all } = fields;
    const chooseOne = text.fieldIssues.chooseOne;
    const about = { appointmentId, edition: Number(get("edition")) };
    switch (fields.form) {
      case "came":
        return as(
          "outcome",
          parseCommand(appointmentSchemas.RecordOutcome, { ...about, outcome: "attended" }, text),
        );
      case "missed": {
        const asked = { ...about, outcome: "noShow", reasons: all("reasons"), words: get("words") };
        return as("outcome", parseCommand(appointmentSchemas.RecordOutcome, asked, text));
      }
      case "move": {
        const asked = {
          ...about,
          day: get("day"),
          time: get("time"),
          until: get("until"),
          place: get("place"),
          movedBy: get("movedBy"),
          citizenSays: get("citizenSays"),
        };
        return as(
          "move",
          parseCommand(appointmentSchemas.MoveAppointment, asked, text, {
            words: { movedBy: chooseOne, citizenSays: chooseOne },
          }),
        );
      }
      case "cancel": {
        const asked = { ...about, by: get("by"), words: get("words") };
        return as(
          "cancel",
          parseCommand(appointmentSchemas.CancelAppointment, asked, text, { words: { by: chooseOne } }),
        );
      }
      case "step":
        return as(
          "step",
          parseCommand(appointmentSchemas.FinishStep, { appointmentId, step: get("step") }, text, {
            words: { step: chooseOne },
          }),
        );
      default:
        return noSuchForm(text);
    }
  };

const as = <const D extends OneAsked["do"], C>(name: D, parsed: Parsed<C>) =>
  parsed.ok ? ({ ok: true, command: { do: name, command: parsed.command } } as const) : parsed;
