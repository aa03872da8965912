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
