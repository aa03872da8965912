import { eventPayload, reaction } from "#platform/reactions.ts";
import type { JobServices } from "./services.ts";

/** A need has ended, or a course: places that were only promised or waited for are given back (B3). Once more does nothing. */
export const placeNotNeeded = reaction<JobServices, ReturnType<(typeof eventPayload)["parse"]>>({
  name: "placeNotNeeded",
  on: ["relay.needEnded", "relay.courseClosed"],
  schema: eventPayload,
  async run({ stays }, event, now) {
    await stays.clock.needOver(event, now);
  },
});
