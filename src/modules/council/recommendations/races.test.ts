import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { aCouncilHouse, COUNCIL_NOW as now } from "../../../../test/builders/council.ts";
import { content, later, today } from "../../../../test/builders/recommendations.ts";
import { type TestDatabase, testDatabase } from "../../../../test/db.ts";

const refused = (code: string) => expect.objectContaining({ code });

describe("two keepers at once", () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await testDatabase({ engine: "postgres" });
  });
  afterAll(() => database.close());

  it("answer once: the other is told that an answer came", async () => {
    const { council, aBody } = await aCouncilHouse(database);
    const body = await aBody();
    for (let round = 0; round < 5; round += 1) {
      const { id, number } = await council.draftRecommendation(
        null,
        { body: body.slug, period: "2026", content: content("x") },
        now,
      );
      await council.adoptRecommendation(
        null,
        { recommendationId: id, seen: 1, on: today, words: "Mødet" },
        now,
      );
      const send = () =>
        council.sendRecommendation(
          null,
          { recommendationId: id, to: "et-andet-raad", on: today, answerBy: later(9), basis: "requested" },
          now,
        );
      const sent = await Promise.allSettled([send(), send()]);
      expect(sent.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
      const sendingId = sent.flatMap((one) => (one.status === "fulfilled" ? [one.value] : []))[0] ?? "";
      const answer = (kind: "accepted" | "not") =>
        council.answerRecommendation(
          null,
          { sendingId, seen: 0, recordedAs: "body", kind, reason: "x", answeredOn: today, saidBy: kind },
          now,
        );
      const done = await Promise.allSettled([answer("accepted"), answer("not"), answer("accepted")]);
      expect(done.filter(({ status }) => status === "fulfilled").length).toBe(1);
      for (const one of done)
        if (one.status === "rejected") expect(one.reason).toEqual(refused("answeredMeanwhile"));
      const found = await council.recommendation(body.slug, `2026-${number}`, null, now);
      expect(found?.recommendation.askings[0]?.answers.length).toBe(1);
    }
    const drafts = Array.from({ length: 6 }, () =>
      council.draftRecommendation(null, { body: body.slug, period: "2030", content: content("x") }, now),
    );
    expect((await Promise.all(drafts)).map(({ number }) => number).toSorted()).toEqual([1, 2, 3, 4, 5, 6]);
  });
});
