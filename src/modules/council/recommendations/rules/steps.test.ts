import { expect, test } from "vitest";
import { calendarDay as day } from "#kernel/time.ts";
import type { Asking } from "../types.ts";
import {
  mayAdopt,
  mayAnswer,
  mayClose,
  mayDiscard,
  mayExtend,
  mayFollow,
  mayReopen,
  mayRewrite,
  maySend,
  type Ruling,
  standingOf,
} from "./steps.ts";

const today = day("2026-03-02");
const said = (...kinds: ("noted" | "accepted" | "partly" | "not")[]) =>
  kinds.map((kind) => ({ kind, answeredOn: today })) as unknown as Asking["answers"];
const asking = (body: string, round: number, ...kinds: Parameters<typeof said>) =>
  ({
    ...{
      id: `${body}${round}`,
      body: { id: body },
      round,
      sentOn: day("2026-01-05"),
      answers: said(...kinds),
    },
    dates: [{ answerBy: day("2026-03-31"), why: "", setOn: day("2026-01-05") }],
  }) as unknown as Asking;
const given = (seen: number, answeredOn = "2026-02-01", why = "", document = "Referatet, punkt 4") => ({
  ...{ seen, why, document },
  answeredOn: day(answeredOn),
});
const sent = (on: string, answerBy: string) => ({ on: day(on), answerBy: day(answerBy) });

test.each<[string, Ruling, string]>([
  ["adopted already", mayAdopt("adopted", today, today), "recommendationAdopted"],
  ["closed is not adopted again", mayAdopt("closed", today, today), "recommendationClosed"],
  ["adopted tomorrow", mayAdopt("draft", day("2026-03-03"), today), "dayNotReached"],
  ["adopted today", mayAdopt("draft", today, today), "ok"],
  ["what is adopted changes for a reason", mayRewrite("adopted", ""), "sayWhy"],
  ["and with one", mayRewrite("adopted", "Stavefejl"), "ok"],
  ["a draft freely", mayRewrite("draft", ""), "ok"],
  ["what is closed stands", mayRewrite("closed", "Stavefejl"), "recommendationClosed"],
  ["what was thrown away is gone", mayRewrite("discarded", "Stavefejl"), "recommendationClosed"],
  ["only a draft is thrown away", mayDiscard("adopted", "Nej"), "recommendationAdopted"],
  ["for a reason", mayDiscard("draft", ""), "sayWhy"],
  ["a draft is not closed", mayClose("draft", "Nået"), "recommendationIsDraft"],
  ["closed for a reason", mayClose("adopted", ""), "sayWhy"],
  ["closed", mayClose("adopted", "Nået"), "ok"],
  ["not twice", mayClose("closed", "Nået"), "recommendationClosed"],
  ["only what is closed is opened again", mayReopen("adopted", "Ikke nået"), "notClosed"],
  ["opened again", mayReopen("closed", "Ikke nået"), "ok"],
  ["a draft has no follow-up", mayFollow("draft"), "recommendationIsDraft"],
  [
    "a draft is sent to nobody",
    maySend("draft", null, sent("2026-03-02", "2026-05-01"), today),
    "recommendationIsDraft",
  ],
  [
    "nor what is closed",
    maySend("closed", null, sent("2026-03-02", "2026-05-01"), today),
    "recommendationClosed",
  ],
  ["nor tomorrow", maySend("adopted", null, sent("2026-03-03", "2026-05-01"), today), "dayNotReached"],
  [
    "an answer takes a day",
    maySend("adopted", null, sent("2026-03-02", "2026-03-02"), today),
    "answerByTooEarly",
  ],
  [
    "who is asked is not asked again",
    maySend("adopted", asking("a", 1), sent("2026-03-02", "2026-05-01"), today),
    "stillAsked",
  ],
  [
    "nor who has noted it",
    maySend("adopted", asking("a", 1, "noted"), sent("2026-03-02", "2026-05-01"), today),
    "stillAsked",
  ],
  [
    "who has answered is",
    maySend("adopted", asking("a", 1, "not"), sent("2026-03-02", "2026-05-01"), today),
    "ok",
  ],
  ["an earlier date", mayExtend("adopted", asking("a", 1), day("2026-03-30")), "answerByTooEarly"],
  ["the same date", mayExtend("adopted", asking("a", 1), day("2026-03-31")), "answerByTooEarly"],
  ["a later one", mayExtend("adopted", asking("a", 1, "noted"), day("2026-04-30")), "ok"],
  [
    "of what is answered",
    mayExtend("adopted", asking("a", 1, "accepted"), day("2026-04-30")),
    "answerStands",
  ],
  [
    "somebody else answered first",
    mayAnswer("adopted", asking("a", 1, "noted"), given(0), today),
    "answeredMeanwhile",
  ],
  [
    "answered before it was sent",
    mayAnswer("adopted", asking("a", 1), given(0, "2026-01-04"), today),
    "answeredOnOutside",
  ],
  [
    "answered tomorrow",
    mayAnswer("adopted", asking("a", 1), given(0, "2026-03-03"), today),
    "answeredOnOutside",
  ],
  [
    "answered before today, by one's own word",
    mayAnswer("adopted", asking("a", 1), given(0, "2026-03-01", "", ""), today),
    "sayWhereItStands",
  ],
  [
    "answered today, by one's own word",
    mayAnswer("adopted", asking("a", 1), given(0, "2026-03-02", "", ""), today),
    "ok",
  ],
  [
    "an answer that stands is put right for a reason",
    mayAnswer("adopted", asking("a", 1, "not"), given(1), today),
    "sayWhy",
  ],
  [
    "what was noted is answered without",
    mayAnswer("adopted", asking("a", 1, "noted"), given(1), today),
    "ok",
  ],
  ["closed in the meantime", mayAnswer("closed", asking("a", 1), given(0), today), "recommendationClosed"],
])("%s: %s", (_, ruling, expected) => {
  expect(ruling.ok ? "ok" : ruling.code).toBe(expected);
});

test.each([
  ["draft", "draft", []],
  ["adopted and sent to nobody", "adopted", []],
  ["one waits", "sent", [asking("a", 1)]],
  ["one of two has answered", "sent", [asking("a", 1, "accepted"), asking("b", 1)]],
  ["the other has noted it", "noted", [asking("a", 1, "accepted"), asking("b", 1, "noted")]],
  ["noted by both", "noted", [asking("a", 1, "noted"), asking("b", 1, "noted", "noted")]],
  ["both have answered", "answered", [asking("a", 1, "noted", "not"), asking("b", 1, "partly")]],
  ["asked again", "sent", [asking("a", 1, "not"), asking("a", 2)]],
  ["an answer taken back", "noted", [asking("a", 1, "accepted", "noted")]],
  ["closed", "closed", [asking("a", 1)]],
] as const)("%s: %s", (name, expected, askings) => {
  const state = name === "draft" || name === "closed" ? name : "adopted";
  expect(standingOf(state, askings)).toBe(expected);
});
