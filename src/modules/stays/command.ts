import type { Citizens } from "#modules/citizen/index.ts";
import type { Consents } from "#modules/consent/index.ts";
import type { Directory } from "#modules/directory/index.ts";
import type { Discharge } from "#modules/discharge/index.ts";
import {
  type CommandingDeps,
  type DestinationAbout,
  destination,
  type Relay,
  type Work,
} from "#modules/relay/index.ts";
import type { StayEvent } from "./types.ts";

export interface StaysDeps extends CommandingDeps {
  readonly citizens: Citizens;
  readonly consents: Consents;
  readonly directory: Directory;
  readonly relay: Pick<Relay, "inside" | "ownOf">;
  readonly discharge: Pick<Discharge, "inside">;
}

/** One command under way. */
export type Job<C> = Work<C, StayEvent, DestinationAbout>;
export type Happened = Job<unknown>["happened"];

export const { commands, eventOf } = destination<StayEvent>("stays", {
  one_stay_a_night: "placeTaken",
  one_guest_of_a_place: "placeTaken",
  one_place_of_a_guest: "staysElsewhere",
  one_place_of_a_name: "placeNameTaken",
  one_standstill_of_a_place: "placeOutOfUse",
  waits_once: "waitsAlready",
  law8_house_is_open: "houseClosed",
});

export type MakeCommand = ReturnType<typeof commands>;
