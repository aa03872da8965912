import type { Instant } from "#kernel/clock.ts";
import type { Uuid } from "#kernel/ids.ts";
import type { Records, Subject } from "../types.ts";

/** What is said about a row: what was mended, what was left out, why it was held back. */
export interface Finding {
  readonly code: string;
  /** The column, or the path in a nested record. */
  readonly column?: string;
  /** What stood there, cut short. */
  readonly value?: string;
}

/** `unused`: understood, and nothing the house keeps (a change log, a term nobody refers to). */
export type RowOutcome = "new" | "changed" | "same" | "heldBack" | "unused";

/** A row as its source has it, before anybody has judged it. */
export interface SourceRow {
  readonly file: string;
  readonly line: number;
  readonly table: string;
  readonly sourceId: string | null;
  /** Null where the row could not be read; `findings` says why. */
  readonly value: Readonly<Record<string, unknown>> | null;
  /** What it hangs on: "service:17". */
  readonly parents: readonly string[];
  readonly subject: Subject | null;
  readonly recordId: Uuid | null;
  readonly findings: readonly Finding[];
  /** The same thing again inside another row is no row of its own, unless it says something else. */
  readonly nested: boolean;
}

/** A row as it waits in the house. */
export interface StagedRow {
  readonly seq: number;
  /** Of a row that is to become a record. */
  readonly recordId: Uuid;
  readonly table: string;
  readonly sourceId: string | null;
  readonly value: Readonly<Record<string, unknown>>;
  readonly findings: readonly Finding[];
}

/** A record as a source says it, and of what it does not speak. */
export interface Incoming<S extends Subject = Subject> {
  readonly record: Records[S];
  /** Fields the source is silent about ("kind", "details.phones"): they stay as they stand here. */
  readonly silent: readonly string[];
  /** Conditions it speaks of; null: of all. */
  readonly conditions: readonly string[] | null;
  /** It speaks in single cells: a list that says the same numbers and hours is left as it stands. */
  readonly cells: boolean;
  /** Of a service: how many places it says are free. */
  readonly figures: readonly Figure[];
}

/** How many places a source says are free, and when it was said (ISO 8601): a later word is never replaced by it. */
export interface Figure {
  /** A capacity unit's code. */
  readonly unit: string;
  readonly available: number;
  readonly maximum: number | null;
  readonly saidAt: string;
}

/** What became of a row. */
export interface Judgement {
  readonly seq: number;
  readonly outcome: RowOutcome;
  readonly document: Incoming | null;
  readonly findings: readonly Finding[];
}

export type RunState =
  | "sending"
  | "waiting"
  | "reading"
  | "judging"
  | "judged"
  | "approved"
  | "taking"
  | "done"
  | "failed";

/** `sending` while the file comes in; then `waiting` for a job to read it. */
export interface NewRun {
  readonly id: Uuid;
  readonly source: string;
  /** Whose editor brought it; null: typed at a terminal. */
  readonly region: string | null;
  readonly fileName: string;
  readonly format: "hsds" | "csv";
  readonly map: unknown;
  readonly personId: Uuid | null;
  readonly startedAt: Instant;
  readonly takeSource: boolean;
}

export interface Run extends NewRun {
  readonly state: RunState;
  readonly whole: boolean;
  readonly rows: number;
  readonly done: number;
  readonly absent: number;
  readonly failure: string | null;
  readonly changedAt: Instant;
}

/** One row of the report. */
export interface ReportLine {
  readonly seq: number;
  readonly file: string;
  readonly line: number;
  readonly table: string;
  readonly sourceId: string | null;
  readonly recordId: Uuid | null;
  readonly outcome: RowOutcome | null;
  readonly findings: readonly Finding[];
}

/** How many rows came to what; `mended`: taken, with something changed on the way. */
export interface Counts {
  readonly rows: number;
  readonly new: number;
  readonly changed: number;
  readonly same: number;
  readonly heldBack: number;
  readonly unused: number;
  readonly mended: number;
}
