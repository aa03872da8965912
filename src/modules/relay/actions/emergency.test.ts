import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { hours, minutes } from "#kernel/time.ts";
import type { Remit, SignedIn } from "#modules/identity/index.ts";
import { aRegion, type Door, type Region } from "../../../../test/builders/region.ts";
import { aCourse } from "../../../../test/builders/relay.ts";
import { describeOnEngine, type TestDatabase } from "../../../../test/db.ts";

describeOnEngine("emergency access", (open) => {
  let database: TestDatabase;
  let region: Region;
  let count = 0;

  beforeAll(async () => {
    database = await open();
    region = await aRegion(database);
  });
  afterAll(() => database.close());

  /** Somebody with a name and year of their own, on a course of the shelter's. */
  const somebody = async (birthYear = 1971) => {
    count += 1;
    const name = `Ukendt Nødtilfælde ${"abcdefghijklmnopqrst"[count]}`;
    const course = await aCourse(region, {
      at: "shelter",
      needs: ["sleepTonight", "psychiatric"],
      citizen: { knownAs: `Nr ${count}`, fullName: name, birthYear },
      meetMe: "Vær rolig",
    });
    return { course, name, birthYear };
  };
  const openAs = async (door: Door, said: object, key?: string, role: "worker" | "lead" = "worker") =>
    region.relay.openEmergency(
      await region.actor(door, role),
      { name: "", birthYear: 1971, reason: "lifeOrHealth", confirmed: true, ...said },
      region.now(),
      key,
    );
  const seen = async (door: Door, courseId: string, role: "worker" | "lead" = "worker") =>
    region.views.course(await region.actor(door, role), courseId, region.now());
  const officer = async (door: Door, ...remits: Remit[]): Promise<SignedIn> => {
    const actor = await region.actor(door);
    return {
      sessionId: actor.personId,
      personId: actor.personId,
      personName: actor.personName,
      method: "password",
      provedAt: region.now(),
      remits,
      lacksSecondStep: false,
      actor: null,
    };
  };
  /** An hour later the tries of this test no longer count. */
  const nextHour = () => region.later(hours(1));

  describe("is refused", () => {
    it("to whom it is not for, without looking and without counting", async () => {
      const { name } = await somebody();
      for (const door of ["dropIn", "receiver"] as const)
        await expect(openAs(door, { name })).rejects.toMatchObject({ code: "notAllowedEmergency" });
      expect(await database.owner("select 1 from relay.emergency_attempt")).toEqual([]);
    });

    it("without the tick, without a reason in words where one is needed", async () => {
      const { name } = await somebody();
      await expect(openAs("doctor", { name, confirmed: false })).rejects.toMatchObject({
        code: "invalidInput",
      });
      await expect(openAs("doctor", { name, reason: "other" })).rejects.toMatchObject({
        code: "invalidInput",
      });
    });

    it("in the same words whenever there is not exactly one such person", async () => {
      nextHour();
      const { name } = await somebody();
      await somebody(1950);
      const twins = ["dropIn", "shelter"] as const;
      for (const at of twins)
        await aCourse(region, { at, citizen: { knownAs: "To Ens", fullName: "To Ens", birthYear: 1971 } });
      const refusals = await Promise.all(
        [
          { name: "Findes Ikke" },
          { name, birthYear: 1972 },
          { name: name.slice(0, -3) },
          { name: "To Ens" },
        ].map((said) => openAs("doctor", said).catch((error: unknown) => error)),
      );
      expect(refusals.map((error) => ({ ...(error as object) }))).toEqual(
        Array.from({ length: 4 }, () =>
          expect.objectContaining({ code: "notFoundInEmergency", details: {} }),
        ),
      );
      const logged = await database.owner(
        "select outcome, citizen_id, course_id from identity.audit_entry where action = 'relay.openEmergency'",
      );
      expect(logged).toContainEqual({ outcome: "denied", citizen_id: null, course_id: null });
    });

    it("for somebody of another region", async () => {
      nextHour();
      const { name, course } = await somebody();
      await database.owner("update citizen.citizen set region = 'DK-81' where id = $1", [course.citizenId]);
      await expect(openAs("doctor", { name })).rejects.toMatchObject({ code: "notFoundInEmergency" });
    });

    it("the sixth time within the hour, to that person alone, found or not; a form sent twice counts once", async () => {
      nextHour();
      for (let n = 0; n < 5; n++) await openAs("doctor", { name: `Gæt ${n}` }).catch(() => {});
      const { name } = await somebody();
      await expect(openAs("doctor", { name })).rejects.toMatchObject({
        code: "tooManyAttempts",
        details: { seconds: expect.any(Number) },
      });
      await expect(openAs("doctor", { name }, undefined, "lead")).resolves.toBeDefined();
      nextHour();
      const first = await openAs("doctor", { name }, "the same form");
      const again = await openAs("doctor", { name }, "the same form");
      expect(again).toEqual(first);
      const [row] = await database.owner(
        "select count(*)::int as n from relay.emergency_attempt where key = 'the same form'",
      );
      expect(row).toEqual({ n: 1 });
    });
  });

  it("opens the whole course for three hours, to see and not to act, for that person alone", async () => {
    nextHour();
    const { name, course } = await somebody();
    expect((await seen("emergency", course.id)).kind).toBe("closed");
    // However it is typed: capitals, letters and spaces.
    const { courseId } = await openAs("emergency", { name: ` ${name.toUpperCase().replace("Ø", "OE")} ` });
    expect(courseId).toBe(course.id);
    const view = await seen("emergency", course.id);
    if (view.kind !== "full") throw new Error("It should be open");
    expect(view.emergencyUntil).toEqual(new Date(region.now().getTime() + hours(3)));
    expect(view.needs.map(({ closed, may }) => [closed, Object.values(may).some(Boolean)])).toEqual([
      [false, false],
      [false, false],
    ]);
    expect([view.citizen.fullName, view.meetMe?.words]).toEqual([name, "Vær rolig"]);
    expect(Object.values(view.may).some(Boolean)).toBe(false);
    expect((await seen("emergency", course.id, "lead")).kind).toBe("closed");
    const act = region.relay.addNeed(
      await region.actor("emergency"),
      { courseId: course.id, kind: "other" },
      region.now(),
    );
    await expect(act).rejects.toMatchObject({ code: expect.stringMatching(/^not(Yours|Found)$/) });
    region.later(hours(3) - minutes(1));
    expect((await seen("emergency", course.id)).kind).toBe("full");
    region.later(minutes(1));
    expect((await seen("emergency", course.id)).kind).toBe("closed");
  });

  it("overrides an objection: it is for those who cannot answer", async () => {
    nextHour();
    const { name, course } = await somebody();
    await region.relay.makeObjection(
      await region.actor("shelter"),
      { courseId: course.id, against: "all", form: "oral" },
      region.now(),
    );
    await openAs("emergency", { name, reason: "cannotConsent" });
    expect((await seen("emergency", course.id)).kind).toBe("full");
  });

  it("tells the holder, and the log who, when and why", async () => {
    nextHour();
    const { name, course } = await somebody();
    await openAs("emergency", { name, reason: "other", reasonText: "Fundet bevidstløs på trappen" });
    const alarms = await database.owner(
      `select a.kind, u.slug from relay.alarm a join identity.unit u on u.id = a.unit_id
        where a.course_id = $1 and a.cleared_at is null`,
      [course.id],
    );
    expect(alarms).toEqual([{ kind: "emergencyAccess", slug: "shelter" }]);
    const events = await database.owner(
      "select data->>'reason' as reason from platform.event where course_id = $1 and type = 'relay.emergencyOpened'",
      [course.id],
    );
    expect(events).toEqual([{ reason: "other" }]);
    const logged = await database.owner(
      `select purpose, unit_id, citizen_id from identity.audit_entry
        where course_id = $1 and action = 'relay.emergencyAccess' and outcome = 'done'`,
      [course.id],
    );
    expect(logged).toEqual([
      {
        purpose: "Fundet bevidstløs på trappen",
        unit_id: region.idOf("emergency"),
        citizen_id: course.citizenId,
      },
    ]);
    await region.relay.recordContact(
      await region.actor("shelter"),
      { courseId: course.id, way: "met" },
      region.now(),
    );
    const open = await database.owner(
      "select 1 from relay.alarm where course_id = $1 and cleared_at is null",
      [course.id],
    );
    expect(open).toEqual([]);
  });

  it("cannot last longer, nor be reviewed by who had it, not even by hand", async () => {
    nextHour();
    const { course } = await somebody();
    const { unitId, personId } = await region.actor("emergency");
    const byHand = (until: string, reviewer: string | null) =>
      database.owner(
        `insert into relay.emergency_access (id, course_id, person_id, unit_id, reason, confirmed, opened_at, until, reviewed_at, reviewed_by, finding)
         values (gen_random_uuid(), $1, $2, $3, 'lifeOrHealth', true, '2026-06-02 08:00Z', $4,
                 case when $5::uuid is null then null else '2026-06-03 08:00Z'::timestamptz end, $5::uuid,
                 case when $5::uuid is null then null else 'justified' end)`,
        [course.id, personId, unitId, until, reviewer],
      );
    await expect(byHand("2026-06-02T11:00:01Z", null)).rejects.toMatchObject({ code: "23514" });
    await expect(byHand("2026-06-02T11:00:00Z", personId)).rejects.toMatchObject({ code: "23514" });
  });

  describe("is reviewed afterwards", () => {
    it("by the data-protection officer alone", async () => {
      for (const who of [await officer("receiver"), await officer("receiver", "administrator")]) {
        await expect(region.emergencies.awaiting(who, region.now())).rejects.toMatchObject({
          code: "forbidden",
        });
        await expect(
          region.emergencies.reviewEmergencyAccess(
            who,
            { accessId: who.personId, finding: "justified" },
            region.now(),
          ),
        ).rejects.toMatchObject({ code: "forbidden" });
      }
    });

    it("once, by somebody else, with a word where there was no reason", async () => {
      nextHour();
      const { name, course } = await somebody();
      await openAs("emergency", { name });
      const who = await officer("receiver", "dataProtectionOfficer");
      const waiting = async () =>
        (await region.emergencies.awaiting(who, region.now())).find((line) => line.courseId === course.id);
      const line = await waiting();
      expect(line).toMatchObject({
        reason: "lifeOrHealth",
        unit: "Enhed emergency",
        person: "worker 0 emergency",
      });
      expect(JSON.stringify(line)).not.toContain(name);
      const accessId = line?.id ?? "";
      const review = (reviewer: SignedIn, said: object) =>
        region.emergencies.reviewEmergencyAccess(
          reviewer,
          { accessId, finding: "notJustified", ...said },
          region.now(),
        );
      await expect(review(who, {})).rejects.toMatchObject({ code: "invalidInput" });
      await expect(
        review(await officer("emergency", "dataProtectionOfficer"), { note: "Min egen" }),
      ).rejects.toMatchObject({ code: "ownAccess" });
      await expect(review(who, { accessId: course.id, note: "?" })).rejects.toMatchObject({
        code: "notFound",
      });
      await review(who, { note: "Borgeren kunne svare" });
      expect(await waiting()).toBeUndefined();
      await expect(review(who, { note: "Igen" })).rejects.toMatchObject({ code: "stale" });
      const logged = await database.owner(
        "select detail->>'finding' as finding from identity.audit_entry where course_id = $1 and action = 'emergency.reviewed'",
        [course.id],
      );
      expect(logged).toEqual([{ finding: "notJustified" }]);
    });
  });

  it("tries that no longer count are forgotten", async () => {
    region.later(hours(2));
    await openAs("doctor", { name: "Findes Ikke" }).catch(() => {});
    const left = async () => (await database.owner("select 1 from relay.emergency_attempt")).length;
    await region.emergencies.forgetAttempts(region.now());
    expect(await left()).toBe(1);
    region.later(hours(1) + minutes(1));
    expect(await region.emergencies.forgetAttempts(region.now())).toBe(1);
    expect(await left()).toBe(0);
  });
});
