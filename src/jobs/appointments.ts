import { minutes } from "#kernel/time.ts";
import type { RecurringJob } from "./services.ts";

/** Reminders that are due are written to the outbox; what has begun reminds nobody; rights that have gone by are told (B5). */
export const appointments: RecurringJob = {
  name: "appointments",
  every: minutes(1),
  async run({ appointments, log }, now) {
    const { remind, settleLate, passRights } = appointments.clock;
    const count = (await remind(now)) + (await settleLate(now)) + (await passRights(now));
    if (count > 0) log.debug("appointments.looked", { count });
  },
};
