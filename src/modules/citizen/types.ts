import type { Instant } from "#kernel/clock.ts";
import type { PersonNumber } from "#kernel/cpr.ts";
import type { Uuid } from "#kernel/ids.ts";

/** Ages as a receiver may know them before accepting (law 13). */
export type AgeBand = "under15" | "15-17" | "18-24" | "25-39" | "40-59" | "60+" | "unknown";

export interface NewCitizen {
  readonly id?: Uuid | undefined;
  /** ISO 3166-2, "DK-81" … "DK-85": whose data this is. */
  readonly region: string;
  /** The name they choose; associations start under it until the citizen consents to more (A1). */
  readonly knownAs: string;
  readonly fullName?: string | null | undefined;
  readonly birthYear?: number | null | undefined;
  /** Told or guessed; the birth year decides when it is known. */
  readonly ageBand?: AgeBand | undefined;
  readonly language?: string | undefined;
  /** Where last registered: it acts meanwhile when municipalities dispute. */
  readonly municipalityCode?: string | null | undefined;
  readonly phone?: string | null | undefined;
  readonly now: Instant;
}

/** The person as those on the course see them. */
export interface CitizenCard {
  readonly id: Uuid;
  readonly region: string;
  readonly knownAs: string;
  readonly fullName: string | null;
  readonly birthYear: number | null;
  readonly ageBand: AgeBand;
  readonly language: string;
  readonly municipalityCode: string | null;
  /** A ciphertext: `phoneOf` opens it for those who may have it. */
  readonly sealedPhone: string | null;
  /** The record that stands for the person, where two were recognised as the same. */
  readonly sameAs: Uuid | null;
  readonly createdAt: Instant;
}

/** The headings of "Mød mig sådan", and `words` for what fits nowhere. Each may be left empty. */
export const MEET_ME_PARTS = [
  "helps",
  "frightens",
  "howToTalk",
  "comesAlong",
  "goodAt",
  "earlySigns",
  "dontAsk",
  "words",
] as const;
export type MeetMePart = (typeof MEET_ME_PARTS)[number];
export type MeetMeWords = Readonly<Record<MeetMePart, string>>;
/** What somebody writes: what is left out stays as it stood. */
export type MeetMeSaid = { readonly [Part in MeetMePart]?: string | undefined };

/** The citizen's own words on how to be met, in their newest version. */
export interface MeetMe extends MeetMeWords {
  readonly id: Uuid;
  readonly citizenId: Uuid;
  readonly writtenBy: Uuid;
  readonly writtenByName: string;
  readonly unitId: Uuid;
  readonly unitName: string;
  readonly at: Instant;
  /** Written by the citizen's own hand. */
  readonly byCitizen: boolean;
  /** When the citizen said that it is what they mean; null: a helper wrote it, and they have not said so yet. */
  readonly approvedAt: Instant | null;
  /** Who heard the citizen say so; null: said with their card, or not said yet. */
  readonly heardBy: string | null;
  /** How many doors have read this version. */
  readonly readByUnits: number;
  /** Whether the unit that asks is one of them. */
  readonly readByReader: boolean;
}

/** What is known about the person being looked for. */
export interface MatchQuery {
  readonly region: string;
  readonly knownAs: string;
  readonly fullName?: string | null | undefined;
  readonly birthYear?: number | null | undefined;
}

/** A citizen who may be the one meant. `score` from 0 to 1; above 0.9 the name is all but the same. */
export interface PossibleMatch {
  readonly citizenId: Uuid;
  readonly score: number;
}

/** A CPR or replacement number on a citizen's record. Shown masked, and whole only for a purpose that is logged. */
export interface KnownNumber extends PersonNumber {
  readonly id: Uuid;
  readonly addedAt: Instant;
  readonly addedByName: string;
  readonly addedUnitName: string;
}

/** What made somebody see that two records are one person's. */
export type LinkBasis = "number" | "name" | "merged";

/** Two records that are, or for a time were taken to be, one person's. */
export interface PersonLink {
  readonly id: Uuid;
  readonly keptId: Uuid;
  readonly otherId: Uuid;
  readonly basis: LinkBasis;
  readonly why: string;
  readonly linkedAt: Instant;
  readonly linkedByName: string;
  readonly linkedUnitName: string;
  readonly unlinkedAt: Instant | null;
  readonly unlinkedByName: string | null;
  readonly unlinkedUnitName: string | null;
  readonly unlinkWhy: string | null;
}

/** What a record says of the person, and may be put right (GDPR art. 16). */
export interface PersonDetails {
  readonly knownAs: string;
  readonly fullName: string | null;
  readonly birthYear: number | null;
  readonly language: string;
  readonly phone: string | null;
}

export type CorrectedField = keyof PersonDetails;

/** One field that was put right. A phone is told by its last two digits. */
export interface Correction {
  readonly id: Uuid;
  readonly field: CorrectedField;
  readonly was: string | null;
  readonly became: string | null;
  readonly why: string;
  readonly at: Instant;
  readonly byName: string;
  readonly byUnitName: string;
}
