import type { Token } from "./tokens.ts";
import type { Trait } from "./traits.ts";

/** What can lead to somebody. The first three may never stand in what is published. */
export const HARD_KINDS = ["cpr", "phone", "email"] as const;
export const FINDING_KINDS = [
  ...HARD_KINDS,
  ...(["web", "name", "place", "date", "age", "amount", "number", "rare"] as const),
  /** Not a word, but several together: `words` are the traits. */
  "combination",
] as const;
export type FindingKind = (typeof FINDING_KINDS)[number];

export interface Finding {
  readonly kind: FindingKind;
  /** In UTF-16 units. Of a combination both are 0. */
  readonly start: number;
  readonly end: number;
  /** As they stand. */
  readonly words: string;
  /** What could stand instead. A person takes it, changes it, or keeps the words and says why. */
  readonly suggestion: string;
}

/** What a reader saw from a token on: up to, and not with, the token `until`. */
export interface Seen {
  readonly kind: FindingKind;
  readonly until: number;
  readonly suggestion: string;
  /** It begins so many tokens earlier – a title, "den" –, or, below nothing, later: a bracket stands before it. */
  readonly back?: number;
  readonly trait?: Trait;
}

/** Looks from one token on, and a few tokens to either side: never through the whole text. */
export type Reader = (tokens: readonly Token[], i: number) => Seen | null;
