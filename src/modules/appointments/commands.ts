import { z } from "zod";
import { parsePhone } from "#kernel/phone.ts";
import { day, id, plainLine, plainText, time } from "#platform/fields.ts";
import {
  APPOINTMENT_KINDS,
  BEFORE,
  CANCELLED_BY,
  CITIZEN_SAYS,
  COMPANY,
  MOVED_BY,
  NO_SHOW_REASONS,
  RIGHT_ENDS,
  RIGHT_KINDS,
  SOURCE_KINDS,
  STEPS,
  TRANSPORT,
} from "./types.ts";

/**
 * What may be asked of appointments; pages, the API and importers share these. Days and times are those of clocks in Denmark.
 * `edition` is the one that was seen: where somebody changed it since, the answer is `staleAppointment` and what it is now.
 */

const edition = z.int().min(1);
const phone = z
  .string()
  .trim()
  .max(40)
  .refine((value) => value === "" || parsePhone(value) !== null, { error: "notAPhone" });

const when = {
  day,
  /** None: some time that day. */
  time: time.optional(),
  /** When it ends, on the same day – or the next where it is earlier than it begins. */
  until: time.optional(),
};
const where = {
  place: plainText(200).default(""),
  serviceId: id.nullable().default(null),
  atUnitId: id.nullable().default(null),
};
const around = {
  kind: z.enum(APPOINTMENT_KINDS),
  /** In everyday words; never in a reminder. */
  purpose: plainLine(200),
  withWhom: plainText(200).default(""),
  bring: plainText(500).default(""),
  phone: phone.default(""),
  company: z.enum(COMPANY).default("nobodyYet"),
  companionId: id.nullable().default(null),
  companyUnitId: id.nullable().default(null),
  companyWords: plainText(120).default(""),
  transport: z.enum(TRANSPORT).default("notSaid"),
  transportUnitId: id.nullable().default(null),
  transportWords: plainText(200).default(""),
  citizenSays: z.enum(CITIZEN_SAYS),
};

type Issue = (field: string, message: string) => void;
const saying =
  <T>(check: (value: T, issue: Issue) => void) =>
  (value: T, context: z.RefinementCtx): void =>
    check(value, (field, message) => context.addIssue({ code: "custom", message, path: [field] }));

const untilNeedsTime = (c: { time?: string | undefined; until?: string | undefined }, issue: Issue): void => {
  if (c.until !== undefined && c.time === undefined) issue("time", "required");
  if (c.until !== undefined && c.until === c.time) issue("until", "sameTime");
};
const isSomewhere = (
  c: { place: string; serviceId: string | null; atUnitId: string | null },
  issue: Issue,
): void => {
  if (c.place === "" && c.serviceId === null && c.atUnitId === null) issue("place", "required");
};
const namesCompany = (
  c: { company: string; companionId: string | null; companyUnitId: string | null },
  issue: Issue,
): void => {
  if (c.company === "companion" && c.companionId === null) issue("companionId", "required");
  if (c.company === "unit" && c.companyUnitId === null) issue("companyUnitId", "required");
  if (c.company !== "companion" && c.companionId !== null) issue("companionId", "notTogether");
  if (c.company !== "unit" && c.companyUnitId !== null) issue("companyUnitId", "notTogether");
};

export const BookAppointment = z
  .strictObject({
    courseId: id,
    /** The need it serves: whose unit answers for it. Null: whoever has the baton. */
    needId: id.nullable().default(null),
    rightId: id.nullable().default(null),
    /** The one that came to nothing: its next step is done by this. */
    againOf: id.nullable().default(null),
    ...when,
    ...where,
    ...around,
  })
  .superRefine(
    saying((c, issue) => {
      untilNeedsTime(c, issue);
      isSomewhere(c, issue);
      namesCompany(c, issue);
    }),
  );

/** All of it but when and what became of it, said anew. */
export const ChangeAppointment = z
  .strictObject({ appointmentId: id, edition, needId: id.nullable().default(null), ...where, ...around })
  .superRefine(
    saying((c, issue) => {
      isSomewhere(c, issue);
      namesCompany(c, issue);
    }),
  );

/** Another time, and perhaps another place: what is left out stays. */
export const MoveAppointment = z
  .strictObject({
    appointmentId: id,
    edition,
    ...when,
    place: plainLine(200).optional(),
    movedBy: z.enum(MOVED_BY),
    citizenSays: z.enum(CITIZEN_SAYS),
  })
  .superRefine(saying(untilNeedsTime));

