import type { Uuid } from "#kernel/ids.ts";
import type { PublicKind } from "../site/types.ts";

/** Letters of what becomes public, to whoever asked for them and said yes by a link. */

/** Soon after it is public; once a day; once a week. */
export const LETTER_PACES = ["atOnce", "daily", "weekly"] as const;
export type LetterPace = (typeof LETTER_PACES)[number];

export interface LetterWish {
  /** Null: of every body. */
  readonly bodyId: Uuid | null;
  readonly kinds: readonly PublicKind[];
  readonly pace: LetterPace;
  readonly lang: "da" | "en";
}
