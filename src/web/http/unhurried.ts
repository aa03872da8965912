import type { Context, MiddlewareHandler } from "hono";
import type { Actor, SignedIn } from "#modules/identity/index.ts";
import { problem } from "../api/problem.ts";
import { fromOf } from "./from.ts";
import { FORM_WEIGHS, type Pace, SEARCH_WEIGHS, SHARED } from "./pace.ts";
import { plainPage } from "./plainPage.ts";
import { type Door, turnedAway } from "./turnedAway.ts";

const weightOf = ({ req }: Context): number =>
  req.method === "POST" ? FORM_WEIGHS : /^\/(?:find|raad\/soeg)/.test(req.path) ? SEARCH_WEIGHS : 1;

/**
 * Nobody asks faster than the pace: counted by who is signed in or whose token it is, and by address where that is
 * nobody. Too fast is answered with 429 and the seconds to wait; the first of a row is logged.
 */
export function unhurried(door: Door, pace: Pace) {
  /** Seconds to wait; nought where one may go on. */
  function wait(c: Context, who: string, weight: number): number {
    const tooFast = pace.take({ who, weight }, performance.now());
    if (tooFast?.first) turnedAway(door, c, "tooMany", 429);
    return tooFast?.seconds ?? 0;
  }

  const pages: MiddlewareHandler<{ Variables: { who: SignedIn | null } }> = async (c, next) => {
    const who = c.get("who");
    const weight = weightOf(c);
    const seconds = who
      ? wait(c, `person ${who.personId}`, weight)
      : wait(c, `address ${fromOf(c, door.config).address}`, weight / SHARED);
    if (seconds === 0) return next();
    return plainPage(c, door.config, "tooFast", 429, { "Retry-After": String(seconds) });
  };

  /** Behind the API's own check of the token, so that a made-up one is no way round. */
  const api: MiddlewareHandler<{ Variables: { actor: Actor } }> = async (c, next) => {
    const seconds = wait(c, `token ${c.get("actor").personId}`, 1);
    if (seconds === 0) return next();
    const answer = problem(429, "tooManyAttempts", c.req.header("Accept-Language"), { seconds });
    answer.headers.set("Retry-After", String(seconds));
    return answer;
  };

  return { pages, api };
}
