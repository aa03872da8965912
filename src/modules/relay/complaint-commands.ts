import { z } from "zod";
import { COMPLAINT_ABOUT } from "#modules/citizen/index.ts";
import { id, line, plainText } from "#platform/fields.ts";

/** Letters of complaint (D8): by the citizen's own hand, and by a helper together with them. */

const letter = {
  complaintId: id,
  /** The edition that was on the page; 0: a new letter. */
  seen: z.int().min(0),
  about: z.enum(COMPLAINT_ABOUT),
  words: plainText(6000).refine((value) => value !== "", { error: "required" }),
  place: plainText(300).default(""),
  happened: plainText(200).default(""),
  wish: plainText(2000).default(""),
  reach: z.boolean().default(false),
};

export const WriteComplaint = z.strictObject({ courseId: id, ...letter });
/** Which letter left, as it was read, and to whom it says it goes. */
const sent = { complaintId: id, seen: z.int().min(1), to: line(400) };
export const SendComplaint = z.strictObject({ courseId: id, ...sent });

export const OwnComplaint = z.strictObject(letter);
export const OwnComplaintShown = z.strictObject({ complaintId: id, shown: z.boolean() });
export const OwnComplaintSent = z.strictObject(sent);
export const OwnComplaintRemoved = z.strictObject({ complaintId: id });
