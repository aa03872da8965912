import { afterAll, beforeAll, expect, it, test } from "vitest";
import { newId } from "#kernel/ids.ts";
import { addDays, calendarDay, dayOf, hours, plus } from "#kernel/time.ts";
import type { SignedIn } from "#modules/identity/index.ts";
import {
  aCouncilHouse,
  answers,
  COUNCIL_CAST,
  COUNCIL_NOW,
  KEEPERS,
  SITTERS,
} from "../../../../test/builders/council.ts";
import { describeOnEngine, type TestDatabase } from "../../../../test/db.ts";
import { ENCOUNTER_KINDS } from "./encounters/types.ts";
import { forEverybody, standing } from "./figures/rules.ts";
import type { VisitQuestion } from "./visits/types.ts";

const now = COUNCIL_NOW;
const today = dayOf(now);
const later = plus(now, hours(24 * 20));
const refused = (code: string, details: object = {}) =>
  expect.objectContaining({ code, details: expect.objectContaining(details) });

test.each([
  [null, null, "2026-03-02", "draft", 0],
  ["2026-02-01", null, "2026-03-02", "sent", 0],
  ["2026-02-01", null, "2026-03-01", "sent", 1],
  ["2026-02-01", null, "2026-03-03", "overdue", 1],
  ["2026-02-01", null, "2026-04-01", "overdue", 30],
  ["2026-02-01", null, "2026-04-02", "veryOverdue", 31],
  ["2026-02-01", "silence", "2026-04-02", "silence", 0],
] as const)("sent %s, outcome %s: on %s it is %s", (sent, outcome, on, state, days) => {
  const sentOn = sent === null ? null : calendarDay(sent);
  const answerBy = sent === null ? null : calendarDay("2026-03-02");
  expect(standing({ sentOn, answerBy, outcome }, calendarDay(on))).toEqual({ state, days });
});

test("a figure from 1 to 4 is for nobody but the council, and neither is the letter", () => {
  const figures = [0, 1, 4, 5].map((value) => ({ year: 2025, what: "Fik hjælp", value }));
  const request = {
    ...{
      id: newId(),
      municipality: "0101",
      recipient: "En navngiven",
      subject: "x",
      letter: "Kære",
      sentOn: today,
    },
    ...{
      answerBy: today,
      remindedOn: [],
      outcome: "numbers" as const,
      answeredOn: today,
      answerWords: "",
      published: true,
    },
    figures,
  };
  const shown = forEverybody(request, today);
  expect(shown.figures.map(({ value }) => value)).toEqual([0, null, null, 5]);
  expect(JSON.stringify(shown)).not.toMatch(/navngiven|Kære/);
});

