import { z } from "zod";
import { parsePersonNumber } from "#kernel/cpr.ts";
import { id, line, plainLine, text } from "#platform/fields.ts";

/** Commands about who somebody is. What is well formed is the kernel's to say; nothing of a number stands in an error. */

/** These stand readable in the database and are read aloud. */
const words = plainLine(500);

export const NoteNumber = z
  .strictObject({
    courseId: id,
    /** As people write it: "010203-4567". */
    number: line(40),
    /** Who issued it: needed for a regional or an older replacement number. */
    issuer: text(100).optional(),
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
export const CorrectPerson = z.strictObject({
  courseId: id,
  knownAs: plainLine(120),
  fullName: plainLine(200).nullable(),
  birthYear: z.int().min(1900).max(2100).nullable(),
  language: line(40),
  phone: line(40).nullable(),
  why: words,
});

/** What is right, beside a text of the course: the need's own words or note, or what was written about a contact. */
export const CorrectText = z
  .strictObject({
    courseId: id,
    needId: id.optional(),
    contactId: id.optional(),
    part: z.enum(["citizensWords", "note"]),
    words: line(4000),
    why: words,
  })
  .refine((c) => (c.needId === undefined) !== (c.contactId === undefined), {
    error: "chooseOne",
    path: ["needId"],
  })
  .refine((c) => c.contactId === undefined || c.part === "note", { error: "chooseOne", path: ["part"] });
