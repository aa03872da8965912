import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { addDays, dayOf, hours } from "#kernel/time.ts";
import { putService } from "../../../../test/builders/directory.ts";
import { build } from "../../../../test/builders/house.ts";
import { aRegion, type Door, type Region } from "../../../../test/builders/region.ts";
import { aCourse } from "../../../../test/builders/relay.ts";
import { describeOnEngine, type TestDatabase } from "../../../../test/db.ts";

describeOnEngine("views around the course", (open) => {
  let database: TestDatabase;
  let region: Region;
  beforeAll(async () => {
    database = await open();
    region = await aRegion(database);
  });
  afterAll(() => database.close());
  beforeEach(() => region.later());
  const log = (action: string) =>
    database.owner(
      "select outcome, course_id, detail from identity.audit_entry where action = $1 order by at, id",
      [action],
    );

  describe("doors to ask", () => {
    // The directory: psychiatry treats, the shelter has beds. The others have no offer there, and are asked all the same.
    beforeAll(() =>
      build(database.app, async (tx) => {
        const offers = [
          ["psychiatry", "psychiatric"],
          ["shelter", "sleepTonight"],
        ] as const;
        for (const [door, need] of offers) {
          const draft = { unitId: region.idOf(door), needs: [need] };
          await putService(region.directory, tx, draft, region.now());
        }
      }),
    );

    const doors = async (door: Door, query: Parameters<Region["views"]["doors"]>[1]) =>
      (await region.views.doors(await region.actor(door), query, region.now())).map((choice) => choice.slug);

    it("puts doors that are there for the need first, then by whose duty it is, then those that serve the place", async () => {
      expect(await doors("emergency", { needKind: "income" })).toEqual([
        "nightTeam",
        "nursing",
        "receiver",
        "doctor",
        "psychiatry",
        "shelter",
        "dropIn",
        "faraway",
      ]);
      expect((await doors("shelter", { needKind: "psychiatric" })).slice(0, 2)).toEqual([
        "psychiatry",
        "emergency",
      ]);
      expect((await doors("emergency", { needKind: "sleepTonight" })).slice(0, 5)).toEqual([
        "shelter",
        "nightTeam",
        "nursing",
        "receiver",
        "dropIn",
      ]);
      expect((await doors("emergency", { needKind: "income", area: "0202" }))[0]).toBe("faraway");
    });

    it("finds by everyday words in any spelling, and never the asker itself", async () => {
      expect(await doors("emergency", { search: "enhed SHELTER" })).toEqual(["shelter"]);
      expect(await doors("shelter", { search: "shelter" })).toEqual([]);
      expect(await doors("emergency", { search: "findes ikke" })).toEqual([]);
      expect(await doors("emergency", { search: "100%_'" })).toEqual([]);
    });

    it("leaves out doors that do not answer asks or cannot hold what is asked, and says when a closed one opens", async () => {
      await database.owner("update identity.unit set answers_asks = false where slug = 'doctor'");
      await database.owner("update identity.unit set holds_courses = false where slug = 'nursing'");
      const needs = await doors("emergency", { needKind: "nonsense" });
      expect([needs.includes("doctor"), needs.includes("nursing")]).toEqual([false, true]);
      expect(await doors("emergency", {})).not.toContain("nursing");
      await database.owner(
        "update identity.unit set answers_asks = true, holds_courses = true where slug in ('doctor', 'nursing')",
      );
      const choices = await region.views.doors(
        await region.actor("emergency"),
        { search: "dropIn" },
        region.now(),
      );
      expect(choices).toMatchObject([
        { slug: "dropIn", openNow: false, likely: false, kind: "dropIn", area: "0101" },
      ]);
      expect(choices[0]?.opensAt).toEqual(new Date("2026-06-08T06:00:00Z"));
      const [receiver] = await region.views.doors(
        await region.actor("emergency"),
        { search: "receiver" },
        region.now(),
      );
      expect(receiver).toMatchObject({ openNow: true, opensAt: null, standingReceiver: true });
    });
  });

  describe("whom this could be", () => {
    const matches = async (door: Door, knownAs: string, birthYear?: number) =>
      region.views.matches(await region.actor(door), { knownAs, birthYear: birthYear ?? null }, region.now());

    it("shows own courses in full, others only where the citizen lets those on the relay know", async () => {
      const person = { knownAs: "Kirsten Vind", birthYear: 1971 };
      const own = await aCourse(region, { citizen: person });
      const shared = await aCourse(region, { at: "shelter", citizen: person, consent: "relay" });
      await aCourse(region, { at: "shelter", citizen: person, consent: "thisDoor" });
      await aCourse(region, { at: "shelter", citizen: person });
      const found = await matches("emergency", "kirsten vind", 1971);
      expect(found).toHaveLength(2);
      expect(found.find((match) => match.ours)).toMatchObject({
        citizenId: own.citizenId,
        courseId: own.id,
        birthYear: 1971,
        holder: { unit: { slug: "emergency" } },
      });
      expect(found.find((match) => !match.ours)).toMatchObject({
        citizenId: shared.citizenId,
        courseId: shared.id,
        knownAs: "Kirsten Vind",
        ageBand: "40-59",
        birthYear: null,
        holder: { unit: { slug: "shelter" }, phone: "+4520000000" },
      });
      const entries = (await log("citizen.searched")).slice(-2);
      expect(entries.map((entry) => entry.course_id).sort()).toEqual([own.id, shared.id].sort());
    });

    it("tells a unit that took over anonymously no more than the course page does", async () => {
      const person = { knownAs: "Ove Strand", fullName: "Ove Strand", birthYear: 1969 };
      const course = await aCourse(region, { citizen: person });
      await course.movedTo("shelter");
      const seen = async () => {
        const page = await region.views.course(await region.actor("shelter"), course.id, region.now());
        const [match] = await matches("shelter", "Ove Strand");
        return { page: page.kind === "full" && page.citizen.birthYear, match: match?.birthYear };
      };
      expect(await seen()).toEqual({ page: null, match: null });
      await course.consented("thisDoor", "shelter");
      expect(await seen()).toEqual({ page: 1969, match: 1969 });
    });

    it("no longer counts as own what was handed over", async () => {
      const course = await aCourse(region, { citizen: { knownAs: "Torben Sø" } });
      await course.movedTo("shelter");
      expect(await matches("emergency", "Torben Sø")).toEqual([]);
      expect(await matches("shelter", "Torben Soe")).toMatchObject([{ ours: true, courseId: course.id }]);
    });

    it("shows two records of one person once, with the open course", async () => {
      const [first, second] = [
        await aCourse(region, { citizen: { knownAs: "Aase Lund" } }),
        await aCourse(region, { citizen: { knownAs: "Åse Lund" } }),
      ];
      const actor = await region.actor("emergency");
      await region.relay.mergeCourses(
        actor,
        { fromCourseId: first.id, intoCourseId: second.id },
        region.now(),
      );
      expect((await matches("emergency", "Aase Lund")).map((match) => match.courseId)).toEqual([second.id]);
    });

    it("finds nobody for nonsense", async () => {
      for (const nonsense of ["", "%", "'; --", "Ingen Sådan"])
        expect(await matches("emergency", nonsense)).toEqual([]);
    });
  });

  describe("a door outside on its link", () => {
    it("reads what is asked and whom to ring, nothing that names the citizen – and nothing once it is over", async () => {
      const course = await aCourse(region, { needs: ["legal"], consent: "relay" });
      const { token } = await region.relay.makeLink(
        await region.actor("emergency"),
        {
          courseId: course.id,
          needId: course.needId(0),
          partyName: "Gadejuristen",
          message: "Kan I hjælpe med en klage?",
          checkBackOn: addDays(dayOf(region.now()), 3),
          agreedWithCitizen: true,
        },
        region.now(),
      );
      const ask = await region.views.outside(token, region.now());
      expect(ask).toMatchObject({
        partyName: "Gadejuristen",
        from: { slug: "emergency", phone: "+4520000000" },
        needKind: "legal",
        ageBand: "40-59",
        message: "Kan I hjælpe med en klage?",
        state: "asked",
        expired: false,
      });
      for (const secret of ["Bo", course.citizenId, course.id])
        expect(JSON.stringify(ask)).not.toContain(secret);
      const over = { expired: true, message: "", ageBand: "unknown" };
      expect(
        await region.views.outside(token, new Date(region.now().getTime() + hours(24 * 90))),
      ).toMatchObject(over);
      await region.relay.answerByLink({ token, answer: "yes", name: "Ida" }, region.now());
      expect(await region.views.outside(token, region.now())).toMatchObject({
        ...over,
        state: "confirmedByLink",
      });
      await expect(region.views.outside("guess", region.now())).rejects.toMatchObject({
        code: "linkUnknown",
      });
    });
  });

  describe("kopiér til journal", () => {
    it("gives what is worth journalling, not notes or messages, and logs it", async () => {
      const course = await aCourse(region, {
        needs: [
          { kind: "psychiatric", citizensWords: "Stemmerne", note: "Privat", dutyBearerText: "Psykiatrien" },
          "dental",
        ],
        consent: "relay",
      });
      await course.movedTo("psychiatry", { need: 0 });
      await region.relay.noteCall(
        await region.actor("emergency"),
        {
          courseId: course.id,
          needId: course.needId(1),
          partyName: "Tandlægen",
          message: "Hemmeligt",
          answer: "yes",
          confirmedName: "Per",
          confirmedRole: "Tandlæge",
          checkBackOn: addDays(dayOf(region.now()), 3),
          agreedWithCitizen: true,
        },
        region.now(),
      );
      const copy = await region.views.journalText(await region.actor("emergency"), course.id, region.now());
      expect(copy).toMatchObject({
        copiedBy: "worker 0 emergency",
        knownAs: "Bo",
        fullName: "Bo Bang",
        holder: { unit: { slug: "emergency" } },
        consent: { scope: "relay", form: "oral", givenTo: "Enhed emergency" },
        agreements: [
          {
            needKind: "psychiatric",
            from: { slug: "emergency" },
            to: { slug: "psychiatry" },
            by: "worker 0 psychiatry",
            agreedWithCitizen: true,
          },
        ],
        outside: [{ needKind: "dental", partyName: "Tandlægen", confirmedName: "Per", received: false }],
        tables: [],
      });
      expect(copy.needs.map((need) => [need.kind, need.responsible.slug, need.dutyBearer]).sort()).toEqual([
        ["dental", "emergency", null],
        ["psychiatric", "psychiatry", "Psykiatrien"],
      ]);
      for (const secret of ["Stemmerne", "Privat", "Hemmeligt", "Kan I tage over"])
        expect(JSON.stringify(copy)).not.toContain(secret);
      expect((await log("course.copied")).at(-1)).toMatchObject({ outcome: "done", course_id: course.id });
    });

    it("gives only what is open to who copies", async () => {
      const course = await aCourse(region, { needs: ["psychiatric", "dental"], consent: "notNow" });
      await course.movedTo("nursing", { need: 1 });
      await course.movedTo("psychiatry", { need: 0 });
      const copy = await region.views.journalText(await region.actor("nursing"), course.id, region.now());
      expect(copy.needs.map((need) => need.kind)).toEqual(["dental"]);
      expect(copy.agreements.map((agreement) => agreement.needKind)).toEqual(["dental"]);
      expect(copy.fullName).toBeNull();
      await expect(
        region.views.journalText(await region.actor("shelter"), course.id, region.now()),
      ).rejects.toMatchObject({ code: "notFound" });
      expect((await log("course.copied")).at(-1)).toMatchObject({ outcome: "denied", course_id: course.id });
    });
  });

  it("the catalogue comes in its order, and a kind added elsewhere is found at once", async () => {
    const kinds = await region.views.needKinds();
    expect(kinds).toHaveLength(22);
    expect(kinds[0]).toMatchObject({
      code: "sleepTonight",
      name: { da: "Et sted at sove i nat", en: "Somewhere to sleep tonight" },
      several: true,
      usualUrgency: "acute",
      duty: ["municipality", "civilSociety"],
    });
    expect(kinds[0]?.words).toContain("herberg");
    expect(kinds.at(-1)).toMatchObject({ code: "other", duty: [] });
    await database.owner(
      "insert into relay.need_kind (code, position, name_da, name_en, several, usual_urgency) values ('dog', 99, 'Hund', 'Dog', true, 'soon')",
    );
    expect(await region.views.needKinds()).toHaveLength(22);
    const kind = await database.app.read(await region.actor("shelter"), (db) =>
      region.needKinds.kind(db, "dog"),
    );
    expect(kind).toMatchObject({ code: "dog", words: [] });
    expect(await region.views.needKinds()).toHaveLength(23);
    await database.owner("update relay.need_kind set name_da = 'En hund' where code = 'dog'");
    region.views.refreshNeedKinds();
    expect((await region.views.needKinds()).at(-1)?.name.da).toBe("En hund");
    const unknown = await database.app.read(await region.actor("shelter"), (db) =>
      region.needKinds.kind(db, "unicorn"),
    );
    expect(unknown).toBeNull();
  });
});

