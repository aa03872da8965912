import type { Instant } from "#kernel/clock.ts";
import type { Uuid } from "#kernel/ids.ts";
import type { CalendarDay } from "#kernel/time.ts";
import type { BodyStanding, Membership, SeatRole } from "../bodies/types.ts";

/** What made an edition of a seat. `moved`: it ended because whoever had it went on in another role. */
export type SeatDid = "added" | "corrected" | "moved" | "ended" | "bodyEnded";

/** A seat as anybody may see it. */
export interface SeatLine {
  readonly id: Uuid;
  readonly name: string;
  readonly role: SeatRole;
  readonly onBehalfOf: string;
  /** Of a deputy: who they step in for; null: any. */
  readonly deputyFor: string | null;
  readonly from: CalendarDay;
  readonly until: CalendarDay | null;
  /** Whether somebody signs in with it: null unless whoever reads keeps the body's papers. */
  readonly signsIn: boolean | null;
}

/** Who sits in a body on a day, who did before, and who will. */
export interface Members extends BodyStanding {
  readonly on: CalendarDay;
  readonly now: readonly SeatLine[];
  readonly earlier: readonly SeatLine[];
  readonly later: readonly SeatLine[];
  /** Seats a deputy may step in for, today and later. */
  readonly mayHaveDeputy: readonly SeatLine[];
}

/** One seat with what has been done to it, for whoever keeps the body's papers. */
export interface SeatFile extends BodyStanding {
  readonly seat: Omit<Membership, "personId"> & { readonly signsIn: string | null };
  readonly others: readonly SeatLine[];
  readonly history: readonly {
    readonly edition: number;
    readonly at: Instant;
    readonly by: string | null;
    readonly did: SeatDid;
    readonly why: string;
    readonly seat: Pick<Membership, "name" | "role" | "onBehalfOf" | "from" | "until">;
  }[];
}
