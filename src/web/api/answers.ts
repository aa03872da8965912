import { z } from "zod";
import { URGENCIES } from "#kernel/urgency.ts";
import { CHANNEL_KINDS, DOCTOR_STATES, MEET_ME_PARTS } from "#modules/citizen/index.ts";
import type { UnitCard } from "#modules/identity/index.ts";
import {
  AGE_BANDS,
  HANDOVER_STATES,
  LEGAL_BASES,
  NEED_STATES,
  REDIRECT_REASONS,
} from "#modules/relay/index.ts";

/** What the API answers, for its document. Codes, not words; moments in UTC (RFC 3339), days as YYYY-MM-DD. */

const id = z.uuid();
const moment = z.iso.datetime();
const day = z.iso.date();

const Unit = z
  .object({
    id,
    slug: z.string(),
    name: z.string(),
    sector: z.enum(["region", "municipality", "generalPractice", "civilSociety", "state"]),
    phone: z.string(),
    organisation: z.string(),
  })
  .meta({ id: "Unit" });

export const CourseRef = z.object({ courseId: id });
export const HandoverRef = z.object({ handoverId: id });
export const Opened = z.object({ courseId: id, citizenId: id, needIds: z.array(id) });
export const NeedMade = z.object({ needId: id });
export const Reopened = z.object({ courseId: id, needIds: z.array(id) });
export const TakenOver = z.object({ handoverId: id, courseId: id });
export const Asked = z.object({ handoverIds: z.array(id) });
export const QuestionMade = z.object({ questionId: id });
export const Redirected = z.object({
  handoverId: id,
  tableId: id.nullable().meta({ description: "The joint table this redirect called, if any" }),
});

export const MeetMeRef = z.object({ meetMeId: id });
export const KnowledgeRef = z.object({ noteId: id });
export const KnowledgeNoted = z.object({
  noteId: id,
  reference: z.string().meta({ description: "The giver's receipt" }),
});
const Knowledge = z
  .looseObject({
    id,
    at: moment,
    from: z
      .object({ name: z.string(), relation: z.string() })
      .nullable()
      .meta({ description: "null: the citizen keeps for themselves who says it" }),
    words: z.string(),
    usefulTo: z.int(),
    usefulToUs: z.boolean(),
  })
  .meta({ id: "Knowledge" });
export const WorkUpRef = z.object({ workUpId: id });
export const SafetyNoteRef = z.object({ noteId: id });
export const PersonCorrected = z.object({ fields: z.array(z.string()) });
export const TextCorrected = z.object({ correctionId: id });

const Details = z.object({
  knownAs: z.string(),
  fullName: z.string().nullable(),
  birthYear: z.int().nullable(),
  language: z.string(),
  phone: z.string().nullable(),
});
export const Corrections = z
  .object({
    courseId: id,
    knownAs: z.string(),
    details: Details.nullable().meta({ description: "null where the unit may not know who it is about" }),
    history: z.array(z.looseObject({ field: z.string(), was: z.string().nullable(), at: moment })),
    texts: z.array(
      z.looseObject({
        needId: id.nullable(),
        contactId: id.nullable(),
        part: z.enum(["citizensWords", "note"]),
        words: z.string(),
        at: moment,
        corrections: z.array(z.looseObject({ id, words: z.string(), why: z.string(), at: moment })),
      }),
    ),
  })
  .meta({ id: "Corrections" });

const meetMeParts = Object.fromEntries(MEET_ME_PARTS.map((part) => [part, z.string()]));
const MeetMe = z
  .looseObject({
    ...meetMeParts,
    id,
    at: moment,
    writtenBy: z.string().nullable().meta({ description: "null: the citizen's own hand" }),
    approved: z.boolean(),
    heardBy: z.string().nullable(),
    readBy: z.int(),
    readByUs: z.boolean(),
  })
  .meta({
    id: "MeetMe",
    description: "How the citizen wants to be met; a heading left empty is an empty text",
  });

const SafetyNote = z
  .looseObject({
    id,
    happenedOn: day,
    endsOn: day.meta({ description: "The last day it is shown: a year after it happened at most" }),
    number: z.int().meta({ description: "Counts its versions" }),
    happened: z.string(),
    calmed: z.string(),
    citizensWords: z.string().nullable(),
    notAskedWhy: z.string().nullable(),
    answers: z.array(z.looseObject({ id, words: z.string(), at: moment, byCitizen: z.boolean() })),
  })
  .meta({ id: "SafetyNote" });

const Holder = z.object({
  unit: Unit,
  contactPerson: z.object({ id, name: z.string() }).nullable(),
  phone: z.string(),
  openNow: z.boolean(),
  since: moment,
});

const HandoverLine = z
  .looseObject({
    id,
    state: z.enum(HANDOVER_STATES),
    from: Unit,
    to: Unit,
    urgency: z.enum(URGENCIES),
    agreedWithCitizen: z.boolean(),
    legalBasis: z.enum(LEGAL_BASES),
    proposedAt: moment,
    answerBy: moment.nullable(),
    rung: z.int(),
    nextRungAt: moment.nullable(),
    redirect: z.looseObject({ reason: z.enum(REDIRECT_REASONS), noneKnown: z.boolean() }).nullable(),
  })
  .meta({ id: "HandoverLine" });

