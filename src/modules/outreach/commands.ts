import { z } from "zod";
import { day, id, plainLine, plainText, text, time } from "#platform/fields.ts";
import { BECAME, MET_HOW, MOST_SIGHTING_DAYS, SIGHTING_DAYS, SKIP_REASONS } from "./types.ts";

/** What may be asked of outreach; pages and the API share these. Days are the round's own, "2026-11-22". */

const plan = {
  name: plainLine(80),
  /** 1 is Monday. None: once, on `onDay`. */
  weekdays: z.array(z.int().min(1).max(7)).max(7).default([]),
  onDay: day.optional(),
  begins: time,
  /** Colleagues who usually go. */
  goes: z.array(id).max(20).default([]),
  /** In their order. One that was there before is known again by its place. */
  stops: z
    .array(z.strictObject({ place: plainLine(120), usualTime: time.optional() }))
    .min(1)
    .max(40),
};
const onSomeDay = (c: { weekdays: readonly number[]; onDay?: string | undefined }): boolean =>
  c.weekdays.length > 0 !== (c.onDay !== undefined);

export const PlanRound = z.strictObject(plan).refine(onSomeDay, { error: "someDay", path: ["weekdays"] });
export const ChangeRound = z
  .strictObject({ roundId: id, /** The edition that was looked at. */ seen: z.int().min(1), ...plan })
  .refine(onSomeDay, { error: "someDay", path: ["weekdays"] });
export const EndRound = z.strictObject({ roundId: id });

export const MarkStop = z
  .strictObject({
    stopId: id,
    /** The day it belongs to; what was left yesterday can be done today. */
    day,
    state: z.enum(["done", "skipped"]),
    why: z.enum(SKIP_REASONS).optional(),
  })
  .refine(({ state, why }) => (state === "skipped") === (why !== undefined), {
    error: "sayWhy",
    path: ["why"],
  });
/** Nobody goes any further today: what is left is left for a reason. */
export const LeaveRest = z.strictObject({ roundId: id, day, why: z.enum(SKIP_REASONS) });

/** Said again, it is where they are looked for that changes. */
export const LookFor = z.strictObject({
  courseId: id,
  stopId: id.nullish(),
  place: plainText(200).default(""),
});
export const StopLooking = z.strictObject({ searchId: id });
export const NoteMet = z.strictObject({ searchId: id, how: z.enum(MET_HOW), words: text(4000).default("") });
export const NoteNotFound = z.strictObject({ searchId: id });

/** Runs of digits are numbers of people, phones or cars; a house has three at most. */
const LONG_NUMBER = /\d(?:[\s.-]?\d){3,}/;

export const NoteSighting = z.strictObject({
  /** Enough to know them by: no name, no number. */
  words: plainLine(160).refine((words) => !LONG_NUMBER.test(words), { error: "noLongNumber" }),
  stopId: id.nullish(),
  days: z.int().min(1).max(MOST_SIGHTING_DAYS).default(SIGHTING_DAYS),
});
export const MeetSighting = z.strictObject({ sightingId: id, became: z.enum(BECAME) });
export const EndSighting = z.strictObject({ sightingId: id });
