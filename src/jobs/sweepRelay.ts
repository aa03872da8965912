import { minutes } from "#kernel/time.ts";
import type { RecurringJob } from "./services.ts";

/** Everything else of the relay that a date brings: standstills, check-backs, joint tables past their time, units left empty. */
export const sweepRelay: RecurringJob = {
  name: "sweepRelay",
  every: minutes(1),
  async run({ relay }, now) {
    await relay.ladder.passLapsedTables(now);
    await relay.ladder.raiseStandstills(now);
    await relay.ladder.raiseCheckBacks(now);
    await relay.ladder.watchEmptyUnits(now);
  },
};
