import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parsePhone } from "#kernel/phone.ts";
import { PUBLIC_KINDS } from "#modules/council/index.ts";
import { fillWhereEmpty, HalfADemo, isEmpty, loadDemo, readMark } from "../../demo/index.ts";
import { people } from "../../demo/region/people.ts";
import { type TestDatabase, testDatabase } from "../db.ts";
import { digestOf, houseOver } from "./house.ts";

/** A Sunday night: no office is open, and everything has to be there all the same. */
const SUNDAY_NIGHT = new Date("2026-11-22T00:30:00Z");
const now = SUNDAY_NIGHT;

describe.each([
  ["on a Sunday night", SUNDAY_NIGHT],
  ["between Christmas and New Year", new Date("2026-12-28T13:45:00Z")],
])("the small demo %s", (_when, now) => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await testDatabase({ engine: "postgres" });
    await loadDemo(houseOver(database), { size: "small", seed: 1, now });
  });
  afterAll(() => database.close());

  const count = async (from: string): Promise<number> =>
    Number((await database.owner(`select count(*)::int as n from ${from}`))[0]?.n);

  it("has three municipalities, about forty doors of every sector, and a signed last resort in each", async () => {
    const [row] = await database.owner(
      `select count(*)::int as units, count(distinct area)::int as areas, count(distinct sector)::int as sectors,
              count(*) filter (where lead_id is null)::int as leaderless from identity.unit_card`,
    );
    expect(row).toEqual({ units: 45, areas: 3, sectors: 5, leaderless: 0 });
    expect(await count("identity.standing_receiver")).toBe(3);
    expect(
      await database.app.read({ personId: null, unitId: null, role: "system" }, (db) =>
        houseOver(database).identity.unitsWithoutMembers(db),
      ),
    ).toEqual([]);
  });

  it("has figures of the two newest quarters that stand still, and something held back", async () => {
    const { insight } = houseOver(database);
    const figures = await insight.indicatorsIn("DK-84");
    const newest = figures.map(({ indicator, quarters }) => [indicator.key, quarters[0]?.state]);
    expect(Object.fromEntries(newest)).toMatchObject({
      missingOffers: "shown",
      takenOverInTime: "shown",
      takeoverHours: "shown",
      missedAppointments: "shown",
      feltSafe: "shown",
    });
    expect(figures[0]?.quarters).toHaveLength(2);
    expect(await count("insight.figure where state = 'heldBack'")).toBeGreaterThan(0);
    expect(await insight.publishDue(now)).toBe(0);
  });

  it("has people one can be, with a sentence on what to try, and telephone numbers that are numbers", async () => {
    const hinted = people.filter(({ hint }) => hint !== undefined);
    expect(hinted).toHaveLength(17);
    expect(await houseOver(database).identity.demoPeople()).toHaveLength(17);
    const numbers = await database.owner(
      "select phone from identity.unit union all select phone from identity.person where phone is not null",
    );
    expect(numbers.filter(({ phone }) => parsePhone(String(phone)) === null)).toEqual([]);
    expect(new Set(people.map(({ slug }) => slug)).size).toBe(people.length);
  });

  it.each([
    ["a course that waits at every door", "relay.course where state = 'open'", 35],
    ["a course that landed", "relay.course where close_reason = 'landed'", 2],
    ["a course ended by the citizen", "relay.course where close_reason = 'declinedByCitizen'", 1],
    ["one who could not be found", "relay.course where close_reason = 'cannotBeFound'", 1],
    ["two courses of one person, merged", "relay.course where close_reason = 'merged'", 1],
    ["a course reopened at another door", "relay.course where spell > 1 and state = 'open'", 1],
    [
      "a need that waits for another, and it shows",
      "relay.need where waits_for is not null and ended_at is null",
      1,
    ],
    ["a recognised gap, resting", "relay.need where state = 'recognisedGap'", 2],
    [
      "an ask just made, with an hour to go",
      "relay.handover where state = 'proposed' and rung = 0 and urgency = 'acute'",
      2,
    ],
    [
      "an ask with the working days of an office left",
      "relay.handover where state = 'proposed' and rung = 0 and urgency = 'soon'",
      3,
    ],
    ["a question waiting for its answer", "relay.handover where state = 'questioned'", 2],
    ["a prepared handover, not sent", "relay.handover where state = 'draft'", 1],
    [
      "an ask overtaken by another door's yes",
      "relay.handover where state = 'withdrawn' and overtaken_by is not null",
      2,
    ],
    ["a municipality that is another's", "relay.handover where redirect_reason = 'municipalityDisputed'", 1],
    ["a takeover without an ask", "relay.handover where kind = 'takeover'", 2],
    ["the standing receiver, by hand and by the ladder", "relay.handover where kind = 'duty'", 2],
    [
      "an ask not agreed with the citizen yet, and why",
      "relay.handover where not agreed_with_citizen and kind = 'ask'",
      2,
    ],
    [
      "one at the unit's lead",
      "relay.escalation e join relay.handover h on h.id = e.handover_id and h.rung = e.rung where step = 'unitLead' and h.is_open",
      1,
    ],
    [
      "one at the organisation's leader",
      "relay.escalation e join relay.handover h on h.id = e.handover_id and h.rung = e.rung where step = 'organisationLeader' and h.is_open",
      1,
    ],
    [
      "one at an independent door: a reminder, and the own lead",
      "relay.escalation e join relay.handover h on h.id = e.handover_id and h.rung = e.rung where step = 'reminderAndOwnLead' and h.is_open",
      1,
    ],
    [
      "one at the joint table",
      "relay.escalation e join relay.handover h on h.id = e.handover_id and h.rung = e.rung where step = 'jointTable' and h.is_open",
      1,
    ],
    [
      "one whose leaders are told again",
      "relay.escalation e join relay.handover h on h.id = e.handover_id and h.rung = e.rung where step = 'againToLeader' and h.is_open",
      1,
    ],
    [
      "one where the sender forgot the question",
      "relay.escalation e join relay.handover h on h.id = e.handover_id and h.rung = e.rung where step = 'senderLead' and h.is_open",
      1,
    ],
    [
      "one taken to the standing receiver by the ladder",
      "relay.escalation where step = 'standingReceiver'",
      1,
    ],
    [
      "the dual-diagnosis ring, with its table called",
      "relay.joint_table where cause = 'ring' and state = 'called' and passed_on_at is null",
      1,
    ],
    ["a table with a taker", "relay.joint_table where outcome = 'taker'", 1],
    ["a table with an unmet need", "relay.joint_table where outcome = 'unmetNeed'", 1],
    [
      "a door outside, phoned, and its check-back due",
      "relay.alarm where kind = 'checkBack' and cleared_at is null",
      1,
    ],
    ["three check-backs in vain", "relay.alarm where kind = 'leadDecides' and cleared_at is null", 1],
    ["a one-time link waiting", "relay.external_handover where way = 'link' and state = 'asked'", 1],
    ["a one-time link answered", "relay.external_handover where state = 'confirmedByLink'", 1],
    ["one received outside", "relay.external_handover where state = 'received'", 1],
    ["one who turned up at another door", "relay.alarm where kind = 'arrival' and cleared_at is null", 1],
    ["a need that stands still", "relay.alarm where kind = 'standstill' and cleared_at is null", 1],
    ["help given on the spot", "relay.brief_contact", 14],
    ["met by guards", "relay.turned_away where what = 'guards' and course_id is not null", 1],
    ["a companion refused", "relay.turned_away where what = 'companionRefused' and course_id is not null", 1],
    [
      "words on how to be met, read by more than one door",
      "(select meet_me_id from citizen.meet_me_read group by 1 having count(*) > 1) x",
      1,
    ],
    ["words under their headings, approved aloud", "citizen.meet_me where helps <> '' and heard_by <> ''", 1],
    [
      "a hard day that the citizen answered",
      "citizen.safety_note n join citizen.safety_answer a on a.note_id = n.id where a.by_citizen and n.ended_at is null",
      1,
    ],
    [
      "what a brother knows, shared, and useful",
      "citizen.knowledge_note n join citizen.knowledge_useful u on u.note_id = n.id where n.state = 'shared'",
      1,
    ],
    ["something told that waits for the citizen", "citizen.knowledge_note where state = 'received'", 1],
    ["consent for those on the relay", "consent.consent where scope = 'relay' and withdrawn_at is null", 30],
    ["consent for one door only", "consent.consent where scope = 'thisDoor' and withdrawn_at is null", 3],
    ["not now", "consent.consent where scope = 'notNow' and withdrawn_at is null", 2],
    ["a consent that grew", "consent.consent where withdrawn_at is not null", 1],
    ["a card to try", "citizen.card where ended_at is null", 1],
    ["a message that arrived nowhere", "relay.alarm where kind = 'messageFailed' and cleared_at is null", 1],
    ["how it felt, of people enough for a count", "relay.felt_answer", 6],
    ["somebody who may be asked how it felt", "relay.felt_ask where settled_at is null", 1],
    ["somebody soon eighteen", "citizen.citizen where full_name = 'Noah Vibsgaard'", 1],
  ])("has %s", async (_what, from, least) => {
    expect(await count(from)).toBeGreaterThanOrEqual(least);
  });

  it("keeps every law", async () => {
    const report = await houseOver(database).relay.views.verify(now);
    expect(report).toMatchObject({ ok: true, examples: [] });
  });

  it("shows in the councils' search what their pages show, and nothing else", async () => {
    const { council } = houseOver(database);
    expect(await council.checkSite()).toEqual([]);
    const kinds = (await council.publicLines({}, 1000, now)).map(({ kind }) => kind);
    expect(new Set(kinds)).toEqual(new Set(PUBLIC_KINDS));
  });

  it("leaves nothing for the clock to catch up with", async () => {
    const { ladder } = houseOver(database).relay;
    expect(await ladder.climbDue(now)).toBe(0);
    expect(await ladder.raiseStandstills(now)).toBe(0);
    expect(await ladder.raiseCheckBacks(now)).toBe(0);
    expect(await ladder.passLapsedTables(now)).toBe(0);
  });

  it("answers during opening hours only: nobody works in an office by night", async () => {
    const atNight = await database.owner(
      `select u.slug from relay.handover h join identity.unit u on u.id = h.to_unit_id
        where h.answered_by is not null and h.kind = 'ask' and h.state in ('accepted', 'redirected') and not u.opening_hours ? 'always'
          and u.kind not in ('nightCafe', 'homeNursing', 'dropIn', 'food', 'relativesLine', 'legalAid')
          and (extract(hour from h.answered_at at time zone 'Europe/Copenhagen') not between 7 and 17
               or extract(isodow from h.answered_at at time zone 'Europe/Copenhagen') > 5)`,
    );
    expect(atNight).toEqual([]);
  });

  it("stays out of a database where somebody works", async () => {
    const before = await digestOf(database);
    await fillWhereEmpty(houseOver(database), "small", now);
    expect(await digestOf(database)).toBe(before);
    expect(await readMark(database.app)).toEqual({
      size: "small",
      seed: 1,
      now: now.toISOString(),
      whole: true,
      card: { code: expect.stringMatching(/^[0-9A-Z]{4}-[0-9A-Z]{4}$/), pin: "482913" },
    });
  });
});

