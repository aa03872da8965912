import { minutes } from "#kernel/time.ts";
import type { RecurringJob } from "./services.ts";

/** Words about somebody seen and not met are gone after their last day; who is no longer the team's to look for is off its list (A7). */
export const outreach: RecurringJob = {
  name: "outreach",
  every: minutes(10),
  async run({ outreach: { clock }, log }, now) {
    const count = await clock.tick(now);
    if (count > 0) log.info("outreach.ended", { count });
  },
};
