import { z } from "zod";
import { holdsCpr, parsePersonNumber } from "#kernel/cpr.ts";

/** Commands about who somebody is. What is well formed is the kernel's to say; nothing of a number stands in an error. */

const id = z.uuid();
/** These stand readable in the database and are read aloud. */
const words = z
  .string()
  .trim()
  .min(1)
  .max(500)
  .refine((value) => !holdsCpr(value), { error: "noNumberHere" });

export const NoteNumber = z
  .strictObject({
    courseId: id,
    /** As people write it: "010203-4567". */
    number: z.string().trim().min(1).max(40),
    /** Who issued it: needed for a regional or an older replacement number. */
    issuer: z.string().trim().max(100).optional(),
  })
  .superRefine(({ number, issuer }, context) => {
    const parsed = parsePersonNumber(number, issuer);
    if (parsed === null) context.addIssue({ code: "custom", message: "notANumber", path: ["number"] });
    if (parsed === "issuer") context.addIssue({ code: "custom", message: "sayIssuer", path: ["issuer"] });
  });
export const RemoveNumber = z.strictObject({ courseId: id, numberId: id });

/** `citizenId`: the other record, one of those the course page suggests. */
export const LinkSamePerson = z.strictObject({ courseId: id, citizenId: id, why: words });
export const UnlinkSamePerson = z.strictObject({ courseId: id, linkId: id, why: words });

/** What the record is to say from now on, whole; null: nothing is known. Nothing of a number stands in a name. */
const named = (most: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(most)
    .refine((value) => !holdsCpr(value), { error: "noNumberHere" });
export const CorrectPerson = z.strictObject({
  courseId: id,
  knownAs: named(120),
  fullName: named(200).nullable(),
  birthYear: z.int().min(1900).max(2100).nullable(),
  language: z.string().trim().min(1).max(40),
  phone: z.string().trim().min(1).max(40).nullable(),
  why: words,
});

/** What is right, beside a text of the course: the need's own words or note, or what was written about a contact. */
export const CorrectText = z
  .strictObject({
    courseId: id,
    needId: id.optional(),
    contactId: id.optional(),
    part: z.enum(["citizensWords", "note"]),
    words: z.string().trim().min(1).max(4000),
    why: words,
  })
  .refine((c) => (c.needId === undefined) !== (c.contactId === undefined), {
    error: "chooseOne",
    path: ["needId"],
  })
  .refine((c) => c.contactId === undefined || c.part === "note", { error: "chooseOne", path: ["part"] });