describe("the same seed", () => {
  const told = async (engine: "postgres" | "pglite", seed: number): Promise<string> => {
    const database = await testDatabase({ engine });
    try {
      await loadDemo(houseOver(database), { size: "small", seed, now, ordinary: 9 });
      return await digestOf(database);
    } finally {
      await database.close();
    }
  };

  it("tells the same on both engines, and another seed tells something else", async () => {
    const [first, second, other] = await Promise.all([
      told("postgres", 5),
      told("pglite", 5),
      told("postgres", 6),
    ]);
    expect(second).toBe(first);
    expect(other).not.toBe(first);
  }, 120_000);
});

describe("the region", () => {
  it("has 182 citizens, most of them still on their way, and keeps every law", async () => {
    const database = await testDatabase({ engine: "postgres" });
    try {
      const house = houseOver(database);
      await loadDemo(house, { size: "region", seed: 1, now: new Date("2026-06-09T11:20:00Z") });
      const [row] = await database.owner(
        `select (select count(*) from citizen.citizen)::int as citizens, count(*)::int as courses,
                count(*) filter (where state = 'closed')::int as closed from relay.course`,
      );
      expect(row).toMatchObject({ citizens: 182, courses: 182 });
      expect(row?.closed).toBeGreaterThan(20);
      expect((await house.relay.views.verify(new Date("2026-06-09T11:20:00Z"))).examples).toEqual([]);
    } finally {
      await database.close();
    }
  }, 60_000);
});

