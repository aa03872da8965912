import { minutes } from "#kernel/time.ts";
import type { RecurringJob } from "./services.ts";

/** A full round may leave more behind; this many rounds are run at once, the rest a moment later. */
const ROUNDS = 10;

/** Climbs the ladder for every handover whose time has passed (A5, law 6). Its heartbeat is what the watchdog listens for. */
export const climbLadder: RecurringJob = {
  name: "climbLadder",
  every: minutes(1) / 4,
  async run({ relay, log }, now) {
    let climbed = 0;
    for (let round = 0; round < ROUNDS; round += 1) {
      const steps = await relay.ladder.climbDue(now);
      climbed += steps;
      if (steps === 0) break;
    }
    if (climbed > 0) log.info("ladder.climbed", { count: climbed });
  },
};
