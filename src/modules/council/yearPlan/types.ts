import type { Uuid } from "#kernel/ids.ts";
import type { CalendarDay } from "#kernel/time.ts";
import type { BodyStanding } from "../bodies/types.ts";
import type { MeetingState } from "../meetings/types.ts";
import type { MeetingKind } from "../planning/types.ts";

/** A day the body means to meet, or meets. */
export interface PlannedDay {
  /** Null: a meeting that was made without being planned here. */
  readonly id: Uuid | null;
  readonly day: CalendarDay;
  readonly start: string;
  readonly end: string;
  readonly place: string;
  readonly kind: MeetingKind;
  readonly theme: string;
  /** The bodies it meets together with. */
  readonly joint: readonly { readonly id: Uuid; readonly name: string }[];
  /** What it became; null: it is a plan still. */
  readonly meeting: { readonly state: MeetingState } | null;
  /** The body that presides, where it is another. */
  readonly host: { readonly slug: string; readonly name: string } | null;
  /** Where whoever reads may read of the meeting: as everybody, or as one who sits there; null: nowhere yet. */
  readonly page: "public" | "own" | null;
  /** Why it was dropped; null: it was not. */
  readonly dropped: string | null;
  /** Last days before it, by the body's rules on that day; null: another body's agenda. */
  readonly last: { readonly items: CalendarDay; readonly agenda: CalendarDay } | null;
}

export interface YearPlan extends BodyStanding {
  readonly year: number;
  readonly days: readonly PlannedDay[];
  /** Bodies it may meet together with. */
  readonly others: readonly { readonly id: Uuid; readonly name: string }[];
}
