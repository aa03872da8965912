/** When a card is worth reading. Codes are stable; the words are in web/text. */
export const MOMENTS = [
  "firstContact",
  "night",
  "conflict",
  "influence",
  "admission",
  "painRelief",
  "relatives",
  "discharge",
  "leaving",
  "handingOver",
  "turnedAway",
  "declining",
  "reaching",
  "young",
  "closing",
] as const;
export type Moment = (typeof MOMENTS)[number];

/** Where somebody stands just now: what decides which cards lie beside the work. Nothing in it names anybody. */
export interface Situation {
  readonly moments: readonly Moment[];
  /** Kinds of need that are open, as relay names them. */
  readonly needs: readonly string[];
}
