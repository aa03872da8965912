import { hours, plus } from "#kernel/time.ts";
import { SYSTEM } from "#modules/identity/index.ts";
import { forgetCommands } from "#platform/idempotency.ts";
import type { RecurringJob } from "./services.ts";

/** How long a command asked again is still recognised: longer than any form stays open. */
const COMMANDS_HOURS = 24 * 7;

/** Clears away what has done its service: sessions long over, keys of commands nobody will repeat. */
export const forgetOld: RecurringJob = {
  name: "forgetOld",
  every: hours(1),
  async run({ db, identity, log }, now) {
    const sessions = await identity.forgetOldSessions(now);
    const commands = await db.write(SYSTEM, (tx) => forgetCommands(tx, plus(now, -hours(COMMANDS_HOURS))));
    if (sessions + commands > 0) log.info("old.forgotten", { count: sessions + commands });
  },
};
