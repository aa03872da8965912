import type { MiddlewareHandler } from "hono";
import { type Door, turnedAway } from "./turnedAway.ts";

const KNOWN = new Set(["GET", "HEAD", "POST"]);

/** Pages, forms and the API read and post; whatever else is asked (TRACE, PUT, OPTIONS …) goes no further. */
export function knownMethodsOnly(door: Door): MiddlewareHandler {
  return async (c, next) => {
    if (KNOWN.has(c.req.method)) return next();
    turnedAway(door, c, "method", 405);
    return c.text("Method not allowed\n", 405, { Allow: [...KNOWN].join(", ") });
  };
}

/** A sign no address of ours has: PostgreSQL takes it in no text, so that a page which looks for it would be a fault of ours. */
const NUL = /%00/;

/** Whoever asks for an address with that sign is told that it is none. */
export function writtenAddressesOnly(door: Door): MiddlewareHandler {
  return async (c, next) => {
    if (!NUL.test(c.req.url)) return next();
    turnedAway(door, c, "address", 400);
    return c.text("Bad request\n", 400);
  };
}
