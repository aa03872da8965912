import { dayOf, minutes } from "#kernel/time.ts";
import { SYSTEM } from "#modules/identity/index.ts";
import { beat, heartbeats } from "#platform/heartbeat.ts";
import type { RecurringJob } from "./services.ts";

/** Among the heartbeats: when everybody's age was last looked at. */
const LOOKED = "comingOfAgeLooked";

/** Plans for turning 15 and 18 appear on open courses: once for each day in Denmark, when it has begun (D7). */
export const comingOfAge: RecurringJob = {
  name: "comingOfAge",
  every: minutes(10),
  async run({ db, relay, log }, now) {
    const beats = await db.read(SYSTEM, heartbeats);
    const last = beats.find(({ name }) => name === LOOKED)?.at;
    if (last !== undefined && dayOf(last) >= dayOf(now)) return;
    const count = await relay.ladder.planComingOfAge(now);
    if (count > 0) log.debug("comingOfAge.looked", { count });
    await db.write(SYSTEM, async (tx) => {
      beat(tx, LOOKED, now);
    });
  },
};
