import type { CalendarDay } from "#kernel/time.ts";
import type { Body, BodyStanding } from "../bodies/types.ts";

type Named = Pick<Body, "slug" | "name">;

/** What a body became, and what it came from. */
export interface Lineage {
  readonly lastDay: CalendarDay | null;
  /** Its last day is over. */
  readonly over: boolean;
  readonly becomes: readonly Named[];
  readonly cameFrom: readonly (Named & { readonly lastDay: CalendarDay | null })[];
}

/** What a body may leave open, in the order a list shows it. */
export const OPEN_THINGS = [
  "meetings",
  "minutes",
  "recommendations",
  "consultations",
  "topics",
  "dialogues",
  "nominations",
  "gatherings",
] as const;
export type OpenThing = (typeof OPEN_THINGS)[number];

/** A body's end, for whoever keeps its papers: what it leaves open, and who carries on. */
export interface Ending extends BodyStanding {
  /** May end it: a secretary of the whole house. */
  readonly mayEnd: boolean;
  readonly lineage: Lineage;
  readonly open: readonly { readonly what: OpenThing; readonly count: number }[];
  /** Other bodies that go on: what it may become. */
  readonly others: readonly Pick<Body, "id" | "name">[];
}
