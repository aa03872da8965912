import { minutes } from "#kernel/time.ts";
import { SYSTEM } from "#modules/identity/index.ts";
import type { RecurringJob } from "./services.ts";

/**
 * What the calendar makes of offers that nobody touched: arrangements that begin and end, opening times of the weeks to come.
 * A piece at a time, each in its own transaction.
 */
export const refreshSearch: RecurringJob = {
  name: "refreshSearch",
  every: minutes(30),
  async run({ db, directory, log }, now) {
    let count = 0;
    for (;;) {
      const done = await db.write(SYSTEM, (tx) => directory.refreshDue(tx, now));
      count += done;
      if (done === 0) break;
    }
    if (count > 0) log.info("search.refreshed", { count });
  },
};
