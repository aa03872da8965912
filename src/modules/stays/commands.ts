import { z } from "zod";
import { REDIRECT_REASONS } from "#modules/relay/index.ts";
import { day, id, line, text, time } from "#platform/fields.ts";
import { CANCEL_REASONS, GROUNDS, OUT_OF_USE_REASONS, WHERE_TO } from "./types.ts";

/** What may be asked of places and stays; pages and the API share these. Nights are days, "2026-11-22", both ends included. */

const code = z.string().regex(/^[a-z][A-Za-z]{1,39}$/);
const name = line(60);
const conditions = z.array(code).max(20).default([]);

export const AddPlace = z.strictObject({
  serviceId: id,
  countedIn: code,
  name,
  conditions,
  /** Tonight, when left out. */
  firstNight: day.optional(),
  lastNight: day.optional(),
});
export const ChangePlace = z.strictObject({
  placeId: id,
  name,
  conditions,
  /** The last night it is the house's; null: until further notice. */
  lastNight: day.nullable().default(null),
});
export const TakeOutOfUse = z.strictObject({
  placeId: id,
  reason: z.enum(OUT_OF_USE_REASONS),
  words: text(300).default(""),
  firstNight: day.optional(),
  lastNight: day.optional(),
});
export const PutBackInUse = z.strictObject({ placeId: id });
export const KeepHouse = z.strictObject({
  holdMinutes: z.int().min(15).max(1440),
  holdUntilEvening: z.boolean(),
  evening: time,
});
/** "It is still right": the figures of the house are said again as the calendar has them. */
export const ConfirmCalendar = z.strictObject({});

/** A house that closes gives back what it has promised, and nobody waits there any more. */
export const EmptyHouse = z.strictObject({ unitId: id, words: text(500).default("") });

export const HoldPlace = z.strictObject({
  placeId: id,
  needId: id,
  firstNight: day.optional(),
  nights: z.int().min(1).max(92).default(1),
});
/** A promise that lapsed is made again, where the place is still free. */
export const HoldAgain = z.strictObject({ stayId: id });
export const ConfirmArrival = z.strictObject({ stayId: id });
export const ExtendStay = z.strictObject({ stayId: id, lastNight: day });
export const CancelHold = z.strictObject({ stayId: id, reason: z.enum(CANCEL_REASONS) });
/** The house cannot after all: a coded reason as when a handover is shown on, never a bare no (law 5). */
export const RefuseHold = z
  .strictObject({
    stayId: id,
    reason: z.enum(REDIRECT_REASONS),
    words: text(500).default(""),
  })
  .refine(({ reason, words }) => reason !== "other" || words !== "", { error: "sayWhy", path: ["words"] });

const answerFor = {
  /** The responsible leader who answers for it, and why (B2). */
  leaderName: line(200).optional(),
  leaderReason: line(1000).optional(),
  /** Which municipality was asked for a place, four digits, and what it said. */
  municipality: z
    .string()
    .regex(/^\d{4}$/)
    .optional(),
  municipalitySaid: line(1000).optional(),
};
export const EndStay = z
  .strictObject({
    stayId: id,
    whereTo: z.enum(WHERE_TO),
    words: text(1000).default(""),
    ...answerFor,
  })
  .superRefine((c, context) => {
    for (const field of Object.keys(answerFor) as (keyof typeof answerFor)[]) {
      if (c.whereTo === "nowhere" && c[field] === undefined)
        context.addIssue({ code: "custom", message: "required", path: [field] });
      // A leader may also answer for lines of the check that are open; a municipality is asked for a place.
      if (c.whereTo !== "nowhere" && c[field] !== undefined && field.startsWith("municipality"))
        context.addIssue({ code: "custom", message: "onlyWhenNowhere", path: [field] });
    }
  });

/** The check of whoever is to leave, begun before they go: two questions, and the lines they call for (B1). */
export const BeginLeaving = z.strictObject({ stayId: id });

export const WaitForPlace = z.strictObject({
  needId: id,
  serviceId: id,
  grounds: z.array(z.enum(GROUNDS)).max(GROUNDS.length).default([]),
  conditions,
});
export const StopWaiting = z.strictObject({ waitingId: id, settled: z.enum(["elsewhere", "withdrawn"]) });
