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
