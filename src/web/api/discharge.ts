import { z } from "zod";
import { INFORMATION_KINDS } from "#modules/consent/index.ts";
import {
  ALL_TICKS,
  CARES,
  FOLLOW_UP,
  LEAVING_STATES,
  LINE_KINDS,
  LINE_STATES,
  MATTERS,
  SUBJECTS,
  dischargeSchemas as s,
  TONIGHT,
} from "#modules/discharge/index.ts";
import { staySchemas } from "#modules/stays/index.ts";
import { dischargeCommand, type Endpoint, staysCommand } from "./endpoint.ts";

/** In and out of hospital, for a hospital's own system and for whoever is on the course (B0–B5). */

const id = z.uuid();
const day = z.iso.date();
const moment = z.iso.datetime();

const Door = z.object({ id: id.nullable(), name: z.string(), phone: z.string() });
const Who = z.object({ person: z.string(), unit: z.string() });
const Line = z
  .object({
    id,
    kind: z.enum(LINE_KINDS),
    group: z.enum(["arrival", "leaving", "early"]),
    /** True: the token's unit may not read what it says; `information` is the kind of information to ask for. */
    closed: z.boolean(),
    information: z.enum(INFORMATION_KINDS),
    state: z.enum(LINE_STATES),
    settled: z.boolean(),
    by: Door.nullable(),
    until: day.nullable(),
    words: z.string(),
    ticks: z.array(z.enum(ALL_TICKS)),
    need: z.object({ id, kind: z.string(), open: z.boolean() }).nullable(),
    edition: z.int(),
    changed: Who.extend({ at: moment }).nullable(),
  })
  .meta({ id: "LeavingLine" });
const Leaving = z
  .object({
    id,
    subject: z.enum(SUBJECTS),
    courseId: id,
    knownAs: z.string().nullable(),
    language: z.string().nullable(),
    state: z.enum(LEAVING_STATES),
    edition: z.int(),
    admission: z
      .object({
        ward: Door.nullable(),
        care: z.enum(CARES).nullable(),
        admittedAt: moment,
        recordedBy: Who,
        expectedOn: day.nullable(),
        treatedOn: day.nullable(),
        changes: z.array(
          Who.extend({
            at: moment,
            ward: z.string().nullable(),
            expectedOn: day.nullable(),
            treatedOn: day.nullable(),
          }),
        ),
      })
      .nullable(),
    responsible: Door,
    holder: Door.nullable(),
    answers: z
      .object({
        tonight: z.enum(TONIGHT),
        followUp: z.enum(FOLLOW_UP),
        matters: z.array(z.enum(MATTERS)),
      })
      .nullable(),
    answersClosed: z.boolean(),
    lines: z.array(Line),
    missing: z.array(z.enum(LINE_KINDS)),
    withoutPlace: z.boolean(),
    end: z
      .object({
        state: z.enum(LEAVING_STATES),
        at: moment,
        by: Who,
        words: z.string(),
        stopped: z.enum(["died", "mistake"]).nullable(),
        withoutPlace: z.boolean(),
        leaderName: z.string().nullable(),
        leaderReason: z.string().nullable(),
        municipality: z.object({ code: z.string(), name: z.string() }).nullable(),
        municipalitySaid: z.string().nullable(),
        tableId: id.nullable(),
      })
      .nullable(),
    holdsCourseUntil: day.nullable(),
    regionCare: z
      .union([
        z.object({ applies: z.literal(true), until: moment }),
        z.object({
          applies: z.literal(false),
          why: z.enum(["psychiatric", "shortStay", "noMunicipalNursing"]),
        }),
      ])
      .nullable(),
    transport: z.enum(["ride", "money", "none"]).nullable(),
    law: z.object({
      fromDate: day,
      closingDays: z.int(),
      readmissionDays: z.int(),
      regionHours: z.int(),
      regionLeastHours: z.int(),
      transportFarKm: z.int(),
      sources: z.object({ region: z.string(), transport: z.string(), psychiatricPlan: z.string() }),
    }),
    readmission: z.boolean(),
    previous: z
      .object({
        id,
        leftAt: moment,
        state: z.enum(LEAVING_STATES),
        daysSince: z.int(),
        withoutPlace: z.boolean(),
        missing: z.array(Line),
      })
      .nullable(),
    may: z.object({ run: z.boolean(), cancelDischarge: z.boolean(), stop: z.boolean() }),
  })
  .meta({ id: "Leaving" });
const CourseLeavings = z.object({
  leavings: z.array(
    z.object({
      id,
      subject: z.enum(SUBJECTS),
      state: z.enum(LEAVING_STATES),
      ward: z.string().nullable(),
      care: z.enum(CARES).nullable(),
      admittedAt: moment.nullable(),
      expectedOn: day.nullable(),
      treatedOn: day.nullable(),
      leftAt: moment.nullable(),
      stopped: z.enum(["died", "mistake"]).nullable(),
      withoutPlace: z.boolean(),
      readmission: z.boolean(),
      open: z.int(),
      arrivalOpen: z.int(),
      holdsCourseUntil: day.nullable(),
    }),
  ),
});
const WardLine = z.object({
  id,
  knownAs: z.string().nullable(),
  state: z.enum(LEAVING_STATES),
  admittedAt: moment,
  expectedOn: day.nullable(),
  treatedOn: day.nullable(),
  leftAt: moment.nullable(),
  answered: z.boolean(),
  open: z.int(),
  arrivalOpen: z.int(),
  withoutPlace: z.boolean(),
  readmission: z.boolean(),
});
const Ward = z.object({ here: z.array(WardLine), leftOpen: z.array(WardLine) });

