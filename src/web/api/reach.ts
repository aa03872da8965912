import { z } from "zod";
import { commandSchemas as s } from "#modules/relay/index.ts";
import * as answers from "./answers.ts";
import { bodyOf, type Endpoint } from "./endpoint.ts";

/** The citizen's card, how they are reached and written to (E1, E2), and how it felt. */
export const reachEndpoints: readonly Endpoint[] = [
  {
    method: "get",
    path: "/courses/{id}/card",
    summary: "The card that counts, with its code for printing; null when there is none",
    answer: answers.CourseCard,
    run: ({ services, actor, id, now }) => services.relay.views.courseCard(actor, id, now),
  },
  {
    method: "post",
    path: "/courses/{id}/card",
    summary:
      "Give a card with the PIN the citizen chose. A card there was dies at once: this is also how it is replaced",
    body: bodyOf(s.IssueCard, "courseId"),
    idField: "courseId",
    status: 201,
    answer: answers.CardGiven,
    run: ({ services, actor, input, now, key }) => services.relay.commands.issueCard(actor, input, now, key),
  },
  {
    method: "post",
    path: "/courses/{id}/card/lost",
    summary: "The card is lost: it opens nothing any more, and pages open on it close",
    body: bodyOf(s.LoseCard, "courseId"),
    idField: "courseId",
    answer: answers.CourseRef,
    run: ({ services, actor, input, now, key }) => services.relay.commands.loseCard(actor, input, now, key),
  },
  {
    method: "post",
    path: "/courses/{id}/card/unlock",
    summary:
      "The citizen may try their PIN again at once; by a door that is not on the course, with the card's code",
    body: bodyOf(s.UnlockCard, "courseId"),
    idField: "courseId",
    answer: answers.CourseRef,
    run: ({ services, actor, input, now, key }) => services.relay.commands.unlockCard(actor, input, now, key),
  },
  {
    method: "post",
    path: "/cards/shown",
    summary:
      "Somebody shows their card at the token's unit: who has the baton, and the course to say in an arrival, with the same code as `card`. Every code tried is logged",
    body: z.strictObject({ code: z.string().min(1).max(40) }),
    answer: answers.CardShown,
    run: ({ services, actor, input, now }) =>
      services.relay.views.cardAtDoor(actor, (input as { code: string }).code, now),
  },
  {
    method: "get",
    path: "/courses/{id}/reaching",
    summary:
      "The citizen's ways in order, and what was written to them and how it went, for those who may know",
    answer: answers.Reaching,
    run: ({ services, actor, id, now }) => services.relay.views.reaching(actor, id, now),
  },
  {
    method: "post",
    path: "/courses/{id}/channels",
    summary: "One more way to reach the citizen, last in order",
    body: bodyOf(s.AddChannel, "courseId"),
    idField: "courseId",
    status: 201,
    answer: answers.ChannelRef,
    run: ({ services, actor, input, now, key }) => services.relay.commands.addChannel(actor, input, now, key),
  },
  {
    method: "post",
    path: "/courses/{id}/channels/removal",
    summary: "End a way and forget where it led",
    body: bodyOf(s.RemoveChannel, "courseId"),
    idField: "courseId",
    answer: answers.CourseRef,
    run: ({ services, actor, input, now, key }) =>
      services.relay.commands.removeChannel(actor, input, now, key),
  },
  {
    method: "post",
    path: "/courses/{id}/channels/raise",
    summary: "Try a way before the one above it",
    body: bodyOf(s.RaiseChannel, "courseId"),
    idField: "courseId",
    answer: answers.CourseRef,
    run: ({ services, actor, input, now, key }) =>
      services.relay.commands.raiseChannel(actor, input, now, key),
  },
  {
    method: "post",
    path: "/courses/{id}/messages",
    summary:
      "Write to the citizen: it leaves by their ways, within their hours; an SMS never carries `words`",
    body: bodyOf(s.WriteMessage, "courseId"),
    idField: "courseId",
    status: 201,
    answer: answers.MessageRef,
    run: ({ services, actor, input, now, key }) =>
      services.relay.commands.writeMessage(actor, input, now, key),
  },
  {
    method: "post",
    path: "/courses/{id}/messages/try",
    summary: "The same message by another way, or by the same once more",
    body: bodyOf(s.TryChannel, "courseId"),
    idField: "courseId",
    answer: answers.MessageRef,
    run: ({ services, actor, input, now, key }) => services.relay.commands.tryChannel(actor, input, now, key),
  },
  {
    method: "post",
    path: "/courses/{id}/messages/settle",
    summary: "Said by word of mouth, answered, or given up",
    body: bodyOf(s.SettleMessage, "courseId"),
    idField: "courseId",
    answer: answers.MessageRef,
    run: ({ services, actor, input, now, key }) =>
      services.relay.commands.settleMessage(actor, input, now, key),
  },
  {
    method: "post",
    path: "/courses/{id}/felt-safe",
    summary:
      "What the citizen says of how it felt, asked by a worker; `face` null: not now. It cannot be read again",
    body: bodyOf(s.NoteFeltSafe, "courseId"),
    idField: "courseId",
    status: 201,
    answer: answers.CourseRef,
    run: ({ services, actor, input, now, key }) =>
      services.relay.commands.noteFeltSafe(actor, input, now, key),
  },
  {
    method: "get",
    path: "/felt-safe",
    summary:
      "What citizens said of the token's own unit, as counts: of quarters that are over, and of five people or more, else null",
    answer: answers.FeltCounts,
    run: async ({ services, actor, now }) => ({
      quarters: await services.relay.views.feltCounts(actor, now),
    }),
  },
];
