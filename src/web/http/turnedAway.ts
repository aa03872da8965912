import type { Context } from "hono";
import type { Log } from "#platform/log.ts";
import { fromOf } from "./from.ts";

interface House {
  readonly log: Log;
  readonly config: { readonly publicOrigin: string | null; readonly trustProxy: boolean };
}

/** Why a request went no further than the door: fixed words for the log, and for whoever watches over it. */
export type Reason = "address" | "foreignPost" | "method" | "tooLarge" | "tooMany" | "tooManyStreams";

/** Logs a request that was turned away at the door, with the address it came from and nothing of what it held. */
export function turnedAway({ log, config }: House, c: Context, code: Reason, status: number): void {
  const { address } = fromOf(c, config);
  log.warn("request.turnedAway", { code, status, method: c.req.method, address });
}

export type Door = House;