const LeavingRef = z.object({ leavingId: id });
const LineRef = z.object({ lineId: id });

export const dischargeEndpoints: readonly Endpoint[] = [
  {
    method: "get",
    path: "/ward",
    summary: "Who is in the token's ward, and who has left it with a line that is open still",
    answer: Ward,
    run: ({ services, actor, now }) => services.discharge.views.ward(actor, now),
  },
  {
    method: "get",
    path: "/courses/{id}/leavings",
    summary: "Every admission of the person of a course, and how they left a house; for those on their relay",
    answer: CourseLeavings,
    run: async ({ services, actor, id: courseId, now }) => ({
      leavings: await services.discharge.views.ofCourse(actor, courseId, now),
    }),
  },
  dischargeCommand("recordAdmission", {
    path: "/courses/{id}/admissions",
    summary:
      "Somebody was admitted, by a unit on their course or the ward they came to; an admission they left within 30 days is linked",
    body: s.RecordAdmission,
    idField: "courseId",
    status: 201,
    answer: LeavingRef.extend({ readmission: z.boolean() }),
  }),
  {
    method: "get",
    path: "/leavings/{id}",
    summary:
      "The whole check, each line as far as the token's unit may read it, with what was missing last time",
    answer: Leaving,
    run: ({ services, actor, id: leavingId, now }) => services.discharge.views.leaving(actor, leavingId, now),
  },
  dischargeCommand("planLeaving", {
    path: "/leavings/{id}/plan",
    summary:
      "When they are expected to leave, and when they were treated to the end; what was said before is kept",
    body: s.PlanLeaving,
    idField: "leavingId",
    answer: LeavingRef,
  }),
  dischargeCommand("moveWard", {
    path: "/leavings/{id}/ward",
    summary: "To another ward: the check goes along",
    body: s.MoveWard,
    idField: "leavingId",
    answer: LeavingRef,
  }),
  dischargeCommand("answerLeaving", {
    path: "/leavings/{id}/answers",
    summary:
      "The two questions for everybody: where tonight, and who follows up. The other lines open by themselves",
    body: s.AnswerLeaving,
    idField: "leavingId",
    answer: LeavingRef,
  }),
  dischargeCommand("saveLeaving", {
    path: "/leavings/{id}/page",
    summary: "The two questions and every line that was filled in, all of it or nothing",
    body: s.SaveLeaving,
    idField: "leavingId",
    answer: LeavingRef,
  }),
  dischargeCommand("completeDischarge", {
    path: "/leavings/{id}/completion",
    summary:
      "Discharged. What is unsettled a leader answers for by name, else 400 `answerForLines`; with no place to stay also the municipality and its answer, else 400 `answerForPlace`, and the joint table is called",
    body: s.CompleteDischarge,
    idField: "leavingId",
    answer: LeavingRef.extend({ tableId: id.nullable(), needIds: z.array(id) }),
  }),
  dischargeCommand("leaveEarly", {
    path: "/leavings/{id}/left-early",
    summary: "Went before time: never finished; whoever has the baton has it as a need to find them",
    body: s.LeaveEarly,
    idField: "leavingId",
    answer: LeavingRef.extend({ needId: id.nullable() }),
  }),
  dischargeCommand("cancelDischarge", {
    path: "/leavings/{id}/cancel",
    summary: "The discharge was cancelled, or they are back: in the ward again, with what was answered",
    body: s.CancelDischarge,
    idField: "leavingId",
    answer: LeavingRef,
  }),
  dischargeCommand("stopAdmission", {
    path: "/leavings/{id}/stop",
    summary: "They died, and everything stops – or it was written down of the wrong person, within a day",
    body: s.StopAdmission,
    idField: "leavingId",
    answer: LeavingRef,
  }),
  dischargeCommand("settleArrival", {
    path: "/leaving-lines/{id}/arrival",
    summary: "A line of arrival, or what was done about somebody who went before time",
    body: s.SettleArrival,
    idField: "lineId",
    answer: LineRef,
  }),
  dischargeCommand("secureLine", {
    path: "/leaving-lines/{id}/secured",
    summary: "Secured: by whom, and until when",
    body: s.SecureLine,
    idField: "lineId",
    answer: LineRef,
  }),
  dischargeCommand("lineNotNeeded", {
    path: "/leaving-lines/{id}/not-needed",
    summary: "Not needed, in the citizen's words",
    body: s.LineNotNeeded,
    idField: "lineId",
    answer: LineRef,
  }),
  dischargeCommand("lineBecomesNeed", {
    path: "/leaving-lines/{id}/need",
    summary: "It becomes a need with a holder: one of the course's, or a new one",
    body: s.LineBecomesNeed,
    idField: "lineId",
    answer: LineRef.extend({ needId: id }),
  }),
  dischargeCommand("reopenLine", {
    path: "/leaving-lines/{id}/reopen",
    summary: "It does not hold after all; once they have left, somebody has it as a need at once",
    body: s.ReopenLine,
    idField: "lineId",
    answer: LineRef,
  }),
  staysCommand("beginLeaving", {
    path: "/stays/{id}/leaving",
    summary: "Begin the check of whoever is to leave the house, or find it where it was begun",
    body: staySchemas.BeginLeaving,
    idField: "stayId",
    answer: LeavingRef,
  }),
];
