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

/** Whether an address may be a page about one person. A council's pages lead to none: of this house, only what is about nobody may be named. */
export function leadsToCitizen(value: string): boolean {
  if (value === "") return false;
  // Read as a browser reads it: "/raad/../forloeb/1" is a course.
  const url = URL.parse(value, HOUSE);
  if (url === null) return true;
  const path = decoded(url.pathname);
  if (ABOUT_A_COURSE.test(url.search)) return true;
  return url.origin === HOUSE ? !ABOUT_NOBODY.test(path) : ANYWHERE.test(path);
}

const HOUSE = "https://here.invalid";
const ABOUT_A_COURSE = /[?&](?:forloeb|course)=/i;
/** The house's pages for everybody. A page that is new is one of them only when it is written here. */
const ABOUT_NOBODY = /^\/(?:$|(?:raad|tal|tilbud|find|mangler|viden|hsds|was)(?:[/.]|$))/i;
/** A whole address may be this house's own, copied from the browser: words nobody else uses so, or one that names somebody by an id. */
const ANYWHERE =
  /^\/(?:forloeb|min-stafet|svar-udefra|fortael|hvordan-gik-det|nogen-staar-her)(?:[/.]|$)|^\/(?:svar|indlaeggelse|udskrivning|aftaler|faelles-bord|runder|pladser)\/(?:[a-z-]+\/)?[0-9a-f]{8}-[0-9a-f]{4}-/i;

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

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
