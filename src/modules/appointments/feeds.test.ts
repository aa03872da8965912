import { describe, expect, it, onTestFinished } from "vitest";
import { hours } from "#kernel/time.ts";
import { appointmentsIn } from "../../../test/builders/appointments.ts";
import { build } from "../../../test/builders/house.ts";
import { testKeyring } from "../../../test/builders/keyring.ts";
import { aRegion, type Door } from "../../../test/builders/region.ts";
import { aCourse } from "../../../test/builders/relay.ts";
import { describeOnEngine } from "../../../test/db.ts";
import { mayEndFeed, mayMakeFeed } from "./feedPolicy.ts";
import { createFeeds } from "./feeds.ts";

describe("who may subscribe", () => {
  const lead = { role: "lead", unitId: "u", personId: "l" } as const;
  const worker = { role: "worker", unitId: "u", personId: "w" } as const;
  it("to the unit's: its lead; to one's own: everybody", () => {
    expect(mayMakeFeed(worker, "unit")).toBe(false);
    expect(mayMakeFeed({ role: "volunteer" }, "unit")).toBe(false);
    expect(mayMakeFeed(lead, "unit")).toBe(true);
    expect(mayMakeFeed(worker, "person")).toBe(true);
  });
  it("is ended by whose it is and by the lead of that unit, and nobody else", () => {
    const feed = { unitId: "u", personId: "w" };
    expect(mayEndFeed({ ...worker, personId: "other" }, feed)).toBe(false);
    expect(mayEndFeed({ ...lead, unitId: "v" }, feed)).toBe(false);
    expect(mayEndFeed({ ...worker, unitId: "v" }, feed)).toBe(false);
    expect(mayEndFeed(worker, feed)).toBe(true);
    expect(mayEndFeed(lead, feed)).toBe(true);
  });
});

