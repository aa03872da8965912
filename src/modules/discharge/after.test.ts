import { expect, it, onTestFinished } from "vitest";
import { hours } from "#kernel/time.ts";
import { ANSWERED_FOR, aHospital } from "../../../test/builders/discharge.ts";
import { aRegion } from "../../../test/builders/region.ts";
import { aCourse } from "../../../test/builders/relay.ts";
import { describeOnEngine } from "../../../test/db.ts";
import { createFeltSafe } from "../relay/actions/feltSafe.ts";

const DAYS = hours(24);

describeOnEngine("after a discharge (B1, B2, B4)", (open) => {
  const refused = (code: string) => expect.objectContaining({ code });

  const world = async () => {
    const database = await open();
    onTestFinished(() => database.close());
    const region = await aRegion(database);
    const hospital = aHospital(region);
    const course = await aCourse(region, { needs: ["somatic"] });
    const needs = async (of = course) =>
      (
        await database.owner(
          "select kind, next_step from relay.need where course_id = $1 and ended_at is null order by opened_at, id",
          [of.id],
        )
      ).map(({ kind }) => kind);
    return { database, region, hospital, course, needs };
  };

  it("a discharge that is cancelled: back in the ward with what was answered, and answered for anew", async () => {
    const { region, hospital, course } = await world();
    const stay = await hospital.admitted(course);
    await stay.answer("nowhere");
    await stay.secure("contact");
    await stay.complete(ANSWERED_FOR);
    region.later();
    await hospital.commands.cancelDischarge(
      await region.actor("psychiatry"),
      { leavingId: stay.id, words: "Feber" },
      region.now(),
    );
    const seen = await stay.see();
    expect(seen).toMatchObject({
      state: "open",
      end: null,
      answers: { tonight: "nowhere" },
      withoutPlace: true,
    });
    expect(seen.missing).toEqual(["place", "information", "told"]);
    expect(await stay.line("contact")).toMatchObject({ state: "secured" });
    await expect(stay.complete()).rejects.toEqual(refused("answerForPlace"));
    await stay.secureAll();
    await stay.complete();
    expect((await stay.see()).end).toMatchObject({ leaderName: null, withoutPlace: false });
    region.later(15 * DAYS);
    await expect(
      hospital.commands.cancelDischarge(
        await region.actor("emergency"),
        { leavingId: stay.id, words: "?" },
        region.now(),
      ),
    ).rejects.toEqual(refused("tooLateToUndo"));
  });

  it.each(["complete", "early"] as const)("how it felt there is asked once they left: %s", async (how) => {
    const { database, region, hospital, course } = await world();
    const stay = await hospital.admitted(course);
    if (how === "complete") {
      await stay.answer("nowhere");
      await stay.complete(ANSWERED_FOR);
    } else {
      const early = { leavingId: stay.id, words: "" };
      await hospital.commands.leaveEarly(await region.actor("psychiatry"), early, region.now());
    }
    const told = await database.owner(
      `select type, course_id as "courseId", at, data from platform.event where type like 'discharge.left%'`,
    );
    expect(told.length).toBeGreaterThan(1);
    for (const event of told) {
      const { type, courseId, at, data } = event as {
        type: string;
        courseId: string;
        at: Date;
        data: object;
      };
      await createFeltSafe(region).askAbout({ type, courseId, handoverId: null, at, data }, region.now());
    }
    const asked = await database.owner("select unit_id, occasion from relay.felt_ask");
    expect(asked).toEqual([{ unit_id: region.idOf("psychiatry"), occasion: "discharge" }]);
  });

  it("went before time: never finished; whoever has the baton has it as a need, and the course is followed until they are found", async () => {
    const { database, region, hospital, course, needs } = await world();
    const stay = await hospital.admitted(course);
    await stay.answer("unknown");
    const early = { leavingId: stay.id, words: "Abstinenser", doorOpenUntil: "2026-06-09" };
    await hospital.commands.leaveEarly(await region.actor("psychiatry"), early, region.now());
    expect(await needs()).toEqual(["somatic", "somatic"]);
    const told = await database.owner(
      "select unit_id from platform.event where type = 'discharge.leftEarly'",
    );
    expect(told.map((event) => event.unit_id)).toContain(region.idOf("emergency"));
    const seen = await stay.see();
    expect(seen.state).toBe("leftEarly");
    expect(
      seen.lines
        .filter(({ group }) => group === "early")
        .map(({ kind, state, until }) => [kind, state, until]),
    ).toEqual([
      ["found", "open", null],
      ["phoned", "open", null],
      ["doorOpen", "secured", "2026-06-09"],
    ]);
    expect(seen.lines.find(({ kind }) => kind === "place")?.state).toBe("open");
    await expect(stay.complete(ANSWERED_FOR)).rejects.toEqual(refused("leavingEnded"));
    expect(seen.holdsCourseUntil).toBe("2026-06-15");
    // They came back: the same admission goes on, and the next time it is looked for anew.
    await hospital.commands.settleArrival(
      await region.actor("emergency"),
      { ...(await stay.ref("found")), state: "done" },
      region.now(),
    );
    await hospital.commands.cancelDischarge(
      await region.actor("emergency"),
      { leavingId: stay.id, words: "Kom igen" },
      region.now(),
    );
    expect((await stay.see()).lines.some(({ group }) => group === "early")).toBe(false);
    await hospital.commands.leaveEarly(await region.actor("emergency"), { leavingId: stay.id }, region.now());
    expect(await stay.line("found")).toMatchObject({ state: "open" });
  });

  it("a course does not close while somebody is in a ward, nor inside the days after on an open line – but for death", async () => {
    const { database, region, hospital, course } = await world();
    const nurse = await region.actor("emergency");
    const close = (reason = "landed" as "landed" | "died") =>
      region.relay.closeCourse(
        nurse,
        { courseId: course.id, reason, toldCitizen: "Talt om det" },
        region.now(),
      );
    const end = async () => {
      for (const { id } of await database.owner(
        "select id from relay.need where course_id = $1 and ended_at is null",
        [course.id],
      ))
        await region.relay.endNeed(nurse, { needId: String(id), state: "met" }, region.now());
    };
    const stay = await hospital.admitted(course);
    await end();
    await expect(close()).rejects.toMatchObject({ code: "stillAdmitted", details: { leavingId: stay.id } });
    await stay.answer("friendsOrFamily");
    await stay.secureAll();
    region.later();
    await stay.complete();
    const place = await stay.ref("place");
    await hospital.commands.reopenLine(
      nurse,
      { ...place, words: "Vennen kunne ikke alligevel" },
      region.now(),
    );
    expect(await stay.line("place")).toMatchObject({
      state: "due",
      need: { kind: "sleepTonight", open: true },
    });
    region.later();
    await end();
    await expect(close()).rejects.toMatchObject({
      code: "leavingNotFollowed",
      details: { leavingId: stay.id, until: "2026-06-15", lines: [{ kind: "place" }] },
    });
    await stay.secure("place", { until: "2026-06-10" });
    await expect(close()).rejects.toMatchObject({ code: "leavingNotFollowed" });
    region.later(14 * DAYS);
    await close();
  });

  it("a person who dies: everything stops", async () => {
    const { region, hospital, course, database } = await world();
    const nurse = await region.actor("emergency");
    const stay = await hospital.admitted(course);
    await stay.answer("nowhere");
    await region.relay.endNeed(nurse, { needId: course.needId(0), state: "died" }, region.now());
    region.later();
    await region.relay.closeCourse(
      nurse,
      { courseId: course.id, reason: "died", toldCitizen: "–" },
      region.now(),
    );
    expect(await database.owner("select state, stopped from discharge.leaving")).toEqual([
      { state: "stopped", stopped: "died" },
    ]);
    await expect(stay.complete(ANSWERED_FOR)).rejects.toEqual(refused("leavingEnded"));
    const other = await aCourse(region, { citizen: { knownAs: "Anna" } });
    const second = await hospital.admitted(other);
    const stop = { leavingId: second.id, reason: "died" as const };
    await hospital.commands.stopAdmission(nurse, stop, region.now());
    expect(await second.see()).toMatchObject({
      state: "stopped",
      end: { stopped: "died" },
      holdsCourseUntil: null,
      may: { run: false },
    });
    // Whoever is on the course reads why, and the citizen's own page only that it stopped.
    const [newest] = await hospital.views.ofCourse(nurse, other.id, region.now());
    expect(newest).toMatchObject({ state: "stopped", stopped: "died" });
    expect(await hospital.own.view(other.citizenId, region.now())).toMatchObject({
      ...{ state: "stopped", answers: null, lines: [] },
    });
    // Nor does anything of an earlier time become somebody's to do.
    const third = await aCourse(region, { citizen: { knownAs: "Carl" } });
    const before = await hospital.admitted(third);
    await before.answer("otherPlace");
    await before.secureAll();
    await before.secure("place", { until: "2026-06-08" });
    await before.complete();
    region.later();
    const last = await hospital.admitted(third);
    await hospital.commands.stopAdmission(nurse, { ...stop, leavingId: last.id }, region.now());
    expect(await hospital.own.view(third.citizenId, region.now())).toMatchObject({ state: "stopped" });
    region.later(5 * DAYS);
    expect(await hospital.clock.tick(region.now())).toBe(0);
  });

  it("written down of the wrong person: taken back within a day, and no readmission of it", async () => {
    const { region, hospital, course } = await world();
    const nurse = await region.actor("emergency");
    const stop = (leavingId: string) =>
      hospital.commands.stopAdmission(
        nurse,
        { leavingId, reason: "mistake", words: "En anden Bo" },
        region.now(),
      );
    const wrong = await hospital.admitted(course);
    await stop(wrong.id);
    expect(await hospital.own.view(course.citizenId, region.now())).toBeNull();
    const right = await hospital.admitted(course);
    expect((await right.see()).readmission).toBe(false);
    region.later(25 * hours(1));
    await expect(stop(right.id)).rejects.toEqual(refused("tooLateToUndo"));
  });

  it("back within thirty days is a readmission, and what was missing last time is shown first", async () => {
    const { region, hospital, course } = await world();
    const first = await hospital.admitted(course);
    await first.answer("nowhere", "nobodyYet");
    await first.secure("contact");
    await first.complete(ANSWERED_FOR);
    region.later(9 * DAYS);
    const again = await hospital.admitted(course, { at: "psychiatry" });
    const seen = await again.see("psychiatry");
    expect(seen).toMatchObject({
      readmission: true,
      previous: { id: first.id, daysSince: 9, withoutPlace: true, state: "left" },
    });
    expect(seen.previous?.missing.map(({ kind, closed }) => [kind, closed])).toEqual(
      ["place", "followUp", "information", "told"].map((kind) => [kind, false]),
    );
    expect((await hospital.views.figures(region.now())).readmissions).toBe(1);
    await again.answer("ownHome");
    await again.complete();
    // What came after stands: the first discharge is not cancelled behind it.
    const back = { leavingId: first.id, words: "Kom igen" };
    await expect(
      hospital.commands.cancelDischarge(await region.actor("emergency"), back, region.now()),
    ).rejects.toEqual(refused("alreadyAdmitted"));
    region.later(31 * DAYS);
    expect((await (await hospital.admitted(course)).see()).readmission).toBe(false);
  });

  it("the ward sees who has left with something open – until they are in again", async () => {
    const { region, hospital, course } = await world();
    const ward = await region.actor("psychiatry");
    const left = async () => (await hospital.views.ward(ward, region.now())).leftOpen.map(({ id }) => id);
    const first = await hospital.admitted(course);
    await hospital.commands.leaveEarly(ward, { leavingId: first.id }, region.now());
    expect(await left()).toEqual([first.id]);
    region.later(DAYS);
    const second = await hospital.admitted(course);
    expect(await left()).toEqual([]);
    // Written down of the wrong person: then they are not.
    const mistake = { leavingId: second.id, reason: "mistake" as const, words: "En anden Bo" };
    await hospital.commands.stopAdmission(await region.actor("emergency"), mistake, region.now());
    expect(await left()).toEqual([first.id]);
  });

  it("what secures a line ends: the day before it is a need with the holder, once", async () => {
    const { database, region, hospital, course, needs } = await world();
    const stay = await hospital.admitted(course);
    await stay.answer("otherPlace");
    await stay.secureAll();
    await stay.secure("place", { until: "2026-06-06", by: "Herberget" });
    await stay.complete();
    region.later(2 * DAYS);
    expect(await hospital.clock.tick(region.now())).toBe(0);
    region.later(DAYS);
    expect(await hospital.clock.tick(region.now())).toBe(1);
    expect(await hospital.clock.tick(region.now())).toBe(0);
    expect(await needs()).toEqual(["somatic", "sleepTonight"]);
    expect(await stay.line("place")).toMatchObject({
      state: "due",
      until: "2026-06-06",
      need: { open: true },
    });
    expect((await stay.see()).missing).toEqual(["place"]);
    const [event] = await database.owner(
      "select unit_id from platform.event where type = 'discharge.lineDue'",
    );
    expect(event?.unit_id).toBe(region.idOf("emergency"));
    await stay.secure("place", { until: "2026-06-30" });
    expect(await hospital.clock.tick(region.now())).toBe(0);
  });

  it("a ward with somebody in it does not close; emptied, the check goes on with whoever has the baton (law 8)", async () => {
    const { database, region, hospital, course } = await world();
    const stay = await hospital.admitted(course);
    const lead = await region.actor("psychiatry", "lead");
    const unitId = region.idOf("psychiatry");
    const close = () => region.relay.closeUnit(lead, { unitId }, region.now());
    await expect(close()).rejects.toMatchObject({
      code: "unitResponsible",
      details: { led: [{ what: "admission", id: stay.id, courseId: course.id }] },
    });
    expect((await region.views.responsibilities(lead, unitId, region.now())).led).toHaveLength(1);
    await region.relay.emptyUnit(lead, { unitId, message: "Afdelingen lukker" }, region.now());
    expect(
      await database.owner(
        "select unit_id, course_id, region from platform.event where type = 'discharge.movedWard'",
      ),
    ).toEqual([{ unit_id: region.idOf("emergency"), course_id: course.id, region: "DK-84" }]);
    // Each of those who were there finds it in their own log, with who did it.
    expect(
      await database.owner(
        "select person_id, unit_id, course_id, citizen_id, detail ->> 'leavingId' as leaving from identity.audit_entry where action = 'discharge.wardClosed'",
      ),
    ).toEqual([
      {
        person_id: lead.personId,
        unit_id: unitId,
        course_id: course.id,
        citizen_id: course.citizenId,
        leaving: stay.id,
      },
    ]);
    region.later();
    await close();
    expect(await stay.see()).toMatchObject({
      responsible: { id: region.idOf("emergency") },
      admission: { ward: { id: null, name: "Enhed psychiatry" } },
    });
  });

  it("two courses of one person are put together: the admission goes along, and its needs", async () => {
    const { region, hospital, course, database } = await world();
    const stay = await hospital.admitted(course);
    await stay.answer("nowhere");
    const { needId } = await hospital.commands.lineBecomesNeed(
      await region.actor("emergency"),
      { ...(await stay.ref("information")) },
      region.now(),
    );
    const other = await aCourse(region, { citizen: { knownAs: "Bo B." } });
    region.later();
    const merge = { fromCourseId: course.id, intoCourseId: other.id };
    await region.relay.mergeCourses(await region.actor("emergency"), merge, region.now());
    expect(await stay.see()).toMatchObject({ courseId: other.id, state: "open" });
    const [line] = await database.owner("select need_id from discharge.line where kind = 'information'");
    expect(line?.need_id).not.toBe(needId);
    expect(
      await hospital.views.ofCourse(await region.actor("emergency"), other.id, region.now()),
    ).toMatchObject([{ id: stay.id, arrivalOpen: 5 }]);
    await expect(hospital.admitted(other)).rejects.toEqual(refused("alreadyAdmitted"));
  });

  it("verify finds what was planted", async () => {
    const { database, region, hospital, course } = await world();
    const stay = await hospital.admitted(course);
    await stay.answer("nowhere");
    await stay.complete(ANSWERED_FOR);
    expect(await hospital.verify()).toMatchObject({ ok: true });
    const plant = async (sql: string) =>
      database.owner(
        `alter table discharge.leaving disable trigger all; alter table discharge.line disable trigger all; alter table relay.course disable trigger all; ${sql}; alter table discharge.leaving enable trigger all; alter table discharge.line enable trigger all; alter table relay.course enable trigger all`,
      );
    await plant(
      `alter table discharge.leaving drop constraint somebody_answers_for_it; update discharge.leaving set leader_name = null, leader_reason = null`,
    );
    expect(await hospital.verify()).toMatchObject({ ok: false, leftUnseen: 1, leftUnsecured: 1 });
    await plant("update discharge.line set state = 'secured' where kind = 'contact'");
    expect(await hospital.verify()).toMatchObject({ linesAstray: 1 });
    await plant(
      "update discharge.line set state = 'due' where kind = 'contact'; update relay.course set open_needs = 0, state = 'closed', closed_at = now(), close_reason = 'landed', told_citizen = 'ja'; update discharge.leaving set left_at = now()",
    );
    expect(await hospital.verify()).toMatchObject({ notFollowed: 1 });
    expect(region.now()).toBeInstanceOf(Date);
  });
});