const Need = z
  .looseObject({
    id,
    kind: z.string(),
    state: z.enum(NEED_STATES),
    urgency: z.enum(URGENCIES),
    responsible: Unit,
    since: moment,
    dutyBearer: z.string().nullable(),
    nextStep: z.object({ what: z.string(), on: day, unit: Unit, lapsed: z.boolean() }).nullable(),
    handovers: z.array(HandoverLine),
  })
  .meta({ id: "Need" });

export const Course = z
  .union([
    z.looseObject({
      kind: z.literal("full"),
      id,
      state: z.enum(["open", "closed"]),
      holder: Holder,
      citizen: z.looseObject({ id, knownAs: z.string(), ageBand: z.enum(AGE_BANDS) }),
      meetMeKnown: z.boolean(),
      meetMe: MeetMe.nullable(),
      knowledge: z.array(Knowledge).nullable().meta({
        description: "What others have told and the citizen shares; null where the unit may not know",
      }),
      doctor: z
        .looseObject({
          doctor: z
            .looseObject({ state: z.enum(DOCTOR_STATES), name: z.string(), place: z.string(), at: moment })
            .nullable(),
          workUps: z.array(z.string()),
        })
        .nullable()
        .meta({
          description: "Own doctor and work-ups under way; null where the unit may not know of their health",
        }),
      safety: z.looseObject({ notes: z.array(SafetyNote) }).nullable(),
      needs: z.array(Need),
      batonHandovers: z.array(HandoverLine),
    }),
    z.object({
      kind: z.literal("closed"),
      id,
      holder: Holder.nullable(),
      knownAs: z.string().nullable(),
      mayArrive: z.boolean(),
      mayTakeOver: z.boolean(),
    }),
  ])
  .meta({ id: "Course" });

export const Handover = z
  .looseObject({
    id,
    courseId: id,
    state: z.enum(HANDOVER_STATES),
    mine: z.enum(["receiver", "sender", "other"]),
    needKind: z.string().nullable(),
    ageBand: z.enum(AGE_BANDS),
    urgency: z.enum(URGENCIES),
    message: z.string(),
    agreedWithCitizen: z.boolean(),
    meetMe: z
      .looseObject({ ...meetMeParts, approved: z.boolean() })
      .nullable()
      .meta({ description: "For the receiver, where the citizen lets it be told" }),
    line: HandoverLine,
  })
  .meta({ id: "Handover" });

export const Inbox = z.object({
  rows: z.array(
    z.looseObject({
      handoverId: id,
      needKind: z.string().nullable(),
      from: Unit,
      ageBand: z.enum(AGE_BANDS),
      urgency: z.enum(URGENCIES),
      answerBy: moment,
      rung: z.int(),
      questioned: z.boolean(),
    }),
  ),
  total: z.int(),
  next: z.string().nullable(),
});

export const CardGiven = z.object({ cardId: id });
export const CourseCard = z.object({
  courseId: id,
  knownAs: z.string(),
  open: z.boolean(),
  card: z.looseObject({ code: z.string(), issuedAt: moment, issuedUnitName: z.string() }).nullable(),
});
export const CardShown = z.looseObject({
  kind: z.enum(["unknown", "dead", "ring", "door"]),
  phone: z.string().optional().meta({ description: "Of `ring`: all this door is told" }),
  courseId: id.optional().meta({ description: "Of `door`" }),
});
export const ChannelRef = z.object({ channelId: id });
export const MessageRef = z.object({ messageId: id });
export const Reaching = z.looseObject({
  courseId: id,
  known: z
    .boolean()
    .meta({ description: "The citizen lets the token's unit know; else the lists are empty" }),
  may: z.boolean(),
  channels: z.array(z.looseObject({ id, kind: z.enum(CHANNEL_KINDS), to: z.string(), asks: z.boolean() })),
  messages: z.array(z.looseObject({ id, at: moment, sentence: z.string(), state: z.string() })),
  replies: z.array(z.object({ id, at: moment, words: z.string() })),
});
export const FeltCounts = z.object({
  quarters: z.array(
    z.object({
      from: day,
      counts: z.object({ safe: z.int(), between: z.int(), unsafe: z.int() }).nullable(),
    }),
  ),
});

export const CapacitySaid = z.object({
  capacity: z.array(
    z.object({
      serviceId: id,
      unit: z.string(),
      available: z.int(),
      maximum: z.int().nullable(),
      waiting: z.int().nullable(),
      saidAt: moment,
      age: z.enum(["fresh", "ageing", "unknown"]),
    }),
  ),
});

const UnitLine = Unit.extend({
  kind: z.string(),
  area: z.string(),
  openingHours: z.record(z.string(), z.unknown()),
  standingReceiver: z.boolean(),
});
export const Units = z.object({ units: z.array(UnitLine) });

export const unit = (card: UnitCard): z.output<typeof UnitLine> => ({
  id: card.id,
  slug: card.slug,
  name: card.name,
  sector: card.sector,
  phone: card.phone,
  organisation: card.organisationName,
  kind: card.kind,
  area: card.area,
  openingHours: { ...card.openingHours },
  standingReceiver: card.standingReceiver,
});
