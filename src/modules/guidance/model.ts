import { z } from "zod";
import { MOMENTS } from "./types.ts";

/** One card, whole: what is put, what an edition holds. Paragraphs, and lines that begin with "- "; never HTML. */

/** A card is read between two doors: about one screen on a phone. */
export const LONGEST_BODY = 1200;
const MOST_SOURCES = 6;

const both = (longest: number) =>
  z.object({
    da: z.string().trim().min(1).max(longest),
    /** Empty where nobody has written it in English yet: the Danish is shown, marked as Danish. */
    en: z.string().trim().max(longest).default(""),
  });

const link = z.object({
  title: z.string().trim().min(1).max(300),
  url: z
    .string()
    .trim()
    .max(500)
    .regex(/^https?:\/\/[^\s<>"]+$/i)
    .nullable()
    .default(null),
});

export const cardSchema = z
  .object({
    id: z.uuid(),
    /** Whose it is: ISO 3166-2, "DK-81" … */
    region: z.string().regex(/^DK-8[0-9]$/),
    title: both(120),
    body: both(LONGEST_BODY),
    moments: z.array(z.enum(MOMENTS)).max(MOMENTS.length).default([]),
    needs: z
      .array(z.string().regex(/^[a-z][A-Za-z]{1,39}$/))
      .max(30)
      .default([]),
    sources: z.array(link).min(1).max(MOST_SOURCES),
    /** The day somebody should have looked at it again: from then on it is shown as old. */
    reviewOn: z.iso.date(),
    /** Who answers for it, as a role, and the region's own guideline; null: nothing clinical in it. */
    clinical: z
      .object({ owner: z.string().trim().min(1).max(200), guideline: link })
      .nullable()
      .default(null),
    /** The Danish has been changed since: the English is shown as older until somebody says that it fits, or writes it anew. */
    englishOlder: z.boolean().default(false),
    /** Made to show what a card is: nobody in the region has said yes to it. */
    example: z.boolean().default(false),
    withdrawn: z.boolean().default(false),
  })
  .refine(({ title, body }) => (title.en === "") === (body.en === ""), {
    path: ["body", "en"],
    message: "bothOrNone",
  })
  .refine(({ moments, needs }) => moments.length + needs.length > 0, {
    path: ["moments"],
    message: "chooseOne",
  });

export type Card = Readonly<z.output<typeof cardSchema>>;
