import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it, test } from "vitest";
import type { Uuid } from "#kernel/ids.ts";
import { hours } from "#kernel/time.ts";
import { COMPANION_TOLD } from "#modules/citizen/index.ts";
import { INFORMATION_KINDS, type InformationKind } from "#modules/consent/index.ts";
import { SYSTEM } from "#modules/identity/index.ts";
import { asOf } from "#platform/db.ts";
import { aRegion, type Door, type Region } from "../../../../test/builders/region.ts";
import { aCourse, type BuiltCourse } from "../../../../test/builders/relay.ts";
import { describeOnEngine, type TestDatabase } from "../../../../test/db.ts";
import { AddCompanion, OwnAddCompanion } from "../commands.ts";
import { createOwn } from "../own/index.ts";
import { asOfDay } from "../views/companions.ts";
import { maySeeNetwork, type Sight } from "../views/sight.ts";
import { companionClock } from "./companions.ts";

const refused = (code: string) => expect.objectContaining({ code });
const COURSE = "00000000-0000-7000-8000-000000000001";

const bodil = {
  kind: "layAssistant" as const,
  name: "Bodil Krag",
  relation: "Søster",
  phone: "20 00 00 41",
  comes: "always" as const,
  told: ["appointments" as const],
  phoned: ["emergency" as const],
  words: "Tal ikke med hende om penge",
  form: "oral" as const,
};

describe("what a companion's command must say", () => {
  const issues = (given: object) => {
    const parsed = AddCompanion.safeParse({ courseId: COURSE, ...bodil, ...given });
    return parsed.success ? [] : parsed.error.issues.map(({ path, message }) => `${path} ${message}`);
  };
  test.each([
    [{}, []],
    [{ name: " " }, ["name required"]],
    [{ name: "Bodil 0102801234" }, ["name noNumberHere"]],
    [{ phone: "12" }, ["phone notAPhone"]],
    [{ kind: "guardian" }, ["remit required"]],
    [{ kind: "partyRepresentative", remit: " " }, ["remit required"]],
    [{ kind: "guardian", remit: "Økonomi" }, []],
    [{ opens: "08:00" }, ["closes required"]],
    [{ opens: "08:00", closes: "08:00" }, ["closes sameTime"]],
    [{ givenBy: "custodyHolder" }, ["givenByName nameTheGiver"]],
    [{ givenByName: "Karen" }, ["givenByName nameTheGiver"]],
  ])("%j", (given, expected) => expect(issues(given)).toEqual(expected));

  test("who acts for the citizen is written down by a helper", () => {
    const { form: _, ...own } = bodil;
    expect(OwnAddCompanion.safeParse(own).success).toBe(true);
    for (const kind of ["guardian", "partyRepresentative"])
      expect(OwnAddCompanion.safeParse({ ...own, kind }).success).toBe(false);
  });

  test("what may be told is of the kinds consent knows, and never whom else they know", () => {
    expect(INFORMATION_KINDS).toEqual(expect.arrayContaining([...COMPANION_TOLD]));
    expect(COMPANION_TOLD).not.toContain("network");
  });
});

test("whom the citizen has beside them is seen by who has the baton, in an emergency, and by whom they chose to tell", () => {
  const sights: readonly Sight[] = [
    { kind: "all" },
    { kind: "emergency", until: new Date() },
    { kind: "some", needIds: new Set(), kinds: new Set() },
    { kind: "none", mayKnowHolder: true },
  ];
  fc.assert(
    fc.property(
      fc.constantFrom(...sights),
      fc.subarray([...INFORMATION_KINDS]),
      fc.boolean(),
      (sight, kinds, holds) => {
        const told = {
          kinds: new Set<InformationKind>(kinds),
          whole: false,
          shares: true,
          finds: true,
          objected: false,
        };
        const seen = maySeeNetwork(sight, told, holds);
        if (sight.kind === "none") expect(seen).toBe(false);
        else if (sight.kind === "emergency") expect(seen).toBe(true);
        else expect(seen).toBe(holds || kinds.includes("network"));
      },
    ),
  );
});

