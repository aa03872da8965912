import { z } from "zod";
import { eventPayload, reaction } from "#platform/reactions.ts";
import type { JobServices } from "./services.ts";

const schema = eventPayload.extend({ data: z.object({ reason: z.unknown().optional() }).default({}) });

/** Somebody died – a ward or a house says so, or their course was closed for it –, and no team looks for them (A7). Once more does nothing. */
export const searchOver = reaction<JobServices, z.output<typeof schema>>({
  name: "searchOver",
  on: ["relay.courseClosed", "discharge.stopped"],
  schema,
  async run({ outreach }, { courseId, data }, now) {
    if (courseId !== null && data.reason === "died") await outreach.clock.died(courseId, now);
  },
});
