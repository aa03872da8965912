import type { Instant } from "#kernel/clock.ts";
import type { Uuid } from "#kernel/ids.ts";
import type { Location, Organisation, Service } from "./model.ts";

export type { Location, Organisation, Service } from "./model.ts";

/** The three sorts of record that are kept in editions. */
export interface Records {
  readonly organisation: Organisation;
  readonly location: Location;
  readonly service: Service;
}
export type Subject = keyof Records;

/** The table each sort stands in. */
export const TABLE: Readonly<Record<Subject, string>> = {
  organisation: "directory.organisation",
  location: "directory.location",
  service: "directory.service",
};

/** A record as it stands, with what the house keeps about it. */
export interface Kept<T> {
  readonly record: T;
  /** Counts up from 1; said back when it is changed, so that two editors do not undo each other. */
  readonly edition: number;
  readonly changedAt: Instant;
  /** Since when its source no longer has it. */
  readonly absentSince: Instant | null;
}

/** Who says so: a person, or a source that was imported. */
export interface Saying {
  readonly at: Instant;
  readonly personId: Uuid | null;
  readonly source: string | null;
}

/** What became of a record that was put: `same` wrote nothing. */
export type Outcome = "new" | "changed" | "same";

/** One kind of offer. Codes are stable; words may be edited and kinds added. */
export interface ServiceKind {
  readonly code: string;
  readonly name: { readonly da: string; readonly en: string };
  /** Codes of the needs such an offer usually meets. */
  readonly needs: readonly string[];
  /** C8: people who help you through, rather than a place where you are helped. */
  readonly helpsThrough: boolean;
  /** For how many days "verified" is believed. */
  readonly rhythmDays: number;
  readonly words: { readonly da: string; readonly en: string };
}

/** What decides whether a door opens for somebody. */
export interface Condition {
  readonly code: string;
  readonly subject: "entry" | "person" | "place" | "practice";
  readonly name: { readonly da: string; readonly en: string };
  readonly words: { readonly da: string; readonly en: string };
}
