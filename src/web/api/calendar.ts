import { z } from "zod";
import { createCalendarImport, TakeCalendar } from "#exchange/ical/index.ts";
import { bodyOf, type Endpoint } from "./endpoint.ts";

/** A calendar file into a course, for systems that hold appointments (B5). */

const Finding = z.object({
  /** Stable. */
  code: z.string(),
  line: z.int(),
  property: z.string().optional(),
  value: z.string().optional(),
});
const day = z.iso.date();
const moment = z.iso.datetime();

const Taken = z.object({
  counts: z.record(z.string(), z.int()),
  findings: z.array(Finding),
  lines: z.array(
    z.object({
      line: z.int(),
      outcome: z.enum([
        "book",
        "move",
        "change",
        "cancel",
        "bookAfterAll",
        "same",
        "older",
        "said",
        "notOurs",
        "offAlready",
        "holdBack",
        "refused",
      ]),
      title: z.string(),
      place: z.string(),
      day: day.nullable(),
      startsAt: moment.nullable(),
      endsAt: moment.nullable(),
      findings: z.array(Finding),
    }),
  ),
});

export const calendarEndpoints: readonly Endpoint[] = [
  {
    method: "post",
    path: "/courses/{id}/appointments/calendar",
    summary:
      "Read an iCalendar file into a course: each event is booked, moved, called off or held back, and says why; the same file again changes nothing",
    body: bodyOf(TakeCalendar, "courseId"),
    idField: "courseId",
    answer: Taken,
    async run({ services, actor, input, now }) {
      const report = await createCalendarImport(services).asked(actor, input, now);
      const { counts, findings, lines } = report;
      return { counts, findings, lines: lines.map(({ words: _, before: __, ...line }) => line) };
    },
  },
];
