import { eventPayload, reaction } from "#platform/reactions.ts";
import type { JobServices } from "./services.ts";

/** A course has closed: somebody died, and nothing is booked any more; or two became one, and it goes on there. Once more does nothing. */
export const appointmentsOver = reaction<JobServices, ReturnType<(typeof eventPayload)["parse"]>>({
  name: "appointmentsOver",
  on: ["relay.courseClosed"],
  schema: eventPayload,
  async run({ appointments }, { courseId }, now) {
    if (courseId !== null) await appointments.clock.courseClosed(courseId, now);
  },
});
