import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import { isRefused } from "#kernel/refusal.ts";
import { aCouncilHouse, COUNCIL_NOW as now } from "../../../../test/builders/council.ts";
import { anAnswer, content, later, today } from "../../../../test/builders/recommendations.ts";
import { describeOnEngine, type TestDatabase } from "../../../../test/db.ts";

/** What somebody does next. Whether it may be done is the model's to say. */
const deeds = [
  "adopt",
  "rewrite",
  "correct",
  "send",
  "extend",
  "note",
  "answer",
  "putRight",
  "close",
  "reopen",
] as const;
type Deed = (typeof deeds)[number];

/** The life of one recommendation sent to one body, in our own words: no rule of the house is used. */
interface Model {
  state: "draft" | "adopted" | "closed";
  editions: number;
  rounds: number;
  dates: number;
  said: ("noted" | "accepted" | "not")[];
}

function allowed({ state, rounds, said }: Model, deed: Deed): boolean {
  const answered = said.length > 0 && said.at(-1) !== "noted";
  switch (deed) {
    case "adopt":
      return state === "draft";
    case "rewrite":
      return state === "draft";
    case "correct":
      return state !== "closed";
    case "send":
      return state === "adopted" && (rounds === 0 || answered);
    case "extend":
      return state === "adopted" && rounds > 0 && !answered;
    case "note":
    case "answer":
      return state === "adopted" && rounds > 0 && !answered;
    case "putRight":
      return state === "adopted" && rounds > 0;
    case "close":
      return state === "adopted";
    case "reopen":
      return state === "closed";
  }
}

function after(model: Model, deed: Deed): void {
  if (["adopt", "rewrite", "correct", "close", "reopen"].includes(deed)) model.editions += 1;
  if (deed === "adopt" || deed === "reopen") model.state = "adopted";
  if (deed === "close") model.state = "closed";
  if (deed === "send") Object.assign(model, { rounds: model.rounds + 1, dates: 1, said: [] });
  if (deed === "extend") model.dates += 1;
  if (deed === "note") model.said.push("noted");
  if (deed === "answer") model.said.push("accepted");
  if (deed === "putRight") model.said.push("not");
}

function standing({ state, rounds, said }: Model): string {
  if (state !== "adopted") return state;
  if (rounds === 0) return "adopted";
  if (said.length === 0) return "sent";
  return said.at(-1) === "noted" ? "noted" : "answered";
}

describeOnEngine("the life of a recommendation", (open) => {
  let database: TestDatabase;
  let house: Awaited<ReturnType<typeof aCouncilHouse>>;
  beforeAll(async () => {
    database = await open();
    house = await aCouncilHouse(database);
  });
  afterAll(() => database.close());

  it("leaves a trace of everything, shows nothing of a draft, and never takes noted for an answer", async () => {
    const { council, aBody, cast } = house;
    const { slug: body } = await aBody();
    let lives = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(fc.constantFrom(...deeds), { minLength: 4, maxLength: 14 }), async (life) => {
        const period = String(2000 + ++lives);
        const { id: recommendationId } = await council.draftRecommendation(
          null,
          { body, period, content: content(`Kladde ${period}x`) },
          now,
        );
        const model: Model = { state: "draft", editions: 1, rounds: 0, dates: 0, said: [] };
        let sendingId = recommendationId;
        let texts = 0;
        const does = async (deed: Deed): Promise<unknown> => {
          const seen = { recommendationId, seen: model.editions };
          const words = content(`Kladde ${period}x ${++texts}`);
          const answering = { ...anAnswer(sendingId), seen: model.said.length };
          switch (deed) {
            case "adopt":
              return council.adoptRecommendation(null, { ...seen, on: today, words: "Mødet" }, now);
            case "rewrite":
              return council.rewriteRecommendation(null, { ...seen, content: words }, now);
            case "correct":
              return council.rewriteRecommendation(null, { ...seen, content: words, why: "Ret" }, now);
            case "send":
              sendingId = await council.sendRecommendation(
                null,
                { recommendationId, to: "et-andet-raad", on: today, answerBy: later(9), basis: "requested" },
                now,
              );
              return sendingId;
            case "extend":
              return council.extendAnswer(
                null,
                { sendingId, answerBy: later(9 + model.dates), why: "Mere tid" },
                now,
              );
            case "note":
              return council.answerRecommendation(
                cast.elsewhere,
                { ...answering, kind: "noted", notedAs: "forInformation" },
                now,
              );
            case "answer":
              return council.answerRecommendation(cast.elsewhere, answering, now);
            case "putRight":
              return council.answerRecommendation(
                cast.elsewhere,
                { ...answering, kind: "not", why: "Ret" },
                now,
              );
            case "close":
              return council.closeRecommendation(null, { ...seen, why: "Slut" }, now);
            case "reopen":
              return council.reopenRecommendation(null, { ...seen, why: "Ikke slut" }, now);
          }
        };
        for (const deed of life) {
          const may = allowed(model, deed);
          const done = await does(deed).then(
            () => true,
            (error: unknown) => {
              if (!isRefused(error)) throw error;
              return false;
            },
          );
          expect([deed, model.state, done]).toEqual([deed, model.state, may]);
          if (done) after(model, deed);
          const key = `${period}-1`;
          const inside = await council.recommendation(body, key, cast.member, now);
          const outside = await council.recommendation(body, key, null, now);
          const waiting = (await council.awaitingAnswers(now)).filter(
            ({ recommendation }) => recommendation.id === recommendationId,
          );
          expect(inside?.recommendation.standing).toBe(standing(model));
          expect(inside?.recommendation.edition).toBe(model.editions);
          expect(outside === null).toBe(model.state === "draft");
          expect(waiting.length).toBe(["sent", "noted"].includes(standing(model)) ? 1 : 0);
          const newest = inside?.recommendation.askings.at(-1);
          expect([newest?.dates.length ?? 0, newest?.answers.map(({ kind }) => kind) ?? []]).toEqual([
            model.dates,
            model.said,
          ]);
          expect(inside?.recommendation.askings.length).toBe(model.rounds);
        }
        const kept = await database.owner(
          "select count(*)::int as n from council.recommendation_edition where recommendation_id = $1",
          [recommendationId],
        );
        expect(kept).toEqual([{ n: model.editions }]);
      }),
      { numRuns: 15 },
    );
    const found = await database.owner("select lead from council.public_text where kind = 'recommendation'");
    expect(found.length).toBe((await council.recommendations(body, null, now))?.recommendations.length ?? -1);
  });
});