describeOnEngine("a council's toolkit", (open) => {
  let database: TestDatabase;
  let house: Awaited<ReturnType<typeof aCouncilHouse>>;
  beforeAll(async () => {
    database = await open();
    house = await aCouncilHouse(database);
  });
  afterAll(() => database.close());

  const QUESTIONS: VisitQuestion[] = [
    { kind: "choice", text: "Har du en læge?", options: ["Ja", "Nej"] },
    { kind: "faces", text: "Blev du mødt godt?", options: [] },
    { kind: "words", text: "Hvad mangler?", options: [] },
  ];
  async function aVisit() {
    const { council, cast } = house;
    const body = await house.aBody();
    const visitId = await council.planVisit(
      cast.secretary,
      { bodyId: body.id, place: "Varmestuen", heldOn: today, questions: QUESTIONS },
      now,
    );
    const kept = (at = now) => council.keptVisit(cast.secretary, body.slug, visitId, at);
    const { code } = await kept();
    const answer = (choices: Record<string, number>, words = "", key = newId(), at = now) =>
      council.answerVisit(code, { choices, words: words === "" ? {} : { 2: words } }, key, at);
    return { ...body, visitId, code, kept, answer };
  }

  it("takes answers from anybody with the code, each once, and keeps nothing of who", async () => {
    const { answer, code, visitId } = await aVisit();
    const { council } = house;
    expect(await council.visitForm(code, now)).toMatchObject({ place: "Varmestuen", questions: QUESTIONS });
    const key = newId();
    await answer({ 0: 1, 1: 4 }, "En læge, der tager telefonen", key);
    await answer({ 0: 1, 1: 4 }, "En læge, der tager telefonen", key);
    await answer({ 0: 9, 7: 1, 1: 2 });
    const rows = await database.owner(
      "select * from council.visit_answer where visit_id = $1 order by choices::text",
      [visitId],
    );
    expect(rows.map(({ choices }) => choices)).toEqual([{ 0: 1, 1: 4 }, { 1: 2 }]);
    expect(Object.keys(rows[0] ?? {})).toEqual(["id", "visit_id", "choices"]);
    const words = await database.owner("select * from council.visit_words where visit_id = $1", [visitId]);
    expect(words).toHaveLength(1);
    expect(JSON.stringify(words)).not.toContain("telefonen");
    for (const [wrong, refusal] of [
      [() => answer({}), "nothingAnswered"],
      [() => answer({}, "x".repeat(1_000_000)), "invalidInput"],
      [() => council.answerVisit("00000000", { choices: { 0: 0 }, words: {} }, newId(), now), "notFound"],
    ] as const)
      await expect(wrong()).rejects.toEqual(refused(refusal));
    expect(await council.visitForm(code, later)).toBeNull();
    await expect(answer({ 0: 0 }, "", newId(), later)).rejects.toEqual(refused("surveyClosed"));
  });

  it("shows the result when it is closed and read, and never of fewer than five", async () => {
    const { answer, id, slug, visitId, kept } = await aVisit();
    const { council, cast } = house;
    for (let n = 0; n < 4; n++) await answer({ 0: 0 });
    expect((await kept()).answered).toBeNull();
    for (let n = 0; n < 5; n++) await answer({ 0: 0, 1: 1 });
    for (let n = 0; n < 3; n++) await answer({ 0: 1 }, `Ord ${n}`);
    const publish = (at = now) =>
      council.publishVisit(cast.secretary, { visitId, cameOf: "Vi skrev til kommunen" }, at);
    await expect(publish()).rejects.toEqual(refused("surveyOpen"));
    await council.closeVisit(cast.secretary, visitId, now);
    await expect(publish()).rejects.toEqual(refused("wordsUnread"));
    expect(await council.publicVisit(id, visitId)).toBeNull();
    const { unread } = await kept();
    expect(unread.map(({ words }) => words).toSorted()).toEqual(["Ord 0", "Ord 1", "Ord 2"]);
    const settle = (wordsId: string, shown: string | null) =>
      council.settleWords(cast.secretary, { visitId, wordsId, shown }, now);
    const [first, ...rest] = unread;
    await expect(settle(first?.id ?? "", "Han er 010190-1234")).rejects.toEqual(refused("invalidInput"));
    await settle(first?.id ?? "", "<i>En</i> siger noget");
    for (const one of rest) await settle(one.id, null);
    await publish();
    const shown = await council.publicVisit(id, visitId);
    expect(shown).toMatchObject({ answered: 12, cameOf: "Vi skrev til kommunen" });
    expect(shown?.results.map(({ counts }) => counts)).toEqual([[null, null, null], [0, 5, 0, 0, 0, 7], []]);
    expect(shown?.results[2]?.words).toEqual(["<i>En</i> siger noget"]);
    expect((await council.toolkit(slug, null, now))?.visits).toMatchObject([{ published: true }]);
    await council.takeDownVisit(cast.secretary, visitId, now);
    expect((await council.toolkit(slug, null, now))?.visits).toEqual([]);
    expect(await council.publicVisit(id, visitId)).toBeNull();
  });

  it("follows figures asked for from the letter to the answer, for everybody to see when they are late", async () => {
    const { council, cast } = house;
    const { id: bodyId, slug } = await house.aBody();
    const requestId = await council.prepareFigures(
      cast.secretary,
      {
        bodyId,
        municipality: "0101",
        recipient: "Socialforvaltningen",
        subject: "Tandhjælp",
        letter: "Kære kommune",
      },
      now,
    );
    const settled = { requestId, outcome: "numbers" as const, on: addDays(today, 40) };
    const figures = [{ year: 2025, what: "Fik hjælp", value: 3 }];
    await expect(council.settleFigures(cast.secretary, { ...settled, figures }, now)).rejects.toEqual(
      refused("letterNotSent"),
    );
    await expect(council.publishFigures(cast.secretary, { requestId, published: true }, now)).rejects.toEqual(
      refused("letterNotSent"),
    );
    await expect(
      council.sendFigures(cast.secretary, { requestId, sentOn: today, answerBy: addDays(today, -1) }, now),
    ).rejects.toEqual(refused("answerBeforeSent"));
    await council.sendFigures(
      cast.secretary,
      { requestId, sentOn: today, answerBy: addDays(today, 10) },
      now,
    );
    await council.publishFigures(cast.secretary, { requestId, published: true }, now);
    const shown = async (at = now) => (await council.toolkit(slug, null, at))?.figures[0];
    expect(await shown()).toMatchObject({ state: "sent", days: 10 });
    expect(await shown(later)).toMatchObject({ state: "overdue", days: 10 });
    await council.remindFigures(cast.secretary, { requestId, on: addDays(today, 20) }, later);
    await expect(council.settleFigures(cast.secretary, settled, later)).rejects.toEqual(
      refused("numbersMissing"),
    );
    await council.settleFigures(cast.secretary, { ...settled, figures }, later);
    expect(await shown(later)).toMatchObject({
      state: "numbers",
      remindedOn: [addDays(today, 20)],
      figures: [{ value: null }],
    });
    expect((await council.toolkit(slug, cast.member, later))?.requests?.[0]?.figures).toEqual(figures);
    await council.settleFigures(cast.secretary, { requestId, outcome: "refused", on: today }, later);
    expect(await shown(later)).toMatchObject({ state: "refused", figures: [] });
  });

  it("keeps what came of meetings, and tells of budget days in time", async () => {
    const { council, cast } = house;
    const { id: bodyId, slug } = await house.aBody();
    const words = { heldOn: today, withWhom: "Socialudvalget", about: "Natten på havnen" };
    const encounterId = await council.addEncounter(
      cast.secretary,
      { bodyId, kind: "committee", ...words },
      now,
    );
    expect((await council.toolkit(slug, null, now))?.encounters).toEqual([]);
    expect((await council.toolkit(slug, cast.member, now))?.encounters).toHaveLength(1);
    await council.changeEncounter(
      cast.secretary,
      { encounterId, ...words, cameOf: "De vil se på det", shown: true },
      now,
    );
    expect((await council.toolkit(slug, null, now))?.encounters).toMatchObject([
      { cameOf: "De vil se på det" },
    ]);
    // A speaker, coffee with politicians, a committee, a proposal to the budget talks: each with what came of it.
    for (const kind of ENCOUNTER_KINDS)
      await council.addEncounter(
        cast.secretary,
        { bodyId, kind, ...words, about: kind, cameOf: `Af ${kind}`, shown: true },
        now,
      );
    expect((await council.toolkit(slug, null, now))?.encounters.map((one) => [one.kind, one.cameOf])).toEqual(
      expect.arrayContaining(ENCOUNTER_KINDS.map((kind) => [kind, `Af ${kind}`])),
    );
    const date = {
      bodyId,
      authority: "Havneby Kommune",
      year: 2027,
      what: "proposalsDue" as const,
      source: "",
    };
    for (const on of [addDays(today, 40), addDays(today, 14)])
      await council.putBudgetDate(cast.secretary, { ...date, day: on }, now);
    const dates = (await council.toolkit(slug, null, now))?.dates;
    expect(dates).toMatchObject([{ daysLeft: 14, year: 2027 }]);
    await council.removeBudgetDate(cast.secretary, { bodyId, dateId: dates?.[0]?.id ?? "" }, now);
    expect((await council.toolkit(slug, null, now))?.dates).toEqual([]);
  });

  it("lets each with a seat answer for themselves, and forgets who said what", async () => {
    const { council, cast } = house;
    const { id: bodyId, slug } = await house.aBody();
    const open_ = (year: number) => council.openEvaluation(cast.secretary, { bodyId, year }, now);
    const evaluationId = await open_(2026);
    await expect(open_(2026)).rejects.toEqual(refused("evaluationThere"));
    const say = (who: SignedIn, said: number) =>
      council.answerEvaluation(who, { evaluationId, answers: { rightTopics: said } }, now);
    await say(cast.member, 1);
    await say(cast.member, 4);
    await say(cast.chair, 2);
    const years = async (who: SignedIn | null) => (await council.toolkit(slug, who, now))?.evaluations;
    expect(await years(cast.member)).toMatchObject([
      { state: "open", answered: 2, own: { rightTopics: 4 }, averages: {} },
    ]);
    expect(await years(null)).toEqual([]);
    await expect(council.publishEvaluation(cast.secretary, evaluationId, now)).rejects.toEqual(
      refused("surveyOpen"),
    );
    await council.closeEvaluation(cast.secretary, evaluationId, now);
    expect(await database.owner("select * from council.self_answer")).toEqual([]);
    await expect(say(cast.member, 5)).rejects.toEqual(refused("surveyClosed"));
    await council.publishEvaluation(cast.secretary, evaluationId, now);
    expect(await years(null)).toMatchObject([
      { year: 2026, state: "published", averages: { rightTopics: null } },
    ]);
    await database.owner(`update council.self_evaluation set counts = '{"rightTopics": [0, 0, 0, 3, 3]}'`);
    expect(await years(null)).toMatchObject([{ averages: { rightTopics: 4.5, goodMeetings: null } }]);
    // The next year beside it; what is open is for those who sit there.
    const next = await open_(2027);
    expect((await years(cast.member))?.map(({ year, state }) => [year, state])).toEqual([
      [2027, "open"],
      [2026, "published"],
    ]);
    await council.closeEvaluation(cast.secretary, next, now);
    expect((await years(null))?.map(({ year }) => year)).toEqual([2026]);
    await council.publishEvaluation(cast.secretary, next, now);
    await database.owner(
      `update council.self_evaluation set counts = '{"rightTopics": [3, 3, 0, 0, 0]}' where year = 2027`,
    );
    expect((await years(null))?.map(({ year, averages }) => [year, averages.rightTopics])).toEqual([
      [2027, 1.5],
      [2026, 4.5],
    ]);
  });

  it("is for who keeps the papers to do, and for who sits there to answer", async () => {
    const { council, cast } = house;
    const { id: bodyId, slug, visitId } = await aVisit();
    const request = await council.prepareFigures(
      null,
      { bodyId, municipality: "0101", recipient: "x", subject: "x", letter: "x" },
      now,
    );
    const met = { heldOn: today, withWhom: "x", about: "x" };
    const encounterId = await council.addEncounter(null, { bodyId, kind: "speaker", ...met }, now);
    const budget = { bodyId, authority: "x", year: 2027, what: "hearing" as const };
    const evaluationId = await council.openEvaluation(null, { bodyId, year: 2026 }, now);
    let year = 2030;
    const anew = async () => council.openEvaluation(null, { bodyId, year: ++year }, now);
    const closed = async () => {
      const made = await anew();
      await council.closeEvaluation(null, made, now);
      return made;
    };
    const sent = async () => {
      const id = await council.prepareFigures(
        null,
        { bodyId, municipality: "0101", recipient: "x", subject: "x", letter: "x" },
        now,
      );
      await council.sendFigures(null, { requestId: id, sentOn: today, answerBy: today }, now);
      return id;
    };
    for (const ask of [
      (who: SignedIn) =>
        council.planVisit(who, { bodyId, place: "x", heldOn: today, questions: QUESTIONS }, now),
      (who: SignedIn) => council.closeVisit(who, visitId, now),
      (who: SignedIn) => council.publishVisit(who, { visitId }, later),
      (who: SignedIn) => council.takeDownVisit(who, visitId, now),
      (who: SignedIn) => council.keptVisit(who, slug, visitId, now),
      (who: SignedIn) =>
        council.prepareFigures(
          who,
          { bodyId, municipality: "0101", recipient: "x", subject: "x", letter: "x" },
          now,
        ),
      async (who: SignedIn) => {
        const id = await council.prepareFigures(
          null,
          { bodyId, municipality: "0101", recipient: "x", subject: "x", letter: "x" },
          now,
        );
        return council.sendFigures(who, { requestId: id, sentOn: today, answerBy: today }, now);
      },
      async (who: SignedIn) => council.remindFigures(who, { requestId: await sent(), on: today }, now),
      async (who: SignedIn) =>
        council.settleFigures(who, { requestId: await sent(), outcome: "silence", on: today }, now),
      async (who: SignedIn) => council.publishFigures(who, { requestId: await sent(), published: true }, now),
      (who: SignedIn) => council.addEncounter(who, { bodyId, kind: "speaker", ...met }, now),
      (who: SignedIn) => council.changeEncounter(who, { encounterId, ...met }, now),
      (who: SignedIn) => council.putBudgetDate(who, { ...budget, day: today }, now),
      (who: SignedIn) => council.openEvaluation(who, { bodyId, year: ++year }, now),
      async (who: SignedIn) => council.closeEvaluation(who, await anew(), now),
      async (who: SignedIn) => council.publishEvaluation(who, await closed(), now),
    ])
      expect(await answers(cast, ask), ask.toString()).toBe(KEEPERS);
    const words = { evaluationId, answers: { rightTopics: 3 } };
    expect(await answers(cast, (who) => council.answerEvaluation(who, words, now))).toBe(SITTERS);
    expect(await answers(cast, (who) => council.figureRequest(who, slug, request, now))).toBe(SITTERS);
    const requests = await Promise.all(
      COUNCIL_CAST.map(async (name) => (await council.toolkit(slug, cast[name], now))?.requests !== null),
    );
    expect(requests).toEqual([true, true, true, true, false, false, false]);
  });
});
