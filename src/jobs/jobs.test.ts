import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { fixedClock } from "#kernel/clock.ts";
import { newId } from "#kernel/ids.ts";
import { dayOf, hours, minutes, plus } from "#kernel/time.ts";
import { createAppointments } from "#modules/appointments/index.ts";
import { createCouncil } from "#modules/council/index.ts";
import { createDischarge } from "#modules/discharge/index.ts";
import { createSignIn, SYSTEM } from "#modules/identity/index.ts";
import { createInsight } from "#modules/insight/index.ts";
import { createOutreach } from "#modules/outreach/index.ts";
import { createRelay } from "#modules/relay/index.ts";
import { createStays } from "#modules/stays/index.ts";
import { beat } from "#platform/heartbeat.ts";
import { once } from "#platform/idempotency.ts";
import { silentLog } from "#platform/log.ts";
import { createMail } from "#platform/mail.ts";
import { putService } from "../../test/builders/directory.ts";
import { build } from "../../test/builders/house.ts";
import { aRegion, type Region } from "../../test/builders/region.ts";
import { aCourse } from "../../test/builders/relay.ts";
import { describeOnEngine, type TestDatabase } from "../../test/db.ts";
import { appointmentsOver } from "./appointmentsOver.ts";
import { comingOfAge } from "./comingOfAge.ts";
import { courseStops } from "./courseStops.ts";
import { forgetOld } from "./forgetOld.ts";
import { catchUp, type JobServices, reactions, recurring } from "./index.ts";
import { placeNotNeeded } from "./placeNotNeeded.ts";
import { planComingOfAge } from "./planComingOfAge.ts";
import { remindServices } from "./remindServices.ts";
import { retention } from "./retention.ts";
import { sealLog } from "./sealLog.ts";
import { searchOver } from "./searchOver.ts";
import { isDue, verifyLaws } from "./verifyLaws.ts";
import { createWatchdog } from "./watchdog.ts";

it("no two jobs have the same name", () => {
  const names = [...recurring, ...reactions].map((job) => job.name);
  expect(new Set(names).size).toBe(names.length);
});

it.each([
  ["never", "2026-03-02T12:00:00Z", null, true],
  ["an hour ago, by day", "2026-03-02T12:00:00Z", "2026-03-02T11:00:00Z", false],
  ["yesterday, by day", "2026-03-02T12:00:00Z", "2026-03-01T12:00:00Z", true],
  ["in the afternoon, now night", "2026-03-03T01:00:00Z", "2026-03-02T13:00:00Z", true],
  ["earlier this night", "2026-03-03T03:30:00Z", "2026-03-03T01:05:00Z", false],
  ["in the afternoon, now before the night", "2026-03-03T00:59:00Z", "2026-03-02T12:00:00Z", false],
])("the laws, last checked %s", (_when, now, checked, due) => {
  expect(isDue(checked === null ? null : new Date(checked), new Date(now))).toBe(due);
});

it.each([
  ["relay.courseClosed", {}, ["courseClosed", "needOver"]],
  [
    "relay.courseClosed",
    { reason: "died" },
    ["courseClosed", "died", "died", "needOver", "needOver", "outreach.died"],
  ],
  ["discharge.stopped", { reason: "died" }, ["died", "died", "needOver", "needOver", "outreach.died"]],
  ["discharge.stopped", { reason: "mistake" }, []],
])(
  "%s %o: what is booked and promised stops, and who has died is looked for no more",
  async (type, data, stopped) => {
    const done: string[] = [];
    const heardBy = (module: string) => ({
      clock: new Proxy({}, { get: (_, name) => async () => void done.push(`${module}${String(name)}`) }),
    });
    const others = ["region", "needId", "handoverId", "citizenId", "unitId", "personId", "byUnitId"];
    const event = { id: newId(), type, at: new Date(), courseId: newId(), data };
    for (const job of [appointmentsOver, placeNotNeeded, searchOver]) {
      expect(job.on).toContain(type);
      const heard = { ...Object.fromEntries(others.map((name) => [name, null])), ...event };
      const services = {
        appointments: heardBy(""),
        stays: heardBy(""),
        outreach: heardBy("outreach."),
        db: { read: (_: unknown, work: (snapshot: null) => unknown) => work(null) },
        relay: { inside: { openCoursesOf: async () => [event.courseId, newId()] } },
      } as unknown as JobServices;
      await job.run(services, job.schema.parse(heard) as never, new Date());
    }
    expect(done).toEqual(stopped);
  },
);

