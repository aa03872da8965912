import type { RecurringJob } from "./services.ts";

/** A clock that was wound by weeks passes many steps at once; what is left after so many rounds waits for the next run. */
const MOST_ROUNDS = 100;

/**
 * Moves whose turn it is where a time to answer has passed (A5). The watchdog listens for this job's heartbeat: when
 * it is silent, the operations page, /readyz and every lead's page say so.
 */
export const ladder: RecurringJob = {
  name: "ladder",
  every: 15_000,
  async run({ relay, log }, now) {
    let count = 0;
    for (let round = 0; round < MOST_ROUNDS; round++) {
      const climbed = await relay.ladder.climbDue(now);
      count += climbed;
      if (climbed === 0) break;
    }
    if (count > 0) log.info("ladder.climbed", { count });
  },
};
