import type { Context } from "hono";
import { streamSSE } from "hono/streaming";
import type { Services } from "#compose.ts";
import type { SignedIn } from "#modules/identity/index.ts";
import { turnedAway } from "./turnedAway.ts";

const HEARTBEAT_MS = 25_000;
/** A browser opens six to one site; several windows on several machines are fewer than this. */
const MOST_STREAMS = 20;

type LiveContext = Context<{ Variables: { who: SignedIn | null; token: string | null } }>;

/**
 * Server-sent events: "change" when something about the viewer's unit has changed. What changed is not sent; the
 * page asks again, with all its rights checked. A stream ends with its session and when the server stops.
 */
export function liveStreams(services: Services) {
  const open = new Set<() => void>();
  const perPerson = new Map<string, number>();
  const count = (personId: string, by: 1 | -1): void => {
    const left = (perPerson.get(personId) ?? 0) + by;
    if (left > 0) perPerson.set(personId, left);
    else perPerson.delete(personId);
  };
  return {
    open(c: LiveContext): Response {
      const actor = c.get("who")?.actor;
      const token = c.get("token");
      if (!actor || !token) return c.text("Sign in first\n", 401);
      if ((perPerson.get(actor.personId) ?? 0) >= MOST_STREAMS) {
        turnedAway(services, c, "tooManyStreams", 429);
        return c.text("Too many open pages\n", 429, { "Retry-After": "30" });
      }
      count(actor.personId, 1);
      const answer = streamSSE(c, async (stream) => {
        const { promise: ended, resolve: end } = Promise.withResolvers<void>();
        open.add(end);
        stream.onAbort(end);
        const stopListening = services.live.subscribe(actor.unitId, () => {
          void stream.writeSSE({ event: "change", data: "" });
        });
        const heart = setInterval(async () => {
          // Also when they have begun to work elsewhere: what happens where they were is not theirs to notice.
          const still = await services.identity.actorOf(token, services.clock.now());
          if (still?.unitId !== actor.unitId) end();
          else await stream.write(":\n\n");
        }, HEARTBEAT_MS);
        await stream.write("retry: 3000\n\n");
        await ended;
        clearInterval(heart);
        stopListening();
        open.delete(end);
        count(actor.personId, -1);
      });
      answer.headers.set("Content-Type", "text/event-stream; charset=utf-8");
      return answer;
    },
    stop(): void {
      for (const end of open) end();
    },
  };
}