describeOnEngine("who goes with the citizen", (open) => {
  let database: TestDatabase;
  let region: Region;
  let own: ReturnType<typeof createOwn>;
  beforeAll(async () => {
    database = await open();
    region = await aRegion(database);
    own = createOwn(region);
  });
  afterAll(() => database.close());

  const add = async (course: BuiltCourse, given: object = {}, door: Door = "emergency"): Promise<Uuid> => {
    region.later();
    const command = { courseId: course.id, ...bodil, ...given };
    return (await region.relay.addCompanion(await region.actor(door), command, region.now())).companionId;
  };
  const view = async (course: BuiltCourse, door: Door = "emergency") =>
    region.views.companions(await region.actor(door), course.id, region.now());
  const line = async (course: BuiltCourse, door: Door = "emergency") => {
    const seen = await region.views.course(await region.actor(door), course.id, region.now());
    return seen.kind === "full" ? seen.company : "closed";
  };

  it("is written down with the citizen's wishes, said anew and kept, and ended with the phone gone", async () => {
    const course = await aCourse(region, { consent: "notNow" });
    const companionId = await add(course);
    expect(await line(course)).toEqual([
      { id: companionId, kind: "layAssistant", name: "Bodil Krag", relation: "Søster", comes: "always" },
    ]);
    const { companions } = await view(course);
    expect(companions[0]).toMatchObject({
      phone: "+4520000041",
      lapsedOn: null,
      wishes: { told: ["appointments"], toldUntil: "2027-06-02", form: "oral", words: bodil.words },
    });
    region.later();
    const nurse = await region.actor("emergency");
    const anew = { courseId: course.id, companionId, comes: "askFirst" as const, form: "written" as const };
    await region.relay.wishForCompanion(nurse, anew, region.now());
    expect((await view(course)).companions[0]?.wishes).toMatchObject({
      comes: "askFirst",
      told: [],
      toldUntil: null,
    });
    const kept = await database.owner("select comes from citizen.companion_wish where companion_id = $1", [
      companionId,
    ]);
    expect(kept).toHaveLength(2);
    await region.relay.endCompanion(nurse, { courseId: course.id, companionId }, region.now());
    const after = await view(course);
    expect(after.companions).toEqual([]);
    expect(after.ended).toMatchObject([{ id: companionId, name: "Bodil Krag", phone: null }]);
    expect(await line(course)).toEqual([]);
    for (const again of [
      () => region.relay.endCompanion(nurse, { courseId: course.id, companionId }, region.now()),
      () => region.relay.wishForCompanion(nurse, anew, region.now()),
    ])
      await expect(again()).rejects.toEqual(refused("unknownCompanion"));
  });

  it("is not twice the same, and not a crowd", async () => {
    const course = await aCourse(region);
    await add(course);
    await expect(add(course, { name: "bodil krag " })).rejects.toEqual(refused("companionKnown"));
    await add(course, { kind: "relative" });
    for (let n = 0; n < 6; n += 1) await add(course, { name: `Nummer ${n}` });
    await expect(add(course, { name: "En til" })).rejects.toEqual(refused("tooManyCompanions"));
  });

  it("may be told for a year at most, and then not until the citizen says so again", async () => {
    const course = await aCourse(region);
    await add(course);
    const [one] = (await view(course)).companions;
    if (!one) throw new Error("Nobody");
    const last = one.wishes.toldUntil ?? "";
    expect(asOfDay(one, last as never).wishes.told).toEqual(["appointments"]);
    const next = new Date(new Date(last).getTime() + hours(24)).toISOString().slice(0, 10);
    expect(asOfDay(one, next as never)).toMatchObject({ lapsedOn: last, wishes: { told: [] } });
  });

  it("is asked again of who has the baton before it ends, once, until it is said anew", async () => {
    const course = await aCourse(region);
    const id = await add(course);
    const start = region.now();
    const alarms = async () =>
      database.owner(
        "select unit_id from relay.alarm where course_id = $1 and kind = 'wishEnding' and cleared_at is null",
        [course.id],
      );
    const clock = companionClock(region);
    await clock.raiseWishEndings(region.now());
    expect(await alarms()).toEqual([]);
    region.later(hours(24 * 340));
    await clock.raiseWishEndings(region.now());
    await Promise.all([clock.raiseWishEndings(region.now()), clock.raiseWishEndings(region.now())]);
    expect(await alarms()).toEqual([{ unit_id: region.idOf("emergency") }]);
    const nurse = await region.actor("emergency");
    region.later();
    const wish = { courseId: course.id, companionId: id, comes: "always" as const, form: "oral" as const };
    await region.relay.wishForCompanion(nurse, { ...wish, told: ["health"] }, region.now());
    expect(await alarms()).toEqual([]);
    await clock.raiseWishEndings(region.now());
    expect(await alarms()).toEqual([]);
    region.later(hours(24 * 340));
    await clock.raiseWishEndings(region.now());
    expect(await alarms()).toHaveLength(1);
    await own.acts.endCompanion(course.citizenId, { companionId: id }, region.now());
    expect(await alarms()).toEqual([]);
    region.clock.advance(start.getTime() - region.now().getTime());
  });

  it("under 15 it is the custody holder who lets others be told; the child may say who comes along", async () => {
    const child = { knownAs: "Lilja", ageBand: "under15" as const };
    const course = await aCourse(region, { citizen: child });
    await expect(add(course)).rejects.toEqual(refused("custodyHolderGives"));
    await add(course, { told: [] });
    await add(course, { name: "Far", givenBy: "custodyHolder", givenByName: "Karen Krog" });
    const adult = await aCourse(region);
    const said = { givenBy: "custodyHolder", givenByName: "Karen Krog" };
    await expect(add(adult, said)).rejects.toEqual(refused("custodyHasEnded"));
  });

  it.each(["relay", "notNow", "thisDoor"] as const)(
    "%s lets no other door know who it is; chosen with `network` does, and the preview too",
    async (scope) => {
      const course = await aCourse(region, { needs: ["sleepTonight", "home"], consent: scope });
      await add(course, { name: "Bodil" });
      await add(course, { name: "Ole", kind: "guardian", remit: "Økonomi", comes: "no" });
      await course.movedTo("shelter", { need: 0 });
      const ask = await course.asked("nightTeam", { need: 1 });
      const preview = async () =>
        (await region.views.preview(await region.actor("nightTeam"), ask.id, region.now())).company;
      // The second wall by itself: no view, no policy of the code.
      const rows = async (door: Door) =>
        region.database.app.read(asOf(await region.actor(door), region.now()), async (db) => {
          const ids = (
            await db
              .selectFrom("citizen.companion")
              .select("id")
              .where("citizen_id", "=", course.citizenId)
              .execute()
          ).map(({ id }) => id);
          const wishes = await db.selectFrom("citizen.companion_wish").select("companion_id").execute();
          expect(wishes.filter(({ companion_id }) => ids.includes(companion_id))).toHaveLength(ids.length);
          return ids.length;
        });
      expect([await rows("shelter"), await rows("nightTeam")]).toEqual([0, 0]);
      expect(await line(course, "shelter")).toBeNull();
      expect(await view(course, "shelter")).toMatchObject({ known: false, companions: [] });
      await expect(add(course, { name: "En" }, "shelter")).rejects.toEqual(refused("notYours"));
      expect(await preview()).toEqual([]);
      const kinds = ["contact" as const, "network" as const];
      const chosen = {
        courseId: course.id,
        scope: "chosen" as const,
        form: "oral" as const,
        allowances: [{ recipient: "relay" as const, kinds, purpose: "At tage imod dem, der følger med" }],
      };
      await region.relay.giveConsent(await region.actor("emergency"), chosen, region.now());
      expect([await rows("shelter"), await rows("nightTeam"), await rows("dropIn")]).toEqual([2, 2, 0]);
      expect(await line(course, "shelter")).toMatchObject([{ name: "Bodil" }, { name: "Ole" }]);
      expect(await view(course, "shelter")).toMatchObject({ known: true, may: true });
      // Who was asked without a name is told none, whatever is said afterwards.
      expect(await preview()).toMatchObject(scope === "relay" ? [{ name: "Bodil" }] : []);
    },
  );

  it("is the citizen's own to add, change and stop with their card – but for a guardian", async () => {
    const course = await aCourse(region);
    const guardianId = await add(course, { kind: "guardian", name: "Ole", remit: "Økonomi" });
    const { form: _, ...mine } = bodil;
    region.later();
    await own.acts.addCompanion(course.citizenId, { ...mine, name: "Nabo" }, region.now(), "key-1");
    await own.acts.addCompanion(course.citizenId, { ...mine, name: "Nabo" }, region.now(), "key-1");
    const company = () => own.views.company(course.citizenId, region.now());
    const { companions } = await company();
    expect(companions).toMatchObject([
      { name: "Ole" },
      { name: "Nabo", byCitizen: true, phone: "+4520000041" },
    ]);
    const neighbour = companions[1]?.id ?? "";
    region.later();
    const wish = { companionId: guardianId, comes: "no" as const };
    await own.acts.wishForCompanion(course.citizenId, wish, region.now());
    expect((await company()).companions[0]?.wishes).toMatchObject({ comes: "no", form: "card" });
    const end = (companionId: Uuid, whose = course.citizenId) =>
      own.acts.endCompanion(whose, { companionId }, region.now());
    await expect(end(guardianId)).rejects.toEqual(refused("guardianStays"));
    const other = await aCourse(region, { citizen: { knownAs: "Anna" } });
    await expect(end(neighbour, other.citizenId)).rejects.toEqual(refused("unknownCompanion"));
    const away = { doorName: "Modtagelsen", companionId: neighbour };
    await own.acts.recordTurnedAway(course.citizenId, { ...away, what: "companionRefused" }, region.now());
    await own.acts.recordTurnedAway(course.citizenId, { ...away, what: "guards" }, region.now());
    const shut = await database.owner(
      "select companion_id from relay.turned_away where course_id = $1 order by what",
      [course.id],
    );
    expect(shut.map((row) => row.companion_id)).toEqual([neighbour, null]);
    const stranger = { ...away, what: "companionRefused" as const };
    await expect(own.acts.recordTurnedAway(other.citizenId, stranger, region.now())).rejects.toEqual(
      refused("unknownCompanion"),
    );
    await end(neighbour);
    expect((await company()).companions).toMatchObject([{ name: "Ole" }]);
    const kept = await database.owner("select to_jsonb(c)::text as text from platform.command c");
    expect(kept.map(({ text }) => text).join()).not.toContain("20000041");
  });

  it("is the person's, of whichever record it was written on", async () => {
    const [before, now] = [await aCourse(region), await aCourse(region, { citizen: { knownAs: "Samme" } })];
    const old = await add(before);
    const by = { basis: "name", actor: await region.actor("emergency"), now: region.now() } as const;
    await database.app.write(SYSTEM, (tx) =>
      region.citizens.linkSamePerson(tx, { kept: now.citizenId, other: before.citizenId, ...by }),
    );
    expect(await line(now)).toMatchObject([{ id: old }]);
    expect((await own.views.company(now.citizenId, region.now())).companions).toMatchObject([{ id: old }]);
    await expect(add(now)).rejects.toEqual(refused("companionKnown"));
    await own.acts.endCompanion(now.citizenId, { companionId: old }, region.now());
    expect((await view(now)).ended).toMatchObject([{ id: old, phone: null }]);
  });

  it("goes into the person's own file, with the phone as they know it", async () => {
    const course = await aCourse(region);
    await add(course);
    const file = await region.views.personFile(course.id, "Indsigt", region.now());
    const rows = (name: string) => file.tables.find((table) => table.name === name)?.rows ?? [];
    expect(rows("citizen.companion")).toMatchObject([{ name: "Bodil Krag", phone_sealed: "+4520000041" }]);
    expect(rows("citizen.companion_wish")).toMatchObject([{ told: ["appointments"], comes: "always" }]);
  });
});

