import type { Instant } from "#kernel/clock.ts";
import { hours, plus } from "#kernel/time.ts";
import { SYSTEM } from "#modules/identity/index.ts";
import { forgetCommands } from "#platform/idempotency.ts";
import type { RecurringJob } from "./services.ts";

/** What became of a list's rows is of use while one mends the list; the editions say for ever what was taken. */
const IMPORTS_KEPT = hours(24 * 30);

/**
 * Clears away what has done its service and is nobody's story: sessions long over, keys of commands nobody will repeat,
 * failed attempts that are forgiven, letters long sent, and stories nobody may tell any more. The periods are those of the database (migration 0016).
 */
export const forgetOld: RecurringJob = {
  name: "forgetOld",
  every: hours(1),
  async run({ db, identity, signIn, mail, directory, council, relay, log }, now) {
    const periods = await relay.retention.periods(now);
    const before = (kind: (typeof periods)[number]["what"]): Instant => {
      const days = periods.find(({ what }) => what === kind)?.days;
      return days ? plus(now, -hours(24 * days)) : new Date(0);
    };
    const sessions = await identity.forgetOldSessions(before("sessions"));
    const commands = await db.write(SYSTEM, (tx) => forgetCommands(tx, before("commands")));
    const attempts = await signIn.forgetOld(now);
    const letters = await mail.forgetOld(before("mail"));
    const tries = await relay.emergencies.forgetAttempts(now);
    const typed = await relay.own.forgetKept(now);
    const imports = await db.write(SYSTEM, (tx) =>
      directory.importing.forgetRuns(tx, plus(now, -IMPORTS_KEPT)),
    );
    const stories = await council.lapseStories(now, before("storyDrafts"));
    const count = stories + imports + sessions + commands + attempts + letters + tries + typed;
    if (count > 0) log.info("old.forgotten", { count });
  },
};
