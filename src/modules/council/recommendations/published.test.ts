import { expect, it, onTestFinished } from "vitest";
import { quartersShown } from "#kernel/quarters.ts";
import { addDays, type CalendarDay, instantAt } from "#kernel/time.ts";
import { SYSTEM } from "#modules/identity/index.ts";
import { aCouncilHouse } from "../../../../test/builders/council.ts";
import { anAnswer, later, recommending } from "../../../../test/builders/recommendations.ts";
import { describeOnEngine } from "../../../../test/db.ts";
import { answeredInTime } from "./published.ts";

describeOnEngine("how often councils were answered in time", (open) => {
  it("is by the first date: a later one helps nobody, noted is no answer, and what is closed counts neither way", async () => {
    const database = await open();
    onTestFinished(() => database.close());
    const house = await aCouncilHouse(database);
    const { council, cast } = house;
    const { adopted, sendTo } = recommending(house);
    const by = later(30);
    const answer = (sendingId: string, on: CalendarDay, more: object = {}) =>
      council.answerRecommendation(
        cast.elsewhere,
        { ...anAnswer(sendingId, { answeredOn: on }), ...more },
        instantAt(on, "12:00"),
      );
    // The quarter the date lies in, and the next.
    const [asked = expect.fail(), next = expect.fail()] = quartersShown(addDays(by, 220), 3)
      .toReversed()
      .filter(({ until }) => until > by);
    const count = async (quarter = asked) => {
      const [tally] = await database.app.read(SYSTEM, (db) => answeredInTime(db, quarter));
      return tally ? `${tally.count} of ${tally.of}` : "none";
    };

    await answer(await sendTo((await adopted()).id), later(20));
    expect(await count()).toBe("1 of 1");
    await sendTo((await adopted()).id);
    expect(await count()).toBe("1 of 2");

    const moved = await sendTo((await adopted()).id);
    await council.extendAnswer(
      null,
      { sendingId: moved, answerBy: later(60), why: "Ferie" },
      instantAt(later(25), "12:00"),
    );
    await answer(moved, later(50));
    expect(await count()).toBe("1 of 3");

    await answer(await sendTo((await adopted()).id), later(10), { kind: "noted", notedAs: "forInformation" });
    expect(await count()).toBe("1 of 4");

    const closed = await adopted();
    await sendTo(closed.id);
    await council.closeRecommendation(
      null,
      { recommendationId: closed.id, seen: 2, why: "Klaret på anden vis" },
      instantAt(later(5), "12:00"),
    );
    expect(await count()).toBe("1 of 4");
    expect(await count(next)).toBe("none");
  });
});
