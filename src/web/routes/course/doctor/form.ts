import type { z } from "zod";
import { commandSchemas } from "#modules/relay/index.ts";
import { type FormFields, noSuchForm, type Parsed } from "../../../http/form.ts";
import { parseCommand } from "../../../http/parse.ts";
import type { Text } from "../../../text/types.ts";

type Schemas = typeof commandSchemas;

export type DoctorCommand =
  | { do: "say"; command: z.input<Schemas["SayDoctor"]> }
  | { do: "add"; command: z.input<Schemas["AddWorkUp"]> }
  | { do: "wait"; command: z.input<Schemas["WaitForWorkUp"]> }
  | { do: "end"; command: z.input<Schemas["EndWorkUp"]> };

/** A practice that may be meant: on Stafet, in the directory, or both. */
export interface Practice {
  readonly name: string;
  readonly unitId: string | null;
  readonly serviceId: string | null;
}

/** Reads whichever of the page's forms was sent. A name that is one of the known practices' is that practice. */
export const parseDoctor =
  (courseId: string, practices: readonly Practice[]) =>
  (fields: FormFields, text: Text): Parsed<DoctorCommand> => {
    const about = { courseId, workUpId: fields.get("workUpId") };
    switch (fields.form.split("-")[0]) {
      case "say": {
        const name = fields.get("name");
        const known = practices.find((one) => one.name === name);
        const draft = {
          ...{ courseId, state: fields.get("state"), name, place: fields.get("place") },
          ...{ practiceId: known?.unitId ?? "", serviceId: known?.serviceId ?? "" },
          toldBy: fields.get("toldBy"),
        };
        return as("say", parseCommand(commandSchemas.SayDoctor, draft, text));
      }
      case "add": {
        const [what, begunWhere, begunOn] = ["what", "begunWhere", "begunOn"].map((name) => fields.get(name));
        const draft = { courseId, what, begunWhere, begunOn, waitsFor: fields.get("waitsFor") };
        return as("add", parseCommand(commandSchemas.AddWorkUp, draft, text));
      }
      case "wait": {
        const draft = { ...about, waitsFor: fields.get("waitsFor") };
        return as("wait", parseCommand(commandSchemas.WaitForWorkUp, draft, text));
      }
      case "end": {
        const draft = { ...about, how: fields.get("how"), note: fields.get("note") };
        return as("end", parseCommand(commandSchemas.EndWorkUp, draft, text));
      }
      default:
        return noSuchForm(text);
    }
  };

const as = <D extends DoctorCommand["do"]>(
  what: D,
  parsed: Parsed<Extract<DoctorCommand, { do: D }>["command"]>,
): Parsed<DoctorCommand> =>
  parsed.ok ? { ok: true, command: { do: what, command: parsed.command } as DoctorCommand } : parsed;
