import { z } from "zod";
import { Refused } from "#kernel/refusal.ts";
import { SayCapacity } from "#modules/directory/index.ts";
import { commandSchemas } from "#modules/relay/index.ts";
import * as answers from "./answers.ts";
import { doctorEndpoints } from "./doctor.ts";
import { bodyOf, type Endpoint } from "./endpoint.ts";
import { reachEndpoints } from "./reach.ts";
import { stayEndpoints } from "./stays.ts";

const s = commandSchemas;

/** Every URL of the HTTP API, on one screen. All take a bearer token and act as its unit. */
export const endpoints: readonly Endpoint[] = [
  {
    method: "post",
    path: "/courses",
    summary: "Open a course: the token's unit has the baton from now on",
    body: bodyOf(s.OpenCourse),
    status: 201,
    answer: answers.Opened,
    run: ({ services, actor, input, now, key }) => services.relay.commands.openCourse(actor, input, now, key),
  },
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
  {
    method: "post",
    path: "/courses/{id}/needs",
    summary: "Add a need; the holder is responsible at first",
    body: bodyOf(s.AddNeed, "courseId"),
    idField: "courseId",
    status: 201,
    answer: answers.NeedMade,
    run: ({ services, actor, input, now, key }) => services.relay.commands.addNeed(actor, input, now, key),
  },
  {
    method: "post",
    path: "/courses/{id}/arrivals",
    summary: "The citizen turned up at the token's unit; the holder is told",
    body: bodyOf(s.Arrive, "courseId"),
    idField: "courseId",
    status: 201,
    answer: answers.CourseRef,
    run: ({ services, actor, input, now, key }) => services.relay.commands.arrive(actor, input, now, key),
  },
  {
    method: "post",
    path: "/courses/{id}/takeover",
    summary: "Take over the baton, or one need: an acceptance without a preceding ask",
    body: bodyOf(s.TakeOver, "courseId"),
    idField: "courseId",
    answer: answers.TakenOver,
    run: ({ services, actor, input, now, key }) => services.relay.commands.takeOver(actor, input, now, key),
  },
  {
    method: "post",
    path: "/courses/{id}/close",
    summary: "Close a course with no open need, the citizen told",
    body: bodyOf(s.CloseCourse, "courseId"),
    idField: "courseId",
    answer: answers.CourseRef,
    run: ({ services, actor, input, now, key }) =>
      services.relay.commands.closeCourse(actor, input, now, key),
  },
  {
    method: "post",
    path: "/courses/{id}/reopen",
    summary: "Reopen a closed course; the token's unit has the baton",
    body: bodyOf(s.ReopenCourse, "courseId"),
    idField: "courseId",
    answer: answers.Reopened,
    run: ({ services, actor, input, now, key }) =>
      services.relay.commands.reopenCourse(actor, input, now, key),
  },
  {
    method: "get",
    path: "/courses/{id}/corrections",
    summary:
      "What the record says of the person, the texts of the course, and what was put right, for who takes part",
    answer: answers.Corrections,
    run: ({ services, actor, id, now }) => services.relay.views.corrections(actor, id, now),
  },
  {
    method: "post",
    path: "/courses/{id}/corrections/person",
    summary: "Put right what the record says of the person, whole; what stood there is kept with who and why",
    body: bodyOf(s.CorrectPerson, "courseId"),
    idField: "courseId",
    answer: answers.PersonCorrected,
    run: ({ services, actor, input, now, key }) =>
      services.relay.commands.correctPerson(actor, input, now, key),
  },
  {
    method: "post",
    path: "/courses/{id}/corrections/text",
    summary: "What is right, beside a need's words or note or what was written of a contact; the text stays",
    body: bodyOf(s.CorrectText, "courseId"),
    idField: "courseId",
    status: 201,
    answer: answers.TextCorrected,
    run: ({ services, actor, input, now, key }) =>
      services.relay.commands.correctText(actor, input, now, key),
  },
  {
    method: "post",
    path: "/courses/{id}/meet-me",
    summary:
      "How the citizen wants to be met, by headings: a new version. What is left out stays as it stands; `follows` is the version read before, else 409 `editedMeanwhile`",
    body: bodyOf(s.WriteMeetMe, "courseId"),
    idField: "courseId",
    status: 201,
    answer: answers.MeetMeRef,
    run: ({ services, actor, input, now, key }) =>
      services.relay.commands.writeMeetMe(actor, input, now, key),
  },
  {
    method: "post",
    path: "/courses/{id}/meet-me/approval",
    summary: "The citizen has said aloud that what was written down fits; who heard it",
    body: bodyOf(s.ApproveMeetMe, "courseId"),
    idField: "courseId",
    answer: answers.MeetMeRef,
    run: ({ services, actor, input, now, key }) =>
      services.relay.commands.approveMeetMe(actor, input, now, key),
  },
  {
    method: "post",
    path: "/courses/{id}/meet-me/receipt",
    summary: "The token's unit has read how the citizen wants to be met",
    body: bodyOf(s.MarkMeetMeRead, "courseId"),
    idField: "courseId",
    answer: answers.MeetMeRef,
    run: ({ services, actor, input, now, key }) =>
      services.relay.commands.markMeetMeRead(actor, input, now, key),
  },
  {
    method: "post",
    path: "/courses/{id}/safety-notes",
    summary:
      "Note what happened on one day, what calmed it, and what the citizen says – or why they were not asked. It ends within a year of that day",
    body: bodyOf(s.WriteSafetyNote, "courseId"),
    idField: "courseId",
    status: 201,
    answer: answers.SafetyNoteRef,
    run: ({ services, actor, input, now, key }) =>
      services.relay.commands.writeSafetyNote(actor, input, now, key),
  },
  {
    method: "post",
    path: "/courses/{id}/safety-notes/correction",
    summary: "Put right what a safety note says, by the unit whose note it is; neither of its days moves",
    body: bodyOf(s.CorrectSafetyNote, "courseId"),
    idField: "courseId",
    answer: answers.SafetyNoteRef,
    run: ({ services, actor, input, now, key }) =>
      services.relay.commands.correctSafetyNote(actor, input, now, key),
  },
  {
    method: "post",
    path: "/courses/{id}/safety-notes/end",
    summary: "End a safety note before its last day, by a leader",
    body: bodyOf(s.EndSafetyNote, "courseId"),
    idField: "courseId",
    answer: answers.SafetyNoteRef,
    run: ({ services, actor, input, now, key }) =>
      services.relay.commands.endSafetyNote(actor, input, now, key),
  },
  {
    method: "post",
    path: "/courses/{id}/safety-notes/answer",
    summary: "What the citizen says to a safety note, told to a helper",
    body: bodyOf(s.AnswerSafetyNote, "courseId"),
    idField: "courseId",
    status: 201,
    answer: answers.SafetyNoteRef,
    run: ({ services, actor, input, now, key }) =>
      services.relay.commands.answerSafetyNote(actor, input, now, key),
  },
  ...doctorEndpoints,
  ...reachEndpoints,
  ...stayEndpoints,
  {
    method: "post",
    path: "/courses/{id}/knowledge",
    summary:
      "Write down what a relative or an association tells, by phone or on paper: it waits for the citizen, and no unit reads it before they share it",
    body: bodyOf(s.NoteKnowledge, "courseId"),
    idField: "courseId",
    status: 201,
    answer: answers.KnowledgeNoted,
    run: ({ services, actor, input, now, key }) =>
      services.relay.commands.noteKnowledge(actor, input, now, key),
  },
  {
    method: "post",
    path: "/courses/{id}/knowledge/decision",
    summary:
      "What the citizen decides on a note, told to a helper: one's own, one that is shared, or the one whose reference they give",
    body: bodyOf(s.DecideKnowledge, "courseId"),
    idField: "courseId",
    answer: answers.KnowledgeRef,
    run: ({ services, actor, input, now, key }) =>
      services.relay.commands.decideKnowledge(actor, input, now, key),
  },
  {
    method: "post",
    path: "/courses/{id}/knowledge/useful",
    summary: "A shared note helped: said once by each unit; the giver is told that much",
    body: bodyOf(s.MarkKnowledgeUseful, "courseId"),
    idField: "courseId",
    answer: answers.KnowledgeRef,
    run: ({ services, actor, input, now, key }) =>
      services.relay.commands.markKnowledgeUseful(actor, input, now, key),
  },
  {
    method: "post",
    path: "/handovers",
    summary: "Ask one or several units to take over a need, or the baton",
    body: bodyOf(s.AskUnits),
    status: 201,
    answer: answers.Asked,
    run: ({ services, actor, input, now, key }) => services.relay.commands.askUnits(actor, input, now, key),
  },
  {
    method: "get",
    path: "/handovers/{id}",
    summary: "A handover as sender or receiver may see it (a preview until it is accepted)",
    answer: answers.Handover,
    run: ({ services, actor, id, now }) => services.relay.views.preview(actor, id, now),
  },
  {
    method: "post",
    path: "/handovers/{id}/accept",
    summary: "Take over. Of several asked, the first acceptance wins",
    body: bodyOf(s.Accept, "handoverId"),
    idField: "handoverId",
    answer: answers.TakenOver,
    run: ({ services, actor, input, now, key }) => services.relay.commands.accept(actor, input, now, key),
  },
  {
    method: "post",
    path: "/handovers/{id}/redirect",
    summary:
      "Show the way on: a reason, and a next door or that none is known. Not a refusal: the sender still holds",
    body: bodyOf(s.Redirect, "handoverId"),
    idField: "handoverId",
    answer: answers.Redirected,
    run: ({ services, actor, input, now, key }) => services.relay.commands.redirect(actor, input, now, key),
  },
  {
    method: "post",
    path: "/handovers/{id}/ask",
    summary: "Ask the sender a question: the receiver's clock pauses, the sender's starts",
    body: bodyOf(s.AskQuestion, "handoverId"),
    idField: "handoverId",
    status: 201,
    answer: answers.QuestionMade,
    run: ({ services, actor, input, now, key }) =>
      services.relay.commands.askQuestion(actor, input, now, key),
  },
  {
    method: "post",
    path: "/handovers/{id}/answer",
    summary: "Answer the receiver's question: its clock runs on",
    body: bodyOf(s.AnswerQuestion, "handoverId"),
    idField: "handoverId",
    answer: answers.HandoverRef,
    run: ({ services, actor, input, now, key }) =>
      services.relay.commands.answerQuestion(actor, input, now, key),
  },
  {
    method: "post",
    path: "/handovers/{id}/withdraw",
    summary: "The sender no longer asks",
    body: bodyOf(s.Withdraw, "handoverId"),
    idField: "handoverId",
    answer: answers.HandoverRef,
    run: ({ services, actor, input, now, key }) => services.relay.commands.withdraw(actor, input, now, key),
  },
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