export const CancelAppointment = z.strictObject({
  appointmentId: id,
  edition,
  by: z.enum(CANCELLED_BY),
  words: plainText(1000).default(""),
});

/** How it went, or – where it was said wrongly – how it went after all. */
export const RecordOutcome = z
  .strictObject({
    appointmentId: id,
    edition,
    outcome: z.enum(["attended", "noShow"]),
    /** Of a no-show; none said: nobody knows. */
    reasons: z.array(z.enum(NO_SHOW_REASONS)).max(NO_SHOW_REASONS.length).default([]),
    words: plainText(1000).default(""),
  })
  .superRefine(
    saying((c, issue) => {
      if (c.outcome === "attended" && c.reasons.length > 0) issue("reasons", "notTogether");
      if (c.reasons.includes("other") && c.words === "") issue("words", "sayWhy");
    }),
  );

/** What was done after nobody came. Booking again says it by itself. */
export const FinishStep = z.strictObject({
  appointmentId: id,
  step: z.enum(STEPS).exclude(["bookedAgain"]),
});

const before = z.array(z.enum(BEFORE)).max(BEFORE.length);
/** When the citizen wants to be reminded; an empty list: not at all. */
export const ChooseReminders = z.strictObject({ courseId: id, before });

export const StartRight = z.strictObject({
  courseId: id,
  needId: id.nullable().default(null),
  kind: z.enum(RIGHT_KINDS),
  /** The day the referral was received. */
  startedOn: day,
  about: plainText(200).default(""),
});
export const EndRight = z.strictObject({ rightId: id, ended: z.enum(RIGHT_ENDS) });

/** Longer is a stay. */
const DAY = 24 * 3_600_000;

/** The source's own name for one – with the recurrence it is of, where it is one of many. */
const uid = z.string().min(1).max(255);
/** Which edition of it: of two the larger is the newer. */
const sequence = z.int().min(0);

/**
 * An appointment read from somewhere else: a calendar, a hospital's system. Again, it is the same one; with an older `sequence` than
 * what is kept – or than what called it off before it was ever read –, nothing happens; with the same, nothing unless it was never
 * seen or it is called off. What people here have added – who goes along,
 * transport, what to bring – stays as it is.
 */
export const BookFromSource = z
  .strictObject({
    courseId: id,
    source: z.strictObject({
      kind: z.enum(SOURCE_KINDS),
      uid,
      sequence,
      /** The edition of the series that names it, where the series was told in full with it. */
      told: sequence.optional(),
    }),
    state: z.enum(["booked", "cancelled"]).default("booked"),
    day,
    /** Moments, with a time zone; none: some time that day. `startsAt` is on `day` in Denmark. */
    startsAt: z.iso.datetime({ offset: true }).optional(),
    endsAt: z.iso.datetime({ offset: true }).optional(),
    kind: z.enum(APPOINTMENT_KINDS).default("other"),
    purpose: plainLine(200),
    place: plainLine(200),
    withWhom: plainText(200).default(""),
    phone: phone.default(""),
  })
  .superRefine(
    saying((c, issue) => {
      if (
        c.endsAt !== undefined &&
        (c.startsAt === undefined || Date.parse(c.endsAt) <= Date.parse(c.startsAt))
      )
        issue("endsAt", "endsBeforeItBegins");
      else if (
        c.endsAt !== undefined &&
        c.startsAt !== undefined &&
        Date.parse(c.endsAt) - Date.parse(c.startsAt) >= DAY
      )
        issue("endsAt", "underADay");
    }),
  );

/**
 * What a source has said beside what is booked, moved and cancelled by name: kept, so that an older file read later books nothing that
 * is off. A series told in full calls off what it does not name.
 */
export const NoteSource = z.strictObject({
  courseId: id,
  kind: z.enum(SOURCE_KINDS),
  said: z
    .array(z.strictObject({ uid, sequence, is: z.enum(["calledOff", "same"]) }))
    .max(1000)
    .default([]),
  told: z
    .array(z.strictObject({ uid, sequence, named: z.array(uid).max(1000) }))
    .max(500)
    .default([]),
});

/** By the citizen, on their own page. */
/** `timed`: the time they saw it has. */
export const OwnCannotCome = z.strictObject({ appointmentId: id, timed: edition });
export const OwnReminders = z.strictObject({ before });
