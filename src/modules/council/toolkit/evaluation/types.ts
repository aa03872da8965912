import type { Uuid } from "#kernel/ids.ts";

/** A council looks at itself once a year, with the same questions (H6). */

/** Never changed, so that years can be compared: a new question is a new code. */
export const SELF_QUESTIONS = [
  "rightTopics",
  "associationsHeard",
  "groundedInStories",
  "answersCame",
  "somethingChanged",
  "heardInTime",
  "goodMeetings",
  "heardMyself",
] as const;
export type SelfQuestion = (typeof SELF_QUESTIONS)[number];

/** 1: not at all … 5: very much. By question. */
export type SelfAnswers = Partial<Readonly<Record<SelfQuestion, number>>>;

export interface SelfEvaluation {
  readonly id: Uuid;
  readonly year: number;
  readonly state: "open" | "closed" | "published";
  /** How many have answered, while it is open. */
  readonly answered: number;
  /** The reader's own answers, while it is open. */
  readonly own: SelfAnswers | null;
  /** Averages with one decimal, by question; null: fewer than five answered it. Empty while it is open. */
  readonly averages: Partial<Readonly<Record<SelfQuestion, number | null>>>;
}
