import type { Instant } from "#kernel/clock.ts";
import { hours, plus } from "#kernel/time.ts";
import { allow, type Ruling, refuse } from "./ruling.ts";

/** Emergency access: how often, and for how long. Pure; who may is in policy.ts. */

/** The database refuses more. */
export const EMERGENCY_LASTS = hours(3);
/** Names are not guessed: so many tries in so long, found or not, for each person. */
export const MOST_ATTEMPTS = 5;
export const ATTEMPTS_WITHIN = hours(1);

/** `earlier`: when the person tried before. Refused `tooManyAttempts` with the seconds until the next may be made. */
export function mayTryAgain(earlier: readonly Instant[], now: Instant): Ruling<null> {
  const recent = earlier
    .map((at) => plus(at, ATTEMPTS_WITHIN).getTime())
    .filter((until) => until > now.getTime())
    .sort((a, b) => b - a);
  const free = recent[MOST_ATTEMPTS - 1];
  return free === undefined
    ? allow(null)
    : refuse("tooManyAttempts", { seconds: Math.ceil((free - now.getTime()) / 1000) });
}
