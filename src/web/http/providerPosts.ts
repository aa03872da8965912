import { Hono, type MiddlewareHandler } from "hono";
import type { Services } from "#compose.ts";
import { isRefused } from "#kernel/refusal.ts";
import { answeredCookie } from "./cookies.ts";
import { ownOrigin } from "./origin.ts";

/**
 * The one form another site's page may send us: a SAML provider's answer. It carries none of our cookies and signs
 * nobody in: what it says is checked, sealed into a cookie, and the browser sent on to the same address by itself –
 * where it comes with what it remembered of having asked (decision 17). `paced`: nobody tires us with them.
 */
export function providerPosts({ signIn, config, clock }: Services, paced: MiddlewareHandler): Hono {
  const app = new Hono();
  app.post("/log-ind/hos/:provider/svar", paced, async (c) => {
    const { pathname, origin } = new URL(c.req.url);
    const back = new URL(pathname, ownOrigin(config, origin)).href;
    const { SAMLResponse } = await c.req.parseBody();
    const given = typeof SAMLResponse === "string" ? SAMLResponse : "";
    try {
      const answered = await signIn.receiveAnswer(c.req.param("provider"), back, given, clock.now());
      c.header("Set-Cookie", answeredCookie(answered, config), { append: true });
    } catch (error) {
      if (!isRefused(error)) throw error;
      if (error.code === "notFound") return c.text("There is no such provider.\n", 404);
      c.header("Set-Cookie", answeredCookie("", config), { append: true });
    }
    c.header("Cache-Control", "no-store");
    return c.redirect(pathname, 303);
  });
  return app;
}
