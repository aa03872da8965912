import { z } from "zod";
import {
  APPOINTMENT_KINDS,
  APPOINTMENT_STATES,
  BECAME,
  BEFORE,
  CANCELLED_BY,
  CITIZEN_SAYS,
  COMPANY,
  MOVED_BY,
  NO_SHOW_REASONS,
  RIGHT_ENDS,
  RIGHT_KINDS,
  STEPS,
  appointmentSchemas as s,
  TRANSPORT,
} from "#modules/appointments/index.ts";
import { appointmentsCommand, type Endpoint } from "./endpoint.ts";

/** Appointments of a course's citizen, for the units on its relay and the systems they book in (B5). */

const id = z.uuid();
const day = z.iso.date();
const moment = z.iso.datetime();
const Named = z.object({ id, name: z.string() });
const when = {
  day,
  /** Null: some time that day. */
  startsAt: moment.nullable(),
  endsAt: moment.nullable(),
};
const movedBy = z.enum([...MOVED_BY, "source"]).nullable();

const Appointment = z
  .object({
    ...when,
    id,
    courseId: id,
    needId: id.nullable(),
    rightId: id.nullable(),
    kind: z.enum(APPOINTMENT_KINDS),
    purpose: z.string(),
    place: z.string(),
    service: Named.nullable(),
    atUnit: Named.nullable(),
    withWhom: z.string(),
    bring: z.string(),
    phone: z.string(),
    company: z.enum(COMPANY),
    companion: Named.nullable(),
    companyUnit: Named.nullable(),
    companyWords: z.string(),
    transport: z.enum(TRANSPORT),
    transportUnit: Named.nullable(),
    transportWords: z.string(),
    citizenSays: z.enum(CITIZEN_SAYS),
    state: z.enum(APPOINTMENT_STATES),
    edition: z.int(),
    movedBy,
    endedWhy: z.enum([...CANCELLED_BY, "source", "died"]).nullable(),
    reasons: z.array(z.enum(NO_SHOW_REASONS)),
    words: z.string(),
    stepOn: day.nullable(),
    step: z.enum(STEPS).nullable(),
    cannotComeAt: moment.nullable(),
    entered: z.boolean(),
    unsaid: z.boolean(),
    answers: Named.nullable(),
    nextReminder: moment.nullable(),
    editions: z.array(
      z.object({
        ...when,
        number: z.int(),
        became: z.enum(BECAME),
        at: moment,
        unit: z.string().nullable(),
        movedBy,
      }),
    ),
    may: z.object({ keep: z.boolean(), sayHow: z.boolean() }),
  })
  .meta({ id: "Appointment" });
const Right = z.object({
  id,
  needId: id.nullable(),
  kind: z.enum(RIGHT_KINDS),
  about: z.string(),
  startedOn: day,
  lastOn: day,
  /** 0 on the last day, negative when it has gone by. */
  daysLeft: z.int(),
  source: z.string(),
  ended: z.enum(RIGHT_ENDS).nullable(),
});
const OfCourse = z.object({
  courseId: id,
  open: z.boolean(),
  ahead: z.array(Appointment),
  over: z.array(Appointment),
  closed: z.int(),
  rights: z.array(Right),
  before: z.array(z.enum(BEFORE)),
  mayKeep: z.boolean(),
});
const Today = z.object({
  lines: z.array(
    z.object({
      ...when,
      why: z.enum(["today", "unsaid", "noShow", "cannotCome", "right", "rightPassed"]),
      id,
      courseId: id,
      /** "" where the unit may not know it. */
      knownAs: z.string(),
      place: z.string(),
      company: z.enum(COMPANY).nullable(),
      on: day,
      late: z.boolean(),
      daysLeft: z.int().nullable(),
      guest: z.boolean(),
      edition: z.int(),
    }),
  ),
  /** How many there are besides: the gravest come first. */
  more: z.int(),
});
const Ref = z.object({ appointmentId: id });
const Changed = z.object({ appointmentId: id, edition: z.int() });
const CourseRef = z.object({ courseId: id });
const RightRef = z.object({ rightId: id });
const FromSource = z.object({
  /** Null: it was cancelled at first sight, or before. */
  appointmentId: id.nullable(),
  did: z.enum([
    "booked",
    "changed",
    "moved",
    "cancelled",
    "same",
    "older",
    "said",
    "notBooked",
    "offAlready",
  ]),
});