describeOnEngine("jobs", (open) => {
  let database: TestDatabase;
  let region: Region;
  let services: JobServices;
  const count = async (sql: string): Promise<unknown> =>
    (await database.owner(`select count(*)::int as n ${sql}`))[0]?.n;

  beforeAll(async () => {
    database = await open();
    region = await aRegion(database);
    const relay = createRelay({ ...region, db: database.app });
    const discharge = createDischarge({ ...region, db: database.app, relay });
    const secret = "a secret for tests, long enough to be one";
    const mail = createMail({ db: database.app, secret, smtpUrl: null, from: "stafet@example.dk" });
    const signIn = createSignIn({ db: database.app, mail, secret, publicOrigin: null });
    services = {
      db: database.app,
      log: silentLog,
      mail,
      identity: region.identity,
      signIn,
      relay,
      discharge,
      stays: createStays({ ...region, db: database.app, relay, discharge }),
      outreach: createOutreach({ ...region, db: database.app, relay }),
      appointments: createAppointments({ ...region, db: database.app, relay }),
      carriers: { sms: null, email: null, answersHeard: false, origin: "https://stafet.example" },
      directory: region.directory,
      insight: createInsight({ ...region, db: database.app, needKinds: relay.views.needKinds }),
      council: createCouncil({ db: database.app, identity: region.identity, mail, secret }),
      origin: "https://stafet.example",
    };
  });
  afterAll(() => database.close());

  it("ask by letter whether entries are still right, once a day and by daylight", async () => {
    const at = (text: string) => new Date(text);
    await build(database.app, (tx) =>
      putService(
        services.directory,
        tx,
        { name: "Varmestuen", details: { email: "varme@stuen.example" } },
        at("2026-01-05T12:00:00Z"),
      ),
    );
    const letters = () => count("from platform.mail where recipient = 'varme@stuen.example'");
    for (const [when, sent] of [
      ["2026-06-02T05:59:00Z", 0],
      ["2026-06-02T06:01:00Z", 1],
      ["2026-06-02T09:01:00Z", 1],
      ["2026-06-03T06:01:00Z", 1],
    ] as const) {
      await remindServices.run(services, at(when));
      expect(await letters()).toBe(sent);
    }
    const [letter] = await services.mail.outbox();
    expect(letter?.text).toMatch(/Varmestuen[\s\S]*https:\/\/stafet\.example\/tilbud\/bekraeft\/[\w-]{43}\n/);
  });

  it("climb a step where time has passed, once, and the next when it has passed again", async () => {
    const course = await aCourse(region);
    await course.asked("shelter", { need: 0 });
    await catchUp(services, region.now());
    expect(await count("from relay.escalation")).toBe(0);
    for (const step of [1, 2, 3]) {
      region.clock.advance(hours(24 * 3));
      await catchUp(services, region.now());
      await catchUp(services, region.now());
      expect(await count("from relay.escalation")).toBe(step);
      expect(await count(`from relay.handover where next_rung_at <= '${region.now().toISOString()}'`)).toBe(
        0,
      );
    }
  });

  it("raise the alarm once when a next step has lapsed", async () => {
    expect(await count("from relay.alarm where kind = 'standstill'")).toBeGreaterThan(0);
    const before = await count("from relay.alarm");
    await catchUp(services, region.now());
    expect(await count("from relay.alarm")).toBe(before);
  });

  it("cancel what was booked for somebody who has died, and what is written to them, on every record of theirs, and for nobody else", async () => {
    const nurse = await region.actor("emergency");
    const [course, also, other] = [
      await aCourse(region),
      await aCourse(region, { citizen: { knownAs: "Den samme" } }),
      await aCourse(region, { citizen: { knownAs: "En anden" } }),
    ];
    await database.owner("update citizen.citizen set same_as = $1 where id = $2", [
      course.citizenId,
      also.citizenId,
    ]);
    const day = dayOf(plus(region.now(), hours(48)));
    const about = {
      kind: "hospital" as const,
      purpose: "Prøve",
      place: "Stuen",
      citizenSays: "told" as const,
    };
    for (const { id: courseId } of [course, also, other])
      await services.appointments.commands.bookAppointment(nurse, { courseId, day, ...about }, region.now());
    for (const { id: courseId } of [also, other]) {
      const { commands } = services.relay;
      await commands.addChannel(nurse, { courseId, kind: "sms", to: "20 00 00 31" }, region.now());
      await commands.writeMessage(nurse, { courseId, template: "ringUs", language: "da" }, region.now());
    }
    const event = { type: "discharge.stopped", courseId: course.id, data: { reason: "died" } };
    for (let again = 0; again < 2; again++)
      for (const job of [appointmentsOver, courseStops])
        await job.run(services, event as never, region.now());
    const messages = "select course_id, state from relay.message where template = 'ringUs' order by at, id";
    expect(await database.owner(messages)).toEqual([
      { course_id: also.id, state: "dropped" },
      { course_id: other.id, state: "underWay" },
    ]);
    expect(await database.owner("select state from relay.delivery where state <> 'queued'")).toEqual([
      { state: "dropped" },
    ]);
    expect(
      await database.owner(
        "select course_id from identity.audit_entry where action = 'relay.stopForDeath' order by course_id",
      ),
    ).toEqual([course.id, also.id].sort().map((course_id) => ({ course_id })));
    expect(
      await database.owner(
        "select course_id from appointments.appointment where state = 'booked' and day = $1::date",
        [day],
      ),
    ).toEqual([{ course_id: other.id }]);
  });

  it("seal the log", async () => {
    expect(await count("from identity.audit_entry where not sealed")).toBeGreaterThan(0);
    // Transactions of other tests on the same server hold sealing back for a moment.
    await vi.waitFor(
      async () => {
        await sealLog.run(services, region.now());
        expect(await count("from identity.audit_entry where not sealed")).toBe(0);
      },
      { timeout: 15_000, interval: 20 },
    );
    expect(await region.identity.audit.verify(region.now())).toMatchObject({ ok: true, firstBroken: null });
  });

  it("check the laws once a night, and say when they last held", async () => {
    const beats = async () =>
      Object.fromEntries(
        (await database.owner("select name, at from platform.heartbeat where name like 'laws%'")).map(
          (row) => [row.name, row.at],
        ),
      );
    const first = region.now();
    await verifyLaws.run(services, first);
    expect(await beats()).toEqual({ lawsChecked: first, lawsHeld: first });
    await verifyLaws.run(services, region.clock.advance(hours(1)));
    expect(await beats()).toEqual({ lawsChecked: first, lawsHeld: first });
    await database.owner(
      "update identity.audit_entry set action = 'other' where id = (select entry_id from identity.audit_link limit 1)",
    );
    const later = region.clock.advance(hours(24));
    await verifyLaws.run(services, later);
    expect(await beats()).toEqual({ lawsChecked: later, lawsHeld: first });
  });

  it("forget sessions and keys that have done their service, and no others", async () => {
    const asked = (key: string, at: Date) =>
      database.app.write(SYSTEM, (tx) =>
        once(tx, { actorId: SYSTEM.personId ?? "", key, name: "try", request: {} }, at, async () => key),
      );
    const now = region.now();
    await asked("old", new Date(now.getTime() - hours(24 * 7) - 1));
    await asked("young", new Date(now.getTime() - hours(24 * 7)));
    await forgetOld.run(services, now);
    expect(await count("from platform.command where key = 'old'")).toBe(0);
    expect(await count("from platform.command where key = 'young'")).toBe(1);
  });

  it("plan for those who turn 15 or 18, once a day in Denmark, soon after midnight there", async () => {
    const young = await aCourse(region, { citizen: { knownAs: "Ung", birthYear: 2008 } });
    const night = new Date("2026-06-10T01:00:00Z");
    const plans = () => count("from relay.age_plan");
    await database.owner("delete from platform.heartbeat where name = 'comingOfAgeLooked'");
    await comingOfAge.run(services, night);
    expect(await plans()).toBe(1);
    const more = await aCourse(region, { citizen: { knownAs: "En til", birthYear: 2008 } });
    await comingOfAge.run(services, new Date("2026-06-10T21:59:00Z"));
    expect(await plans()).toBe(1);
    await comingOfAge.run(services, new Date("2026-06-10T22:00:00Z"));
    expect(await plans()).toBe(2);
    for (const { needIds, ...course } of [young, more])
      expect(await count(`from relay.need where course_id = '${course.id}'`)).toBe(needIds.length + 1);
  });

  it("plan at once for one whose course, or birthday, has just come to be known", async () => {
    const { id } = await aCourse(region, { citizen: { knownAs: "Ung i dag", birthYear: 2008 } });
    const [event] = await database.owner(
      `select id, type, at, region, course_id as "courseId", need_id as "needId", handover_id as "handoverId",
              citizen_id as "citizenId", unit_id as "unitId", person_id as "personId", by_unit_id as "byUnitId"
         from platform.event where course_id = $1 and type = any($2)`,
      [id, planComingOfAge.on],
    );
    await planComingOfAge.run(services, planComingOfAge.schema.parse(event), region.now());
    expect(
      await count(`from relay.age_plan p join relay.need n on n.id = p.need_id where n.course_id = '${id}'`),
    ).toBe(1);
  });

  it("forget what has lapsed once a night, and look again while there is more", async () => {
    const ran = async (): Promise<unknown> =>
      (await database.owner("select at from platform.heartbeat where name = 'retentionApplied'"))[0]?.at;
    const back = new Date("2015-03-02T12:00:00Z").getTime() - region.now().getTime();
    region.clock.advance(back);
    const course = await aCourse(region, { citizen: { knownAs: "Long ago" } });
    await course.ended(0);
    await course.closed();
    region.clock.advance(-back);
    const night = new Date("2026-06-20T01:00:00Z");
    await retention.run(services, night);
    expect(await count(`from relay.course where id = '${course.id}'`)).toBe(0);
    expect(await ran()).toBeUndefined();
    await retention.run(services, night);
    expect(await ran()).toEqual(night);
    const day = new Date("2026-06-21T11:00:00Z");
    await retention.run(services, day);
    expect(await ran()).toEqual(night);
    await retention.run(services, new Date("2026-06-21T22:00:00Z"));
    expect(await ran()).toEqual(new Date("2026-06-21T22:00:00Z"));
  });
});

