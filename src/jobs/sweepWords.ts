import { hours } from "#kernel/time.ts";
import { SYSTEM } from "#modules/identity/index.ts";
import type { RecurringJob } from "./services.ts";

/** Counts the directory's vocabulary anew, so that rare words weigh more, and lets go of words that stand nowhere any more. */
export const sweepWords: RecurringJob = {
  name: "sweepWords",
  every: hours(24),
  async run({ db, directory, log }) {
    const count = await db.write(SYSTEM, (tx) => directory.sweepWords(tx));
    if (count > 0) log.info("search.swept", { count });
  },
};
