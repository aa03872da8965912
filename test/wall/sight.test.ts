import { sql } from "kysely";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { Uuid } from "#kernel/ids.ts";
import { addDays, dayOf, hours, plus } from "#kernel/time.ts";
import type { InformationKind } from "#modules/consent/index.ts";
import { asOf } from "#platform/db.ts";
import { aRegion, type Door, type Region } from "../builders/region.ts";
import { aCourse, type BuiltCourse } from "../builders/relay.ts";
import { describeOnBoth, type TestDatabase } from "../db.ts";

/** The two walls side by side: what a page opens, the database opens – and what it keeps closed, so does the database. */
describeOnBoth("the second wall and sight", (open) => {
  let database: TestDatabase;
  let region: Region;

  beforeAll(async () => {
    database = await open();
    region = await aRegion(database);
  });
  afterAll(() => database.close());

  /** What the page is: the course, a closed door that says who has the baton, or one that says nothing. */
  const page = async (courseId: Uuid, door: Door) => {
    const view = await region.views.course(await region.actor(door), courseId, region.now(), "citizenHere");
    return view.kind === "full" ? "course" : view.holder ? "holder" : "nothing";
  };
  /** What the database says of the same reader, whatever was asked of it. */
  const standing = async (courseId: Uuid, door: Door) =>
    database.app.read(asOf(await region.actor(door), region.now()), async (snapshot) => {
      const { rows } = await sql<{ standing: number }>`select wall.standing(${courseId}) as standing`.execute(
        snapshot,
      );
      return ["nothing", "holder", "nothing", "course"][rows[0]?.standing ?? 0];
    });

  const choose = async (course: BuiltCourse, to: Door, kinds: InformationKind[]) => {
    await region.relay.giveConsent(
      await region.actor("emergency"),
      {
        courseId: course.id,
        scope: "chosen",
        form: "oral",
        allowances: [{ recipient: "unit", unitId: region.idOf(to), kinds, purpose: "En seng" }],
      },
      region.now(),
    );
    region.later();
  };
  const DOORS: readonly Door[] = ["emergency", "shelter", "dropIn", "nursing", "doctor"];
  const agree = async (course: BuiltCourse) => {
    for (const door of DOORS)
      expect([door, await standing(course.id, door)]).toEqual([door, await page(course.id, door)]);
  };

  it("agree, whatever is said", async () => {
    const course = await aCourse(region, { needs: ["sleepTonight", "woundCare"] });
    await course.movedTo("shelter", { need: 0 });
    await agree(course);
    for (const scope of ["relay", "thisDoor", "notNow"] as const) {
      await course.consented(scope);
      await agree(course);
    }
    for (const kinds of [["contact"], ["need"], ["health", "contact"]] satisfies InformationKind[][]) {
      await choose(course, "dropIn", kinds);
      await agree(course);
    }
    expect(await page(course.id, "dropIn")).toBe("holder");
    const { objectionId } = await region.relay.makeObjection(
      await region.actor("emergency"),
      { courseId: course.id, against: "unit", unitId: region.idOf("dropIn"), form: "oral" },
      region.now(),
    );
    expect(await page(course.id, "dropIn")).toBe("nothing");
    await agree(course);
    await region.relay.liftObjection(
      await region.actor("emergency"),
      { courseId: course.id, objectionId: objectionId ?? "" },
      region.now(),
    );
    await agree(course);
    await course.withdrewConsent();
    await agree(course);
  });

  it("agree in an emergency, until it is over", async () => {
    const course = await aCourse(region, {
      citizen: { knownAs: "Den Ene", fullName: "Den Ene", birthYear: 1966 },
    });
    await agree(course);
    await region.relay.openEmergency(
      await region.actor("doctor"),
      { name: "Den Ene", birthYear: 1966, reason: "cannotConsent", confirmed: true },
      region.now(),
    );
    expect(await page(course.id, "doctor")).toBe("course");
    await agree(course);
    region.later(hours(3));
    expect(await page(course.id, "doctor")).toBe("nothing");
    await agree(course);
  });

  it("agree on how to meet somebody, before an answer: what the citizen lets the door know, and no hard day", async () => {
    const course = await aCourse(region, { needs: ["woundCare"], consent: "relay", meetMe: "Sig det først" });
    const today = dayOf(region.now());
    const hard = { happened: "Råbte", calmed: "En pause", notAskedWhy: "Sov" };
    const days = { courseId: course.id, happenedOn: today, endsOn: addDays(today, 10) };
    await region.relay.writeSafetyNote(await region.actor("emergency"), { ...days, ...hard }, region.now());
    const ask = await course.asked("nursing", { need: 0 });
    const asked = await region.actor("nursing");
    const rows = (table: string, at = region.now(), as = asked) =>
      database.app.read(asOf(as, at), async (db) => {
        const found =
          await sql`select from ${sql.table(table)} where citizen_id = ${course.citizenId}`.execute(db);
        return found.rows.length;
      });
    const words = async () => (await region.views.preview(asked, ask.id, region.now())).meetMe?.words ?? null;
    expect([await rows("citizen.meet_me"), await words()]).toEqual([1, "Sig det først"]);
    await choose(course, "nursing", ["contact", "health"]);
    expect([await rows("citizen.meet_me"), await words()]).toEqual([0, null]);
    await choose(course, "nursing", ["meetMe"]);
    expect([await rows("citizen.meet_me"), await words()]).toEqual([1, "Sig det først"]);
    expect(await rows("citizen.safety_note")).toBe(0);
    const holder = await region.actor("emergency");
    expect(await rows("citizen.safety_note", region.now(), holder)).toBe(1);
    expect(await rows("citizen.safety_note", plus(region.now(), hours(24 * 11)), holder)).toBe(0);
  });
});
