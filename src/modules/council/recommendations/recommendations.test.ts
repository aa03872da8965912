import { afterAll, beforeAll, expect, it } from "vitest";
import { hours, plus } from "#kernel/time.ts";
import { aCouncilHouse, COUNCIL_NOW as now } from "../../../../test/builders/council.ts";
import { anAnswer, content, later, recommending, today } from "../../../../test/builders/recommendations.ts";
import { describeOnEngine, type TestDatabase } from "../../../../test/db.ts";

const refused = (code: string) => expect.objectContaining({ code });
const at = (days: number) => plus(now, hours(24 * days));

describeOnEngine("recommendations", (open) => {
  let database: TestDatabase;
  let house: Awaited<ReturnType<typeof aCouncilHouse>>;
  let adopted: ReturnType<typeof recommending>["adopted"];
  let sendTo: ReturnType<typeof recommending>["sendTo"];
  let shown: ReturnType<typeof recommending>["shown"];
  beforeAll(async () => {
    database = await open();
    house = await aCouncilHouse(database);
    ({ adopted, sendTo, shown } = recommending(house));
  });
  afterAll(() => database.close());

  it("are numbered in their period, one of each; what is thrown away gives its number back", async () => {
    const { council, aBody } = house;
    const { slug: body } = await aBody();
    const draft = (period: string, number?: number) =>
      council.draftRecommendation(
        null,
        { body, period, content: content("x"), ...(number ? { number } : {}) },
        now,
      );
    expect((await draft("2026")).number).toBe(1);
    expect((await draft("2026", 4)).number).toBe(4);
    expect((await draft("2026")).number).toBe(5);
    const third = await draft("2022-2025");
    expect(third.number).toBe(1);
    await expect(draft("2026", 4)).rejects.toEqual(refused("numberTaken"));
    await expect(draft("2026-2022")).rejects.toEqual(refused("invalidInput"));
    await council.discardRecommendation(null, { recommendationId: third.id, seen: 1, why: "Dobbelt" }, now);
    expect((await draft("2022-2025")).number).toBe(1);
    expect(await council.recommendation(body, "2022-2025-2", null, now)).toBeNull();
  });

  it("leave a trace of every change: editions, dates, answers and steps are only added to", async () => {
    const { council, cast } = house;
    const { body, id } = await adopted("Rådet anbefaler en varmestue.");
    const edition = (await shown(body)).recommendation.edition;
    await expect(
      council.rewriteRecommendation(
        null,
        { recommendationId: id, seen: edition, content: content("Rettet") },
        now,
      ),
    ).rejects.toEqual(refused("sayWhy"));
    await council.rewriteRecommendation(
      null,
      { recommendationId: id, seen: edition, content: content("Rådet anbefaler to."), why: "Der stod én" },
      now,
    );
    const sendingId = await sendTo(id, { basis: "committed", committedBy: "Regionsrådet 4. februar" });
    await expect(sendTo(id)).rejects.toEqual(refused("stillAsked"));
    await council.extendAnswer(null, { sendingId, answerBy: later(60), why: "Udvalget mødes senere" }, now);
    await council.answerRecommendation(
      cast.elsewhere,
      { ...anAnswer(sendingId), kind: "noted", notedAs: "asInspiration", reason: "" },
      now,
    );
    expect((await shown(body)).recommendation).toMatchObject({
      standing: "noted",
      worst: { state: "running" },
    });
    await council.answerRecommendation(
      cast.elsewhere,
      anAnswer(sendingId, {
        ...{ seen: 1, kind: "partly", planKind: "localHealthPlan", plan: "Nærsundhedsplan 2027" },
        actions: [{ words: "Find et hus", owner: "Sundhedschefen", by: later(90) }],
      }),
      now,
    );
    const [asking] = (await shown(body)).recommendation.askings;
    const [, partly] = asking?.answers ?? [];
    const actionId = partly?.actions[0]?.id ?? "";
    await council.stepAction(cast.elsewhere, { actionId, state: "underway", on: today }, now);
    await council.stepAction(null, { actionId, state: "dropped", on: today, words: "Huset var solgt" }, now);
    await expect(
      council.extendAnswer(null, { sendingId, answerBy: later(99), why: "Nej" }, now),
    ).rejects.toEqual(refused("answerStands"));
    await council.answerRecommendation(
      cast.elsewhere,
      anAnswer(sendingId, { seen: 2, kind: "not", why: "Vedtaget om" }),
      now,
    );
    const second = await sendTo(id, { answerBy: later(20) });
    expect((await shown(body)).recommendation).toMatchObject({
      standing: "sent",
      content: { text: "Rådet anbefaler to." },
      askings: [
        {
          asksAgain: true,
          dates: [
            { answerBy: later(30), why: "" },
            { answerBy: later(60), why: "Udvalget mødes senere" },
          ],
          answers: [
            { kind: "noted", notedAs: "asInspiration" },
            {
              ...{ kind: "partly", plan: "Nærsundhedsplan 2027" },
              actions: [
                {
                  owner: "Sundhedschefen",
                  steps: [{ state: "planned" }, { state: "underway" }, { state: "dropped" }],
                },
              ],
            },
            { kind: "not", why: "Vedtaget om" },
          ],
        },
        { id: second, round: 2, asksAgain: false },
      ],
    });
    expect((await shown(body)).editions).toMatchObject([
      { did: "adopted", text: "Rådet anbefaler en varmestue." },
      { did: "corrected", why: "Der stod én" },
    ]);
    for (const table of "recommendation_edition sending answer_date answer answer_action action_step follow_up target reading focus_mark answer_reminder recommendation_document".split(
      " ",
    ))
      for (const does of [`delete from council.${table}`, `truncate council.${table}`])
        await expect(database.appSql(does)).rejects.toThrow(/permission denied/);
  });

  it("are waited for in public, very overdue first, however they are noted", async () => {
    const { council } = house;
    const texts = ["Bliver besvaret", "Bliver noteret", "Bliver glemt", "Har tid endnu"];
    const all = await Promise.all(texts.map((text) => adopted(text)));
    const [answered, noted, , patient] = await Promise.all(
      all.map(({ id }, i) => sendTo(id, { answerBy: later([10, 10, 40, 200][i] ?? 0) })),
    );
    await council.answerRecommendation(null, anAnswer(answered ?? ""), now);
    await council.answerRecommendation(
      null,
      { ...anAnswer(noted ?? ""), kind: "noted", notedAs: "forInformation", reason: "" },
      now,
    );
    const waiting = (days: number) =>
      council
        .awaitingAnswers(at(days))
        .then((lines) =>
          lines
            .filter(({ recommendation }) => texts.includes(recommendation.content.text))
            .map(({ recommendation, asking }) => `${recommendation.content.text} ${asking.clock.state}`),
        );
    expect(await waiting(0)).toEqual([
      "Bliver noteret running",
      "Bliver glemt running",
      "Har tid endnu running",
    ]);
    expect(await waiting(60)).toEqual([
      "Bliver noteret veryOverdue",
      "Bliver glemt overdue",
      "Har tid endnu running",
    ]);
    const [one] = all;
    await council.closeRecommendation(
      null,
      { recommendationId: all[2]?.id ?? "", seen: 2, why: "Nået" },
      now,
    );
    expect(await waiting(60)).toEqual(["Bliver noteret veryOverdue", "Har tid endnu running"]);
    expect(patient).toBeDefined();
    const asked = await council.askedOfBody("et-andet-raad", null, at(60));
    const mine = asked?.asked.find(({ recommendation }) => recommendation.id === one?.id);
    expect(mine?.asking.clock).toMatchObject({ state: "answered", workingDaysLate: 0 });
  });

  it("are followed: what was seen, targets in figures and in words, and the year's focus first", async () => {
    const { council } = house;
    const { body, id } = await adopted();
    const figure = await council.addTarget(
      null,
      {
        recommendationId: id,
        words: "Nætter med åben dør",
        goal: 365,
        unit: "nætter",
        direction: "atLeast",
        by: later(300),
      },
      now,
    );
    const words = await council.addTarget(
      null,
      { recommendationId: id, words: "Folk føler sig ventet", by: later(300) },
      now,
    );
    await council.addReading(
      null,
      { targetId: figure, on: today, value: 211.5, words: "Talt på havnen" },
      now,
    );
    await council.addReading(null, { targetId: words, on: today, words: "De fleste siger ja" }, now);
    await expect(council.addReading(null, { targetId: words, on: today, value: 3 }, now)).rejects.toEqual(
      refused("readInFigures"),
    );
    await expect(
      council.addReading(null, { targetId: figure, on: today, words: "Mange" }, now),
    ).rejects.toEqual(refused("readInFigures"));
    await expect(
      council.followUp(null, { recommendationId: id, on: later(1), words: "I morgen" }, now),
    ).rejects.toEqual(refused("dayNotReached"));
    await council.followUp(null, { recommendationId: id, on: today, words: "Døren var låst" }, now);
    const second = await council.draftRecommendation(
      null,
      { body: body.slug, period: "2026", content: content("Nummer to") },
      now,
    );
    await council.adoptRecommendation(
      null,
      { recommendationId: second.id, seen: 1, on: today, words: "Mødet" },
      now,
    );
    await council.focusOn(
      null,
      { recommendationId: second.id, year: 2026, on: today, words: "Mødet i marts" },
      now,
    );
    expect(await shown(body)).toMatchObject({
      followUps: [{ words: "Døren var låst" }],
      targets: [
        { goal: 365, unit: "nætter", readings: [{ value: 211.5 }] },
        { goal: null, readings: [{ value: null, words: "De fleste siger ja" }] },
      ],
    });
    const { recommendations } = (await council.recommendations(body.slug, null, now)) ?? {};
    expect(recommendations?.map(({ number }) => number)).toEqual([2, 1]);
  });

  it("are sent to several at once, each asked on its own: all of them or none, and twice pressed is once", async () => {
    const { council } = house;
    const { body, id } = await adopted();
    const [one, two] = [await house.aBody(), await house.aBody()];
    const send = (to: string[], key?: string) =>
      council.sendToAll(
        null,
        { recommendationId: id, to, on: today, answerBy: later(30), basis: "requested" },
        now,
        key,
      );
    await expect(send([one.slug, body.slug])).rejects.toEqual(refused("sentToItself"));
    await expect(send([])).rejects.toEqual(refused("invalidInput"));
    expect((await shown(body)).recommendation.askings).toEqual([]);
    expect(await send([one.slug, two.slug, one.name])).toHaveLength(2);
    await expect(send([two.slug])).rejects.toEqual(refused("stillAsked"));
    const { askings } = (await shown(body)).recommendation;
    expect(askings.map(({ body: to, dates }) => [to.slug, dates[0]?.answerBy]).sort()).toEqual(
      [one, two].map(({ slug }) => [slug, later(30)]).sort(),
    );
  });

  it("have targets said anew with why: what they said before stays, and what they are measured in", async () => {
    const { council } = house;
    const { body, id } = await adopted();
    const target = { words: "Nætter med åben dør", goal: 365, direction: "atLeast" as const, by: later(300) };
    const targetId = await council.addTarget(null, { recommendationId: id, ...target, unit: "nætter" }, now);
    const revise = (seen: number, more: object) =>
      council.reviseTarget(null, { targetId, seen, ...target, why: "Vejret", ...more }, now);
    await expect(revise(1, {})).rejects.toEqual(refused("nothingChanged"));
    await expect(revise(1, { goal: undefined, direction: undefined })).rejects.toEqual(
      refused("readInFigures"),
    );
    await expect(revise(1, { goal: 200, why: "" })).rejects.toEqual(refused("invalidInput"));
    expect(await revise(1, { goal: 200 })).toBe(2);
    await expect(revise(1, { goal: 100 })).rejects.toEqual(refused("editedMeanwhile"));
    await revise(2, { goal: 200, by: later(400), why: "Et år til" });
    expect((await shown(body)).targets).toMatchObject([
      {
        ...{ goal: 200, unit: "nætter", by: later(400), edition: 3 },
        before: [
          { goal: 200, by: later(300), why: "Et år til", until: today },
          { goal: 365, by: later(300), why: "Vejret" },
        ],
      },
    ]);
  });

  it("are no focus after all, with why, until the year is over; and may be one again", async () => {
    const { council } = house;
    const { body, id } = await adopted();
    const focus = (year: number) =>
      council.focusOn(null, { recommendationId: id, year, on: today, words: "Mødet" }, now);
    const unfocus = (year: number) =>
      council.unfocus(null, { recommendationId: id, year, why: "Udskudt" }, now);
    const years = async () => (await shown(body)).recommendation.focus.map(({ year }) => year);
    await focus(2025);
    await focus(2026);
    await unfocus(2026);
    expect(await years()).toEqual([2025]);
    const told = (await shown(body)).timeline.map(({ what, until, words }) => [what, until, words]);
    expect(told).toContainEqual(["unfocused", "2026", "Udskudt"]);
    expect(told).toContainEqual(["focused", "2026", "Mødet"]);
    await expect(unfocus(2026)).rejects.toEqual(refused("notFound"));
    await expect(unfocus(2025)).rejects.toEqual(refused("dayIsOver"));
    await focus(2026);
    await focus(2026);
    expect(await years()).toEqual([2025, 2026]);
  });

  it("hold no personal number, and lead to no page about a citizen", async () => {
    const { body } = await adopted();
    const draft = (more: object) =>
      house.council.draftRecommendation(
        null,
        { body: body.slug, period: "2026", content: { ...content("x"), ...more } },
        now,
      );
    await expect(draft({ background: "Borgeren 010203-1234" })).rejects.toEqual(refused("invalidInput"));
    for (const address of [
      "/forloeb/3",
      "https://stafet.example.dk/min-stafet/moed-mig",
      "javascript:alert(1)",
      "//x.dk",
    ])
      await expect(draft({ evidence: [{ kind: "source", title: "t", address }] })).rejects.toEqual(
        refused("invalidInput"),
      );
    await draft({ evidence: [{ kind: "gap", title: "t", address: "/mangler/0101/shelter" }] });
  });

  it("are held by the database: nothing is sent before it is adopted, answered without its reason, or changed without an edition", async () => {
    const { body, id } = await adopted();
    const draft = await house.council.draftRecommendation(
      null,
      { body: body.slug, period: "2027", content: content("x") },
      now,
    );
    const sendingId = await sendTo(id);
    const send = (recommendation: string, edition: number, round = 9) =>
      `insert into council.sending (id, recommendation_id, edition, body_id, round, sent_on, basis, at)
         values (gen_random_uuid(), '${recommendation}', ${edition}, '${body.id}', ${round}, '2026-03-02', 'requested', now())`;
    const answer = (columns: string, values: string) =>
      `insert into council.answer (id, sending_id, n, ${columns}, answered_on, said_by, at)
         values (gen_random_uuid(), '${sendingId}', 1, ${values}, '2026-03-02', 'x', now())`;
    for (const [attempt, constraint] of [
      [send(draft.id, 1), /sent_when_adopted/],
      [send(id, 2), /sent_with_a_date/],
      [`update council.recommendation set state = 'closed' where id = '${id}'`, /stands_by_its_edition/],
      [`update council.recommendation set state = 'draft' where id = '${id}'`, /adopted_somewhere/],
      [answer("kind, reason, recorded_as", "'partly', '', 'body'"), /answered_with_a_reason/],
      [answer("kind, reason, recorded_as", "'accepted', 'x', 'council'"), /recorded_from_something/],
      [answer("kind, reason, recorded_as", "'noted', '', 'body'"), /noted_says_how/],
      [
        `insert into council.answer_date values ('${sendingId}', 2, '2026-09-01', '', now(), null)`,
        /later_for_a_reason/,
      ],
    ] as const)
      await expect(database.appSql(attempt)).rejects.toThrow(constraint);
  });
});
