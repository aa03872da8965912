import { z } from "zod";
import { day, id, plainLine, plainText } from "#platform/fields.ts";
import { leadsToCitizen } from "../recommendations/document.ts";
import { ANSWER_ADOPTERS, OUTCOMES } from "./types.ts";

/** What may be asked about consultations, and about what others decided. `seen`: the version that was read. */

const address = z
  .string()
  .trim()
  .max(500)
  .refine((value) => value === "" || /^https?:\/\/\S+$/u.test(value), { error: "notALink" })
  .refine((value) => !leadsToCitizen(value), { error: "noCitizenHere" })
  .default("");
const seen = z.int().min(1);

const asked = {
  title: plainLine(300),
  askedBy: plainLine(200),
  address,
  about: plainText(5000).default(""),
  receivedOn: day,
  deadline: day,
};
const inOrder = ({ receivedOn, deadline }: { receivedOn: string; deadline: string }): boolean =>
  receivedOn <= deadline;
const IN_ORDER = { error: "endsBeforeItBegins", path: ["deadline"] };

const decided = {
  title: plainLine(300),
  decidedBy: plainLine(200),
  decidedOn: day,
  address,
  touches: plainLine(1000),
  /** What the council was heard on; null: it was not. */
  consultationId: id.nullable().default(null),
};

export const consultationSchemas = {
  AddConsultation: z.strictObject({ bodyId: id, ...asked }).refine(inOrder, IN_ORDER),
  CorrectConsultation: z.strictObject({ consultationId: id, seen, ...asked }).refine(inOrder, IN_ORDER),
  Contribute: z.strictObject({ consultationId: id, words: plainLine(5000) }),
  WriteAnswer: z.strictObject({ consultationId: id, seen, words: plainLine(50_000) }),
  AdoptAnswer: z.strictObject({
    consultationId: id,
    seen,
    on: day,
    by: z.enum(ANSWER_ADOPTERS),
    meetingId: id.nullable().default(null),
    note: plainText(300).default(""),
  }),
  ReopenAnswer: z.strictObject({ consultationId: id, seen, why: plainLine(1000) }),
  SendAnswer: z.strictObject({ consultationId: id, seen, to: plainLine(300) }),
  FollowConsultation: z.strictObject({
    consultationId: id,
    seen,
    outcome: z.enum(OUTCOMES),
    on: day,
    words: plainText(5000).default(""),
  }),
  DropConsultation: z.strictObject({ consultationId: id, seen, why: plainLine(1000) }),
  AddDecided: z.strictObject({ bodyId: id, ...decided }),
  CorrectDecided: z.strictObject({ itemId: id, seen, ...decided }),
  TakeOffDecided: z.strictObject({ itemId: id, seen, why: plainLine(1000) }),
};
export type ConsultationCommand<K extends keyof typeof consultationSchemas> = z.input<
  (typeof consultationSchemas)[K]
>;
