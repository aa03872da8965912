import type { Instant } from "#kernel/clock.ts";
import { minutes } from "#kernel/time.ts";

/** What a place is counted in, and for how long a figure is believed: migration 0034. */
export interface CapacityUnit {
  readonly code: string;
  readonly one: { readonly da: string; readonly en: string };
  readonly several: { readonly da: string; readonly en: string };
  readonly ageingMinutes: number;
  readonly unknownMinutes: number;
}

/** `fresh → ageing → unknown` (2-domain): after its time a figure is shown as unknown, never as free. */
export type CapacityAge = "fresh" | "ageing" | "unknown";

/** A figure said in the future – a clock that was wrong – is as old as can be: nobody is sent there by it. */
export function ageOf(
  saidAt: Instant,
  unit: Pick<CapacityUnit, "ageingMinutes" | "unknownMinutes">,
  now: Instant,
): CapacityAge {
  const age = now.getTime() - saidAt.getTime();
  if (age < -minutes(5) || age >= minutes(unit.unknownMinutes)) return "unknown";
  return age >= minutes(unit.ageingMinutes) ? "ageing" : "fresh";
}

/** A figure as somebody says it. Counts from 0 to 10,000; absent ones are left as they were. */
export interface SaidCapacity {
  /** A capacity unit's code. */
  readonly unit: string;
  readonly available: number;
  readonly maximum?: number | undefined;
  readonly waiting?: number | undefined;
}
