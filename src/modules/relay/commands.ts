import { z } from "zod";
import { URGENCIES } from "#kernel/urgency.ts";
import { day, id, line, plainLine, text } from "#platform/fields.ts";
import { meetMeParts } from "./card-commands.ts";
import { ConsentDraft } from "./consent-commands.ts";
import {
  AGE_BANDS,
  CONTACT_WAYS,
  COURSE_ENDINGS,
  LEGAL_BASES,
  NEED_ENDINGS,
  REDIRECT_REASONS,
  TURNED_AWAY_KINDS,
} from "./types.ts";

export * from "./age-commands.ts";
export * from "./card-commands.ts";
export * from "./companion-commands.ts";
export * from "./complaint-commands.ts";
export * from "./consent-commands.ts";
export * from "./doctor-commands.ts";
export * from "./felt-commands.ts";
export * from "./knowledge-commands.ts";
export * from "./person-commands.ts";
export * from "./reaching-commands.ts";
export * from "./safety-commands.ts";

/**
 * Every command of the relay, once: forms, the HTTP API and OpenAPI all parse with these. Unknown fields are refused.
 * Lengths are in characters and match the database's checks.
 */

/** Law A13: every handover says whether it is agreed with the citizen – yes, or not yet and why. */
const agreed = {
  agreedWithCitizen: z.boolean(),
  notAgreedWhy: line(1000).optional(),
};
const saysWhy = {
  check: (c: { agreedWithCitizen: boolean; notAgreedWhy?: string | undefined }) =>
    c.agreedWithCitizen || c.notAgreedWhy !== undefined,
  error: { error: "sayWhyNotAgreed", path: ["notAgreedWhy"] },
};

/** null or left out: the whole course, i.e. the baton. */
const subject = { courseId: id, needId: id.nullish() };

export const NeedDraft = z.strictObject({
  kind: line(40),
  citizensWords: text(2000).optional(),
  note: text(4000).optional(),
  urgency: z.enum(URGENCIES).optional(),
  dutyBearerId: id.optional(),
  dutyBearerText: text(200).optional(),
  waitsFor: id.optional(),
  nextStep: line(1000).optional(),
  nextStepOn: day.optional(),
});

export const OpenCourse = z.strictObject({
  /** Somebody already known – a possible match the actor may see; otherwise `citizen` makes a new record. */
  citizenId: id.optional(),
  citizen: z
    .strictObject({
      knownAs: plainLine(120),
      fullName: plainLine(200).optional(),
      birthYear: z.int().min(1900).max(2100).optional(),
      ageBand: z.enum(AGE_BANDS).optional(),
      language: line(40).optional(),
      municipalityCode: z
        .string()
        .regex(/^\d{4}$/)
        .optional(),
      phone: line(40).optional(),
    })
    .optional(),
  needs: z.array(NeedDraft).min(1).max(22),
  consent: ConsentDraft.optional(),
  meetMe: line(4000).optional(),
});

export const AddNeed = z.strictObject({ courseId: id, ...NeedDraft.shape });

export const AskUnits = z
  .strictObject({
    ...subject,
    toUnitIds: z.array(id).min(1).max(10),
    urgency: z.enum(URGENCIES).optional(),
    message: text(4000).optional(),
    legalBasis: z.enum(LEGAL_BASES).optional(),
    /** The day of the coordination plan that is the basis. */
    planOn: day.optional(),
    /** What the citizen had said when the sender decided, "none" for nothing; left out, it is not compared. */
    consentId: z.union([id, z.literal("none")]).optional(),
    ...agreed,
  })
  .refine(saysWhy.check, saysWhy.error)
  .refine((c) => (c.legalBasis === "coordinationPlan") === (c.planOn !== undefined), {
    error: "notADay",
    path: ["planOn"],
  });

/** Sends what a redirect prepared, as it is or changed. */
export const SendPrepared = z
  .strictObject({ handoverId: id, message: text(4000).optional(), ...agreed })
  .refine(saysWhy.check, saysWhy.error);

