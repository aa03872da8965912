import type { MiddlewareHandler } from "hono";

interface Site {
  publicOrigin?: string | null;
}

/**
 * Refuses a command that another site's page sends in a signed-in person's browser. Browsers always say where a post
 * comes from; whatever says nothing is no browser and carries nobody's session by accident.
 */
export function ownPostsOnly(site: Site): MiddlewareHandler {
  return async (c, next) => {
    const safe = c.req.method === "GET" || c.req.method === "HEAD";
    const origin = c.req.header("Origin");
    const own = site.publicOrigin ?? new URL(c.req.url).origin;
    const foreign =
      (origin !== undefined && origin !== own) || c.req.header("Sec-Fetch-Site") === "cross-site";
    if (!safe && foreign) return c.text("This form was sent from another site.\n", 403);
    await next();
  };
}
