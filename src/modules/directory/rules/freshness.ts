import type { Instant } from "#kernel/clock.ts";
import { addDays, type CalendarDay, dayOf, daysBetween } from "#kernel/time.ts";

/**
 * How far an entry can be believed. `unverified`: nobody has said it is right. `stale`: somebody has, longer ago than its
 * kind's rhythm. `dueSoon`: within it, but not for long. Stale is shown as stale and never hidden.
 */
export type Freshness = "verified" | "dueSoon" | "stale" | "unverified";

/** So many days before it becomes stale it is time to look: what the letter and the worklist go by. */
export const DUE_SOON_DAYS = 14;

/** The first day on which what was verified then is stale. Days are Danish calendar days. */
export const staleFrom = (verifiedAt: Instant, rhythmDays: number): CalendarDay =>
  addDays(dayOf(verifiedAt), rhythmDays + 1);

export function freshnessOf(verifiedAt: Instant | null, rhythmDays: number, now: Instant): Freshness {
  if (verifiedAt === null) return "unverified";
  const left = daysBetween(dayOf(now), staleFrom(verifiedAt, rhythmDays));
  if (left <= 0) return "stale";
  return left <= DUE_SOON_DAYS ? "dueSoon" : "verified";
}
