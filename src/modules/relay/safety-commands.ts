import { z } from "zod";
import { day, id, line, plainLine, text } from "#platform/fields.ts";

/** Commands about safety notes (D6). What happened and what calmed it belong together: neither is kept without the other. */

const words = {
  happened: line(2000),
  /** What calmed the person, or what keeps it from happening again. */
  calmed: text(2000)
    .default("")
    .refine((value) => value !== "", { error: "sayWhatCalms" }),
  /** The citizen's own words on it – or why they were not asked: exactly one of the two. */
  citizensWords: line(2000).optional(),
  notAskedWhy: line(500).optional(),
};
const theirs = {
  check: (c: { citizensWords?: string | undefined; notAskedWhy?: string | undefined }) =>
    (c.citizensWords === undefined) !== (c.notAskedWhy === undefined),
  error: { error: "sayTheirWords", path: ["citizensWords"] },
};

export const WriteSafetyNote = z
  .strictObject({ courseId: id, happenedOn: day, endsOn: day, ...words })
  .refine(theirs.check, theirs.error);
/** `number`: the version that was read. */
export const CorrectSafetyNote = z
  .strictObject({ courseId: id, noteId: id, number: z.int().min(1), ...words })
  .refine(theirs.check, theirs.error);
export const EndSafetyNote = z.strictObject({ courseId: id, noteId: id, why: line(500) });
/** What the citizen says to it, told to a helper. */
export const AnswerSafetyNote = z.strictObject({ courseId: id, noteId: id, words: line(2000) });
/** The same by their own hand. */
export const OwnSafetyAnswer = z.strictObject({ noteId: id, words: plainLine(2000) });
