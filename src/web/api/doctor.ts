import { commandSchemas as s } from "#modules/relay/index.ts";
import * as answers from "./answers.ts";
import { bodyOf, type Endpoint } from "./endpoint.ts";

/** A doctor of one's own, and work-ups that follow the person (D9). */
export const doctorEndpoints: readonly Endpoint[] = [
  {
    method: "post",
    path: "/courses/{id}/doctor",
    summary:
      "Say who the citizen's own doctor is, that they have none, or that it is far away; what was said before is kept",
    body: bodyOf(s.SayDoctor, "courseId"),
    idField: "courseId",
    answer: answers.CourseRef,
    run: ({ services, actor, input, now, key }) => services.relay.commands.sayDoctor(actor, input, now, key),
  },
  {
    method: "post",
    path: "/courses/{id}/work-ups",
    summary:
      "Write down a work-up that was begun: it follows the citizen to the next doctor, town and course",
    body: bodyOf(s.AddWorkUp, "courseId"),
    idField: "courseId",
    status: 201,
    answer: answers.WorkUpRef,
    run: ({ services, actor, input, now, key }) => services.relay.commands.addWorkUp(actor, input, now, key),
  },
  {
    method: "post",
    path: "/courses/{id}/work-ups/waiting",
    summary: "Say what a work-up waits for now",
    body: bodyOf(s.WaitForWorkUp, "courseId"),
    idField: "courseId",
    answer: answers.WorkUpRef,
    run: ({ services, actor, input, now, key }) =>
      services.relay.commands.waitForWorkUp(actor, input, now, key),
  },
  {
    method: "post",
    path: "/courses/{id}/work-ups/end",
    summary: "End a work-up: finished, dropped with a word of why, or written by mistake",
    body: bodyOf(s.EndWorkUp, "courseId"),
    idField: "courseId",
    answer: answers.WorkUpRef,
    run: ({ services, actor, input, now, key }) => services.relay.commands.endWorkUp(actor, input, now, key),
  },
];
