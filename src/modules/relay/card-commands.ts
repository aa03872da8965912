import { z } from "zod";
import type { MeetMePart } from "#modules/citizen/index.ts";
import { INFORMATION_KINDS } from "#modules/consent/index.ts";
import { day, id, line, plainLine, plainText, text } from "#platform/fields.ts";
import { TURNED_AWAY_KINDS } from "./types.ts";

/** Commands about a Stafetkort, and what the citizen says and does with it themselves. */

/** The headings of "Mød mig sådan"; `words` for what fits nowhere. */
const headings = (words: typeof text) => {
  const heading = words(2000).optional();
  return {
    helps: heading,
    frightens: heading,
    howToTalk: heading,
    comesAlong: heading,
    goodAt: heading,
    earlySigns: heading,
    dontAsk: heading,
    words: words(4000).optional(),
  } satisfies Record<MeetMePart, z.ZodType>;
};
/** As a helper writes them down, who is asked once about a number and may let it stay. */
export const meetMeParts = headings(text);

/** `pin`: six digits, chosen or given. Kept nowhere as typed. */
export const IssueCard = z.strictObject({
  courseId: id,
  pin: z
    .string()
    .trim()
    .regex(/^[0-9]{6}$/),
});
export const LoseCard = z.strictObject({ courseId: id });
/** `card`: the code, by a door that is not on the course but has the card before it. */
export const UnlockCard = z.strictObject({ courseId: id, card: line(40).optional() });

/**
 * Theirs. In no words of their own is a personal number taken: they are read by every door on the way, nobody stands beside whoever
 * writes to ask whether it should stay – and a phone they share may be looked over.
 */
/** The three everyday sentences; finer choices are made with a helper. */
export const OwnConsent = z.strictObject({ scope: z.enum(["relay", "thisDoor", "notNow"]) });
export const OwnWithdrawal = z.strictObject({});
/** Line `n` of what stood when the page was drawn (`consentId`; null: nothing was said), or one more. No unit: those on the relay. */
export const OwnLine = z.strictObject({
  consentId: id.nullable(),
  n: z.int().min(0).max(20).nullable(),
  unitId: id.optional(),
  /** In place of line `n`, and told to the same as that one. */
  sameDoor: z.boolean().optional(),
  kinds: z
    .array(z.enum(INFORMATION_KINDS))
    .max(INFORMATION_KINDS.length)
    .refine((kinds) => kinds.length > 0, { error: "chooseOne" }),
  purpose: plainLine(500),
  endsOn: day.optional(),
});
export const OwnStopLine = z.strictObject({
  consentId: id,
  n: z.int().min(0).max(20),
  purpose: plainLine(500),
});
export const OwnObjection = z.strictObject({ unitId: id });
export const OwnLift = z.strictObject({ objectionId: id });
/** Left empty as often as they like; see `WriteMeetMe`. */
export const OwnMeetMe = z.strictObject({
  ...headings(plainText),
  follows: z.union([id, z.literal("none")]).optional(),
});
export const OwnApproval = z.strictObject({ meetMeId: id });
/** In answer to a message. */
export const OwnReply = z.strictObject({ messageId: id, words: plainLine(1000) });
/** Asking may be done without a word. */
export const OwnHelp = z.strictObject({ words: plainText(2000).optional() });
export const OwnTurnedAway = z.strictObject({
  doorName: plainLine(200),
  what: z.enum(TURNED_AWAY_KINDS),
  happenedOn: day.optional(),
  /** Who was not let in; counts only where that is what happened. */
  companionId: id.optional(),
  reason: plainText(1000).optional(),
});
