import type { z } from "zod";
import { appointmentSchemas } from "#modules/appointments/index.ts";
import type { FormFields, Parsed } from "../../../http/form.ts";
import { parseCommand, withErrors } from "../../../http/parse.ts";
import type { Text } from "../../../text/types.ts";
import type { KnownDoor } from "../../discharge/shared/doors.ts";
import { detailsOf, fieldOf, type KnownPlace, unknownUnits } from "../shared/form.ts";

/** All of it but its time, said anew. */
export const parseEdit =
  (appointmentId: string, doors: readonly KnownDoor[], places: readonly KnownPlace[] = []) =>
  (fields: FormFields, text: Text): Parsed<z.input<typeof appointmentSchemas.ChangeAppointment>> => {
    const asked = {
      appointmentId,
      edition: Number(fields.get("edition")),
      ...detailsOf(fields, doors, places),
    };
    return withErrors(
      parseCommand(appointmentSchemas.ChangeAppointment, asked, text, { field: fieldOf }),
      unknownUnits(fields, doors, text),
    );
  };
