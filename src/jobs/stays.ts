import { minutes } from "#kernel/time.ts";
import type { RecurringJob } from "./services.ts";

/** Promises of a place that have lapsed are written down, and the free places said as the calendar has them now (B3). */
export const stays: RecurringJob = {
  name: "stays",
  every: minutes(1),
  async run({ stays, log }, now) {
    const count = await stays.clock.tick(now);
    if (count > 0) log.info("stays.lapsed", { count });
  },
};
