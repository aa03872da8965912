import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import type { Instant } from "#kernel/clock.ts";
import { newId } from "#kernel/ids.ts";
import { dayOf, hours, plus } from "#kernel/time.ts";
import { SYSTEM } from "#modules/identity/index.ts";
import { aRegion, type Region } from "../../../../test/builders/region.ts";
import { aCourse, type BuiltCourse } from "../../../../test/builders/relay.ts";
import { describeOnBoth, type TestDatabase } from "../../../../test/db.ts";
import { aboutCitizens, walledTables } from "../../../../test/wall/catalogue.ts";
import { createFeltSafe } from "../actions/feltSafe.ts";
import { createRetention, type Retention } from "./retention.ts";

const DAY = hours(24);
const YEARS = 1827;

/** Long ago, so that five years have passed by any clock the tests run under. */
const THEN = "2015-06-02T06:30:00Z";

describeOnBoth("retention", (open) => {
  let database: TestDatabase;
  let region: Region;
  let retention: Retention;
  let people = 0;
  const rows = async (sql: string, params: readonly unknown[] = []): Promise<Record<string, unknown>[]> =>
    database.owner(sql, params);
  const count = async (from: string): Promise<unknown> =>
    (await rows(`select count(*)::int as n from ${from}`))[0]?.n;
  const courses = async (): Promise<unknown[]> =>
    (await rows("select id from relay.course order by id")).map(({ id }) => id);
  const lapsesAt = async (id: string): Promise<Instant> =>
    plus(
      (await rows("select closed_at from relay.course where id = $1", [id]))[0]?.closed_at as Date,
      YEARS * DAY,
    );

  /** A course somebody else than the others' is on, so that nobody is taken for anybody. */
  const course = (draft: Parameters<typeof aCourse>[1] = {}): Promise<BuiltCourse> => {
    people += 1;
    return aCourse(region, { citizen: { knownAs: `Borger ${people}`, birthYear: 1950 + people }, ...draft });
  };
  async function closedCourse(draft: Parameters<typeof aCourse>[1] = {}): Promise<BuiltCourse> {
    const built = await course(draft);
    await built.ended(0, draft.at);
    await built.closed(draft.at);
    return built;
  }

  beforeAll(async () => {
    database = await open();
    region = await aRegion(database, THEN);
    retention = createRetention(region);
  });
  afterAll(() => database.close());
  beforeEach(async () => {
    await retention.forgetLapsed(new Date());
    region.clock.advance(new Date(THEN).getTime() - region.now().getTime());
  });

  it("forgets a closed course to the moment, and nothing before it", async () => {
    const bo = await closedCourse();
    const lapses = await lapsesAt(bo.id);
    await retention.forgetLapsed(plus(lapses, -1));
    expect(await courses()).toContain(bo.id);
    expect(await retention.lapsed(lapses)).toContainEqual({ what: "courses", count: 1 });
    expect(await retention.forgetLapsed(lapses)).toMatchObject({ courses: 1 });
    expect(await courses()).not.toContain(bo.id);
    expect(await rows("select from citizen.citizen where id = $1", [bo.citizenId])).toEqual([]);
    expect(await retention.forgetLapsed(lapses)).toEqual({});
  });

  it("leaves nothing of a person who has been through everything, in any table", async () => {
    const bo = await closedCourseWithEverything();
    expect(await tablesThatKnow(bo)).toEqual(
      expect.arrayContaining([
        "relay.period",
        "relay.handover",
        "consent.consent",
        "citizen.channel",
        "citizen.companion",
        "citizen.safety_note",
        "relay.age_answer",
        "relay.message",
        "relay.felt_ask",
      ]),
    );
    await retention.forgetLapsed(new Date());
    expect(await tablesThatKnow(bo)).toEqual(["identity.audit_entry"]);
  });

  it("knows every table that is about a citizen", async () => {
    const kept = [
      "identity.audit_entry",
      "platform.command",
      "relay.brief_contact",
      "relay.emergency_attempt",
    ];
    const [body] = await rows(
      "select pg_get_functiondef('relay.forget_people(timestamptz, int)'::regprocedure) as text",
    );
    const known = (await walledTables(database.owner)).filter((name) => !kept.includes(name));
    expect(known.filter((name) => !String(body?.text).includes(`delete from ${name} `))).toEqual([]);
  });

  it("keeps every course of somebody who has one open, or one not yet lapsed", async () => {
    const old = await closedCourse();
    await region.relay.reopenCourse(
      await region.actor("emergency"),
      { courseId: old.id, needs: [{ kind: "home" }], because: "Han er tilbage" },
      region.now(),
    );
    await retention.forgetLapsed(new Date());
    expect(await courses()).toContain(old.id);

    // Closed in another record of theirs, opened anew in this one.
    const [first, second] = [await closedCourse(), await course()];
    await linked(second, first);
    await retention.forgetLapsed(new Date());
    expect(await courses()).toEqual(expect.arrayContaining([first.id, second.id]));
    await second.ended(0);
    await second.closed();
    expect(await retention.forgetLapsed(new Date())).toMatchObject({ courses: 2 });
  });

  it("a clock that jumped ahead, or was wound, forgets nobody before their time", async () => {
    const now = new Date();
    region.clock.advance(now.getTime() - region.now().getTime());
    const recent = await closedCourse();
    await retention.forgetLapsed(plus(now, 100 * YEARS * DAY));
    expect(await courses()).toContain(recent.id);
  });

  it("says what it did in the log, and the log and the laws hold afterwards", async () => {
    await closedCourse();
    const before = await count("identity.audit_entry");
    await retention.forgetLapsed(new Date());
    const [entry] = await rows(
      "select person_id, citizen_id, detail from identity.audit_entry where action = 'retention.applied' order by at desc, id desc",
    );
    expect(entry).toMatchObject({
      citizen_id: null,
      detail: { what: "courses", people: 1, courses: 1, needs: 1 },
    });
    expect(await count("identity.audit_entry")).toBe(Number(before) + 1);
    await region.identity.audit.seal();
    expect((await region.views.verify(region.now())).examples).toEqual([]);
    expect(await region.identity.audit.verify(region.now())).toMatchObject({ ok: true });
  });

  it("stopped half-way, whole people are gone and the others whole; the next run takes the rest", async () => {
    for (let n = 0; n < 22; n++) await closedCourse();
    const forget = `select relay.forget_people('${new Date().toISOString()}', 5)`;
    await database.appSql(`begin; ${forget}; rollback`);
    expect(await count("relay.course where closed_at < '2016-01-01'")).toBe(22);
    // One batch, and then no more: as when the process is killed between two.
    expect(await retention.forgetLapsed(new Date(), 1)).toEqual({ courses: 20 });
    expect(
      await count("relay.course c where not exists (select from relay.need n where n.course_id = c.id)"),
    ).toBe(0);
    expect(await retention.forgetLapsed(new Date())).toEqual({ courses: 2 });
    expect(await retention.forgetLapsed(new Date())).toEqual({});
  });

  it("whatever people have been through: nothing open goes, nobody goes by halves, and twice is once", async () => {
    const random = seeded(20_261_122);
    const many: BuiltCourse[] = [];
    const ages = [365 * 11, YEARS + 40, YEARS - 40, 90];
    for (let n = 0; n < 24; n++) {
      const ago = ages[Math.floor(random() * ages.length)] ?? 0;
      region.clock.advance(Date.now() - ago * DAY - region.now().getTime());
      many.push(random() < 0.3 ? await course() : await closedCourse());
      const [one, other] = [many[n], many[Math.floor(random() * n)]];
      if (one && other && one !== other && random() < 0.5) await linked(other, one);
    }
    const now = new Date();
    const expected = await survivors(now);
    await retention.forgetLapsed(now, 2);
    await retention.forgetLapsed(now);
    expect((await courses()).sort()).toEqual(expected);
    expect(await retention.forgetLapsed(now)).toEqual({});
    expect(expected.length).toBeGreaterThan(0);
    expect((await region.views.verify(now)).examples).toEqual([]);
  });

  it("single rows about nobody known go by their own periods", async () => {
    const at = await actor();
    const told = { needKinds: ["foodClothes"], note: "Fik et tæppe" };
    await region.relay.recordBriefContact(at, told, region.now());
    const day = (days: number): Instant => plus(region.now(), days * DAY);
    expect(await retention.forgetLapsed(day(730))).toEqual({});
    expect(await retention.forgetLapsed(day(731))).toEqual({ briefContacts: 1 });
    expect(await count("relay.brief_contact")).toBe(0);
  });

  it("a period that is set anew counts from its day", async () => {
    const bo = await closedCourse();
    const forever =
      "insert into identity.retention (what, from_date, days, basis) values ('courses', $1, 100000, 'Arkivloven')";
    await rows(forever, ["2016-01-01"]);
    expect(await retention.forgetLapsed(new Date())).toEqual({});
    expect(await courses()).toContain(bo.id);
    expect(await retention.periods(new Date())).toContainEqual({
      what: "courses",
      days: 100_000,
      from: "2016-01-01",
      basis: "Arkivloven",
    });
    expect(await retention.periods(new Date("2015-12-31T12:00:00Z"))).toContainEqual(
      expect.objectContaining({ what: "courses", days: YEARS }),
    );
    await rows("delete from identity.retention where from_date = '2016-01-01'");
  });

  it.each([
    "insert into identity.retention (what, from_date, days, basis) values ('courses', '2020-01-01', 1, 'x')",
    "insert into identity.retention (what, from_date, days, basis) values ('log', '2020-01-01', 1, 'x')",
    "insert into identity.retention (what, from_date, days, basis) values ('courses', '2020-01-01', null, 'x')",
  ])("%s: not even the owner", async (sql) => {
    await expect(rows(sql)).rejects.toMatchObject({ code: "23514" });
  });

  it.each([
    "delete from relay.course",
    "select set_config('stafet.forgets', pg_current_xact_id()::text, true); delete from relay.need",
    "delete from citizen.citizen",
    "update identity.retention set days = 365 where what = 'courses'",
    "insert into identity.retention (what, from_date, days, basis) values ('mail', '2020-01-01', 1, 'x')",
    "select relay.has_lapsed('{}', now())",
  ])("the application cannot: %s", async (sql) => {
    await closedCourse();
    await expect(database.appSql(sql)).rejects.toMatchObject({ code: "42501" });
  });

  const actor = () => region.actor("emergency");

  const linked = async (kept: BuiltCourse, other: BuiltCourse): Promise<void> => {
    const by = { basis: "name", actor: await actor(), now: region.now() } as const;
    await database.app.write(SYSTEM, (tx) =>
      region.citizens.linkSamePerson(tx, { kept: kept.citizenId, other: other.citizenId, ...by }),
    );
  };

  /** Told apart from the function under test: from plain rows, in this language. */
  async function survivors(now: Instant): Promise<unknown[]> {
    const all = await rows(`select c.id, c.closed_at, coalesce(z.same_as, z.id) as person
      from relay.course c join citizen.citizen z on z.id = c.citizen_id order by c.id`);
    const stays = (row: Record<string, unknown>): boolean =>
      row.closed_at === null || (row.closed_at as Date) > plus(now, -YEARS * DAY);
    const people = new Set(all.filter(stays).map(({ person }) => person));
    return all.filter(({ person }) => people.has(person)).map(({ id }) => id);
  }

  /** Asked, questioned, redirected, called outside, met, read, corrected, looked at – and then closed. */
  async function closedCourseWithEverything(): Promise<BuiltCourse> {
    const at = await actor();
    const bo = await course({
      needs: ["sleepTonight", "woundCare"],
      consent: "relay",
      meetMe: "Sig, hvad du gør.",
    });
    await (await bo.asked("shelter", { need: 0 })).redirected();
    const asked = await bo.asked("nursing", { need: 1 });
    await (await (await asked.questioned()).answered()).accepted();
    const accepted = { type: "relay.handoverAccepted", handoverId: asked.id, at: region.now() };
    await createFeltSafe(region).askAbout(accepted, region.now());
    await region.relay.noteFeltSafe(at, { courseId: bo.id, face: 3, words: "Nå" }, region.now());
    await region.relay.recordContact(
      at,
      { courseId: bo.id, way: "met", note: "Talte om natten" },
      region.now(),
    );
    const way = { courseId: bo.id, kind: "sms" as const, to: "20 00 00 31" };
    await region.relay.addChannel(at, way, region.now());
    const beside = { kind: "relative" as const, name: "Bodil", comes: "no" as const, form: "oral" as const };
    await region.relay.addCompanion(at, { courseId: bo.id, ...beside }, region.now());
    const today = dayOf(region.now());
    const hard = { happened: "Råbte", calmed: "En pause", citizensWords: "Jeg var bange" };
    const days = { courseId: bo.id, happenedOn: today, endsOn: today };
    const { noteId } = await region.relay.writeSafetyNote(at, { ...days, ...hard }, region.now());
    const answer = { courseId: bo.id, noteId, words: "Det er længe siden" };
    await region.relay.answerSafetyNote(at, answer, region.now());
    await region.relay.sayDoctor(at, { courseId: bo.id, state: "none" }, region.now());
    const begun = { courseId: bo.id, what: "Lunger", begunWhere: "Sygehuset" };
    await region.relay.addWorkUp(at, begun, region.now());
    const letter = { complaintId: newId(), seen: 0, about: "care" as const, words: "De bad mig gå" };
    await region.relay.writeComplaint(at, { courseId: bo.id, ...letter }, region.now());
    const note = { courseId: bo.id, template: "ringUs" as const, language: "da" as const };
    await region.relay.writeMessage(at, note, region.now());
    const [plan, { personId, unitId }] = [newId(), at];
    await rows(`
      insert into relay.age_plan (id, citizen_id, gate, turns_on, exact, need_id, planned_at)
      values ('${plan}', '${bo.citizenId}', 'adult', '2016-01-01', false, '${bo.needId(0)}', now());
      insert into relay.age_answer (id, plan_id, line, outcome, note, at, by_person, by_unit)
      values ('${newId()}', '${plan}', 'rights', 'arranged', '${bo.id}', now(), '${personId}', '${unitId}')`);
    await bo.ended(0);
    await bo.ended(1, "nursing");
    await bo.closed();
    return bo;
  }

  /** Every table about citizens with a row that names this person or their course. */
  async function tablesThatKnow(bo: BuiltCourse): Promise<readonly string[]> {
    const tables = await rows(`${aboutCitizens} select oid::regclass::text as name from about order by 1`);
    const found: string[] = [];
    for (const { name } of tables) {
      const [hit] = await rows(
        `select exists (select from ${String(name)} t
        where to_jsonb(t)::text like '%' || $1 || '%' or to_jsonb(t)::text like '%' || $2 || '%') as hit`,
        [bo.id, bo.citizenId],
      );
      if (hit?.hit === true && name !== "platform.command") found.push(String(name));
    }
    return found;
  }
});

/** The same numbers from 0 to 1 every time (mulberry32). */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}
