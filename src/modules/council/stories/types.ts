import type { Instant } from "#kernel/clock.ts";
import type { Uuid } from "#kernel/ids.ts";
import type { CalendarDay } from "#kernel/time.ts";
import type { FindingKind } from "./anonymise/finding.ts";

/** Stories (H5): what happened to somebody, told by an association, leading to nobody. docs/decisions/0044. */

export const THEMES = [
  "wayIn",
  "leaving",
  "medicine",
  "home",
  "psychiatry",
  "substances",
  "trauma",
  "relatives",
  "ownDoctor",
  "young",
  "digital",
  "transport",
  "prejudice",
  "goodExample",
] as const;
export type Theme = (typeof THEMES)[number];

/** `person`: one person's, who has said yes. `general`: what an association says of many. */
export const STORY_ABOUT = ["person", "general"] as const;
export type StoryAbout = (typeof STORY_ABOUT)[number];

export const CONSENT_FORMS = ["oral", "written", "witnessed"] as const;
export type ConsentForm = (typeof CONSENT_FORMS)[number];

/** That the person said yes. Who they are stands nowhere. */
export interface StoryConsent {
  readonly form: ConsentForm;
  readonly on: CalendarDay;
  /** Who received it: a name or an office of the association. */
  readonly by: string;
  /** The last day; null: until they take it back. */
  readonly until: CalendarDay | null;
  /** What they said yes to, as they said it. */
  readonly words: string;
}

/** For whom it was withdrawn. `lapsed`: the consent ran out. */
export const WITHDRAWN_FOR = ["person", "association", "council"] as const;
export type WithdrawnFor = (typeof WITHDRAWN_FOR)[number] | "lapsed";

export const STORY_STATES = ["draft", "forApproval", "published", "withdrawn"] as const;
/** `published` with a correction under way stays so: the edition that is public stands until the next. */
export type StoryState = (typeof STORY_STATES)[number];

/** What was pointed out and stays, and why. */
export interface Kept {
  readonly kind: FindingKind;
  readonly words: string;
  readonly why: string;
}

/** The words while they are worked on. Sealed; gone when they are published or withdrawn. */
export interface StoryDraft {
  readonly heading: string;
  readonly words: string;
  readonly kept: readonly Kept[];
  /** Of a correction: what it is to be called from its edition on. What is public says what it said until then. */
  readonly about?: StoryAbout;
  readonly themes?: readonly Theme[];
  /** Why it is nobody's in particular though it reads so: said of these words, and gone when they change. */
  readonly general?: string;
  /** It was somebody's until now: that it is not any more is said by whoever keeps the papers, however it reads. */
  readonly wasSomebodys?: true;
}

export type StoryDid =
  | "given"
  | "takenIn"
  | "edited"
  | "saidGeneral"
  | "consented"
  | "asked"
  | "sentBack"
  | "published"
  | "corrected"
  | "withdrawn";

/** A story as anybody may read it. */
export interface PublicStory {
  readonly id: Uuid;
  readonly bodyId: Uuid;
  /** "/raad/…/historier/…" */
  readonly path: string;
  readonly about: StoryAbout;
  readonly themes: readonly Theme[];
  readonly onBehalfOf: string;
  readonly heading: string;
  readonly words: string;
  readonly edition: number;
  readonly publishedAt: Instant;
}

/** A story in the keepers' list. */
export interface StoryLine {
  readonly id: Uuid;
  readonly state: StoryState;
  readonly about: StoryAbout;
  readonly onBehalfOf: string;
  readonly givenAt: Instant;
  readonly mine: boolean;
  /** A correction of what is public is being written. */
  readonly correcting: boolean;
  readonly heading: string | null;
}
