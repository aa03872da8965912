import type { Instant } from "#kernel/clock.ts";
import type { Uuid } from "#kernel/ids.ts";
import type { CalendarDay } from "#kernel/time.ts";
import type { BodyStanding } from "../bodies/types.ts";

/** What somebody wants the body to take up. */
export type TopicState = "waiting" | "taken" | "laidAside";

export interface Topic {
  readonly id: Uuid;
  readonly title: string;
  readonly why: string;
  readonly fromWhom: string;
  readonly wantedOn: CalendarDay | null;
  readonly state: TopicState;
  readonly at: Instant;
  /** The day of the meeting it was taken to. */
  readonly takenTo: CalendarDay | null;
  readonly settledAt: Instant | null;
  readonly because: string;
}

/** The backlog, for whoever sits in the body. */
export interface Topics extends BodyStanding {
  readonly waiting: readonly Topic[];
  readonly settled: readonly Topic[];
  /** Meetings ahead whose agenda it may be put on. */
  readonly meetings: readonly { readonly id: Uuid; readonly day: CalendarDay; readonly start: string }[];
}
