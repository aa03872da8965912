import { afterAll, beforeAll, expect, it, test } from "vitest";
import { addDays, calendarDay, hours, plus } from "#kernel/time.ts";
import { aCouncilHouse, COUNCIL_NOW as now } from "../../../../test/builders/council.ts";
import { anAnswer, later, recommending, today } from "../../../../test/builders/recommendations.ts";
import { describeOnEngine, type TestDatabase } from "../../../../test/db.ts";
import type { AnswerLetter } from "../index.ts";
import { reminderOn } from "./reminding.ts";

const at = (days: number) => plus(now, hours(24 * days));

test.each([
  ["running", "2026-03-02", "asked"],
  ["running", "2026-03-10", "due"],
  ["overdue", "2026-03-11", "overdue"],
  ["veryOverdue", "2026-05-11", "veryOverdue"],
  ["answered", "2026-03-10", null],
  ["stopped", "2026-03-10", null],
] as const)("%s on %s: %s", (state, on, kind) => {
  expect(reminderOn({ state, lastDay: calendarDay("2026-03-10") }, calendarDay(on))).toBe(kind);
});

describeOnEngine("letters about answers", (open) => {
  let database: TestDatabase;
  let house: Awaited<ReturnType<typeof aCouncilHouse>>;
  beforeAll(async () => {
    database = await open();
    house = await aCouncilHouse(database);
    await database.owner(
      "insert into identity.auth_user (name, email, email_verified, person_id) values ('E', 'elsewhere@example.dk', true, $1)",
      [house.cast.elsewhere.personId],
    );
  });
  afterAll(() => database.close());

  async function remind(days: number, fails = false): Promise<AnswerLetter[]> {
    const letters: AnswerLetter[] = [];
    const post = (_: unknown, letter: AnswerLetter): void => {
      letters.push(letter);
      if (fails) throw new Error("no postman");
    };
    await house.council.remindOfAnswers(post, at(days));
    return letters;
  }

  it("go to whoever keeps the body's papers, once for each date, until there is an answer", async () => {
    const { council } = house;
    const { adopted, sendTo } = recommending(house);
    const { id } = await adopted("Rådet anbefaler breve.");
    const sendingId = await sendTo(id, { answerBy: later(10) });
    await expect(remind(0, true)).rejects.toThrow("no postman");
    const [letter, ...more] = await remind(0);
    expect(more).toEqual([]);
    expect(letter).toMatchObject({ kind: "asked", to: "elsewhere@example.dk", sendingId, number: 1 });
    expect(await council.lettersAbout(id)).toEqual({ [sendingId]: 1 });
    expect(await remind(0)).toEqual([]);
    expect(await remind(9)).toEqual([]);
    // 12 March 2026 is a Thursday.
    expect((await remind(10)).map(({ kind }) => kind)).toEqual(["due"]);
    expect((await remind(11)).map(({ kind }) => kind)).toEqual(["overdue"]);
    expect(await remind(12)).toEqual([]);
    await council.extendAnswer(null, { sendingId, answerBy: later(30), why: "De bad om det" }, at(12));
    expect((await remind(12)).map(({ kind, lastDay }) => [kind, lastDay])).toEqual([["asked", later(30)]]);
    expect((await remind(80)).map(({ kind }) => kind)).toEqual(["veryOverdue"]);
    const noted = { ...anAnswer(sendingId), kind: "noted" as const, notedAs: "forInformation" as const };
    await council.answerRecommendation(null, { ...noted, reason: "", document: "Referat" }, at(80));
    expect(await remind(81)).toEqual([]);
    await council.answerRecommendation(null, anAnswer(sendingId, { seen: 1, document: "Referat" }), at(81));
    const again = await sendTo(id, { on: addDays(today, 0), answerBy: later(200) });
    expect((await remind(82)).map(({ kind, sendingId: about }) => [kind, about])).toEqual([["asked", again]]);
    await council.closeRecommendation(null, { recommendationId: id, seen: 2, why: "Nået" }, at(82));
    expect(await remind(300)).toEqual([]);
  });

  it("are written down as told to nobody where nobody there has an address, and told when somebody has", async () => {
    const { council, aBody } = house;
    const { adopted, sendTo } = recommending(house);
    const { id } = await adopted();
    const silent = await aBody();
    const sendingId = await sendTo(id, { to: silent.slug });
    expect(await remind(0)).toEqual([]);
    expect(await council.lettersAbout(id)).toEqual({ [sendingId]: 0 });
    expect(await remind(0)).toEqual([]);
    // Somebody there has an address now, and the last day is ahead.
    await council.addSeat(
      null,
      {
        bodyId: silent.id,
        name: "Ny sekretær",
        role: "secretary",
        from: "2026-01-01",
        mail: "ny@raad.example",
      },
      now,
    );
    expect((await remind(0)).map(({ kind, to }) => [kind, to])).toEqual([["asked", "ny@raad.example"]]);
    expect(await council.lettersAbout(id)).toEqual({ [sendingId]: 1 });
    expect(await remind(0)).toEqual([]);
    for (const letters of [0, 5])
      await expect(
        database.app.plain("update council.answer_reminder set letters = $1 where sending_id = $2", [
          letters,
          sendingId,
        ]),
      ).rejects.toThrow(/told/);
  });
});
