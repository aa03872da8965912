import type { Uuid } from "#kernel/ids.ts";

/** What `stafet verify` found: how many breaches of each sort. All zero, and the log whole, is the only good answer. */
export interface VerifyReport {
  readonly openCourses: number;
  readonly openNeeds: number;
  readonly withoutHolder: number;
  readonly needsWithoutResponsible: number;
  readonly gaps: number;
  readonly overlaps: number;
  readonly movedWithoutAcceptance: number;
  readonly acceptedWithoutMove: number;
  readonly doubleAcceptances: number;
  readonly doubleAsks: number;
  readonly asksByOthers: number;
  readonly handoversWithoutClock: number;
  /** Open handovers that stand on another step than was written down. */
  readonly rungsNotWrittenDown: number;
  readonly needsWithoutNextStep: number;
  readonly redirectsWithoutDoor: number;
  readonly closedWithOpenNeeds: number;
  readonly closedWithoutReason: number;
  /** Joint tables that wait to be settled about a need that has ended, or on a closed course. */
  readonly tablesOnEnded: number;
  /** Citizens on more than one open course. */
  readonly doubleCourses: number;
  readonly orphans: number;
  readonly logEntries: number;
  readonly logChain: "ok" | "broken";
  readonly logFirstBroken: { readonly seq: number; readonly why: string } | null;
  /** Where to look: a few of each sort. The identifier is of what is wrong – a course, need, handover or unit. */
  readonly examples: readonly { readonly breach: string; readonly id: Uuid }[];
  readonly ok: boolean;
}
