import { z } from "zod";
import { eventPayload, reaction } from "#platform/reactions.ts";
import { coursesOfTheDead } from "./died.ts";
import type { JobServices } from "./services.ts";

const schema = eventPayload.extend({ data: z.object({ reason: z.unknown().optional() }).default({}) });

/**
 * Somebody died – a ward or a house says so, or a course was closed for it –, and nothing that is on its way to them leaves, on any
 * course of theirs. Once more does nothing.
 */
export const messagesOver = reaction<JobServices, z.output<typeof schema>>({
  name: "messagesOver",
  on: ["relay.courseClosed", "discharge.stopped"],
  schema,
  async run(services, { courseId, data }, now) {
    if (courseId === null || data.reason !== "died") return;
    for (const theirs of await coursesOfTheDead(services, courseId))
      await services.relay.reminders.died(theirs, now);
  },
});
