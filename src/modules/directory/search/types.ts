import type { Instant } from "#kernel/clock.ts";
import type { Uuid } from "#kernel/ids.ts";
import type { Db } from "#platform/db.ts";

/**
 * What is asked of the search and what it answers. Codes are those of the catalogue (service kinds, conditions) and of the
 * catalogue of needs; words for them are the page's business. The answer holds no citizen and is public.
 */
export interface SearchQuery {
  /** As typed, in everyday Danish or English; empty for everything the filters let through. Any text is welcome. */
  readonly words?: string | undefined;
  /** Hard: what does not pass is not there. Each has its counts in `facets`. */
  readonly filters?: Filters | undefined;
  /** Soft: who it is for. Moves doors up and down, hides none, and is explained. */
  readonly person?: PersonFacts | undefined;
  /** Where distance is measured from: a postcode or a municipality's code. Else the person's, else a place in the words. */
  readonly near?: string | undefined;
  /** `fit` (how likely this door opens; the default), `distance` (unknown last) or `name`. */
  readonly order?: "fit" | "distance" | "name" | undefined;
  /** From 1; the default. Past the end there are no hits, but the total and the facets stand. */
  readonly page?: number | undefined;
  /** Hits a page: 1–100, 20 unless said. */
  readonly size?: number | undefined;
}

export interface Filters {
  /** One of these kinds. */
  readonly kinds?: readonly string[] | undefined;
  /** Meets one of these needs. */
  readonly needs?: readonly string[] | undefined;
  /** Is known to meet all of these conditions. */
  readonly conditions?: readonly string[] | undefined;
  /** Speaks one of these languages (ISO 639-1). */
  readonly languages?: readonly string[] | undefined;
  /** Lies in this municipality, serves it by name, or is reached from everywhere. No counts. */
  readonly municipality?: string | undefined;
  readonly organisationId?: Uuid | undefined;
  /** Open at this moment; or at some time between six in the evening and six in the morning, from now on. */
  readonly open?: "now" | "tonight" | undefined;
  /** Can be asked through Stafet. */
  readonly askable?: true | undefined;
  /** Has free places, by a figure that is still believed. */
  readonly free?: true | undefined;
  /** No farther away; needs somewhere to measure from, and leaves out what has no place. No counts. */
  readonly withinKm?: number | undefined;
  /** Closed for good or for now, too: for editors. Else only active and temporarily closed ones. */
  readonly closedToo?: true | undefined;
}

export interface PersonFacts {
  readonly needs?: readonly string[] | undefined;
  /** Conditions that matter to this person: codes. */
  readonly conditions?: readonly string[] | undefined;
  readonly age?: number | undefined;
  readonly gender?: "woman" | "man" | undefined;
  /** The municipality that has the duty, or where the person is. */
  readonly municipality?: string | undefined;
  readonly postcode?: string | undefined;
  readonly languages?: readonly string[] | undefined;
}

export interface SearchResult {
  readonly total: number;
  readonly page: number;
  readonly pages: number;
  readonly hits: readonly Hit[];
  readonly facets: Facets;
  /** What the words were taken to mean. */
  readonly understood: Understood;
  /** When little or nothing was found: what would find more, the most promising first. */
  readonly suggestions: readonly Suggestion[];
}

/** What one would find by choosing it, all else staying as it is. Only codes that would find something. */
export interface Facets {
  readonly kinds: readonly Count[];
  readonly needs: readonly Count[];
  readonly conditions: readonly Count[];
  readonly languages: readonly Count[];
  readonly openNow: number;
  readonly openTonight: number;
  readonly askable: number;
  readonly free: number;
}
export interface Count {
  readonly code: string;
  readonly count: number;
}

export interface Understood {
  /** Codes found in the words. */
  readonly needs: readonly string[];
  readonly kinds: readonly string[];
  /** Conditions are wishes: they move doors, and are filters only when somebody makes them so. */
  readonly conditions: readonly string[];
  /** Where distances are measured from; null when nowhere. */
  readonly near: { readonly code: string; readonly name: string } | null;
  /** Words taken for other words, as they stand in the directory. */
  readonly corrected: readonly { readonly typed: string; readonly taken: string }[];
  /** Words nothing here knows; they were left out. */
  readonly unknown: readonly string[];
  /** Nothing had all the words: these hits have some. */
  readonly someWordsOnly: boolean;
}

