import type { Instant } from "#kernel/clock.ts";
import { hours, timeOfDay } from "#kernel/time.ts";

/** By night, between midnight and five in Denmark; where the nights were slept through, after a day and a half. */
export function isDueByNight(last: Instant | null, now: Instant): boolean {
  if (last === null) return true;
  const since = now.getTime() - last.getTime();
  return since >= hours(36) || (timeOfDay(now) < "05:00" && since >= hours(12));
}
