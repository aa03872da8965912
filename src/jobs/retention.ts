import type { Instant } from "#kernel/clock.ts";
import { hours, minutes, timeOfDay } from "#kernel/time.ts";
import { SYSTEM } from "#modules/identity/index.ts";
import { beat, heartbeats } from "#platform/heartbeat.ts";
import type { RecurringJob } from "./services.ts";

/** Among the heartbeats: when all that had lapsed was last found to be gone. */
const APPLIED = "retentionApplied";

/** So many batches of each kind in one run; a house that was never cleared takes several. */
const MOST_BATCHES = 50;

/** Forgets what has been kept as long as it may be (docs/data-protection.md), once a night, when few are awake. */
export const retention: RecurringJob = {
  name: "retention",
  every: minutes(10),
  async run({ db, relay, council, log }, now) {
    const beats = await db.read(SYSTEM, heartbeats);
    if (!isDue(beats.find(({ name }) => name === APPLIED)?.at ?? null, now)) return;
    const gone = {
      ...(await relay.retention.forgetLapsed(now, MOST_BATCHES)),
      ...(await council.retention.forgetLapsed(now, MOST_BATCHES)),
    };
    const kinds = Object.entries(gone);
    for (const [code, count] of kinds) log.info("retention.applied", { code, count });
    // While something was found there may be more: the next run looks again.
    if (kinds.length === 0)
      await db.write(SYSTEM, async (tx) => {
        beat(tx, APPLIED, now);
      });
  },
};

/** By night, between midnight and five; where the nights were slept through, after a day and a half. */
function isDue(applied: Instant | null, now: Instant): boolean {
  if (applied === null) return true;
  const since = now.getTime() - applied.getTime();
  return since >= hours(36) || (timeOfDay(now) < "05:00" && since >= hours(12));
}
