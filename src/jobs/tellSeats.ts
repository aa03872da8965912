import type { Instant } from "#kernel/clock.ts";
import { dayOf, minutes, timeOfDay } from "#kernel/time.ts";
import { SYSTEM } from "#modules/identity/index.ts";
import { beat, heartbeats } from "#platform/heartbeat.ts";
import { seatLetter } from "./seatLetter.ts";
import type { RecurringJob } from "./services.ts";

/** Among the heartbeats: when those with a seat were last written to. */
const TOLD = "seatsTold";
const MORNING = "07:00";

/** Tells those with a seat in a council what happened and which days come near (H6, H7): once a day, in the morning, in one letter. */
export const tellSeats: RecurringJob = {
  name: "tellSeats",
  every: minutes(10),
  async run({ db, council, mail, origin, log }, now) {
    const beats = await db.read(SYSTEM, heartbeats);
    if (!isMorning(beats.find(({ name }) => name === TOLD)?.at ?? null, now)) return;
    const count = await council.tellSeats((tx, { to, notices }) => {
      mail.post(tx, { to, ...seatLetter(notices, origin) }, now);
    }, now);
    await db.write(SYSTEM, async (tx) => {
      beat(tx, TOLD, now);
    });
    if (count > 0) log.info("council.seatsTold", { count });
  },
};

/** The first look of a day in Denmark from seven on. Exported for its test. */
export const isMorning = (told: Instant | null, now: Instant): boolean =>
  timeOfDay(now) >= MORNING && (told === null || dayOf(told) < dayOf(now));
