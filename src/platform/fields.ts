import { z } from "zod";
import { holdsCpr } from "#kernel/cpr.ts";
import { parseCalendarDay } from "#kernel/time.ts";

/** What the fields of commands are made of: forms, the HTTP API and OpenAPI all parse with these. Lengths are in characters. */

export const id = z.uuid();

/** Words that must be there. */
export const line = (most: number) => z.string().trim().min(1, { error: "required" }).max(most);
/** Words that may be empty. */
export const text = (most: number) => z.string().trim().max(most);

const numberless = <S extends z.ZodType<string>>(words: S): S =>
  words.refine((value) => !holdsCpr(value), { error: "noNumberHere" });

/** A line or a text that stands readable in lists and is read aloud: a personal number has a field of its own, and is refused here. */
export const plainLine = (most: number) => numberless(line(most));
export const plainText = (most: number) => numberless(text(most));

/** "2026-11-22", in Denmark. */
export const day = z
  .string()
  .refine((value) => parseCalendarDay(value) !== null, { error: "notADay" })
  .meta({ format: "date" });

/** "09:30", by the clock on the wall. */
export const time = z
  .string()
  .refine((value) => /^([01]\d|2[0-3]):[0-5]\d$/.test(value), { error: "notATime" });
