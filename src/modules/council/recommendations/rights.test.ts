import { afterAll, beforeAll, expect, it } from "vitest";
import { aCouncilHouse, answers, KEEPERS, COUNCIL_NOW as now } from "../../../../test/builders/council.ts";
import { anAnswer, content, later, recommending, today } from "../../../../test/builders/recommendations.ts";
import { describeOnEngine, type TestDatabase } from "../../../../test/db.ts";

describeOnEngine("recommendations", (open) => {
  let database: TestDatabase;
  let house: Awaited<ReturnType<typeof aCouncilHouse>>;
  beforeAll(async () => {
    database = await open();
    house = await aCouncilHouse(database);
  });
  afterAll(() => database.close());

  it("are written and adopted by whoever keeps the council's papers, and by nobody else", async () => {
    const { council, cast, aBody } = house;
    const body = await aBody();
    expect(
      await answers(cast, (who) =>
        council.draftRecommendation(who, { body: body.slug, period: "2026", content: content("Ét") }, now),
      ),
    ).toBe(KEEPERS);
    const { recommendations } = (await council.recommendations(body.slug, cast.member, now)) ?? {};
    const ids = recommendations?.map(({ id }) => id) ?? [];
    expect(ids.length).toBe(3);
    const to = { to: "et-andet-raad", on: today, answerBy: later(9), basis: "requested" } as const;
    type Ask = (who: typeof cast.chair, recommendationId: string) => Promise<unknown>;
    const asks: Readonly<Record<string, Ask>> = {
      rewrite: (who, recommendationId) =>
        council.rewriteRecommendation(who, { recommendationId, seen: 1, content: content("To") }, now),
      cite: (who, recommendationId) =>
        council.addEvidence(
          who,
          { recommendationId, seen: 2, evidence: { kind: "source", title: "T" } },
          now,
        ),
      uncite: (who, recommendationId) =>
        council.removeEvidence(who, { recommendationId, seen: 3, place: 1 }, now),
      adopt: (who, recommendationId) =>
        council.adoptRecommendation(who, { recommendationId, seen: 4, on: today, words: "Mødet" }, now),
      followUp: (who, recommendationId) =>
        council.followUp(who, { recommendationId, on: today, words: "Set" }, now),
      target: (who, recommendationId) =>
        council.addTarget(who, { recommendationId, words: "Alle", by: later(90) }, now),
      focus: (who, recommendationId) =>
        council.focusOn(who, { recommendationId, year: 2026, on: today, words: "Mødet" }, now),
      unfocus: (who, recommendationId) =>
        council.unfocus(who, { recommendationId, year: 2026, why: "Udskudt" }, now),
      send: (who, recommendationId) => council.sendRecommendation(who, { recommendationId, ...to }, now),
      close: (who, recommendationId) =>
        council.closeRecommendation(who, { recommendationId, seen: 5, why: "Nået" }, now),
      reopen: (who, recommendationId) =>
        council.reopenRecommendation(who, { recommendationId, seen: 6, why: "Ikke nået" }, now),
    };
    const steps = (who: typeof cast.chair) => council.recommendationSteps(body.slug, ids[0] ?? "", who, now);
    expect(await answers(cast, steps)).toBe(KEEPERS);
    for (const [name, ask] of Object.entries(asks)) {
      let n = 0;
      expect([name, await answers(cast, (who) => ask(who, ids[n++] ?? ids[0] ?? ""))]).toEqual([
        name,
        KEEPERS,
      ]);
    }
  });

  it("are answered by the body's own keepers, or recorded by the council's from a document", async () => {
    const { council, cast } = house;
    const { adopted, sendTo } = recommending(house);
    const all = await Promise.all(Array.from({ length: 7 }, () => adopted()));
    const sendings = await Promise.all(all.map(({ id }) => sendTo(id)));
    let n = 0;
    const own = await answers(cast, (who) =>
      council.answerRecommendation(who, anAnswer(sendings[n++] ?? ""), now),
    );
    expect(own).toBe("ok forbidden forbidden forbidden forbidden ok forbidden");
    // Every one of the cast's bodies has the same people: the council's secretary and chair record for the one that said it.
    n = 0;
    const recorded = (document: string) => (who: typeof cast.chair) =>
      council.answerRecommendation(
        who,
        anAnswer(sendings[n++] ?? "", {
          recordedAs: "council",
          document,
          seen: [1, 0, 0, 0, 0, 1, 0][n - 1] ?? 0,
          why: "Rettet",
        }),
        now,
      );
    expect(await answers(cast, recorded("Referat, punkt 4"))).toBe(KEEPERS);
    n = 0;
    expect(await answers(cast, recorded(""))).toBe(Array(7).fill("invalidInput").join(" "));
    n = 0;
    expect(
      await answers(cast, (who) =>
        council.askingToAnswer(who, sendings[n++] ?? "", now).then(({ as }) => as),
      ),
    ).toBe("ok ok ok forbidden forbidden ok forbidden");
  });

  it("are followed by the council's keepers; how it goes with what was promised, the body's say, too", async () => {
    const { council, cast } = house;
    const { adopted, sendTo, shown } = recommending(house);
    const { body, id } = await adopted();
    const sendingId = await sendTo(id);
    let day = 30;
    const extend = (who: typeof cast.chair) =>
      council.extendAnswer(who, { sendingId, answerBy: later(++day), why: "Mere tid" }, now);
    expect(await answers(cast, extend)).toBe(KEEPERS);
    const actions = [{ words: "Skilte", owner: "Chefen" }];
    await council.answerRecommendation(cast.elsewhere, anAnswer(sendingId, { actions }), now);
    const actionId = (await shown(body)).recommendation.askings[0]?.answers[0]?.actions[0]?.id ?? "";
    const step = (who: typeof cast.chair) =>
      council.stepAction(who, { actionId, state: "underway", on: today }, now);
    expect(await answers(cast, step)).toBe("ok ok ok forbidden forbidden ok forbidden");
    const target = { recommendationId: id, words: "Folk føler sig ventet", by: later(90) };
    const targetId = await council.addTarget(null, target, now);
    const read = (who: typeof cast.chair) =>
      council.addReading(who, { targetId, on: today, words: "De fleste" }, now);
    expect(await answers(cast, read)).toBe(KEEPERS);
  });

  it("show nothing of a draft to anybody but those who sit in the council", async () => {
    const { council, cast, aBody } = house;
    const body = await aBody();
    await council.draftRecommendation(
      cast.chair,
      { body: body.slug, period: "2026", content: content("Hemmelig kladde") },
      now,
    );
    const sees = async (who: typeof cast.chair | null): Promise<boolean> =>
      JSON.stringify([
        await council.recommendations(body.slug, who, now),
        await council.recommendation(body.slug, "2026-1", who, now),
        await council.awaitingAnswers(now),
        await council.askedOfBody(body.slug, who, now),
      ]).includes("Hemmelig kladde");
    expect(await Promise.all([null, cast.nobody, cast.elsewhere, cast.guest].map(sees))).toEqual([
      false,
      false,
      false,
      false,
    ]);
    expect(await Promise.all([cast.member, cast.chair, cast.secretary, cast.remit].map(sees))).toEqual([
      true,
      true,
      true,
      true,
    ]);
    const found = await database.owner(
      "select * from council.public_text where kind = 'recommendation' and body_id = $1",
      [body.id],
    );
    expect(found).toEqual([]);
  });
});
