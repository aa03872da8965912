import type { Uuid } from "#kernel/ids.ts";
import type { CalendarDay } from "#kernel/time.ts";

/** Councils and the other bodies they meet, and who sits in them (H1). Nothing here is about a citizen, and nothing here leads to one. */

/** Udsatteråd, health council, regional council, committee, administration. */
export const BODY_KINDS = [
  "council",
  "healthCouncil",
  "regionalCouncil",
  "committee",
  "administration",
] as const;
export type BodyKind = (typeof BODY_KINDS)[number];

export interface Body {
  readonly id: Uuid;
  readonly region: string;
  readonly slug: string;
  readonly name: string;
  readonly kind: BodyKind;
  /** When it ended or will; null: it goes on. */
  readonly lastDay: CalendarDay | null;
}

/** A body as whoever reads it stands to it. */
export interface BodyStanding {
  readonly body: Body;
  /** Keeps its papers; may read what is not public (seats.ts). */
  readonly keeps: boolean;
  readonly sits: boolean;
}

export const SEAT_ROLES = ["chair", "viceChair", "member", "deputy", "secretary", "guest"] as const;
export type SeatRole = (typeof SEAT_ROLES)[number];

/** A seat in a body for a time. Who sits in a council is public. */
export interface Membership {
  readonly id: Uuid;
  readonly bodyId: Uuid;
  readonly name: string;
  /** Who signs in; null: nobody here. Not public. */
  readonly personId: Uuid | null;
  /** Where they are written to when nobody signs in with it; empty: nowhere. Never public, and in no edition. */
  readonly mail: string;
  readonly role: SeatRole;
  /** The association, party letter or office they sit for; empty: none. */
  readonly onBehalfOf: string;
  /** Of a deputy: the seat they step in for; null: any. */
  readonly deputyFor: Uuid | null;
  readonly from: CalendarDay;
  /** The last day; null: until further notice. */
  readonly until: CalendarDay | null;
  readonly edition: number;
}
