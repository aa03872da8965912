import { minutes } from "#kernel/time.ts";
import type { RecurringJob } from "./services.ts";

/** What was secured for some days after a discharge, and ends: a need with whoever has the baton before it does (B1). */
export const discharge: RecurringJob = {
  name: "discharge",
  every: minutes(10),
  async run({ discharge: leaving, log }, now) {
    const count = await leaving.clock.tick(now);
    if (count > 0) log.info("discharge.linesDue", { count });
  },
};
