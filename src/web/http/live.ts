import type { Context } from "hono";
import { streamSSE } from "hono/streaming";
import type { Services } from "#compose.ts";
import type { SignedIn } from "#modules/identity/index.ts";

const HEARTBEAT_MS = 25_000;

type LiveContext = Context<{ Variables: { who: SignedIn | null; token: string | null } }>;

/**
 * Server-sent events: "change" when something about the viewer's unit has changed. What changed is not sent; the
 * page asks again, with all its rights checked. A stream ends with its session and when the server stops.
 */
export function liveStreams(services: Services) {
  const open = new Set<() => void>();
  return {
    open(c: LiveContext): Response {
      const actor = c.get("who")?.actor;
      const token = c.get("token");
      if (!actor || !token) return c.text("Sign in first\n", 401);
      return streamSSE(c, async (stream) => {
        const { promise: ended, resolve: end } = Promise.withResolvers<void>();
        open.add(end);
        stream.onAbort(end);
        const stopListening = services.live.subscribe(actor.unitId, () => {
          void stream.writeSSE({ event: "change", data: "" });
        });
        const heart = setInterval(async () => {
          if ((await services.identity.actorOf(token, services.clock.now())) === null) end();
          else await stream.write(":\n\n");
        }, HEARTBEAT_MS);
        await stream.write("retry: 3000\n\n");
        await ended;
        clearInterval(heart);
        stopListening();
        open.delete(end);
      });
    },
    stop(): void {
      for (const end of open) end();
    },
  };
}
