import { z } from "zod";
import { eventPayload, reaction } from "#platform/reactions.ts";
import { coursesOfTheDead } from "./died.ts";
import type { JobServices } from "./services.ts";

const schema = eventPayload.extend({ data: z.object({ reason: z.unknown().optional() }).default({}) });

/**
 * Somebody died – a ward or a house says so, or a course was closed for it –, and on every open course of theirs what is asked is withdrawn,
 * what calls for attention is quiet, and what is written to them does not leave. Once more does nothing.
 */
export const courseStops = reaction<JobServices, z.output<typeof schema>>({
  name: "courseStops",
  on: ["relay.courseClosed", "discharge.stopped"],
  schema,
  async run(services, { courseId, data }, now) {
    if (courseId === null || data.reason !== "died") return;
    for (const theirs of await coursesOfTheDead(services, courseId))
      await services.relay.dying.died(theirs, now);
  },
});
