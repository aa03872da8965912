import type { RecurringJob } from "./services.ts";

/** Brings messages to citizens out of the house, and tells when nobody has answered in time (E2). */
export const deliverMessages: RecurringJob = {
  name: "deliverMessages",
  every: 5_000,
  async run({ relay, carriers, log }, now) {
    // A carrier may take its time: what it says is written down at the moment it says it.
    const from = performance.now();
    const clock = () => new Date(now.getTime() + (performance.now() - from));
    const count =
      (await relay.messages.deliverDue(carriers, clock)) +
      (await relay.messages.raiseUnanswered(now)) +
      (await relay.messages.thankGivers(carriers, clock));
    await relay.messages.forgetCalls(now);
    if (count > 0) log.debug("messages.looked", { count });
  },
};
