import type { CalendarDay } from "#kernel/time.ts";
import type { Place, Section } from "#modules/council/index.ts";

/** Minutes of a meeting as they were read from a document (H3): the words exactly as they stand, and what is odd about them. */

export const ODDITIES = [
  /** Nothing that begins minutes was found: no title, no items. */
  "notMinutes",
  "noBody",
  "noDate",
  /** Two dates of one meeting, or a weekday that is another. */
  "contradictingDate",
  /** A number that is missing, comes twice, or is none. */
  "itemNumber",
  /** In the table of contents and not in the text, or the other way round. */
  "itemMissing",
  /** The title reads differently where it stands again. */
  "titleDiffers",
  /** The title is cut off; the longest was taken. */
  "titleTruncated",
  /** Whether it was open is not said. */
  "openUnknown",
  "emptySection",
  "noDecision",
  /** A heading that came before: its words were left in the part they stand in. */
  "headingAgain",
  /** A heading out of its order. */
  "headingOutOfOrder",
  /** Words under no heading. */
  "wordsOutside",
  /** Absent, and among those who took part. */
  "absentTookPart",
  /** Names and parties do not pair. */
  "absentUnclear",
  /** Who took part was read from an item about it. */
  "participantsFromItem",
] as const;
export type Oddity = (typeof ODDITIES)[number];

/** What is odd, and where: `line` counts from 1 in the text as it was given, `item` is the item's place from 1. */
export interface Flag {
  readonly code: Oddity;
  readonly line: number | null;
  readonly item: number | null;
  readonly section: Section | null;
  /** The words in question. */
  readonly words: string;
}

export interface ReadItem {
  readonly number: number | null;
  readonly title: string;
  /** Null: not said. */
  readonly open: boolean | null;
  readonly caseNumber: string | null;
  readonly docId: string | null;
  /** Of each heading there is; "" where nothing but a dot or a dash stands under it. Lines are kept. */
  readonly sections: Readonly<Partial<Record<Section, string>>>;
  /** What stands under no heading. */
  readonly words: string;
  /** Names, without their party. */
  readonly absent: readonly string[];
  readonly annexes: readonly string[];
}

export interface NextMeeting {
  readonly date: CalendarDay;
  readonly start: string | null;
  readonly end: string | null;
}

export interface ReadMeeting {
  readonly body: string | null;
  readonly date: CalendarDay | null;
  /** "16:30". */
  readonly start: string | null;
  readonly end: string | null;
  readonly place: string | null;
  readonly participants: readonly string[];
  readonly next: NextMeeting | null;
}

export interface ReadMinutes {
  readonly meeting: ReadMeeting;
  readonly items: readonly ReadItem[];
  readonly flags: readonly Flag[];
  /** Where it was read from: the head first, then each item. */
  readonly places: readonly Place[];
}
