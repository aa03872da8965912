import type { Instant } from "#kernel/clock.ts";
import type { Uuid } from "#kernel/ids.ts";
import type { CalendarDay } from "#kernel/time.ts";

/** What a council shows to everybody: found by searching, told of in feeds and letters. */

export const PUBLIC_KINDS = ["agenda", "minutes", "recommendation", "story", "page", "consultation"] as const;
export type PublicKind = (typeof PUBLIC_KINDS)[number];

/** A piece that is found on its own and stands in the page under an anchor: an item of a meeting. */
export interface PublicPart {
  /** After "#" in the address: small letters, digits, hyphens. */
  readonly anchor: string;
  readonly title: string;
  readonly words: string;
}

/** Something anybody may read, as its room hands it over. Only what is public: nothing here is weighed again. */
export interface PublicThing {
  readonly kind: PublicKind;
  readonly id: Uuid;
  readonly bodyId: Uuid;
  readonly title: string;
  /** Everything that may be searched for, as plain text; without what stands in `parts`. */
  readonly words: string;
  readonly parts?: readonly PublicPart[];
  /** Its address, from "/raad/" on. */
  readonly path: string;
  /** When it became public. */
  readonly at: Instant;
  /** When its words last changed since; left out: never. */
  readonly changedAt?: Instant;
  /** The day it is about, for sorting and the filter by year; left out: the day it became public. */
  readonly day?: CalendarDay;
}
