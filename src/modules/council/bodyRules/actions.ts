import { z } from "zod";
import type { Instant } from "#kernel/clock.ts";
import { calendarDay } from "#kernel/time.ts";
import { day, id, plainLine } from "#platform/fields.ts";
import { wellFormed } from "#platform/wellFormed.ts";
import { type Act, personOf, type Who } from "../acting.ts";
import { lockedBody } from "../bodies/store.ts";
import { keeping } from "../seats.ts";
import { insertRules } from "./store.ts";
import { bodyRulesSchema } from "./types.ts";

/** `why`: where it is decided – the terms of reference, a meeting. */
export const SetRules = z.strictObject({
  bodyId: id,
  from: day,
  rules: bodyRulesSchema,
  why: plainLine(1000),
});

export function createBodyRulesActions(act: Act) {
  return {
    /** Says how a body works from a day on. What was said before stands. Throws Refused `invalidInput`, `forbidden`, `unknownBody`. */
    setRules: (who: Who, command: z.input<typeof SetRules>, now: Instant, key?: string): Promise<null> =>
      act(who, { name: "setRules", command, now, key }, async (tx) => {
        const { bodyId, from, rules, why } = wellFormed(SetRules, command);
        await keeping(tx, who, bodyId, now);
        await lockedBody(tx, bodyId);
        insertRules(tx, bodyId, { from: calendarDay(from), rules, why }, now, personOf(who));
        return null;
      }),
  };
}
