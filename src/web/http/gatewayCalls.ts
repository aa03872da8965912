import { type Context, Hono, type MiddlewareHandler } from "hono";
import type { Services } from "#compose.ts";

/**
 * What the SMS gateway tells us: what became of a message, what somebody answered. It carries the secret of STAFET_SMS and nothing
 * of ours; the same call again does nothing. There is nothing to see here for anybody else, nor where no gateway is set up.
 */
export function gatewayCalls({ sms, relay, clock }: Services, paced: MiddlewareHandler): Hono {
  const app = new Hono();
  const isGateway = (c: Context): boolean => sms?.knows(c.req.header("Authorization") ?? null) ?? false;
  // The gateway reports on a whole region's messages at once; whoever guesses at its secret is held to a walking pace.
  const others: MiddlewareHandler = (c, next) => (isGateway(c) ? next() : paced(c, next));
  app.post("/sms/besked", others, async (c) => {
    if (sms === null || !isGateway(c)) return c.notFound();
    const { messages } = relay;
    for (const news of sms.news(await c.req.text()))
      await (news.kind === "report" ? messages.report(news, clock.now()) : messages.hear(news, clock.now()));
    return c.text("ok\n");
  });
  return app;
}
