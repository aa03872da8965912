import { z } from "zod";
import { plainLine, plainText } from "#platform/fields.ts";

/** What one edition of a recommendation says, whole. Lines are kept, never HTML; a council's papers name no citizen and hold no number of one. */

/** An address that may be followed: https, http, or a page of this house. Never a page about a course. */
export const address = z
  .string()
  .trim()
  .max(500)
  .refine((value) => value === "" || /^(?:https?:\/\/[^\s]+|\/(?!\/)[^\s]*)$/.test(value), {
    error: "notAnAddress",
  })
  .refine((value) => !leadsToCitizen(value), { error: "noCitizenHere" });

/** Whether an address is a page about one person. A council's pages lead to none. */
export const leadsToCitizen = (value: string): boolean => HERE.test(value) || ANYWHERE.test(value);

/** Pages about one person – their course, their card, what is asked about them – by this house's own addresses, and by whole ones. */
const HERE =
  /^\/(?:forloeb|min-stafet|kort|svar|svar-udefra|indlaeggelse|udskrivning|aftaler|faelles-bord|fortael|hvordan-gik-det|runder|pladser|nogen-staar-her)(?:[/?#.]|$)/i;
const ANYWHERE =
  /^https?:\/\/[^/]+\/(?:forloeb|min-stafet|svar-udefra|fortael|hvordan-gik-det|nogen-staar-her)(?:[/?#.]|$)/i;

/** What a recommendation rests on. `figure` and `gap` are looked at where they live, so that they are as new as the day they are read. */
export const EVIDENCE_KINDS = ["source", "figure", "gap"] as const;
export const evidence = z.strictObject({
  kind: z.enum(EVIDENCE_KINDS),
  title: plainLine(300),
  address: address.default(""),
  /** A reference where there is no address; what it says; on which day it was read. */
  words: plainText(1000).default(""),
});
export type Evidence = z.output<typeof evidence>;

export const recommendationText = z.strictObject({
  text: plainLine(4000),
  background: plainText(20_000).default(""),
  /** A paragraph or a point each; a point within a point begins with "– ". */
  elaboration: z.array(plainLine(4000)).max(100).default([]),
  /** As the council calls it; empty: none. */
  focusArea: plainText(200).default(""),
  /** Who can change it, in words: the regional council, the municipalities, the practising doctors. */
  whoCanChange: plainText(500).default(""),
  evidence: z.array(evidence).max(50).default([]),
});
export type RecommendationText = Readonly<z.output<typeof recommendationText>>;
