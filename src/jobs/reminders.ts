import { minutes } from "#kernel/time.ts";
import type { RecurringJob } from "./services.ts";

/** Raises what a passed date calls for: lapsed next steps, doors to check back with, consents and wishes that end, tables past their time, empty units. */
export const reminders: RecurringJob = {
  name: "reminders",
  every: minutes(1),
  async run({ relay, log }, now) {
    const {
      raiseStandstills,
      raiseCheckBacks,
      raiseConsentEndings,
      raiseWishEndings,
      passLapsedTables,
      watchEmptyUnits,
    } = relay.ladder;
    const count =
      (await raiseStandstills(now)) +
      (await raiseCheckBacks(now)) +
      (await raiseConsentEndings(now)) +
      (await raiseWishEndings(now)) +
      (await passLapsedTables(now)) +
      (await watchEmptyUnits(now));
    if (count > 0) log.debug("reminders.looked", { count });
  },
};
