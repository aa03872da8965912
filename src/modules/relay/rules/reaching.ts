import type { Instant } from "#kernel/clock.ts";
import { nextOpening, type OpeningHours } from "#kernel/hours.ts";
import type { Uuid } from "#kernel/ids.ts";
import { hours, minutes, plus } from "#kernel/time.ts";
import type { Channel, ChannelKind } from "#modules/citizen/index.ts";
import type { DeliveryState, DeliveryWhy } from "../types.ts";
import { allow, type Ruling, refuse } from "./ruling.ts";

/** When a message may go, what a try's outcome means, and which way is next (E2). Pure. */

/** More a day to one person is a nuisance, whoever sends them. */
export const MOST_A_DAY = 5;
export const MOST_TRIES_A_DAY = 15;
/** So long one way is tried before the next; a gateway that is down holds nobody's message back longer. */
export const PATIENCE = hours(2);
/** Who took a try in hand and has said nothing for so long was killed at it. */
export const ABANDONED = minutes(5);
/**
 * A try whose answer was lost may have arrived. It is made once more, under the same id, and never again: a person gets the
 * same words twice at most, and that only where the house or the gateway broke off in the middle.
 */
export const MOST_DOUBTS = 2;
const LONGEST_WAIT = minutes(30);

/** These leave by machine; the others are brought by a person. */
export const BY_MACHINE: readonly ChannelKind[] = ["sms", "email"];

/** What a carrier says of a try. */
export type Outcome =
  /** It has it; `reference` is what it calls it. */
  | { readonly kind: "taken"; readonly reference: string | null }
  /** It will not, now or later. */
  | { readonly kind: "refused" }
  /** It has it not: it could not be reached, or said it cannot now. */
  | { readonly kind: "later" }
  /** Sent off, and no answer that could be understood. */
  | { readonly kind: "doubtful" };

export interface Tried {
  readonly begunAt: Instant;
  /** This one among them. */
  readonly tries: number;
  /** Earlier ones that nobody knows the end of. */
  readonly doubts: number;
}

export interface AfterTry {
  readonly state: Extract<DeliveryState, "queued" | "sent" | "failed">;
  readonly nextAt: Instant | null;
  readonly doubts: number;
  readonly why: DeliveryWhy | null;
}

const WEEK = [1, 2, 3, 4, 5, 6, 7] as const;

/** Every day alike, holidays among them; over midnight where it closes before it opens. */
export function hoursOf({ opens, closes }: Pick<Channel, "opens" | "closes">): OpeningHours {
  if (opens === null || closes === null) return { always: true };
  const to = closes === "00:00" ? "24:00" : closes;
  return { week: Object.fromEntries(WEEK.map((day) => [day, [[opens, to]]])), openOnHolidays: true };
}

/** Now, or when the quiet hours end. */
export const goesAt = (channel: Pick<Channel, "opens" | "closes">, now: Instant): Instant =>
  nextOpening(hoursOf(channel), now) ?? now;

/** One minute, two, four …: a gateway that is down is not hammered. */
export const waitAfter = (tries: number): number => Math.min(minutes(2 ** (tries - 1)), LONGEST_WAIT);

export function afterTry(outcome: Outcome, tried: Tried, now: Instant): AfterTry {
  const { begunAt, tries, doubts } = tried;
  const failed = (why: DeliveryWhy, so: number = doubts): AfterTry => ({
    state: "failed",
    nextAt: null,
    doubts: so,
    why,
  });
  switch (outcome.kind) {
    case "taken":
      return { state: "sent", nextAt: null, doubts, why: null };
    case "refused":
      return failed("refused");
    case "later":
    case "doubtful": {
      const so = outcome.kind === "doubtful" ? doubts + 1 : doubts;
      if (so >= MOST_DOUBTS) return failed("doubtful", so);
      const nextAt = plus(now, waitAfter(tries));
      // Had it been in doubt before, it may have arrived: then "it cannot be reached" is not the whole truth.
      if (nextAt.getTime() - begunAt.getTime() > PATIENCE)
        return failed(so > 0 ? "doubtful" : "unreached", so);
      return { state: "queued", nextAt, doubts: so, why: null };
    }
  }
}

/** The first of the citizen's ways, in their order, that has not been tried with this message; null: none is left. */
export const nextChannel = (channels: readonly Channel[], tried: readonly Uuid[]): Channel | null =>
  channels.find(({ id }) => !tried.includes(id)) ?? null;

/** Counted over all units: it is one person's phone. */
export const mayWrite = (today: { readonly messages: number; readonly tries: number }): Ruling<null> =>
  today.messages < MOST_A_DAY && today.tries < MOST_TRIES_A_DAY
    ? allow(null)
    : refuse("tooManyMessages", { most: MOST_A_DAY });

/** Another way, or the same once more. */
export const mayTry = (today: { readonly tries: number }): Ruling<null> =>
  today.tries < MOST_TRIES_A_DAY ? allow(null) : refuse("tooManyMessages", { most: MOST_A_DAY });

/** "STOP", as people type it, alone or first; "stop" within a sentence is an answer like any other. */
export const saysStop = (text: string): boolean =>
  /^\W*(?:stop|afmeld|forkert nummer)\W*$/iu.test(text.trim());
