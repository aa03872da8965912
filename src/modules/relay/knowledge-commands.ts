import { z } from "zod";
import { holdsCpr } from "#kernel/cpr.ts";
import { parsePhone } from "#kernel/phone.ts";
import { KNOWLEDGE_DECISIONS, KNOWN_TO_CITIZEN, WORDS_LIMIT } from "#modules/citizen/index.ts";
import { GIVERS } from "#modules/consent/index.ts";
import { id, line, plainLine, text } from "#platform/fields.ts";

/** Commands about what relatives and associations hand over (D3): ways in, notes, and what the citizen decides. */

/** What somebody knows, and who they say they are. */
const given = {
  giverName: plainLine(120),
  /** How they know the person. */
  relation: plainLine(200),
  words: line(WORDS_LIMIT),
  /** Whether the citizen knows that they hand it over, as far as they say. */
  knownToCitizen: z.enum(KNOWN_TO_CITIZEN),
  /** An e-mail address or a telephone number: where they may be told that it helped. */
  thanksTo: text(200)
    .refine((value) => parsePhone(value) !== null || z.email().safeParse(value).success, {
      error: "notAWayToThank",
    })
    .optional(),
  language: z.enum(["da", "en"]).default("da"),
};

/**
 * `shownName`: the name whoever has the link reads; without, they read nothing of whom it is about. `insteadOf`: the way in that is
 * closed by making this one.
 */
export const InviteKnowledge = z.strictObject({
  courseId: id,
  shownName: plainLine(120).optional(),
  insteadOf: id.optional(),
});
export const WithdrawKnowledgeInvitation = z.strictObject({ courseId: id, invitationId: id });
/** By phone or on paper. `reference`: as it stands on the paper; it must be this person's. */
export const NoteKnowledge = z.strictObject({
  courseId: id,
  way: z.enum(["phone", "paper"]),
  reference: text(40).optional(),
  ...given,
});
/** What the citizen – or who may say it for them – decides on one note: the worker's own, one that is shared, or the one with this reference. */
export const DecideKnowledge = z
  .strictObject({
    courseId: id,
    noteId: id.optional(),
    reference: text(40).optional(),
    decision: z.enum(KNOWLEDGE_DECISIONS),
    showsGiver: z.boolean().default(true),
    form: z.enum(["oral", "written"]),
    witness: text(200).optional(),
    givenBy: z.enum(GIVERS).default("citizen"),
    givenByName: plainLine(200).optional(),
  })
  .refine((c) => (c.noteId === undefined) !== (c.reference === undefined), {
    error: "required",
    path: ["reference"],
  })
  .refine((c) => (c.givenBy === "citizen") === (c.givenByName === undefined), {
    error: "nameTheGiver",
    path: ["givenByName"],
  });
/** It helped: our unit says so, once. */
export const MarkKnowledgeUseful = z.strictObject({ courseId: id, noteId: id });

/** By whoever has the link, once; no account. */
export const GiveKnowledge = z.strictObject({
  token: line(200),
  ...given,
  // Nobody stands beside whoever writes here to ask whether the number should stay.
  words: given.words.refine((value) => !holdsCpr(value), { error: "noNumberHere" }),
});

/** Theirs, with their card. */
export const OwnInvitation = z.strictObject({ shownName: plainLine(120).optional() });
export const OwnInvitationWithdrawal = z.strictObject({ invitationId: id });
export const OwnKnowledgeDecision = z.strictObject({
  noteId: id,
  decision: z.enum(KNOWLEDGE_DECISIONS),
  showsGiver: z.boolean().default(true),
});