export const Accept = z.strictObject({
  handoverId: id,
  contactPersonId: id.optional(),
  firstContactOn: day.optional(),
  nextStep: line(1000).optional(),
  nextStepOn: day.optional(),
});

export const Redirect = z
  .strictObject({
    handoverId: id,
    reason: z.enum(REDIRECT_REASONS),
    text: text(2000).optional(),
    nextDoors: z
      .array(
        z.union([
          z.strictObject({ unitId: id }),
          z.strictObject({ name: line(200), phone: text(40).optional() }),
        ]),
      )
      .max(5)
      .default([]),
    noneKnown: z.boolean().default(false),
  })
  .refine((c) => c.nextDoors.length > 0 || c.noneKnown, { error: "nameADoor", path: ["nextDoors"] })
  .refine((c) => c.reason !== "other" || Boolean(c.text), { error: "sayWhy", path: ["text"] });

export const AskQuestion = z.strictObject({ handoverId: id, question: line(4000) });
export const AnswerQuestion = z.strictObject({ handoverId: id, answer: line(4000) });
export const Withdraw = z.strictObject({ handoverId: id, why: text(1000).optional() });

export const TakeOver = z
  .strictObject({
    ...subject,
    reason: line(1000),
    contactPersonId: id.optional(),
    nextStep: line(1000).optional(),
    nextStepOn: day.optional(),
    ...agreed,
  })
  .refine(saysWhy.check, saysWhy.error);

export const PassToStandingReceiver = z
  .strictObject({ ...subject, message: line(4000), ...agreed })
  .refine(saysWhy.check, saysWhy.error);

export const SetNextStep = z.strictObject({
  needId: id,
  nextStep: line(1000),
  nextStepOn: day,
  unitId: id.optional(),
});
export const EndNeed = z
  .strictObject({ needId: id, state: z.enum(NEED_ENDINGS), reason: text(2000).optional() })
  .refine((c) => !["noLongerRelevant", "cannotBeFound"].includes(c.state) || Boolean(c.reason), {
    error: "sayWhy",
    path: ["reason"],
  });
export const ReopenNeed = z.strictObject({ needId: id, because: line(1000) });
export const RecogniseGap = z.strictObject({
  needId: id,
  note: line(2000),
  /** What the offer should have been like: codes of the directory's conditions. */
  conditions: z
    .array(z.string().regex(/^[a-z][A-Za-z]{1,39}$/))
    .max(20)
    .optional(),
  meanwhile: line(1000),
  reviewOn: day.optional(),
});

export const CloseCourse = z.strictObject({
  courseId: id,
  reason: z.enum(COURSE_ENDINGS),
  toldCitizen: line(1000),
  note: text(2000).optional(),
});
/** They live: it was written of the wrong person. */
export const TakeBackDeath = z.strictObject({ courseId: id });
export const ReopenCourse = z.strictObject({
  courseId: id,
  because: line(1000),
  needs: z.array(NeedDraft).max(22).default([]),
});
export const MergeCourses = z.strictObject({ fromCourseId: id, intoCourseId: id });

/** The note holds all that was written in the belief that somebody new stood there. */
export const Arrive = z.strictObject({
  courseId: id,
  note: text(12_000).optional(),
  /** The code of the card they showed: with it any door of the region is let know that they are on the relay. */
  card: line(40).optional(),
});
export const RecordContact = z.strictObject({
  courseId: id,
  way: z.enum(CONTACT_WAYS),
  note: text(2000).optional(),
});
export const RecordBriefContact = z.strictObject({
  needKinds: z.array(line(40)).min(1).max(22),
  ageBand: z.enum(AGE_BANDS).optional(),
  note: text(1000).optional(),
});
export const RecordTurnedAway = z
  .strictObject({
    toldBy: z.enum(["citizen", "companion", "worker"]),
    doorUnitId: id.optional(),
    doorName: text(200).optional(),
    happenedOn: day.optional(),
    what: z.enum(TURNED_AWAY_KINDS),
    reason: text(1000).optional(),
    courseId: id.optional(),
  })
  .refine((c) => c.doorUnitId !== undefined || Boolean(c.doorName), {
    error: "nameTheDoor",
    path: ["doorName"],
  });