describeOnEngine("the database itself", (open) => {
  let database: TestDatabase;
  let region: Region;
  beforeAll(async () => {
    database = await open();
    region = await aRegion(database);
  });
  afterAll(() => database.close());

  it("keeps no endless yes, no phone of who was ended, no guardian of nothing", async () => {
    const course = await aCourse(region);
    const nurse = await region.actor("emergency");
    const { companionId } = await region.relay.addCompanion(
      nurse,
      { courseId: course.id, ...bodil },
      region.now(),
    );
    const wish = (told: string, until: string) => `
      insert into citizen.companion_wish (id, companion_id, at, comes, told, told_ends_on, phoned, form, by_person, by_unit)
      values (gen_random_uuid(), '${companionId}', '2026-06-02T08:00:00Z', 'no', '${told}', ${until}, '{}', 'oral', '${nurse.personId}', '${nurse.unitId}')`;
    const attempts: readonly (readonly [string, string])[] = [
      [wish("{health}", "null"), "telling_others_has_an_end"],
      [wish("{}", "'2026-12-01'"), "telling_others_has_an_end"],
      [wish("{health}", "'2027-06-03'"), "and_no_later_than_in_a_year"],
      [wish("{network}", "'2026-12-01'"), "names_what_may_be_told"],
      ["update citizen.companion set ended_at = added_at, phone_sealed = null", "ended_by_somebody"],
      ["update citizen.companion set kind = 'guardian'", "who_acts_for_another_says_in_what"],
      [
        "update citizen.companion set ended_at = added_at, ended_by = added_by, ended_unit = added_unit",
        "an_ended_companion_has_no_phone",
      ],
    ];
    for (const [attempt, constraint] of attempts)
      await expect(database.owner(attempt), attempt).rejects.toMatchObject({ constraint });
    await expect(database.appSql("update citizen.companion set name = 'x'")).rejects.toMatchObject({
      code: "42501",
    });
  });
});
