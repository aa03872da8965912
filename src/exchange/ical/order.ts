import { z } from "zod";
import { APPOINTMENT_KINDS } from "#modules/appointments/index.ts";
import { id, plainText } from "#platform/fields.ts";
import { LARGEST_CALENDAR } from "./lines.ts";

/** A calendar file as another system sends it. */
export const TakeCalendar = z.strictObject({
  courseId: id,
  /** The file as text: one VCALENDAR. */
  calendar: z.string().min(1).max(LARGEST_CALENDAR),
  kind: z.enum(APPOINTMENT_KINDS).default("other"),
  /** Where they are, for those that do not say. */
  place: plainText(200).default(""),
  /** Only say what would happen. */
  dryRun: z.boolean().default(false),
});