describeOnEngine("the watchdog", (open) => {
  let database: TestDatabase;
  const clock = fixedClock("2026-03-02T03:00:00Z");
  const beats = (name: string) => database.app.write(SYSTEM, async (tx) => beat(tx, name, clock.now()));

  beforeAll(async () => {
    database = await open();
  });
  afterAll(() => database.close());

  it("hears a ladder that never ran, one that stopped, and nothing else", async () => {
    const watchdog = createWatchdog({ db: database.app, clock, minutes: 10 });
    expect(await watchdog.silentMinutes()).toBeNull();
    clock.advance(minutes(10) - 1);
    expect(await watchdog.silentMinutes()).toBeNull();
    clock.advance(1);
    expect(await watchdog.silentMinutes()).toBe(10);
    await beats("reminders");
    expect(await watchdog.silentMinutes()).toBe(10);
    await beats("ladder");
    expect(await watchdog.silentMinutes()).toBeNull();
    clock.advance(minutes(25));
    expect(await watchdog.silentMinutes()).toBe(25);
  });

  it("does not count time that a wound clock skipped", async () => {
    const watchdog = createWatchdog({ db: database.app, clock, minutes: 10 });
    await beats("ladder");
    clock.advance(hours(24));
    watchdog.reset();
    expect(await watchdog.silentMinutes()).toBeNull();
    clock.advance(minutes(11));
    expect(await watchdog.silentMinutes()).toBe(11);
  });
});
