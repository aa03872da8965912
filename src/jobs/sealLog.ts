import { minutes } from "#kernel/time.ts";
import type { RecurringJob } from "./services.ts";

/** Lays the chain over what was logged since the last run (law 14), so that no entry stays changeable for long. */
export const sealLog: RecurringJob = {
  name: "sealLog",
  every: minutes(1) / 12,
  async run({ identity, log }) {
    const count = await identity.audit.seal();
    if (count > 0) log.debug("log.sealed", { count });
  },
};
