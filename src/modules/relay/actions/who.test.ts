import { sql } from "kysely";
import { expect, it, onTestFinished } from "vitest";
import { CPR_SYSTEM } from "#kernel/cpr.ts";
import { newId } from "#kernel/ids.ts";
import type { ConsentScope } from "#modules/consent/index.ts";
import { asOf } from "#platform/db.ts";
import { aRegion, type Door } from "../../../../test/builders/region.ts";
import { aCourse } from "../../../../test/builders/relay.ts";
import { describeOnEngine, type TestDatabase } from "../../../../test/db.ts";

const NUMBER = "010280-1234";

describeOnEngine("who somebody is", (open) => {
  async function world() {
    const database: TestDatabase = await open();
    onTestFinished(() => database.close());
    const region = await aRegion(database);
    const { relay, views, now } = region;
    const note = async (courseId: string, by: Door = "emergency", number = NUMBER, key?: string) =>
      relay.noteNumber(await region.actor(by), { courseId, number }, now(), key);
    const search = async (by: Door, text = NUMBER) =>
      views.matches(await region.actor(by), { knownAs: "", number: { text } }, now());
    const compare = async (courseId: string, by: Door = "emergency") =>
      views.samePerson(await region.actor(by), courseId, now());
    const numbers = async (courseId: string, by: Door = "emergency") =>
      (await views.numbers(await region.actor(by), courseId, now())).numbers;
    const logged = (action: string) =>
      database.owner(
        "select citizen_id, course_id, purpose, outcome, detail from identity.audit_entry where action = $1",
        [action],
      );
    return { region, database, note, search, compare, numbers, logged };
  }
  const refused = (code: string) => expect.objectContaining({ code });

  it("is written by those who take part, and shown without the last four", async () => {
    const { region, note, numbers, logged } = await world();
    const course = await aCourse(region);
    const { numberId } = await note(course.id);
    expect(await numbers(course.id)).toMatchObject([{ id: numberId, masked: "010280-••••" }]);
    expect(await logged("number.listed")).toMatchObject([{ citizen_id: course.citizenId, outcome: "done" }]);
    expect(await logged("relay.noteNumber")).toMatchObject([{ citizen_id: course.citizenId }]);
  });

  it("is shown whole for a purpose that is logged, and only so", async () => {
    const { region, note, logged } = await world();
    const course = await aCourse(region);
    const { numberId } = await note(course.id);
    const show = async (purpose: string, by: Door = "emergency", id = numberId) =>
      region.views.wholeNumber(
        await region.actor(by),
        { courseId: course.id, numberId: id, purpose },
        region.now(),
      );
    expect(await show("Recept")).toBe(NUMBER);
    expect(await logged("number.shown")).toMatchObject([
      { citizen_id: course.citizenId, course_id: course.id, purpose: "Recept", detail: { numberId } },
    ]);
    for (const none of [" ", NUMBER]) await expect(show(none)).rejects.toEqual(refused("sayPurpose"));
    await expect(show("x", "nursing")).rejects.toEqual(refused("notFound"));
    await expect(show("x", "emergency", newId())).rejects.toEqual(refused("unknownNumber"));
    expect((await logged("number.shown")).map(({ outcome }) => outcome)).toContain("denied");
  });

  it.each<[Door, ConsentScope | null, string]>([
    ["shelter", "relay", "notAllowedNumbers"],
    ["nursing", null, "notFound"],
    ["nursing", "relay", "notYours"],
  ])("is not %s's to write with consent %s: %s", async (by, consent, code) => {
    const { region, note, database } = await world();
    const course = await aCourse(region, { consent });
    if (by === "shelter") await course.movedTo("shelter");
    await expect(note(course.id, by)).rejects.toEqual(refused(code));
    expect(await database.owner("select * from citizen.identifier")).toEqual([]);
  });

  it("is neither seen nor searched by an association, even one that has the baton", async () => {
    const { region, note, numbers, search, compare, logged } = await world();
    const course = await aCourse(region, { consent: "relay" });
    await note(course.id);
    await course.movedTo("shelter");
    await expect(numbers(course.id, "shelter")).rejects.toEqual(refused("notAllowedNumbers"));
    await expect(search("shelter")).rejects.toEqual(refused("notAllowedNumbers"));
    expect(await logged("citizen.searched")).toMatchObject([{ outcome: "denied" }]);
    const twin = await aCourse(region, { citizen: { knownAs: "Kis" }, consent: "relay" });
    await note(twin.id);
    expect((await compare(course.id, "shelter")).suggestions).toEqual([]);
  });

  it("is behind the second wall for an association: a forgotten rule shows it none and lets it write none", async () => {
    const { region, note, database } = await world();
    const course = await aCourse(region, { consent: "relay" });
    await note(course.id);
    await course.movedTo("shelter");
    const seen = async (by: Door) => {
      const reader = asOf(await region.actor(by), region.now());
      return (await database.app.read(reader, (db) => sql`select id from citizen.identifier`.execute(db)))
        .rows.length;
    };
    expect([await seen("emergency"), await seen("nursing"), await seen("shelter")]).toEqual([1, 1, 0]);
    const shelter = await region.actor("shelter");
    const number = { system: CPR_SYSTEM, issuer: "", value: "0202801111" } as const;
    const writing = database.app.write(shelter, (tx) =>
      region.citizens.addNumber(tx, {
        citizenId: course.citizenId,
        number,
        actor: shelter,
        now: region.now(),
      }),
    );
    await expect(writing).rejects.toMatchObject({ code: "42501" });
  });

  it("is found through its index, also from behind the wall", async () => {
    const { region, database } = await world();
    const reader = asOf(await region.actor("emergency"), region.now());
    const plan = await database.app.read(reader, async (db) => {
      await sql`select set_config('enable_seqscan', 'off', true)`.execute(db);
      return sql`explain select id from citizen.identifier
                  where hash = any(array[sha256('a'), sha256('b')]) and removed_at is null`.execute(db);
    });
    expect(JSON.stringify(plan.rows)).toMatch(/Index Cond: \(hash = ANY/);
  });

  it("is closed to a unit that took over without knowing whom", async () => {
    const { region, note, numbers } = await world();
    const course = await aCourse(region, { consent: "notNow" });
    await note(course.id);
    await course.movedTo("nursing");
    await expect(numbers(course.id, "nursing")).rejects.toEqual(refused("notFound"));
    await expect(note(course.id, "nursing", "020280-1111")).rejects.toEqual(refused("notYours"));
  });

  it.each<[ConsentScope | null, Door, number]>([
    [null, "emergency", 1],
    ["relay", "nursing", 1],
    ["thisDoor", "nursing", 0],
    ["notNow", "nursing", 0],
    [null, "nursing", 0],
  ])("finds the person by number, with consent %s from %s: %i", async (consent, by, many) => {
    const { region, note, search, logged } = await world();
    const course = await aCourse(region, { consent });
    await note(course.id);
    const found = await search(by, " 0102801234");
    expect(found.map(({ courseId }) => courseId)).toEqual(many === 1 ? [course.id] : []);
    expect(await search(by, "010280-1235")).toEqual([]);
    expect(JSON.stringify(await logged("citizen.searched"))).not.toContain("0102801234");
  });

  it("stands nowhere else: not in keys, answers, events, the log or an error", async () => {
    const { region, note, database } = await world();
    const course = await aCourse(region);
    const first = await note(course.id, "emergency", NUMBER, "k1");
    expect(await note(course.id, "emergency", NUMBER, "k1")).toEqual(first);
    await expect(note(course.id, "emergency", "020280-1234", "k1")).rejects.toEqual(refused("keyReused"));
    const error = await note(course.id, "emergency", "311380-1234").catch((thrown: unknown) => thrown);
    expect(JSON.stringify(error)).not.toMatch(/311380/);
    expect(error).toMatchObject({
      code: "invalidInput",
      details: { issues: [{ field: "number", code: "notANumber" }] },
    });
    const everything = await database.owner(`
      select (select json_agg(c)::text from platform.command c) as a, (select json_agg(e)::text from platform.event e) as b,
             (select json_agg(l)::text from identity.audit_entry l) as c, (select json_agg(i)::text from citizen.identifier i) as d`);
    expect(JSON.stringify(everything)).not.toMatch(/010280-?1234|020280-?1234/);
  });

  it("is not a name", async () => {
    const { region } = await world();
    const opening = aCourse(region, { citizen: { knownAs: "Bo 0102801234" } });
    await expect(opening).rejects.toMatchObject({
      code: "invalidInput",
      details: { issues: [{ field: "citizen.knownAs", code: "noNumberHere" }] },
    });
  });

  it("is taken away by those who may, and only from this person", async () => {
    const { region, note, numbers } = await world();
    const [course, other] = [await aCourse(region), await aCourse(region, { citizen: { knownAs: "Kis" } })];
    const { numberId } = await note(course.id);
    const remove = async (courseId: string, by: Door = "emergency") =>
      region.relay.removeNumber(await region.actor(by), { courseId, numberId }, region.now());
    await expect(remove(other.id)).rejects.toEqual(refused("unknownNumber"));
    await expect(remove(course.id, "nursing")).rejects.toEqual(refused("notFound"));
    await remove(course.id);
    expect(await numbers(course.id)).toEqual([]);
  });

  it("may be somebody already known: by number, or by name and year; linked by a person, and parted again", async () => {
    const { region, note, compare, logged } = await world();
    const [course, twin, namesake] = [
      await aCourse(region),
      await aCourse(region, { citizen: { knownAs: "Bosse" } }),
      await aCourse(region, { citizen: { knownAs: "Bo Bang", birthYear: 1980 } }),
    ];
    await aCourse(region, { citizen: { knownAs: "Bo Bang", birthYear: 1981 } });
    for (const { id } of [course, twin]) await note(id);
    const { suggestions } = await compare(course.id);
    expect(suggestions.map(({ citizenId, basis }) => [citizenId, basis])).toEqual([
      [twin.citizenId, "number"],
      [namesake.citizenId, "name"],
    ]);
    expect((await logged("person.compared")).map((row) => row.citizen_id).sort()).toEqual(
      [course.citizenId, twin.citizenId, namesake.citizenId].sort(),
    );
    const nurse = await region.actor("emergency");
    const { linkId } = await region.relay.linkSamePerson(
      nurse,
      { courseId: course.id, citizenId: twin.citizenId, why: "Samme nummer" },
      region.now(),
    );
    const linked = await compare(course.id);
    expect(linked.suggestions.map(({ citizenId }) => citizenId)).toEqual([namesake.citizenId]);
    expect(linked.links).toMatchObject([
      { id: linkId, basis: "number", otherKnownAs: "Bosse", unlinkedAt: null },
    ]);
    await region.relay.unlinkSamePerson(
      nurse,
      { courseId: twin.id, linkId: linkId ?? "", why: "To brødre" },
      region.now(),
    );
    const parted = await compare(course.id);
    expect(parted.suggestions).toHaveLength(2);
    expect(parted.links).toMatchObject([{ unlinkWhy: "To brødre", unlinkedByName: nurse.personName }]);
  });

  it.each<[ConsentScope | null, number]>([
    [null, 0],
    ["notNow", 0],
    ["relay", 1],
  ])("suggests nobody the reader may not know of: %s", async (consent, many) => {
    const { region, note, compare } = await world();
    const ours = await aCourse(region);
    const theirs = await aCourse(region, { at: "nursing", consent });
    await note(ours.id);
    await note(theirs.id, "nursing");
    const { suggestions } = await compare(ours.id);
    expect(suggestions).toHaveLength(many);
    const offered = await region.views.whoFor(await region.actor("emergency"), ours.id, region.now());
    expect(offered).toEqual({ numbers: true, alike: many });
    expect(await region.views.whoFor(await region.actor("doctor"), ours.id, region.now())).toBeNull();
    const link = region.relay.linkSamePerson(
      await region.actor("emergency"),
      { courseId: ours.id, citizenId: theirs.citizenId, why: "x" },
      region.now(),
    );
    if (many === 0) await expect(link).rejects.toEqual(refused("notSuggested"));
    else expect(await link).toHaveProperty("linkId");
  });

  it("nobody links who was not suggested, and nobody outside the course links or parts", async () => {
    const { region } = await world();
    const [course, other] = [await aCourse(region), await aCourse(region, { citizen: { knownAs: "Kis" } })];
    const link = async (by: Door, citizenId = other.citizenId) =>
      region.relay.linkSamePerson(
        await region.actor(by),
        { courseId: course.id, citizenId, why: "x" },
        region.now(),
      );
    await expect(link("emergency")).rejects.toEqual(refused("notSuggested"));
    await expect(link("nursing")).rejects.toEqual(refused("notFound"));
    const parting = region.relay.unlinkSamePerson(
      await region.actor("emergency"),
      { courseId: course.id, linkId: newId(), why: "x" },
      region.now(),
    );
    await expect(parting).rejects.toEqual(refused("unknownLink"));
  });
});
