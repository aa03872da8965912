import { afterEach, beforeEach, expect, it } from "vitest";
import { newId } from "#kernel/ids.ts";
import { addDays, dayOf, hours } from "#kernel/time.ts";
import { aRegion, type Door, type Region } from "../../../../test/builders/region.ts";
import { aCourse } from "../../../../test/builders/relay.ts";
import { describeOnEngine, type TestDatabase } from "../../../../test/db.ts";

/** So many more of every course there is, each with its need and its ask; the dates spread over five days. */
const copies = (times: number): string => `
  set session_replication_role = replica;
  create temporary table copy as
    select c.id as of_course, gen_random_uuid() as course_id, gen_random_uuid() as need_id, i % 5 as days
      from relay.course c, generate_series(1, ${times}) i;
  insert into citizen.citizen (id, region, known_as, created_at)
    select copy.course_id, z.region, z.known_as, z.created_at
      from copy join relay.course c on c.id = of_course join citizen.citizen z on z.id = c.citizen_id;
  insert into relay.course (id, region, area, citizen_id, holder_id, held_since, begun_at, opened_at, opened_by)
    select copy.course_id, region, area, copy.course_id, holder_id, held_since, begun_at, opened_at, opened_by
      from copy join relay.course on id = of_course;
  insert into relay.need (id, course_id, kind, urgency, responsible_id, held_since, next_step, next_step_on, next_step_unit_id, opened_at, opened_by)
    select copy.need_id, copy.course_id, kind, urgency, responsible_id, held_since, next_step, next_step_on + days,
           next_step_unit_id, opened_at, opened_by
      from copy join relay.need n on n.course_id = of_course;
  insert into relay.handover (id, course_id, need_id, ask_id, from_unit_id, to_unit_id, state, exclusive, urgency,
                              agreed_with_citizen, legal_basis, proposed_by, proposed_at, answer_by, next_rung_at)
    select gen_random_uuid(), copy.course_id, copy.need_id, gen_random_uuid(), from_unit_id, to_unit_id, state, exclusive, urgency,
           agreed_with_citizen, legal_basis, proposed_by, proposed_at, answer_by + days * interval '1 hour', next_rung_at
      from copy join relay.handover h on h.course_id = of_course;
  drop table copy;
  set session_replication_role = origin;`;

