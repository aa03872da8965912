import type { Instant } from "#kernel/clock.ts";
import { addDays, dayOf, instantAt } from "#kernel/time.ts";

/** How far back the list looks. Days are Danish calendar days. */
export const PERIODS = ["month", "quarter", "year", "all"] as const;
export type Period = (typeof PERIODS)[number];

const DAYS: Readonly<Record<Period, number | null>> = { month: 30, quarter: 91, year: 365, all: null };

/** The beginning of the period; undefined for everything. */
export function sinceOf(period: Period, now: Instant): Instant | undefined {
  const days = DAYS[period];
  return days === null ? undefined : instantAt(addDays(dayOf(now), -days), "00:00");
}