describeOnEngine("operations", (open) => {
  it("counts how the relay is doing, and names nobody", async () => {
    const database = await open();
    const region = await aRegion(database);
    const empty = await region.views.operations(region.now());
    expect(empty).toMatchObject({
      openCourses: 0,
      openNeeds: 0,
      withoutHolder: 0,
      openHandovers: 0,
      overdue: 0,
      oldestOverdueAt: null,
    });
    const course = await aCourse(region, { needs: ["dental", "income"], citizen: { knownAs: "Navnløs" } });
    const ask = await course.asked("nursing", { need: 0 });
    await (await course.asked("nightTeam", { need: 1 })).redirected([]);
    const actor = await region.actor("shelter");
    await region.relay.recordBriefContact(actor, { needKinds: ["foodClothes"] }, region.now());
    await region.relay.recordTurnedAway(
      actor,
      { toldBy: "worker", doorName: "Et sted", what: "guards" },
      region.now(),
    );
    await database.owner("insert into platform.heartbeat (name, at) values ('ladder', $1)", [region.now()]);
    const [row] = await database.owner("select answer_by from relay.handover where id = $1", [ask.id]);
    region.later(hours(24 * 7));
    const now = region.now();
    const view = await region.views.operations(now);
    expect(view).toMatchObject({
      openCourses: 1,
      openNeeds: 2,
      withoutHolder: 0,
      openHandovers: 1,
      overdue: 1,
      oldestOverdueAt: row?.answer_by,
      ladderBehindSince: row?.answer_by,
      heartbeats: [{ name: "ladder" }],
      queue: { waiting: 0, failed: 0, oldestAt: null },
      lastThirtyDays: { gaps: 1, turnedAway: 1, briefContacts: 1 },
    });
    expect(view.events.waiting).toBeGreaterThan(5);
    expect(view.log.unsealed).toBeGreaterThan(5);
    expect(JSON.stringify(view)).not.toMatch(/Navnløs|Bo/);
    const later = await region.views.operations(new Date(now.getTime() + hours(24 * 60)));
    expect(later.lastThirtyDays).toEqual({ gaps: 0, turnedAway: 0, briefContacts: 0 });
    // What is sealed is what nobody in the whole cluster is still writing beside: another test's database may be.
    const sealed = async () => {
      await region.identity.audit.seal();
      return (await region.views.operations(now)).log;
    };
    await expect.poll(sealed).toEqual({ unsealed: 0, oldestUnsealedAt: null });
    await database.close();
  });
});