describe("a nation", () => {
  it("is written in sets, with a course, two needs and four handovers each, and keeps every law", async () => {
    const database = await testDatabase({ engine: "postgres" });
    try {
      const house = houseOver(database);
      const said: string[] = [];
      const options = { size: "nation", seed: 1, now, ordinary: 0, citizens: 700 } as const;
      await loadDemo(house, { ...options, said: (progress) => said.push(progress) });
      expect(said).toEqual([expect.stringMatching(/^700 of 700 citizens/)]);
      const counted = await database.owner(
        `select count(distinct c.id)::int as courses, count(*)::int as handovers, count(distinct h.state)::int as states
           from relay.course c join relay.handover h on h.course_id = c.id where c.region <> 'DK-84'`,
      );
      expect(counted).toEqual([{ courses: 700, handovers: 2800, states: 4 }]);
      const [left] = await database.owner(
        `select count(*) filter (where dispatched_at is null and region <> 'DK-84')::int as unsent from platform.event`,
      );
      expect(left).toEqual({ unsent: 0 });
      expect(await house.relay.ladder.climbDue(now)).toBe(0);
      expect((await house.relay.views.verify(now)).examples).toEqual([]);
    } finally {
      await database.close();
    }
  }, 120_000);
});

describe("a demo that was interrupted", () => {
  it("says so instead of passing for a whole one", async () => {
    const database = await testDatabase({ engine: "postgres" });
    try {
      const house = houseOver(database);
      const relay = {
        ...house.relay,
        ladder: { ...house.relay.ladder, raiseStandstills: () => Promise.reject(new Error("stopped")) },
      };
      await expect(loadDemo({ ...house, relay }, { size: "small", seed: 1, now })).rejects.toThrow("stopped");
      expect(await isEmpty(database.app)).toBe(false);
      await expect(fillWhereEmpty(house, "small", now)).rejects.toBeInstanceOf(HalfADemo);
    } finally {
      await database.close();
    }
  });
});
