import type { CalendarDay } from "#kernel/time.ts";
import type { AgeBand } from "./types.ts";

const bands: readonly (readonly [number, AgeBand])[] = [
  [15, "under15"],
  [18, "15-17"],
  [25, "18-24"],
  [40, "25-39"],
  [60, "40-59"],
];

/**
 * The age band of somebody born that year. Only the year is known, so the age they surely have had counts: until the
 * year is out a young person keeps the protection of the band below (sundhedsloven § 17: own consent from 15).
 */
export function ageBandOf(birthYear: number, today: CalendarDay): AgeBand {
  const age = Number(today.slice(0, 4)) - birthYear - 1;
  return bands.find(([below]) => age < below)?.[1] ?? "60+";
}