export type Suggestion =
  | { readonly code: "spelling"; readonly words: string; readonly count: number }
  /** Without this filter. */
  | {
      readonly code: "without";
      readonly filter: FilterName;
      readonly value: string | null;
      readonly count: number;
    }
  /** The same in another municipality nearby. */
  | {
      readonly code: "neighbour";
      readonly municipality: string;
      readonly name: string;
      readonly km: number;
      readonly count: number;
    };
export type FilterName =
  | "kinds"
  | "needs"
  | "conditions"
  | "languages"
  | "open"
  | "askable"
  | "free"
  | "withinKm";

/** A service as a card in a list. */
export interface Hit {
  readonly serviceId: Uuid;
  /** English where somebody has written it. */
  readonly name: { readonly da: string; readonly en: string | null };
  readonly kind: string;
  readonly needs: readonly string[];
  readonly helpsThrough: boolean;
  readonly status: "active" | "inactive" | "defunct" | "temporarilyClosed";
  readonly organisation: { readonly id: Uuid; readonly name: string };
  /** The nearest place it is given, else the first; null for one that has none. */
  readonly place: Place | null;
  /** How many other places there are. */
  readonly otherPlaces: number;
  /** The number to ring first, as it is to be shown. */
  readonly phone: string | null;
  /** How to be let in, in the organisation's words. */
  readonly letIn: string | null;
  /** What one must know right now. */
  readonly alert: string | null;
  readonly conditions: {
    readonly met: readonly string[];
    readonly lacking: readonly string[];
    /** Of those asked for, the ones it has said nothing about. */
    readonly unknown: readonly string[];
  };
  readonly languages: readonly string[];
  readonly minimumAge: number | null;
  readonly maximumAge: number | null;
  /** Null when it has told no opening hours. */
  readonly opening: Opening | null;
  /** Null when nothing was said, or so long ago that it is unknown. */
  readonly capacity: Capacity | null;
  readonly verified: { readonly at: Instant; readonly by: string } | null;
  /** `absent`: gone from the source it came from. `stale`: verified longer ago than its kind is believed. */
  readonly freshness: "fresh" | "stale" | "unverified" | "absent";
  /** In a straight line; null when either end is not known. */
  readonly distanceKm: number | null;
  /** The last known day: agreement, funding or arrangement ends (the first of them); null while no end is known. */
  readonly endsOn: string | null;
  /** The unit that is asked through Stafet; null when it must be rung. */
  readonly unitId: Uuid | null;
  /** Why it was found, and what speaks for and against it for this person: the weightiest first. */
  readonly why: readonly Reason[];
}

export interface Place {
  readonly locationId: Uuid;
  readonly name: string;
  readonly street: string;
  readonly postcode: string;
  readonly city: string;
  readonly municipalityCode: string | null;
}

export interface Opening {
  readonly openNow: boolean;
  /** When it closes, while it is open; null when it stays open as far as is known. */
  readonly closesAt: Instant | null;
  /** When it opens next, while it is closed; null when that is not within the days looked ahead. */
  readonly opensAt: Instant | null;
}

export interface Capacity {
  readonly free: number;
  readonly total: number | null;
  readonly saidAt: Instant;
  /** `ageing`: said a while ago, soon unknown. */
  readonly state: "fresh" | "ageing";
}

export type Reason =
  /** The word that was typed stands there, in some form. */
  | {
      readonly code: "word";
      readonly typed: string;
      readonly where: "name" | "owner" | "text";
      readonly how: How;
    }
  /** What was typed (null: who it is for) is a need it meets, … */
  | { readonly code: "need"; readonly need: string; readonly typed: string | null }
  /** … or the kind of offer it is. */
  | { readonly code: "kind"; readonly kind: string; readonly typed: string }
  | {
      readonly code: "condition";
      readonly condition: string;
      readonly typed: string | null;
      readonly state: "met" | "lacking" | "unknown";
    }
  | { readonly code: "area"; readonly state: "serves" | "everybody" | "others" }
  | { readonly code: "age"; readonly state: "within" | "outside" }
  | { readonly code: "gender"; readonly state: "for" | "notFor" }
  | { readonly code: "language"; readonly language: string };
/** As it stands there · another form of it · part of a longer word, or made of its parts · another spelling. */
export type How = "same" | "form" | "compound" | "spelling";

/**
 * Searches the directory. Anybody may; `now` decides what is open, stale and believed. Never throws for what was typed:
 * unknown codes find nothing, unknown words are told, at most 200 characters and 12 words are looked at.
 */
export type Search = (db: Db, query: SearchQuery, now: Instant) => Promise<SearchResult>;
