import { eventPayload, reaction } from "#platform/reactions.ts";
import type { JobServices } from "./services.ts";

/** A course, or when somebody was born, came to be known: a plan for turning 15 or 18 does not wait for the night (D7). Once more does nothing. */
export const planComingOfAge = reaction<JobServices, ReturnType<(typeof eventPayload)["parse"]>>({
  name: "planComingOfAge",
  on: ["relay.courseOpened", "relay.courseReopened", "relay.personCorrected", "relay.numberNoted"],
  schema: eventPayload,
  async run({ relay }, { courseId }, now) {
    if (courseId !== null) await relay.ladder.planComingOfAgeOn(courseId, now);
  },
});
