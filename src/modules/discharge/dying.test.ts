import { expect, it, onTestFinished } from "vitest";
import { hours, plus } from "#kernel/time.ts";
import { aHospital } from "../../../test/builders/discharge.ts";
import { aRegion } from "../../../test/builders/region.ts";
import { aCourse } from "../../../test/builders/relay.ts";
import { describeOnEngine } from "../../../test/db.ts";
import { dyingClock } from "../relay/actions/dying.ts";
import { keptAt } from "../relay/store/feltSafe.ts";

describeOnEngine("somebody dies in a ward", (open) => {
  const refused = (code: string) => expect.objectContaining({ code });

  /** Two needs, one asked about, the other with another unit; and a next step that will lapse. */
  const world = async () => {
    const database = await open();
    onTestFinished(() => database.close());
    const region = await aRegion(database);
    const hospital = aHospital(region);
    const course = await aCourse(region, { needs: ["psychiatric", "sleepTonight"] });
    await course.movedTo("shelter", { need: 1 });
    const asked = await course.asked("nightTeam", { need: 0 });
    const stay = await hospital.admitted(course);
    const nurse = await region.actor("emergency");
    const dies = () =>
      hospital.commands.stopAdmission(nurse, { leavingId: stay.id, reason: "died" }, region.now());
    const held = async (door: "emergency" | "shelter" = "emergency") =>
      (await region.views.shift(await region.actor(door), region.now())).weHold.rows;
    return { database, region, hospital, course, asked, stay, nurse, dies, held };
  };

  it("nothing is asked, climbs or calls, and the shift says one quiet line; the needs wait with who has them", async () => {
    const { database, region, course, asked, nurse, dies, held } = await world();
    // Called to attention, and to a table, before.
    await database.owner(
      "insert into relay.alarm (id, kind, unit_id, course_id, raised_at) select gen_random_uuid(), 'arrival', holder_id, id, begun_at from relay.course",
    );
    await region.relay.callTable(nurse, { courseId: course.id }, region.now());
    expect(await database.owner("select kind from relay.alarm where cleared_at is null")).not.toEqual([]);
    await dies();
    expect(await database.owner("select state, outcome from relay.joint_table")).toEqual([
      { state: "settled", outcome: "needEnded" },
    ]);
    expect(
      await database.owner("select state, withdrawn_why, next_rung_at from relay.handover where id = $1", [
        asked.id,
      ]),
    ).toEqual([{ state: "withdrawn", withdrawn_why: "Borgeren er død.", next_rung_at: null }]);
    expect(
      await database.owner(
        "select unit_id, data from platform.event where type = 'relay.handoverWithdrawn' and handover_id = $1",
        [asked.id],
      ),
    ).toEqual([{ unit_id: region.idOf("nightTeam"), data: { because: "died" } }]);
    const later = plus(region.now(), hours(24 * 30));
    expect(await region.ladder.climbDue(later)).toBe(0);
    expect(await region.ladder.raiseStandstills(later)).toBe(0);
    expect(await database.owner("select kind from relay.alarm where cleared_at is null")).toEqual([]);
    for (const door of ["emergency", "shelter"] as const)
      expect(await held(door)).toMatchObject([
        { courseId: course.id, died: true, needKinds: [], nextStep: null, weHoldBaton: door === "emergency" },
      ]);
    const shift = await region.views.shift(nurse, later);
    expect([shift.today.rows, shift.alarms, shift.awaitingOthers.rows]).toEqual([[], [], []]);
    // Nor is anybody asked how it felt where they were.
    expect(await database.app.write(nurse, (tx) => keptAt(tx, course.id, region.idOf("shelter")))).toBeNull();
    const open = "select count(*)::int as n from relay.need where ended_at is null";
    expect(await database.owner(open)).toEqual([{ n: 2 }]);
    expect(await region.views.verify(region.now())).toMatchObject({ ok: true });
  });

  it("nobody is asked about them, and nothing new begins", async () => {
    const { region, course, nurse, dies } = await world();
    await dies();
    const { id: courseId } = course;
    await expect(course.asked("nightTeam", { need: 0 })).rejects.toEqual(refused("citizenDied"));
    await expect(region.relay.addNeed(nurse, { courseId, kind: "somatic" }, region.now())).rejects.toEqual(
      refused("citizenDied"),
    );
    await expect(
      region.relay.callTable(nurse, { courseId, needId: course.needId(0) }, region.now()),
    ).rejects.toEqual(refused("citizenDied"));
    await expect(
      region.database.owner(
        "insert into relay.joint_table (id, course_id, cause, state, called_at, convener_id, hold_by, anonymous) select gen_random_uuid(), id, 'called', 'called', now(), holder_id, now(), true from relay.course",
      ),
    ).rejects.toThrow("nobody is asked about somebody who has died");
  });

  it("one press by the holder ends every open need, whoever has it, and closes the course; others do not", async () => {
    const { database, region, course, nurse, dies } = await world();
    await dies();
    const close = { courseId: course.id, reason: "died", toldCitizen: "Søsteren er ringet op" } as const;
    await expect(
      region.relay.closeCourse(await region.actor("shelter"), close, region.now()),
    ).rejects.toEqual(refused("notHolder"));
    region.later();
    await region.relay.closeCourse(nurse, close, region.now());
    expect(await database.owner("select state from relay.need")).toEqual([
      { state: "died" },
      { state: "died" },
    ]);
    expect(await database.owner("select state, close_reason from relay.course")).toEqual([
      { state: "closed", close_reason: "died" },
    ]);
    const told = await database.owner("select unit_id from platform.event where type = 'relay.needEnded'");
    expect(told.map(({ unit_id }) => unit_id)).toContain(region.idOf("shelter"));
    expect(await region.views.verify(region.now())).toMatchObject({ ok: true });
  });

  it("the holder closes for a death nobody has written before, with what was asked still open", async () => {
    const { database, region, course, asked, nurse } = await world();
    const close = { courseId: course.id, reason: "died", toldCitizen: "Vagten ringede" } as const;
    await region.relay.closeCourse(nurse, close, region.now());
    expect(await database.owner("select state from relay.course")).toEqual([{ state: "closed" }]);
    expect(await database.owner("select state from relay.handover where id = $1", [asked.id])).toEqual([
      { state: "withdrawn" },
    ]);
  });

  it("written of the wrong person: the needs stand again as they were, and may be asked about", async () => {
    const { region, hospital, course, nurse, dies, held } = await world();
    await expect(region.relay.takeBackDeath(nurse, { courseId: course.id }, region.now())).rejects.toEqual(
      refused("notDead"),
    );
    await dies();
    await expect(
      region.relay.takeBackDeath(await region.actor("psychiatry"), { courseId: course.id }, region.now()),
    ).rejects.toEqual(refused("notFound"));
    await region.relay.takeBackDeath(nurse, { courseId: course.id }, region.now());
    expect(await held()).toMatchObject([{ died: false, needKinds: ["psychiatric"] }]);
    expect(await hospital.own.view(course.citizenId, region.now())).toBeNull();
    await course.asked("nightTeam", { need: 0 });
    // Whoever is admitted lives, too.
    const again = await hospital.admitted(course);
    await hospital.commands.stopAdmission(nurse, { leavingId: again.id, reason: "died" }, region.now());
    region.later();
    await hospital.admitted(course);
    expect(await held()).toMatchObject([{ died: false }]);
  });

  it("on every course of theirs, by the house's own hand, once; reopened, they live", async () => {
    const { database, region, course, nurse } = await world();
    const dying = dyingClock(region);
    for (let again = 0; again < 2; again++) await dying.died(course.id, region.now());
    expect(
      await database.owner("select type from platform.event where type = 'relay.citizenDied'"),
    ).toHaveLength(1);
    const close = { courseId: course.id, reason: "died", toldCitizen: "–" } as const;
    await region.relay.closeCourse(nurse, close, region.later());
    await dying.died(course.id, region.now());
    await region.relay.reopenCourse(nurse, { courseId: course.id, because: "Står her" }, region.later());
    expect(await database.owner("select died_at from relay.course")).toEqual([{ died_at: null }]);
  });
});
