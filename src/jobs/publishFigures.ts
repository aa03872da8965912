import { minutes } from "#kernel/time.ts";
import type { RecurringJob } from "./services.ts";

/** Counts what everybody may read, once a quarter has stood still for a month (decision 0046). Looks often, and has nearly always nothing to do. */
export const publishFigures: RecurringJob = {
  name: "publishFigures",
  every: minutes(30),
  async run({ insight, log }, now) {
    const count = await insight.publishDue(now);
    if (count > 0) log.info("figures.published", { count });
  },
};
