import type { CalendarDay } from "#kernel/time.ts";

/** A council's recommendations as they were read from its document (H4, H5): the words as they stand. */

export interface ReadRecommendation {
  readonly number: number;
  readonly text: string;
  /** The section that goes deeper; null where none does. */
  readonly heading: string | null;
  /** A paragraph or a point each, in order; points within a point begin with "– ". Two that are gone into together share theirs. */
  readonly elaboration: readonly string[];
}

export interface ReadStory {
  /** The section it stands in. */
  readonly theme: string;
  /** The line above it. */
  readonly heading: string | null;
  /** `example`: of one person or one case; `statement`: what the associations say in general. */
  readonly kind: "example" | "statement";
  readonly text: string;
}

export interface RecommendationFlag {
  readonly code:
    | "noRecommendations"
    /** Numbers that are missing or come twice. */
    | "number"
    | "notElaborated"
    /** Where it is gone into, it reads differently. */
    | "readsDifferently"
    | "noStories";
  readonly number: number | null;
  readonly line: number | null;
  readonly words: string;
}

export interface ReadRecommendations {
  readonly title: string | null;
  readonly date: CalendarDay | null;
  readonly recommendations: readonly ReadRecommendation[];
  readonly stories: readonly ReadStory[];
  readonly flags: readonly RecommendationFlag[];
}
