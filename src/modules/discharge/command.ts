import type { Citizens } from "#modules/citizen/index.ts";
import type { Consents } from "#modules/consent/index.ts";
import {
  type CommandingDeps,
  type DestinationAbout,
  destination,
  type Relay,
  type Work,
} from "#modules/relay/index.ts";
import type { DischargeEvent } from "./types.ts";

export interface DischargeDeps extends CommandingDeps {
  readonly citizens: Citizens;
  readonly consents: Consents;
  readonly relay: Pick<Relay, "inside" | "ownOf">;
}

/** One command under way. */
export type Job<C> = Work<C, DischargeEvent, DestinationAbout>;
/** What the work itself needs: also where another module asks for it, in its own transaction. */
export type Doing = Omit<Job<unknown>, "command">;

export const { commands, eventOf } = destination<DischargeEvent>("discharge", {
  one_open_admission: "alreadyAdmitted",
  law8_ward_is_open: "unknownWard",
});

export type MakeCommand = ReturnType<typeof commands>;
