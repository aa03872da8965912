import type { Citizens } from "#modules/citizen/index.ts";
import {
  type CommandingDeps,
  type DestinationAbout,
  destination,
  type Relay,
  type Work,
} from "#modules/relay/index.ts";
import type { OutreachEvent } from "./types.ts";

export interface OutreachDeps extends CommandingDeps {
  readonly citizens: Citizens;
  readonly relay: Pick<Relay, "inside">;
}

/** One command under way. */
export type Job<C> = Work<C, OutreachEvent, DestinationAbout>;

/** What two did at the same moment, and only the database sees. */
export const { commands, eventOf } = destination<OutreachEvent>("outreach", {
  looked_for_once: "lookedForAlready",
});

export type MakeCommand = ReturnType<typeof commands>;
