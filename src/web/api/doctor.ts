import { commandSchemas as s } from "#modules/relay/index.ts";
import * as answers from "./answers.ts";
import { type Endpoint, relayCommand } from "./endpoint.ts";

/** A doctor of one's own, and work-ups that follow the person (D9). */
export const doctorEndpoints: readonly Endpoint[] = [
  relayCommand("sayDoctor", {
    path: "/courses/{id}/doctor",
    summary:
      "Say who the citizen's own doctor is, that they have none, or that it is far away; what was said before is kept",
    body: s.SayDoctor,
    idField: "courseId",
    answer: answers.CourseRef,
  }),
  relayCommand("addWorkUp", {
    path: "/courses/{id}/work-ups",
    summary:
      "Write down a work-up that was begun: it follows the citizen to the next doctor, town and course",
    body: s.AddWorkUp,
    idField: "courseId",
    status: 201,
    answer: answers.WorkUpRef,
  }),
  relayCommand("waitForWorkUp", {
    path: "/courses/{id}/work-ups/waiting",
    summary: "Say what a work-up waits for now",
    body: s.WaitForWorkUp,
    idField: "courseId",
    answer: answers.WorkUpRef,
  }),
  relayCommand("endWorkUp", {
    path: "/courses/{id}/work-ups/end",
    summary: "End a work-up: finished, dropped with a word of why, or written by mistake",
    body: s.EndWorkUp,
    idField: "courseId",
    answer: answers.WorkUpRef,
  }),
];
