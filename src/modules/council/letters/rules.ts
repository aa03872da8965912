import type { Instant } from "#kernel/clock.ts";
import { addDays, dayOf, instantAt, minutes, plus, weekday } from "#kernel/time.ts";
import type { LetterPace } from "./types.ts";

/** What was made public by a slip can be taken back for so long before anybody is told by letter. */
export const GRACE = minutes(10);

const MORNING = "07:00";

/** When a subscriber is next told, after `now`: at the next look, tomorrow morning, on Monday morning. */
export function nextLetter(pace: LetterPace, now: Instant): Instant {
  if (pace === "atOnce") return plus(now, minutes(1));
  const today = dayOf(now);
  const ahead = pace === "daily" ? 1 : 8 - weekday(today);
  const first = instantAt(
    pace === "weekly" && weekday(today) === 1 ? today : pace === "daily" ? today : addDays(today, ahead),
    MORNING,
  );
  return first > now ? first : instantAt(addDays(today, ahead), MORNING);
}