export const appointmentEndpoints: readonly Endpoint[] = [
  {
    method: "get",
    path: "/appointments/today",
    summary:
      "What the token's unit has to do with today, or should have done: appointments, and rights that run out",
    answer: Today,
    run: ({ services, actor, now }) => services.appointments.views.today(actor, now),
  },
  {
    method: "get",
    path: "/courses/{id}/appointments",
    summary: "The appointments of a course, and the rights whose days run; for those on its relay",
    answer: OfCourse,
    run: ({ services, actor, id: courseId, now }) =>
      services.appointments.views.ofCourse(actor, courseId, now),
  },
  appointmentsCommand("bookAppointment", {
    path: "/courses/{id}/appointments",
    summary: "Book an appointment; after one that came to nothing, its next step is done by this",
    body: s.BookAppointment,
    idField: "courseId",
    status: 201,
    answer: Ref,
  }),
  appointmentsCommand("bookFromSource", {
    path: "/courses/{id}/appointments/from-source",
    summary:
      "An appointment as another system has it: again it is the same one, and an older `sequence` never wins",
    body: s.BookFromSource,
    idField: "courseId",
    answer: FromSource,
  }),
  appointmentsCommand("chooseReminders", {
    path: "/courses/{id}/reminders",
    summary: "How long before the citizen wants to be reminded; an empty list: not at all",
    body: s.ChooseReminders,
    idField: "courseId",
    answer: CourseRef,
  }),
  appointmentsCommand("startRight", {
    path: "/courses/{id}/rights",
    summary: "A right begins to run on the day the referral was received; nothing resets it",
    body: s.StartRight,
    idField: "courseId",
    status: 201,
    answer: RightRef,
  }),
  appointmentsCommand("endRight", {
    path: "/rights/{id}/end",
    summary: "A right was kept, is not wanted, or was written by mistake",
    body: s.EndRight,
    idField: "rightId",
    answer: RightRef,
  }),
  {
    method: "get",
    path: "/appointments/{id}",
    summary: "One appointment, with every time it has had",
    answer: Appointment,
    run: ({ services, actor, id: appointmentId, now }) =>
      services.appointments.views.one(actor, appointmentId, now),
  },
  appointmentsCommand("changeAppointment", {
    path: "/appointments/{id}/change",
    summary:
      "All of it but its time; 409 `staleAppointment` where somebody changed it since the `edition` seen",
    body: s.ChangeAppointment,
    idField: "appointmentId",
    answer: Changed,
  }),
  appointmentsCommand("moveAppointment", {
    path: "/appointments/{id}/move",
    summary: "Another time; what it was is kept. 409 `staleAppointment` says when it is now",
    body: s.MoveAppointment,
    idField: "appointmentId",
    answer: Changed,
  }),
  appointmentsCommand("cancelAppointment", {
    path: "/appointments/{id}/cancel",
    summary: "It will not be; nobody is reminded of it",
    body: s.CancelAppointment,
    idField: "appointmentId",
    answer: Changed,
  }),
  appointmentsCommand("recordOutcome", {
    path: "/appointments/{id}/outcome",
    summary: "They came, or did not and why; a no-show closes nothing and makes a next step",
    body: s.RecordOutcome,
    idField: "appointmentId",
    answer: Changed,
  }),
  appointmentsCommand("finishStep", {
    path: "/appointments/{id}/step",
    summary: "What was done after nobody came, where it was not booked again",
    body: s.FinishStep,
    idField: "appointmentId",
    answer: Ref,
  }),
];
