import { z } from "zod";
import { eventPayload, reaction } from "#platform/reactions.ts";
import type { JobServices } from "./services.ts";

const schema = eventPayload.extend({ data: z.object({ reason: z.unknown().optional() }).default({}) });

/**
 * A need has ended, or a course, or somebody died in a ward or a house: places that were only promised or waited for are given back
 * (B3). Once more does nothing.
 */
export const placeNotNeeded = reaction<JobServices, z.output<typeof schema>>({
  name: "placeNotNeeded",
  on: ["relay.needEnded", "relay.courseClosed", "discharge.stopped"],
  schema,
  async run({ stays }, event, now) {
    if (event.type === "discharge.stopped" && event.data.reason !== "died") return;
    await stays.clock.needOver(event, now);
  },
});
