import { Hono, type MiddlewareHandler } from "hono";
import type { Services } from "#compose.ts";

/**
 * What the SMS gateway tells us: what became of a message, what somebody answered. It carries the secret of STAFET_SMS and nothing
 * of ours; the same call again does nothing. There is nothing to see here for anybody else, nor where no gateway is set up.
 */
export function gatewayCalls({ sms, relay, clock }: Services, paced: MiddlewareHandler): Hono {
  const app = new Hono();
  app.post("/sms/besked", paced, async (c) => {
    if (sms === null || !sms.knows(c.req.header("Authorization") ?? null)) return c.notFound();
    const { messages } = relay;
    for (const news of sms.news(await c.req.text()))
      await (news.kind === "report" ? messages.report(news, clock.now()) : messages.hear(news, clock.now()));
    return c.text("ok\n");
  });
  return app;
}
