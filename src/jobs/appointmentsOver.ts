import { z } from "zod";
import { eventPayload, reaction } from "#platform/reactions.ts";
import { coursesOfTheDead } from "./died.ts";
import type { JobServices } from "./services.ts";

const schema = eventPayload.extend({ data: z.object({ reason: z.unknown().optional() }).default({}) });

/**
 * Somebody died – a ward or a house says so, or their course was closed for it –, and nothing is booked any more, on any course of
 * theirs; or two courses became one, and it goes on there. Once more does nothing.
 */
export const appointmentsOver = reaction<JobServices, z.output<typeof schema>>({
  name: "appointmentsOver",
  on: ["relay.courseClosed", "discharge.stopped"],
  schema,
  async run(services, { type, courseId, data }, now) {
    if (courseId === null) return;
    const { clock } = services.appointments;
    if (type === "relay.courseClosed") await clock.courseClosed(courseId, now);
    if (data.reason !== "died") return;
    for (const theirs of await coursesOfTheDead(services, courseId)) await clock.died(theirs, now);
  },
});
