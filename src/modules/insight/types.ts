import type { Instant } from "#kernel/clock.ts";
import type { Quarter, Tally } from "#kernel/quarters.ts";
import type { CalendarDay } from "#kernel/time.ts";
import type { Db } from "#platform/db.ts";

/** Figures for everybody (I1, I2): each of one whole quarter that is over, and of nobody. */

export const INDICATOR_KEYS = [
  "leftWithoutPlace",
  "missingOffers",
  "takenOverInTime",
  "takeoverHours",
  "missedAppointments",
  "readmissions",
  "feltSafe",
  "answeredInTime",
] as const;
export type IndicatorKey = (typeof INDICATOR_KEYS)[number];

/** How many; whole per cent of something; hours that half is below. */
export type Unit = "count" | "share" | "hours";

export interface Indicator {
  readonly key: IndicatorKey;
  readonly unit: Unit;
  readonly better: "fewer" | "more";
  /** `bodies`: what is counted is public one by one, and nothing of it is held back. */
  readonly about: "people" | "bodies";
  /** Whether its kinds of need, and the municipalities of each, are shown as well. */
  readonly parts: boolean;
  /** The module's own count of one quarter, every region's. */
  count(db: Db, quarter: Quarter): Promise<readonly Tally[]>;
}

/** `heldBack`: so few that somebody could be recognised, or so near them that they could be worked out. `nothing`: none to take a share of. */
export type FigureState = "shown" | "heldBack" | "nothing";

/** A figure as everybody may see it, and no more exactly. */
export interface Shown {
  readonly state: FigureState;
  /** A count, per cent, or hours, by the unit; null unless it is shown. */
  readonly value: number | null;
  /** Of about how many, to the nearest ten – exact where bodies are counted; null for counts and hours. */
  readonly base: number | null;
}

export interface Place {
  readonly region: string;
  /** Four digits; empty: the whole region. */
  readonly area: string;
  /** A need's kind; empty: all of it. */
  readonly part: string;
}

export interface Figure extends Shown, Place {
  readonly indicator: IndicatorKey;
  readonly starts: CalendarDay;
}

/** Whether the newest figure is higher than the quarter's before it. */
export type Direction = "up" | "down" | "same";

/** One quarter of a row of them, the newest first. */
export interface QuarterFigure extends Shown {
  /** The quarter's first day: what names it. */
  readonly starts: CalendarDay;
  readonly year: number;
  readonly quarter: number;
}

/** How an indicator stands in one place: quarter by quarter, the newest first. */
export interface Trend {
  readonly indicator: Pick<Indicator, "key" | "unit" | "better" | "about" | "parts">;
  readonly quarters: readonly QuarterFigure[];
  /** Null where one of the two newest is not shown, or there is only one. */
  readonly direction: Direction | null;
}

/** One region in use, from the quarter on that it was in use throughout. */
export interface InUse {
  readonly region: string;
  readonly since: Instant;
}