describeOnEngine("calendars others subscribe to", (open) => {
  const world = async () => {
    const database = await open();
    onTestFinished(() => database.close());
    const region = await aRegion(database);
    const appointments = appointmentsIn(region);
    const feeds = createFeeds({ db: database.app, identity: region.identity, keyring: testKeyring });
    const make = async (of: "person" | "unit", door: Door = "emergency", role: "worker" | "lead" = "lead") =>
      feeds.commands.makeFeed(await region.actor(door, role), { of }, region.now());
    const read = async (token: string) =>
      (await feeds.open(token, region.now()))?.entries.map(({ id }) => id) ?? null;
    const mine = async (door: Door = "emergency", role: "worker" | "lead" = "lead") =>
      feeds.ofUnit(await region.actor(door, role));
    return { database, region, appointments, feeds, make, read, mine };
  };

  it("is made by who may, and its address is kept nowhere", async () => {
    const { make, database } = await world();
    await expect(make("unit", "emergency", "worker")).rejects.toMatchObject({ code: "notAllowedLeadOnly" });
    const { token } = await make("unit");
    expect(Buffer.from(token, "base64url")).toHaveLength(32);
    const everything = await database.owner(
      `select string_agg(t::text, '') as text from (
         select to_jsonb(f)::text as t from appointments.feed f union all select to_jsonb(e)::text from identity.audit_entry e
         union all select to_jsonb(e)::text from platform.event e union all select to_jsonb(c)::text from platform.command c) all_of_it`,
    );
    expect(String(everything[0]?.text)).toContain("makeFeed");
    expect(String(everything[0]?.text)).not.toContain(token);
  });

  it("shows what the unit answers for, and nothing of another's", async () => {
    const { make, read, region, appointments } = await world();
    const course = await aCourse(region, { consent: "relay", needs: ["somatic"] });
    const id = await appointments.book(course);
    expect(await read((await make("unit")).token)).toEqual([id]);
    expect(await read((await make("unit", "shelter")).token)).toEqual([]);
  });

  it("says when, and nothing of whom or what", async () => {
    const { make, feeds, region, appointments } = await world();
    const course = await aCourse(region, { consent: "relay", needs: ["somatic"] });
    await appointments.book(course, { purpose: "Scanning", place: "Psykiatrien" });
    const opened = await feeds.open((await make("unit")).token, region.now());
    const [entry, ...more] = opened?.entries ?? [];
    expect(more).toEqual([]);
    expect(Object.keys(entry ?? {}).sort()).toEqual([
      "courseId",
      "day",
      "endsAt",
      "id",
      "startsAt",
      "timed",
      "timedAt",
    ]);
  });

  it("one's own shows those one is the contact of", async () => {
    const { make, read, region, appointments, database } = await world();
    const course = await aCourse(region, { consent: "relay", needs: ["somatic"] });
    const id = await appointments.book(course);
    const { token } = await make("person", "emergency", "worker");
    const worker = await region.actor("emergency");
    const set = (person: string | null) =>
      database.owner("update relay.course set contact_person_id = $1 where id = $2", [person, course.id]);
    await set(null);
    expect(await read(token)).toEqual([]);
    await set(worker.personId);
    expect(await read(token)).toEqual([id]);
  });

  it("what is at a unit's place, or has its company, stands there as far as the citizen lets appointments be known", async () => {
    const { make, read, region, appointments } = await world();
    const around = {
      atUnitId: region.idOf("psychiatry"),
      company: "unit",
      companyUnitId: region.idOf("dropIn"),
    } as const;
    const told = await appointments.book(
      await aCourse(region, { consent: "relay", needs: ["somatic"] }),
      around,
    );
    await appointments.book(
      await aCourse(region, { consent: null, needs: ["somatic"], citizen: { knownAs: "Ib" } }),
      around,
    );
    for (const door of ["dropIn", "psychiatry"] as const)
      expect(await read((await make("unit", door)).token)).toEqual([told]);
    expect(await read((await make("unit", "shelter")).token)).toEqual([]);
    expect(await read((await make("person", "dropIn", "worker")).token)).toEqual([]);
  });

  it("what is called off is gone; what is long over or far ahead is not there", async () => {
    const { make, read, region, appointments } = await world();
    const course = await aCourse(region, { consent: "relay", needs: ["somatic"] });
    const id = await appointments.book(course);
    const { token } = await make("unit");
    await appointments.book(course, { day: "2028-01-01" });
    expect(await read(token)).toEqual([id]);
    const lead = await region.actor("emergency");
    await appointments.commands.cancelAppointment(
      lead,
      { appointmentId: id, edition: 1, by: "place" },
      region.now(),
    );
    expect(await read(token)).toEqual([]);
  });

  it("leads nowhere when it is made up, has ended, has been replaced, or who made it has left", async () => {
    const { make, read, mine, feeds, region, database } = await world();
    expect(await read("made-up")).toBeNull();
    expect(await read("")).toBeNull();
    const first = await make("unit");
    const second = await make("unit");
    expect(await read(first.token)).toBeNull();
    expect(await read(second.token)).toEqual([]);
    const lead = await region.actor("emergency", "lead");
    await feeds.commands.endFeed(lead, { feedId: second.feedId }, region.now());
    expect(await read(second.token)).toBeNull();
    await expect(feeds.commands.endFeed(lead, { feedId: second.feedId }, region.now())).rejects.toMatchObject(
      { code: "notFound" },
    );
    const own = await make("person", "emergency", "worker");
    const worker = await region.actor("emergency");
    expect((await mine()).feeds).toHaveLength(1);
    const between = { personId: worker.personId, unitId: worker.unitId };
    await build(database.app, (tx) => region.identity.endMembership(tx, { ...between, now: region.now() }));
    expect(await read(own.token)).toBeNull();
    region.later();
    await build(database.app, (tx) =>
      region.identity.addMembership(tx, { ...between, role: "worker", now: region.now() }),
    );
    expect(await read(own.token)).toBeNull();
    expect((await mine()).feeds).toEqual([]);
    region.later();
    expect(await read((await make("person", "emergency", "worker")).token)).toEqual([]);
  });

  it("a unit's is seen by all of it and ended by its lead; one's own by oneself and the lead", async () => {
    const { make, mine, feeds, region } = await world();
    const unit = await make("unit");
    const own = await make("person", "emergency", "worker");
    expect((await mine("emergency", "worker")).feeds.map(({ of, mayEnd }) => `${of} ${mayEnd}`)).toEqual([
      "unit false",
      "person true",
    ]);
    expect((await mine()).feeds.map(({ of, mayEnd }) => `${of} ${mayEnd}`)).toEqual([
      "unit true",
      "person true",
    ]);
    expect((await mine("shelter")).feeds).toEqual([]);
    const worker = await region.actor("emergency");
    await expect(feeds.commands.endFeed(worker, { feedId: unit.feedId }, region.now())).rejects.toMatchObject(
      { code: "notFound" },
    );
    const elsewhere = await region.actor("shelter", "lead");
    await expect(
      feeds.commands.endFeed(elsewhere, { feedId: own.feedId }, region.now()),
    ).rejects.toMatchObject({ code: "notFound" });
  });

  it("is logged as a look, once a day for each course, and says when it was last fetched", async () => {
    const { make, read, mine, region, appointments, database } = await world();
    const course = await aCourse(region, { consent: "relay", needs: ["somatic"] });
    await appointments.book(course);
    const { token } = await make("unit");
    expect((await mine()).feeds[0]?.lastFetchedAt).toBeNull();
    await read(token);
    await read(token);
    const looks = () =>
      database.owner(
        "select person_id, detail from identity.audit_entry where action = 'list.calendar' order by at",
      );
    const lead = await region.actor("emergency", "lead");
    expect(await looks()).toEqual([{ person_id: lead.personId, detail: { courses: [course.id] } }]);
    expect((await mine()).feeds[0]?.lastFetchedAt).toEqual(region.now());
    region.later(hours(24));
    await read(token);
    expect(await looks()).toHaveLength(2);
  });
});
