import { z } from "zod";
import { eventPayload, reaction } from "#platform/reactions.ts";
import type { JobServices } from "./services.ts";

const schema = eventPayload.extend({ data: z.object({ reason: z.unknown().optional() }).default({}) });

/**
 * Somebody died – a ward or a house says so, or their course was closed for it –, and nothing is booked any more; or two courses became
 * one, and it goes on there. Once more does nothing.
 */
export const appointmentsOver = reaction<JobServices, z.output<typeof schema>>({
  name: "appointmentsOver",
  on: ["relay.courseClosed", "discharge.stopped"],
  schema,
  async run({ appointments }, { type, courseId, data }, now) {
    if (courseId === null) return;
    if (type === "relay.courseClosed") await appointments.clock.courseClosed(courseId, now);
    else if (data.reason === "died") await appointments.clock.died(courseId, now);
  },
});
