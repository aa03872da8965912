import { createHash, timingSafeEqual } from "node:crypto";
import { type Context, Hono } from "hono";
import type { Services } from "#compose.ts";

const digest = (text: string): Buffer => createHash("sha256").update(text).digest();

/** Figures are for whoever has the token, if there is one; without one they are shown in a demonstration only. */
function mayRead(c: Context, { metricsToken, demo }: Services["config"]): boolean {
  if (metricsToken === null) return demo;
  return timingSafeEqual(digest(c.req.header("Authorization") ?? ""), digest(`Bearer ${metricsToken}`));
}

/** For those who run the house: alive, ready to work, and figures. No personal data in any of them. */
export function healthRoutes(services: Services): Hono {
  const app = new Hono();
  app.get("/healthz", (c) => c.text("ok\n"));
  app.get("/readyz", async (c) => {
    const state = await services.ready();
    return c.json(state, state.ready ? 200 : 503);
  });
  app.get("/metrics", async (c) =>
    mayRead(c, services.config)
      ? c.text(await services.metrics.text(), 200, { "Content-Type": services.metrics.contentType })
      : c.notFound(),
  );
  return app;
}