/** "Ring og notér": a door outside was phoned; what it answered. */
export const NoteCall = z
  .strictObject({
    ...subject,
    partyName: line(200),
    partyPhone: text(40).optional(),
    message: text(4000).optional(),
    answer: z.enum(["yes", "later", "no"]),
    confirmedName: line(200).optional(),
    confirmedRole: text(200).optional(),
    answerText: text(2000).optional(),
    checkBackOn: day,
    ...agreed,
  })
  .refine(saysWhy.check, saysWhy.error)
  .refine((c) => c.answer !== "yes" || c.confirmedName !== undefined, {
    error: "nameWhoSaidYes",
    path: ["confirmedName"],
  });

/** A one-time link on which a door outside answers without an account. */
export const MakeLink = z
  .strictObject({
    ...subject,
    partyName: line(200),
    partyPhone: text(40).optional(),
    message: text(4000).optional(),
    checkBackOn: day,
    ...agreed,
  })
  .refine(saysWhy.check, saysWhy.error);
export const AnswerByLink = z.strictObject({
  token: line(100),
  answer: z.enum(["yes", "no"]),
  name: line(200),
  role: text(200).optional(),
  text: text(2000).optional(),
});
export const CheckBack = z
  .strictObject({
    externalId: id,
    outcome: z.enum(["received", "notYet", "givenUp"]),
    checkBackOn: day.optional(),
    note: text(2000).optional(),
  })
  .refine((c) => c.outcome !== "notYet" || c.checkBackOn !== undefined, {
    error: "sayWhen",
    path: ["checkBackOn"],
  });

export const WithdrawExternal = z.strictObject({ externalId: id });

/** The citizen's own words on how to be met. What is left out stays as it stands; an empty text clears it. */
export const WriteMeetMe = z.strictObject({
  courseId: id,
  ...meetMeParts,
  /** The version the writer had read, "none" for none; left out, it is written whatever others wrote meanwhile. */
  follows: z.union([id, z.literal("none")]).optional(),
  /** Who heard the citizen say that it fits; left out, they have yet to see it. */
  heardBy: line(200).optional(),
});
/** The citizen has said, where `heardBy` heard it, that what was written down fits. */
export const ApproveMeetMe = z.strictObject({ courseId: id, meetMeId: id, heardBy: line(200) });
export const MarkMeetMeRead = z.strictObject({ courseId: id, meetMeId: id });
export const CallTable = z.strictObject({
  ...subject,
  citizenWish: text(2000).optional(),
  spokesperson: text(200).optional(),
});
export const HoldTable = z.strictObject({
  tableId: id,
  /** The edition the writer had read; left out, it is written whatever others wrote meanwhile. */
  edition: z.int().optional(),
  /** What is left out stays as it stands; an empty text clears it. */
  notes: text(8000).optional(),
  citizenWish: text(2000).optional(),
  spokesperson: text(200).optional(),
  came: z.array(z.int()).max(40).optional(),
  others: z.array(line(200)).max(20).default([]),
});
export const SettleTable = z.discriminatedUnion("outcome", [
  /** By a member of the unit that takes over; that is the acceptance. */
  z.strictObject({
    tableId: id,
    outcome: z.literal("taker"),
    whoPays: line(500),
    decided: z.array(z.int()).max(40).default([]),
    nextStep: line(1000).optional(),
    nextStepOn: day.optional(),
  }),
  z.strictObject({
    tableId: id,
    outcome: z.literal("unmetNeed"),
    whoPays: line(500),
    decided: z.array(z.int()).min(1).max(40),
    note: line(2000),
    meanwhile: line(1000),
    reviewOn: day.optional(),
  }),
]);

export const CloseUnit = z.strictObject({ unitId: id });
export const EmptyUnit = z.strictObject({ unitId: id, message: line(4000) });

export type Parsed<S extends z.ZodType> = z.output<S>;
