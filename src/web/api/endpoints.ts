import { z } from "zod";
import { Refused } from "#kernel/refusal.ts";
import { SayCapacity } from "#modules/directory/index.ts";
import { commandSchemas } from "#modules/relay/index.ts";
import * as answers from "./answers.ts";
import { appointmentEndpoints } from "./appointments.ts";
import { calendarEndpoints } from "./calendar.ts";
import { dischargeEndpoints } from "./discharge.ts";
import { doctorEndpoints } from "./doctor.ts";
import { bodyOf, type Endpoint, relayCommand } from "./endpoint.ts";
import { outreachEndpoints } from "./outreach.ts";
import { reachEndpoints } from "./reach.ts";
import { stayEndpoints } from "./stays.ts";

const s = commandSchemas;

/** Every URL of the HTTP API, on one screen. All take a bearer token and act as its unit. */
export const endpoints: readonly Endpoint[] = [
  relayCommand("openCourse", {
    path: "/courses",
    summary: "Open a course: the token's unit has the baton from now on",
    body: s.OpenCourse,
    status: 201,
    answer: answers.Opened,
  }),
  {
    method: "get",
    path: "/courses/{id}",
    summary:
      "A course as the token's unit may see it; who has the baton when it takes no part but may know. A unit that is not on it says why in the Purpose header, else 403 `purposeNeeded`",
    answer: answers.Course,
    async run({ services, actor, id, now, purpose }) {
      const view = await services.relay.views.course(actor, id, now, purpose);
      if (view.kind === "closed" && view.holder === null) throw new Refused("notFound");
      return view;
    },
  },
  relayCommand("addNeed", {
    path: "/courses/{id}/needs",
    summary: "Add a need; the holder is responsible at first",
    body: s.AddNeed,
    idField: "courseId",
    status: 201,
    answer: answers.NeedMade,
  }),
  relayCommand("arrive", {
    path: "/courses/{id}/arrivals",
    summary: "The citizen turned up at the token's unit; the holder is told",
    body: s.Arrive,
    idField: "courseId",
    status: 201,
    answer: answers.CourseRef,
  }),
  relayCommand("takeOver", {
    path: "/courses/{id}/takeover",
    summary: "Take over the baton, or one need: an acceptance without a preceding ask",
    body: s.TakeOver,
    idField: "courseId",
    answer: answers.TakenOver,
  }),
  relayCommand("closeCourse", {
    path: "/courses/{id}/close",
    summary: "Close a course with no open need, the citizen told",
    body: s.CloseCourse,
    idField: "courseId",
    answer: answers.CourseRef,
  }),
  relayCommand("takeBackDeath", {
    path: "/courses/{id}/lives",
    summary: "That the citizen had died was written of the wrong person: what was open stands again",
    body: s.TakeBackDeath,
    idField: "courseId",
    answer: answers.CourseRef,
  }),
  relayCommand("reopenCourse", {
    path: "/courses/{id}/reopen",
    summary: "Reopen a closed course; the token's unit has the baton",
    body: s.ReopenCourse,
    idField: "courseId",
    answer: answers.Reopened,
  }),
  {
    method: "get",
    path: "/courses/{id}/corrections",
    summary:
      "What the record says of the person, the texts of the course, and what was put right, for who takes part",
    answer: answers.Corrections,
    run: ({ services, actor, id, now }) => services.relay.views.corrections(actor, id, now),
  },
  relayCommand("correctPerson", {
    path: "/courses/{id}/corrections/person",
    summary: "Put right what the record says of the person, whole; what stood there is kept with who and why",
    body: s.CorrectPerson,
    idField: "courseId",
    answer: answers.PersonCorrected,
  }),
  relayCommand("correctText", {
    path: "/courses/{id}/corrections/text",
    summary: "What is right, beside a need's words or note or what was written of a contact; the text stays",
    body: s.CorrectText,
    idField: "courseId",
    status: 201,
    answer: answers.TextCorrected,
  }),
  relayCommand("writeMeetMe", {
    path: "/courses/{id}/meet-me",
    summary:
      "How the citizen wants to be met, by headings: a new version. What is left out stays as it stands; `follows` is the version read before, else 409 `editedMeanwhile`",
    body: s.WriteMeetMe,
    idField: "courseId",
    status: 201,
    answer: answers.MeetMeRef,
  }),
  relayCommand("approveMeetMe", {
    path: "/courses/{id}/meet-me/approval",
    summary: "The citizen has said aloud that what was written down fits; who heard it",
    body: s.ApproveMeetMe,
    idField: "courseId",
    answer: answers.MeetMeRef,
  }),
  relayCommand("markMeetMeRead", {
    path: "/courses/{id}/meet-me/receipt",
    summary: "The token's unit has read how the citizen wants to be met",
    body: s.MarkMeetMeRead,
    idField: "courseId",
    answer: answers.MeetMeRef,
  }),
  relayCommand("writeSafetyNote", {
    path: "/courses/{id}/safety-notes",
    summary:
      "Note what happened on one day, what calmed it, and what the citizen says – or why they were not asked. It ends within a year of that day",
    body: s.WriteSafetyNote,
    idField: "courseId",
    status: 201,
    answer: answers.SafetyNoteRef,
  }),
  relayCommand("correctSafetyNote", {
    path: "/courses/{id}/safety-notes/correction",
    summary: "Put right what a safety note says, by the unit whose note it is; neither of its days moves",
    body: s.CorrectSafetyNote,
    idField: "courseId",
    answer: answers.SafetyNoteRef,
  }),
  relayCommand("endSafetyNote", {
    path: "/courses/{id}/safety-notes/end",
    summary: "End a safety note before its last day, by a leader",
    body: s.EndSafetyNote,
    idField: "courseId",
    answer: answers.SafetyNoteRef,
  }),
  relayCommand("answerSafetyNote", {
    path: "/courses/{id}/safety-notes/answer",
    summary: "What the citizen says to a safety note, told to a helper",
    body: s.AnswerSafetyNote,
    idField: "courseId",
    status: 201,
    answer: answers.SafetyNoteRef,
  }),
  ...doctorEndpoints,
  ...reachEndpoints,
  ...stayEndpoints,
  ...dischargeEndpoints,
  ...outreachEndpoints,
  ...appointmentEndpoints,
  ...calendarEndpoints,
  relayCommand("noteKnowledge", {
    path: "/courses/{id}/knowledge",
    summary:
      "Write down what a relative or an association tells, by phone or on paper: it waits for the citizen, and no unit reads it before they share it",
    body: s.NoteKnowledge,
    idField: "courseId",
    status: 201,
    answer: answers.KnowledgeNoted,
  }),
  relayCommand("decideKnowledge", {
    path: "/courses/{id}/knowledge/decision",
    summary:
      "What the citizen decides on a note, told to a helper: one's own, one that is shared, or the one whose reference they give",
    body: s.DecideKnowledge,
    idField: "courseId",
    answer: answers.KnowledgeRef,
  }),
  relayCommand("markKnowledgeUseful", {
    path: "/courses/{id}/knowledge/useful",
    summary: "A shared note helped: said once by each unit; the giver is told that much",
    body: s.MarkKnowledgeUseful,
    idField: "courseId",
    answer: answers.KnowledgeRef,
  }),
  relayCommand("askUnits", {
    path: "/handovers",
    summary: "Ask one or several units to take over a need, or the baton",
    body: s.AskUnits,
    status: 201,
    answer: answers.Asked,
  }),
  {
    method: "get",
    path: "/handovers/{id}",
    summary: "A handover as sender or receiver may see it (a preview until it is accepted)",
    answer: answers.Handover,
    run: ({ services, actor, id, now }) => services.relay.views.preview(actor, id, now),
  },
  relayCommand("accept", {
    path: "/handovers/{id}/accept",
    summary: "Take over. Of several asked, the first acceptance wins",
    body: s.Accept,
    idField: "handoverId",
    answer: answers.TakenOver,
  }),
  relayCommand("redirect", {
    path: "/handovers/{id}/redirect",
    summary:
      "Show the way on: a reason, and a next door or that none is known. Not a refusal: the sender still holds",
    body: s.Redirect,
    idField: "handoverId",
    answer: answers.Redirected,
  }),
  relayCommand("askQuestion", {
    path: "/handovers/{id}/ask",
    summary: "Ask the sender a question: the receiver's clock pauses, the sender's starts",
    body: s.AskQuestion,
    idField: "handoverId",
    status: 201,
    answer: answers.QuestionMade,
  }),
  relayCommand("answerQuestion", {
    path: "/handovers/{id}/answer",
    summary: "Answer the receiver's question: its clock runs on",
    body: s.AnswerQuestion,
    idField: "handoverId",
    answer: answers.HandoverRef,
  }),
  relayCommand("withdraw", {
    path: "/handovers/{id}/withdraw",
    summary: "The sender no longer asks",
    body: s.Withdraw,
    idField: "handoverId",
    answer: answers.HandoverRef,
  }),
  {
    method: "get",
    path: "/inbox",
    summary: "What awaits the token's unit's answer, worst first",
    query: z.strictObject({ after: z.string().max(200).optional() }),
    answer: answers.Inbox,
    run: ({ services, actor, query, now }) =>
      services.relay.views.inbox(actor, { after: query.after ?? null }, now),
  },
  {
    method: "post",
    path: "/services/{id}/capacity",
    summary: "Say how many places are free in an offer of the token's unit or organisation",
    body: bodyOf(SayCapacity, "serviceId"),
    idField: "serviceId",
    answer: answers.CapacitySaid,
    async run({ services, actor, input, now, key }) {
      const { directory } = services;
      const who = { personId: actor.personId, personName: actor.personName, remits: [], actor };
      await directory.sayCapacity(who, input, "api", now, key);
      return { capacity: await directory.capacityNow((input as z.input<typeof SayCapacity>).serviceId, now) };
    },
  },
  {
    method: "get",
    path: "/units",
    summary: "Open units of the token's region",
    query: z.strictObject({ search: z.string().max(100).optional(), area: z.string().max(4).optional() }),
    answer: answers.Units,
    async run({ services, actor, query }) {
      const units = await services.identity.units({
        region: actor.unit.region,
        search: query.search,
        area: query.area,
      });
      return { units: units.map(answers.unit) };
    },
  },
];