describeOnEngine("Min vagt", (open) => {
  let database: TestDatabase;
  let region: Region;
  beforeEach(async () => {
    database = await open();
    region = await aRegion(database);
  });
  afterEach(() => database.close());

  const shift = async (door: Door, role?: "lead") =>
    region.views.shift(await region.actor(door, role), region.now());
  const citizen = (knownAs: string) => ({ knownAs });

  it("is empty for a unit that has nothing", async () => {
    const empty = { rows: [], total: 0, next: null };
    expect(await shift("shelter")).toMatchObject({
      unit: { slug: "shelter", openNow: true },
      awaitingOurAnswer: empty,
      weHold: empty,
      awaitingOthers: empty,
      today: empty,
      alarms: [],
    });
    expect((await shift("dropIn")).unit.openNow).toBe(false);
  });

  it("puts what has passed its time first, then least time left, and last what waits for the sender", async () => {
    const ask = async (knownAs: string, urgency: "acute" | "sameDay" | "soon") => {
      const course = await aCourse(region, {
        citizen: citizen(knownAs),
        needs: [{ kind: "foodClothes", urgency }],
      });
      return course.asked("shelter", { need: 0 });
    };
    await ask("later", "soon");
    const overdue = await ask("overdue", "sameDay");
    await (await ask("questioned", "acute")).questioned();
    region.later(hours(4));
    await ask("soonest", "acute");
    await overdue.overdue(1);
    const { awaitingOurAnswer, awaitingOthers } = await shift("shelter");
    expect(awaitingOthers.total).toBe(0);
    expect(awaitingOurAnswer.total).toBe(4);
    expect(awaitingOurAnswer.rows.map((row) => [row.urgency, row.rung, row.questioned])).toEqual([
      ["sameDay", 1, false],
      ["acute", 0, false],
      ["soon", 0, false],
      ["acute", 1, true],
    ]);
    expect(awaitingOurAnswer.rows[0]).toMatchObject({
      from: { slug: "emergency" },
      knownAs: null,
      needKind: "foodClothes",
      message: "Kan I tage over?",
    });
  });

  it("shows the name before acceptance only where the citizen agreed to show it (law 13)", async () => {
    for (const consent of ["relay", "thisDoor", null] as const) {
      await (await aCourse(region, { consent, citizen: citizen(`said ${consent}`) })).asked("shelter");
    }
    const { rows } = (await shift("shelter")).awaitingOurAnswer;
    expect(rows.map((row) => row.knownAs).sort()).toEqual([null, null, "said relay"].sort());
  });

  it("lists what the unit has, lapsed next steps first, each with its line", async () => {
    const today = dayOf(region.now());
    const hold = (knownAs: string, days: number) =>
      aCourse(region, {
        citizen: citizen(knownAs),
        needs: [
          { kind: "income", nextStep: "Senere", nextStepOn: addDays(today, days + 20) },
          { kind: "dental", nextStep: `Om ${days}`, nextStepOn: addDays(today, days) },
        ],
      });
    await hold("in five days", 5);
    await hold("tomorrow", 1);
    const needOnly = await hold("a need only", 9);
    await needOnly.movedTo("shelter");
    const nothing = await hold("nothing left", 0);
    await nothing.ended(0);
    await nothing.ended(1);
    await (await hold("closed", 0)).movedTo("shelter");
    region.later(hours(48));
    const { weHold, today: due } = await shift("emergency");
    expect(
      weHold.rows.map((row) => [row.knownAs, row.nextStep?.what ?? null, row.nextStep?.lapsed ?? null]),
    ).toEqual([
      ["tomorrow", "Om 1", true],
      ["in five days", "Om 5", false],
      ["nothing left", null, null],
    ]);
    expect(weHold.rows[0]).toMatchObject({ weHoldBaton: true, needKinds: ["dental", "income"] });
    expect(weHold.rows[0]?.line.holders).toMatchObject([{ unit: { slug: "emergency" }, until: null }]);
    expect(due.rows.map((row) => [row.kind, row.knownAs, row.what, row.lapsed])).toEqual([
      ["nextStep", "tomorrow", "Om 1", true],
    ]);
    const shelter = (await shift("shelter")).weHold.rows;
    expect(shelter.map((row) => [row.knownAs, row.weHoldBaton])).toEqual([
      ["closed", true],
      ["a need only", true],
    ]);
  });

  it("shows a unit with only a need the baton's way, not who was asked about the rest", async () => {
    const course = await aCourse(region, { needs: ["sleepTonight", "psychiatric"] });
    await course.asked("psychiatry", { need: 1 });
    await course.movedTo("shelter", { need: 0 });
    await course.asked("nightTeam", { need: 0, by: "shelter" });
    const [row] = (await shift("shelter")).weHold.rows;
    expect(row).toMatchObject({ weHoldBaton: false, needKinds: ["sleepTonight"] });
    expect(row?.line.asks.map((ask) => ask.to.slug)).toEqual(["nightTeam"]);
    const [all] = (await shift("emergency")).weHold.rows;
    expect(all?.line.asks.map((ask) => ask.to.slug).sort()).toEqual(["nightTeam", "psychiatry"]);
  });

  it("puts our own move first among what we wait for: questions to us and what a redirect prepared", async () => {
    const course = await aCourse(region, {
      needs: ["sleepTonight", "dental", "woundCare"],
    });
    await course.asked("nightTeam", { need: 0 });
    await (await course.asked("shelter", { need: 1 })).questioned();
    await (await course.asked("nursing", { need: 2 })).redirected(["doctor"], "outsideTargetGroup");
    const { awaitingOthers } = await shift("emergency");
    expect(
      awaitingOthers.rows.map((row) => [
        row.state,
        row.to.slug,
        row.questionOpen,
        row.redirect?.reason ?? null,
      ]),
    ).toEqual([
      ["draft", "doctor", false, "outsideTargetGroup"],
      ["questioned", "shelter", true, null],
      ["proposed", "nightTeam", false, null],
    ]);
    expect((await shift("doctor")).awaitingOurAnswer.total).toBe(0);
  });

  it("lists doors outside to check back with, and tables to hold, on their day", async () => {
    const course = await aCourse(region, { needs: ["psychiatric"] });
    const actor = await region.actor("emergency");
    const today = dayOf(region.now());
    await region.relay.noteCall(
      actor,
      {
        courseId: course.id,
        partyName: "Varmestuen",
        answer: "later",
        checkBackOn: addDays(today, 1),
        agreedWithCitizen: true,
      },
      region.now(),
    );
    await region.relay.callTable(actor, { courseId: course.id, needId: course.needId(0) }, region.now());
    expect((await shift("emergency")).today.rows).toEqual([]);
    region.later(hours(24 * 4));
    expect((await shift("emergency")).today.rows.map((row) => [row.kind, row.what])).toEqual([
      ["checkBack", "Varmestuen"],
      ["nextStep", "Find en dør, der kan hjælpe"],
      ["table", "psychiatric"],
    ]);
  });

  it("names whose table it is to a seated lead only while the citizen lets those on the relay know", async () => {
    const course = await aCourse(region, { needs: ["psychiatric"], consent: "relay" });
    await (await course.asked("psychiatry", { need: 0 })).redirected(["nightTeam"]);
    await (await course.asked("nightTeam", { need: 0 })).redirected(["psychiatry"]);
    region.later(hours(24 * 4));
    const tables = async (door: Door, role?: "lead") =>
      (await shift(door, role)).today.rows.filter((row) => row.kind === "table").map((row) => row.knownAs);
    expect(await tables("psychiatry", "lead")).toEqual(["Bo"]);
    expect(await tables("psychiatry")).toEqual([]);
    await course.withdrewConsent();
    expect(await tables("psychiatry", "lead")).toEqual([""]);
    expect(await tables("emergency")).toEqual(["Bo"]);
  });

  it("shows alarms to whom they are for", async () => {
    const course = await aCourse(region, { consent: "relay" });
    await region.relay.arrive(await region.actor("shelter"), { courseId: course.id }, region.now());
    await database.owner(
      "insert into relay.alarm (id, kind, unit_id, for_lead, raised_at) values ($1, 'unitWithoutMembers', $2, true, $3)",
      [newId(), region.idOf("emergency"), region.now()],
    );
    expect((await shift("emergency")).alarms).toMatchObject([
      { kind: "arrival", knownAs: "Bo", courseId: course.id },
    ]);
    expect((await shift("emergency", "lead")).alarms.map((alarm) => alarm.kind).sort()).toEqual([
      "arrival",
      "unitWithoutMembers",
    ]);
  });

  it("pages every list without losing or repeating a row, and counts no further than 500", async () => {
    const actor = await region.actor("emergency");
    const shelter = await region.actor("shelter");
    const template = await aCourse(region, { needs: ["foodClothes"] });
    await template.asked("shelter", { need: 0 });
    await database.owner(copies(119));
    const walk = async <T>(
      first: { rows: readonly T[]; next: string | null; total: number },
      more: (after: string) => Promise<typeof first>,
    ) => {
      const rows = [...first.rows];
      for (let page = first; page.next !== null; rows.push(...page.rows)) page = await more(page.next);
      return rows;
    };
    const { weHold, awaitingOthers } = await shift("emergency");
    const { awaitingOurAnswer } = await shift("shelter");
    for (const list of [weHold, awaitingOthers, awaitingOurAnswer]) {
      expect([list.total, list.rows.length, list.next === null]).toEqual([120, 50, false]);
    }
    const held = await walk(weHold, (after) => region.views.weHold(actor, { after }, region.now()));
    expect(new Set(held.map((row) => row.courseId)).size).toBe(120);
    expect(held.map((row) => row.nextStep?.on)).toEqual(held.map((row) => row.nextStep?.on).toSorted());
    const sent = await walk(awaitingOthers, (after) =>
      region.views.awaitingOthers(actor, { after }, region.now()),
    );
    expect(new Set(sent.map((row) => row.handoverId)).size).toBe(120);
    const asked = await walk(awaitingOurAnswer, (after) =>
      region.views.inbox(shelter, { after }, region.now()),
    );
    expect(new Set(asked.map((row) => row.handoverId)).size).toBe(120);
    expect(asked.map((row) => row.answerBy.getTime())).toEqual(
      asked.map((row) => row.answerBy.getTime()).toSorted((a, b) => a - b),
    );
    const due = await region.views.today(actor, { after: null }, region.later(hours(24 * 30)));
    expect([due.total, due.rows.length]).toEqual([120, 50]);
    expect(
      new Set(
        (await walk(due, (after) => region.views.today(actor, { after }, region.now()))).map((row) => row.id),
      ).size,
    ).toBe(120);

    await database.owner(copies(4));
    const many = await region.views.inbox(shelter, {}, region.now());
    expect([many.total, many.rows.length]).toEqual([500, 50]);
  });

  it("takes a cursor that is nonsense for none", async () => {
    await (await aCourse(region)).asked("shelter", { need: 0 });
    const [actor, shelter] = [await region.actor("emergency"), await region.actor("shelter")];
    for (const after of ["x", "2026-02-31~nobody", `2026-02-31~${newId()}`, "none~"]) {
      expect((await region.views.weHold(actor, { after }, region.now())).rows).toHaveLength(1);
      expect((await region.views.today(actor, { after }, region.now())).rows).toHaveLength(1);
      expect((await region.views.awaitingOthers(actor, { after }, region.now())).rows).toHaveLength(1);
      expect((await region.views.inbox(shelter, { after }, region.now())).rows).toHaveLength(1);
    }
  });
});
