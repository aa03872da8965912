import type { z } from "zod";
import { appointmentSchemas } from "#modules/appointments/index.ts";
import { type FormFields, noSuchForm, type Parsed } from "../../../http/form.ts";
import { parseCommand } from "../../../http/parse.ts";
import type { Text } from "../../../text/types.ts";

type Schemas = typeof appointmentSchemas;

export type CourseAsked =
  | { readonly do: "reminders"; readonly command: z.input<Schemas["ChooseReminders"]> }
  | { readonly do: "start"; readonly command: z.input<Schemas["StartRight"]> }
  | { readonly do: "end"; readonly command: z.input<Schemas["EndRight"]> };

/** When the citizen is reminded; a right that begins, or ends. */
export const parseCourse =
  (courseId: string) =>
  (fields: FormFields, text: Text): Parsed<CourseAsked> => {
    const { get, all, form } = fields;
    if (form === "reminders")
      return as(
        "reminders",
        parseCommand(appointmentSchemas.ChooseReminders, { courseId, before: all("before") }, text),
      );
    if (form === "start") {
      const asked = { courseId, kind: "assessment", startedOn: get("startedOn"), about: get("about") };
      return as("start", parseCommand(appointmentSchemas.StartRight, asked, text));
    }
    if (form.startsWith("end-")) {
      const asked = { rightId: get("rightId"), ended: get("ended") };
      return as("end", parseCommand(appointmentSchemas.EndRight, asked, text));
    }
    return noSuchForm(text);
  };

const as = <const D extends CourseAsked["do"], C>(name: D, parsed: Parsed<C>) =>
  parsed.ok ? ({ ok: true, command: { do: name, command: parsed.command } } as const) : parsed;
