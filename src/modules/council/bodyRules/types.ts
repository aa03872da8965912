import { z } from "zod";
import type { Instant } from "#kernel/clock.ts";
import type { CalendarDay } from "#kernel/time.ts";

/** How a body works, as data: councils differ, and their terms of reference say how. Versioned and dated. */

export const ADOPTERS = ["nextMeeting", "chair", "written"] as const;

const days = (most: number) => z.int().min(0).max(most);

export const bodyRulesSchema = z
  .strictObject({
    /** Calendar days before the meeting: the agenda is out, and wishes for items are in. */
    agendaDays: days(90),
    itemDays: days(180),
    /** How many of those with a vote must be there. `half` is at least half. */
    quorum: z.discriminatedUnion("kind", [
      z.strictObject({ kind: z.literal("none") }),
      z.strictObject({ kind: z.literal("half") }),
      z
        .strictObject({
          kind: z.literal("fraction"),
          parts: z.int().min(1).max(99),
          of: z.int().min(2).max(100),
        })
        .refine(({ parts, of }) => parts <= of, { error: "outOfRange", path: ["parts"] }),
      z.strictObject({ kind: z.literal("number"), number: z.int().min(1).max(200) }),
    ]),
    mayClose: z.boolean(),
    hasChair: z.boolean(),
    /** Who adopts the minutes: the body when it meets next, its chair, or a written round among the members. */
    minutesAdoptedBy: z.enum(ADOPTERS),
    /** Whether somebody may have it written that they did not agree. */
    dissentRecorded: z.boolean(),
    /** Days to answer a recommendation that are asked for when nothing else is said. */
    answerDays: z.int().min(1).max(730),
  })
  .refine(({ hasChair, minutesAdoptedBy }) => hasChair || minutesAdoptedBy !== "chair", {
    error: "notTogether",
    path: ["minutesAdoptedBy"],
  });
export type BodyRules = Readonly<z.output<typeof bodyRulesSchema>>;

/** The rules from a day on, as they were said: by whom, when and why. */
export interface RulesVersion {
  readonly from: CalendarDay;
  readonly rules: BodyRules;
  readonly at: Instant;
  readonly by: string | null;
  readonly why: string;
}
