import { z } from "zod";
import { day, id, line, plainLine, plainText, text } from "#platform/fields.ts";
import { evidence, recommendationText } from "./document.ts";
import {
  ACTION_STATES,
  ANSWER_BASES,
  ANSWER_KINDS,
  NOTED_AS,
  PLAN_KINDS,
  TARGET_DIRECTIONS,
} from "./types.ts";

/** What may be asked about recommendations. `seen`: the edition, or how many answers, whoever asks had before them. */

const seen = z.int().min(1);
const why = plainText(2000).default("");
/** "2026", "2022-2025". */
export const period = z
  .string()
  .trim()
  .regex(/^\d{4}(-\d{4})?$/, { error: "notAPeriod" })
  .refine((value) => value.length === 4 || value.slice(5) > value.slice(0, 4), { error: "notAPeriod" });

/** Where it was decided: a meeting that is here, by its identifier, or words for one that is not. */
const decided = {
  on: day,
  meetingId: id.optional(),
  words: plainText(300).default(""),
};
const somewhere = <T extends { meetingId?: string | undefined; words: string }>(given: T): boolean =>
  given.meetingId !== undefined || given.words !== "";
const SOMEWHERE = { error: "sayWhichMeeting", path: ["words"] };

const sending = {
  recommendationId: id,
  on: day,
  answerBy: day,
  basis: z.enum(ANSWER_BASES),
  /** Which decision commits them: by whom, and when. */
  committedBy: plainText(500).default(""),
  words: plainText(2000).default(""),
};
const commits = ({ basis, committedBy }: { readonly basis: string; readonly committedBy: string }): boolean =>
  (basis === "committed") === (committedBy !== "");
const COMMITS = { error: "sayWhatCommits", path: ["committedBy"] };

export const recommendationCommands = {
  /** `number`: left out, the next in the period. `body`: slug or name. */
  draft: z.strictObject({
    body: line(200),
    period,
    number: z.int().min(1).max(999).optional(),
    content: recommendationText,
  }),
  rewrite: z.strictObject({ recommendationId: id, seen, content: recommendationText, why }),
  adopt: z.strictObject({ recommendationId: id, seen, ...decided }).refine(somewhere, SOMEWHERE),
  discard: z.strictObject({ recommendationId: id, seen, why }),
  close: z.strictObject({ recommendationId: id, seen, why }),
  reopen: z.strictObject({ recommendationId: id, seen, why }),
  addEvidence: z.strictObject({ recommendationId: id, seen, evidence }),
  /** `place` from 1. */
  removeEvidence: z.strictObject({ recommendationId: id, seen, place: z.int().min(1).max(50) }),
  /** A story it rests on, or no longer does. */
  story: z.strictObject({ recommendationId: id, storyId: id }),
  /** `to`: slug or name of the body that is to answer. */
  send: z.strictObject({ to: line(200), ...sending }).refine(commits, COMMITS),
  /** The same to several: each is asked on its own, with one day to answer by. */
  sendToAll: z
    .strictObject({ to: z.array(line(200)).min(1, { error: "chooseOne" }).max(50), ...sending })
    .refine(commits, COMMITS),
  extend: z.strictObject({ sendingId: id, answerBy: day, why: plainLine(1000) }),
  answer: z
    .strictObject({
      sendingId: id,
      /** How many answers stood there. */
      seen: z.int().min(0),
      recordedAs: z.enum(["body", "council"]),
      kind: z.enum(ANSWER_KINDS),
      notedAs: z.enum(NOTED_AS).optional(),
      reason: plainText(4000).default(""),
      planKind: z.enum(PLAN_KINDS).optional(),
      plan: plainText(300).default(""),
      answeredOn: day,
      /** Who says it on the body's behalf: its chair, its meeting of a day. */
      saidBy: plainLine(200),
      /** Minutes, a letter: needed where the council records it. */
      document: plainText(1000).default(""),
      why,
      actions: z
        .array(z.strictObject({ words: plainLine(1000), owner: plainLine(200), by: day.optional() }))
        .max(20)
        .default([]),
    })
    .refine(({ kind, notedAs }) => (kind === "noted") === (notedAs !== undefined), {
      error: "chooseOne",
      path: ["notedAs"],
    })
    .refine(({ kind, reason }) => (kind !== "partly" && kind !== "not") || reason !== "", {
      error: "required",
      path: ["reason"],
    })
    .refine(({ recordedAs, document }) => recordedAs === "body" || document !== "", {
      error: "required",
      path: ["document"],
    })
    .refine(({ planKind, plan }) => (planKind === undefined) === (plan === ""), {
      error: "required",
      path: ["plan"],
    })
    .refine(({ kind, planKind, actions }) => kind !== "noted" || (!planKind && actions.length === 0), {
      error: "notedPromisesNothing",
      path: ["kind"],
    }),
  /** How it goes with what was promised: said by the body, or by the council. */
  step: z
    .strictObject({
      actionId: id,
      state: z.enum(ACTION_STATES),
      on: day,
      words: plainText(1000).default(""),
    })
    .refine(({ state, words }) => state !== "dropped" || words !== "", {
      error: "required",
      path: ["words"],
    }),
  followUp: z.strictObject({ recommendationId: id, on: day, words: plainLine(4000) }),
  /** A figure has a goal, a unit and a direction; one in words has none of them. */
  addTarget: z
    .strictObject({
      recommendationId: id,
      words: plainLine(500),
      goal: z.number().min(-1e12).max(1e12).optional(),
      unit: text(60).default(""),
      direction: z.enum(TARGET_DIRECTIONS).optional(),
      by: day,
    })
    .refine(({ goal, unit }) => (goal === undefined) === (unit === ""), { error: "required", path: ["unit"] })
    .refine(({ goal, direction }) => (goal === undefined) === (direction === undefined), {
      error: "chooseOne",
      path: ["direction"],
    }),
  addReading: z
    .strictObject({
      targetId: id,
      on: day,
      value: z.number().min(-1e12).max(1e12).optional(),
      words: plainText(1000).default(""),
    })
    .refine(({ value, words }) => value !== undefined || words !== "", {
      error: "required",
      path: ["words"],
    }),
  /** A target said anew, in another edition than the one that was read (`seen`). What it is measured in stays. */
  reviseTarget: z
    .strictObject({
      ...{ targetId: id, seen, words: plainLine(500), by: day, why: plainLine(2000) },
      goal: z.number().min(-1e12).max(1e12).optional(),
      direction: z.enum(TARGET_DIRECTIONS).optional(),
    })
    .refine(({ goal, direction }) => (goal === undefined) === (direction === undefined), {
      error: "chooseOne",
      path: ["direction"],
    }),
  /** Not a focus of that year after all. */
  unfocus: z.strictObject({ recommendationId: id, year: z.int().min(2000).max(2200), why: plainLine(2000) }),
  focus: z
    .strictObject({ recommendationId: id, year: z.int().min(2000).max(2200), ...decided })
    .refine(somewhere, SOMEWHERE),
};

export type RecommendationCommands = {
  readonly [K in keyof typeof recommendationCommands]: z.input<(typeof recommendationCommands)[K]>;
};
