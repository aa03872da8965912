import type { z } from "zod";
import { appointmentSchemas } from "#modules/appointments/index.ts";
import type { FormFields, Parsed } from "../../../http/form.ts";
import { parseCommand, withErrors } from "../../../http/parse.ts";
import type { Text } from "../../../text/types.ts";
import type { KnownDoor } from "../../discharge/shared/doors.ts";
import { detailsOf, fieldOf, type KnownPlace, unknownUnits } from "../shared/form.ts";

/** One that is booked; after one that came to nothing, or for a right with a last day. */
export const parseBooking =
  (courseId: string, doors: readonly KnownDoor[], places: readonly KnownPlace[] = []) =>
  (fields: FormFields, text: Text): Parsed<z.input<typeof appointmentSchemas.BookAppointment>> => {
    const { get } = fields;
    const asked = {
      courseId,
      ...detailsOf(fields, doors, places),
      day: get("day"),
      time: get("time"),
      until: get("until"),
      rightId: get("rightId") || null,
      againOf: get("againOf") || null,
    };
    const options = {
      field: fieldOf,
      words: { kind: text.fieldIssues.chooseOne, citizenSays: text.fieldIssues.chooseOne },
    };
    return withErrors(
      parseCommand(appointmentSchemas.BookAppointment, asked, text, options),
      unknownUnits(fields, doors, text),
    );
  };
