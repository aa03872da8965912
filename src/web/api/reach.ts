import { z } from "zod";
import { commandSchemas as s } from "#modules/relay/index.ts";
import * as answers from "./answers.ts";
import { type Endpoint, relayCommand } from "./endpoint.ts";

/** The citizen's card, how they are reached and written to (E1, E2), and how it felt. */
export const reachEndpoints: readonly Endpoint[] = [
  {
    method: "get",
    path: "/courses/{id}/card",
    summary: "The card that counts, with its code for printing; null when there is none",
    answer: answers.CourseCard,
    run: ({ services, actor, id, now }) => services.relay.views.courseCard(actor, id, now),
  },
  relayCommand("issueCard", {
    path: "/courses/{id}/card",
    summary:
      "Give a card with the PIN the citizen chose. A card there was dies at once: this is also how it is replaced",
    body: s.IssueCard,
    idField: "courseId",
    status: 201,
    answer: answers.CardGiven,
  }),
  relayCommand("loseCard", {
    path: "/courses/{id}/card/lost",
    summary: "The card is lost: it opens nothing any more, and pages open on it close",
    body: s.LoseCard,
    idField: "courseId",
    answer: answers.CourseRef,
  }),
  relayCommand("unlockCard", {
    path: "/courses/{id}/card/unlock",
    summary:
      "The citizen may try their PIN again at once; by a door that is not on the course, with the card's code",
    body: s.UnlockCard,
    idField: "courseId",
    answer: answers.CourseRef,
  }),
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
  relayCommand("addChannel", {
    path: "/courses/{id}/channels",
    summary: "One more way to reach the citizen, last in order",
    body: s.AddChannel,
    idField: "courseId",
    status: 201,
    answer: answers.ChannelRef,
  }),
  relayCommand("removeChannel", {
    path: "/courses/{id}/channels/removal",
    summary: "End a way and forget where it led",
    body: s.RemoveChannel,
    idField: "courseId",
    answer: answers.CourseRef,
  }),
  relayCommand("raiseChannel", {
    path: "/courses/{id}/channels/raise",
    summary: "Try a way before the one above it",
    body: s.RaiseChannel,
    idField: "courseId",
    answer: answers.CourseRef,
  }),
  relayCommand("writeMessage", {
    path: "/courses/{id}/messages",
    summary:
      "Write to the citizen: it leaves by their ways, within their hours; an SMS never carries `words`",
    body: s.WriteMessage,
    idField: "courseId",
    status: 201,
    answer: answers.MessageRef,
  }),
  relayCommand("tryChannel", {
    path: "/courses/{id}/messages/try",
    summary: "The same message by another way, or by the same once more",
    body: s.TryChannel,
    idField: "courseId",
    answer: answers.MessageRef,
  }),
  relayCommand("settleMessage", {
    path: "/courses/{id}/messages/settle",
    summary: "Said by word of mouth, answered, or given up",
    body: s.SettleMessage,
    idField: "courseId",
    answer: answers.MessageRef,
  }),
  relayCommand("noteFeltSafe", {
    path: "/courses/{id}/felt-safe",
    summary:
      "What the citizen says of how it felt, asked by a worker; `face` null: not now. It cannot be read again",
    body: s.NoteFeltSafe,
    idField: "courseId",
    status: 201,
    answer: answers.CourseRef,
  }),
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
