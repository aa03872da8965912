import { z } from "zod";
import { eventPayload, reaction } from "#platform/reactions.ts";
import { coursesOfTheDead } from "./died.ts";
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
  async run(services, event, now) {
    const { clock } = services.stays;
    const died = event.type !== "relay.needEnded" && event.data.reason === "died";
    if (event.type === "discharge.stopped" && !died) return;
    await clock.needOver(event, now);
    if (!died || event.courseId === null) return;
    for (const courseId of await coursesOfTheDead(services, event.courseId))
      if (courseId !== event.courseId) await clock.needOver({ courseId, needId: null }, now);
  },
});
