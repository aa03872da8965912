import { hours, plus } from "#kernel/time.ts";
import { SYSTEM } from "#modules/identity/index.ts";
import { forgetCommands } from "#platform/idempotency.ts";
import type { RecurringJob } from "./services.ts";

/** How long a command asked again is still recognised: longer than any form stays open. */
const COMMANDS_HOURS = 24 * 7;
/** How long the outbox remembers that a letter went out. */
const MAIL_HOURS = 24 * 30;

/** Clears away what has done its service: sessions long over, keys of commands nobody will repeat,
 * failed attempts that are forgiven, letters long sent. */
export const forgetOld: RecurringJob = {
  name: "forgetOld",
  every: hours(1),
  async run({ db, identity, signIn, mail, log }, now) {
    const sessions = await identity.forgetOldSessions(now);
    const commands = await db.write(SYSTEM, (tx) => forgetCommands(tx, plus(now, -hours(COMMANDS_HOURS))));
    const attempts = await signIn.forgetOld(now);
    const letters = await mail.forgetOld(plus(now, -hours(MAIL_HOURS)));
    const count = sessions + commands + attempts + letters;
    if (count > 0) log.info("old.forgotten", { count });
  },
};
