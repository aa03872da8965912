import { z } from "zod";
import { day, id, line, plainLine, plainText } from "#platform/fields.ts";
import { FINDING_KINDS } from "./anonymise/finding.ts";
import { CONSENT_FORMS, STORY_ABOUT, THEMES, WITHDRAWN_FOR } from "./types.ts";

/** What may be asked about stories. No field takes a personal number, and none says who the person is. */

const consent = z
  .strictObject({
    form: z.enum(CONSENT_FORMS),
    on: day,
    by: plainLine(200),
    until: day.nullable().default(null),
    words: plainText(1000).default(""),
  })
  .refine(({ on, until }) => until === null || until >= on, { error: "outOfRange", path: ["until"] });

const heading = plainLine(200);
const words = plainLine(20_000);
const themes = z.array(z.enum(THEMES)).max(THEMES.length).default([]);
const seen = z.int().min(1);

export const storySchemas = {
  GiveStory: z.strictObject({
    bodyId: id,
    heading,
    words,
    about: z.enum(STORY_ABOUT),
    themes,
    onBehalfOf: plainText(200).default(""),
    consent: consent.nullable().default(null),
  }),
  /** `kind` and `theme` as a document has them (exchange/recommendations). */
  TakeInStory: z.strictObject({
    heading: plainText(1000).nullable(),
    theme: plainText(1000).default(""),
    kind: z.enum(["example", "statement"]),
    text: words,
  }),
  EditStory: z.strictObject({ storyId: id, seen, heading, words, about: z.enum(STORY_ABOUT), themes }),
  /** Of each thing: what stands instead, or why it stays. */
  SettleFindings: z.strictObject({
    storyId: id,
    seen,
    settled: z
      .array(
        z.union([
          z.strictObject({ kind: z.enum(FINDING_KINDS), words: line(20_000), instead: plainText(500) }),
          z.strictObject({ kind: z.enum(FINDING_KINDS), words: line(20_000), why: plainLine(500) }),
        ]),
      )
      .min(1)
      .max(2000),
  }),
  SayGeneral: z.strictObject({ storyId: id, seen, why: plainLine(500) }),
  ConsentStory: z.strictObject({ storyId: id, seen, consent }),
  AskApproval: z.strictObject({ storyId: id, seen }),
  SendBack: z.strictObject({ storyId: id, seen, why: plainLine(1000) }),
  ApproveStory: z.strictObject({ storyId: id, seen }),
  CorrectStory: z.strictObject({ storyId: id, seen }),
  WithdrawStory: z.strictObject({ storyId: id, for: z.enum(WITHDRAWN_FOR) }),
};
export type StoryCommand<K extends keyof typeof storySchemas> = z.input<(typeof storySchemas)[K]>;
