import type { Instant } from "#kernel/clock.ts";
import type { Uuid } from "#kernel/ids.ts";
import type { CalendarDay } from "#kernel/time.ts";

/** What a council says of itself, as texts that live: each with all its versions, for everybody (H8). */

export const LIVING_KINDS = [
  "termsOfReference",
  "workingBasis",
  "vision",
  "targetGroup",
  "focusArea",
] as const;
export type LivingKind = (typeof LIVING_KINDS)[number];

/** What recommendations hang on: its id stays when its words change. */
export interface FocusArea {
  readonly id: Uuid;
  readonly bodyId: Uuid;
  /** As in its newest version. */
  readonly title: string;
  /** The last day it holds; null: until further notice. */
  readonly endsOn: CalendarDay | null;
  /** In its address: /raad/:slug/om/:page. */
  readonly slug: string;
}

/** One version of a living page. */
export interface LivingVersion {
  readonly version: number;
  readonly title: string;
  /** In the small markup of `#kernel/markup.ts`. */
  readonly words: string;
  readonly validFrom: CalendarDay;
  /** Where and by whom, as people say it; empty: not said. */
  readonly adopted: string;
  readonly at: Instant;
}
