import type { Uuid } from "#kernel/ids.ts";
import type { Outcome } from "../rules/reaching.ts";

/** Something to carry out of the house. `id` is the same each time it is tried: who knows it carries it once. */
export interface Parcel {
  readonly id: Uuid;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

/** Takes parcels out of the house. Never throws: what went wrong is an outcome. */
export type Carrier = (parcel: Parcel) => Promise<Outcome>;

/** Null where nothing of the sort is set up: then a person brings it. */
export interface Carriers {
  readonly sms: Carrier | null;
  readonly email: Carrier | null;
  /** Whether answers to an SMS come back to us: only then it says how to stop it. */
  readonly answersHeard: boolean;
  /** What links in messages begin with. */
  readonly origin: string;
}
