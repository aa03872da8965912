import type { MiddlewareHandler } from "hono";
import { type Door, turnedAway } from "./turnedAway.ts";

/**
 * The address people type. Never what a request says of us where links go out by mail: it may say anything. `heard`: the
 * origin of the request, believed in a demonstration without an address of its own.
 */
export const ownOrigin = (
  { publicOrigin, demo, host, port }: Door["config"] & { demo: boolean; host: string; port: number },
  heard: string,
): string => publicOrigin ?? (demo ? heard : `http://${host}:${port}`);

/**
 * Refuses a command that another site's page sends in a signed-in person's browser. Browsers always say where a post
 * comes from; whatever says nothing is no browser and carries nobody's session by accident.
 */
export function ownPostsOnly(door: Door): MiddlewareHandler {
  return async (c, next) => {
    const safe = c.req.method === "GET" || c.req.method === "HEAD";
    const origin = c.req.header("Origin");
    const own = door.config.publicOrigin ?? new URL(c.req.url).origin;
    const foreign =
      (origin !== undefined && origin !== own) || c.req.header("Sec-Fetch-Site") === "cross-site";
    if (safe || !foreign) return next();
    turnedAway(door, c, "foreignPost", 403);
    return c.text("This form was sent from another site.\n", 403);
  };
}
