import { z } from "zod";
import { day } from "#platform/fields.ts";
import { leadsToCitizen } from "../recommendations/document.ts";
import { SECTIONS } from "./types.ts";

/** The minutes of one meeting, whole: what is taken in, what an edition holds. Words as they stand; lines are kept, never HTML. */

const words = (most: number) => z.string().max(most);
const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);
/** Where an annex stands: elsewhere, or as a file of this house. */
const annexAddress = words(500)
  .regex(/^(?:https:\/\/|\/raad\/[a-z0-9-]+\/[0-9-]+\/bilag\/[0-9a-f-]{36}$)/)
  .refine((value) => !leadsToCitizen(value), { error: "noCitizenHere" });
const names = z.array(words(200)).max(200);

export const itemSchema = z.strictObject({
  /** Null: it had none. */
  number: z.int().min(0).max(9999).nullable(),
  title: words(1000),
  /** Null: not said yet. A closed item is not for everybody. */
  open: z.boolean().nullable(),
  caseNumber: words(100).nullable(),
  docId: words(100).nullable(),
  sections: z.partialRecord(z.enum(SECTIONS), words(200_000)),
  words: words(200_000),
  absent: names,
  annexes: z.array(words(500)).max(200),
  /** Of an agenda made here: who presents it, the minutes set aside, and annexes that stand at an address. */
  presenter: words(200).optional(),
  minutes: z.int().min(1).max(600).optional(),
  links: z
    .array(z.strictObject({ title: words(500), link: annexAddress }))
    .max(200)
    .optional(),
});

export const headSchema = z.strictObject({
  /** As the minutes call it. */
  body: words(300).nullable(),
  date: day,
  start: clock.nullable(),
  end: clock.nullable(),
  place: words(500).nullable(),
  participants: names,
  next: z.strictObject({ date: day, start: clock.nullable(), end: clock.nullable() }).nullable(),
});

export const minutesSchema = z.strictObject({
  meeting: headSchema,
  items: z.array(itemSchema).min(1).max(500),
});

export type Minutes = Readonly<z.output<typeof minutesSchema>>;
export type Item = Minutes["items"][number];
