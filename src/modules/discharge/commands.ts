import { z } from "zod";
import { day, id, line, text, time } from "#platform/fields.ts";
import { ALL_TICKS, CARES, FOLLOW_UP, LEAVING_LINES, MATTERS, TONIGHT } from "./types.ts";

/**
 * What may be asked about coming in and leaving; pages and the API share these. `edition` is the one that was read: where somebody
 * saved meanwhile the command is Refused `stale`, and nothing is lost. Days are in Denmark.
 */

const edition = z.int().min(0);
const ticks = z.array(z.enum(ALL_TICKS)).max(ALL_TICKS.length).default([]);
const one = <T>(values: readonly (T | undefined)[]): boolean =>
  values.filter((value) => value !== undefined).length === 1;

/** A ward on Stafet, or one outside it by name. */
const ward = { wardUnitId: id.optional(), ward: line(200).optional(), care: z.enum(CARES) };
const whichWard = {
  check: (c: { wardUnitId?: string | undefined; ward?: string | undefined }) => one([c.wardUnitId, c.ward]),
  error: { error: "sayWhichWard", path: ["ward"] },
};
/** When it was; now, where nothing is said. A time alone is today's. */
const moment = { on: day.optional(), at: time.optional() };

export const RecordAdmission = z
  .strictObject({ courseId: id, ...ward, ...moment, expectedOn: day.optional(), treatedOn: day.optional() })
  .refine(whichWard.check, whichWard.error);
/** Null: nobody knows yet. What was expected before is kept. */
export const PlanLeaving = z.strictObject({
  leavingId: id,
  edition,
  expectedOn: day.nullable(),
  treatedOn: day.nullable(),
});
export const MoveWard = z
  .strictObject({ leavingId: id, edition, ...ward })
  .refine(whichWard.check, whichWard.error);

/** One of the five lines of arrival, or `found` and `phoned` of who went before time. `asked`: of a unit, or of somebody in words. */
export const SettleArrival = z
  .strictObject({
    lineId: id,
    edition,
    state: z.enum(["done", "asked", "notRelevant"]),
    byUnitId: id.optional(),
    by: line(200).optional(),
    words: text(1000).default(""),
  })
  .refine((c) => c.state !== "asked" || one([c.byUnitId, c.by]), { error: "sayWhom", path: ["by"] })
  .refine((c) => c.state !== "notRelevant" || c.words !== "", { error: "sayWhy", path: ["words"] });

/** The two questions for everybody, and what they go on with. The other lines open by themselves. */
export const AnswerLeaving = z.strictObject({
  leavingId: id,
  edition,
  tonight: z.enum(TONIGHT),
  followUp: z.enum(FOLLOW_UP),
  matters: z.array(z.enum(MATTERS)).max(MATTERS.length).default([]),
});

const secured = {
  byUnitId: id.optional(),
  by: line(200).optional(),
  phone: text(40).default(""),
  until: day.optional(),
  words: text(1000).default(""),
  ticks,
};
const bySomebody = {
  check: (c: { byUnitId?: string | undefined; by?: string | undefined }) => one([c.byUnitId, c.by]),
  error: { error: "sayWhom", path: ["by"] },
};
/** Secured by a unit on Stafet or by somebody in words; `until` the last day, left out: without an end. */
export const SecureLine = z
  .strictObject({ lineId: id, edition, ...secured })
  .refine(bySomebody.check, bySomebody.error);
/** In the citizen's words. */
export const LineNotNeeded = z.strictObject({ lineId: id, edition, words: line(1000) });
const need = {
  needId: id.optional(),
  kind: line(40).optional(),
  citizensWords: text(2000).default(""),
  nextStep: line(1000).optional(),
  nextStepOn: day.optional(),
};
const oneNeed = {
  check: (c: { needId?: unknown; kind?: unknown; nextStep?: unknown; nextStepOn?: unknown }) =>
    c.needId === undefined || (c.kind ?? c.nextStep ?? c.nextStepOn) === undefined,
  error: { error: "oneNeed", path: ["needId"] },
};
/** An existing need of the course, or a new one that begins with whoever has the baton. */
export const LineBecomesNeed = z
  .strictObject({ lineId: id, edition, ...need })
  .refine(oneNeed.check, oneNeed.error);
export const ReopenLine = z.strictObject({ lineId: id, edition, words: line(1000) });

/**
 * The whole page in one press: the two questions, and the lines that were filled in – by kind, since one that the answers open now has no
 * id yet; its edition is 0. One transaction: all of it, or – refused, `stale` among others – nothing. Lines the answers do not call for
 * are left as they are.
 */
export const SaveLeaving = z.strictObject({
  leavingId: id,
  edition,
  tonight: z.enum(TONIGHT),
  followUp: z.enum(FOLLOW_UP),
  matters: z.array(z.enum(MATTERS)).max(MATTERS.length).default([]),
  lines: z
    .array(
      z.discriminatedUnion("state", [
        z
          .strictObject({ line: z.enum(LEAVING_LINES), edition, state: z.literal("secured"), ...secured })
          .refine(bySomebody.check, bySomebody.error),
        z.strictObject({
          line: z.enum(LEAVING_LINES),
          edition,
          state: z.literal("notNeeded"),
          words: line(1000),
        }),
        z
          .strictObject({ line: z.enum(LEAVING_LINES), edition, state: z.literal("need"), ...need })
          .refine(oneNeed.check, oneNeed.error),
      ]),
    )
    .max(LEAVING_LINES.length)
    .default([]),
});

/** Who answers for what is unsettled. The municipality, four digits, where there is no place to stay. */
export const overrideFields = {
  leaderName: line(200).optional(),
  leaderReason: line(1000).optional(),
  municipality: z
    .string()
    .regex(/^\d{4}$/)
    .optional(),
  municipalitySaid: line(1000).optional(),
};
/** Whether a leader must answer, and for what, is decided by the lines as they stand when it is done (rules.ts, mayComplete). */
export const CompleteDischarge = z.strictObject({ leavingId: id, ...moment, ...overrideFields });
/** "Gik før tid". `doorOpenUntil`: they may come back until that day without asking again. */
export const LeaveEarly = z.strictObject({
  leavingId: id,
  ...moment,
  words: text(1000).default(""),
  doorOpenUntil: day.optional(),
});
export const CancelDischarge = z.strictObject({ leavingId: id, words: line(1000) });
/** They died, or it was written down of the wrong person: everything stops. */
export const StopAdmission = z
  .strictObject({ leavingId: id, reason: z.enum(["died", "mistake"]), words: text(1000).default("") })
  .refine((c) => c.reason !== "mistake" || c.words !== "", { error: "sayWhy", path: ["words"] });
