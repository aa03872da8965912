import { Hono } from "hono";
import type { Services } from "#compose.ts";

/** For those who run the house: alive, ready to work, and figures. No personal data in any of them. */
export function healthRoutes(services: Services): Hono {
  const app = new Hono();
  app.get("/healthz", (c) => c.text("ok\n"));
  app.get("/readyz", async (c) => {
    const state = await services.ready();
    return c.json(state, state.ready ? 200 : 503);
  });
  app.get("/metrics", async (c) =>
    c.text(await services.metrics.text(), 200, { "Content-Type": services.metrics.contentType }),
  );
  return app;
}
