import { expect, it, onTestFinished } from "vitest";
import { newId } from "#kernel/ids.ts";
import { appointmentWorld } from "../../../test/builders/appointments.ts";
import { aCourse } from "../../../test/builders/relay.ts";
import { describeOnEngine } from "../../../test/db.ts";

const refused = (code: string) => expect.objectContaining({ code });

describeOnEngine("appointments (B5)", (open) => {
  const world = async (consent: "relay" | null = "relay") => {
    const database = await open();
    onTestFinished(() => database.close());
    return appointmentWorld(database, consent);
  };

  it("is booked by who is on the course, about that course's own, and seen by them", async () => {
    const { book, course, one, region, commands, actor } = await world();
    await expect(book(course, {}, "shelter")).rejects.toEqual(refused("notFound"));
    for (const [more, code] of [
      [{ needId: newId() }, "unknownReference"],
      [{ company: "companion", companionId: newId() }, "unknownReference"],
      [{ atUnitId: newId() }, "unknownReference"],
      [{ place: "" }, "invalidInput"],
      [{ purpose: "Tid til 010180-1234" }, "invalidInput"],
      [{ day: "2026-02-30" }, "invalidInput"],
      [{ day: "2026-05-01" }, "longPast"],
    ] as const)
      await expect(book(course, more), code).rejects.toEqual(refused(code));
    const id = await book(course, { until: "10:45", bring: "Medicin og briller", needId: course.needId(0) });
    expect(await one(id)).toMatchObject({
      state: "booked",
      edition: 1,
      bring: "Medicin og briller",
      startsAt: new Date("2026-06-03T08:00:00Z"),
      endsAt: new Date("2026-06-03T08:45:00Z"),
      answers: { id: region.idOf("emergency") },
      may: { keep: true, sayHow: true },
    });
    await expect(one(id, "doctor")).rejects.toEqual(refused("notFound"));
    await expect(
      commands.cancelAppointment(
        await actor("shelter"),
        { appointmentId: id, edition: 1, by: "us" },
        region.now(),
      ),
    ).rejects.toEqual(refused("notFound"));
  });

  it("moved twice by two offices: the second sees what the first did, and both moves are kept", async () => {
    const { book, course, move, one, events } = await world();
    await (await course.asked("shelter", { need: 1 })).accepted();
    const id = await book(course);
    await move(id, 1, "2026-06-04");
    await expect(move(id, 1, "2026-06-05", "shelter")).rejects.toMatchObject({
      code: "staleAppointment",
      details: { state: "booked", day: "2026-06-04", edition: 2 },
    });
    await move(id, 2, "2026-06-05", "shelter");
    const { editions, edition, day } = await one(id);
    expect([edition, day]).toEqual([3, "2026-06-05"]);
    expect(editions.map(({ became, day: on, unit }) => [became, on, unit])).toEqual([
      ["moved", "2026-06-05", "Enhed shelter"],
      ["moved", "2026-06-04", "Enhed emergency"],
      ["booked", "2026-06-03", "Enhed emergency"],
    ]);
    expect(await events()).toEqual(["booked", "moved", "moved"]);
  });

  it("nobody came: nothing closes, and whoever answers for it has a step until it is booked again", async () => {
    const { book, course, say, today, clockTo, one, database, commands, actor, region } = await world();
    const id = await book(course, { needId: course.needId(0) });
    await expect(say(id, { outcome: "noShow" })).rejects.toEqual(refused("appointmentNotYet"));
    expect(await today()).toEqual([]);
    clockTo("2026-06-03", "08:00");
    expect(await today()).toEqual(["today Bo"]);
    clockTo("2026-06-03", "11:00");
    expect(await today()).toEqual(["unsaid Bo"]);
    await expect(say(id, { outcome: "noShow", reasons: ["other"] })).rejects.toEqual(refused("invalidInput"));
    await say(id, { outcome: "noShow", reasons: ["noTransport", "afraid"], words: "Bange for bussen" });
    expect(await today()).toEqual(["noShow Bo"]);
    expect(await one(id)).toMatchObject({
      reasons: ["noTransport", "afraid"],
      stepOn: "2026-06-04",
      step: null,
    });
    const [need] = await database.owner("select state from relay.need where id = $1", [course.needId(0)]);
    expect(need).toEqual({ state: "open" });
    const [said] = await database.owner(
      "select data from platform.event where type = 'appointments.noShow' and course_id is not null",
    );
    expect(said?.data).toMatchObject({ reasons: ["noTransport", "afraid"], company: "nobodyYet" });
    expect(JSON.stringify(said)).not.toContain("bussen");
    // The need goes to another unit, and the step with it.
    await (await course.asked("nightTeam", { need: 0 })).accepted();
    expect([await today(), await today("nightTeam")]).toEqual([[], ["noShow Bo"]]);
    await book(course, { day: "2026-06-10", againOf: id }, "nightTeam");
    expect(await today("nightTeam")).toEqual([]);
    expect(await one(id)).toMatchObject({ step: "bookedAgain" });
    await expect(
      commands.finishStep(await actor(), { appointmentId: id, step: "otherWay" }, region.now()),
    ).rejects.toEqual(refused("stepIsDone"));
  });

  it("said wrongly, it is said anew; a step that is not needed is done", async () => {
    const { book, course, say, clockTo, one, commands, actor, region, today, events } = await world();
    const id = await book(course);
    clockTo("2026-06-03", "12:00");
    await say(id, { outcome: "noShow" });
    expect(await one(id)).toMatchObject({ reasons: ["unknown"], stepOn: "2026-06-04" });
    await say(id, { edition: 2 });
    expect(await one(id)).toMatchObject({ state: "attended", reasons: [], stepOn: null });
    await say(id, { edition: 3, outcome: "noShow", reasons: ["ill"] });
    await commands.finishStep(await actor(), { appointmentId: id, step: "declinedByCitizen" }, region.now());
    expect(await today()).toEqual([]);
    expect(await events()).toEqual(["booked", "noShow", "attended", "noShow", "stepDone"]);
  });

  it("one that was over long ago is still opened, when it is asked for", async () => {
    const { book, course, one, commands, views, actor, region } = await world();
    const cancelled = async (time: string) => {
      const id = await book(course, { time });
      const command = { appointmentId: id, edition: 1, by: "us" as const };
      await commands.cancelAppointment(await actor(), command, region.now());
      return id;
    };
    const first = await cancelled("08:00");
    for (let n = 0; n < 30; n += 1) await cancelled(`09:${10 + n}`);
    const { over } = await views.ofCourse(await actor(), course.id, region.now());
    expect(over.map(({ id }) => id)).not.toContain(first);
    expect((await one(first)).id).toBe(first);
  });

  it("where it is and who goes along see it, and say how it went, as far as the citizen lets them know", async () => {
    for (const consent of ["relay", null] as const) {
      const { book, course, say, one, today, clockTo, region } = await world(consent);
      const id = await book(course, {
        atUnitId: region.idOf("psychiatry"),
        company: "unit",
        companyUnitId: region.idOf("dropIn"),
      });
      clockTo("2026-06-03", "11:30");
      expect(await today("shelter")).toEqual([]);
      if (consent === null) {
        expect(await today("dropIn")).toEqual([]);
        await expect(one(id, "dropIn")).rejects.toEqual(refused("notFound"));
        await expect(say(id, {}, "dropIn")).rejects.toEqual(refused("notFound"));
        continue;
      }
      for (const door of ["dropIn", "psychiatry"] as const) expect(await today(door)).toEqual(["today Bo"]);
      expect(await one(id, "psychiatry")).toMatchObject({ may: { keep: false, sayHow: true } });
      await say(id, {}, "dropIn");
      await expect(say(id, { edition: 2 }, "shelter")).rejects.toEqual(refused("notFound"));
      expect(await today()).toEqual([]);
    }
  });

  it("a right runs on, whatever happens; once gone by it is told once", async () => {
    const { book, course, commands, actor, region, say, move, clockTo, views, clock, today, events } =
      await world();
    const start = (more: object = {}) =>
      actor().then((by) =>
        commands.startRight(
          by,
          { courseId: course.id, kind: "assessment", startedOn: "2026-05-20", ...more },
          region.now(),
        ),
      );
    await expect(start({ startedOn: "2026-06-03" })).rejects.toEqual(refused("dayIsAhead"));
    const { rightId } = await start();
    await expect(start()).rejects.toEqual(refused("rightRunsAlready"));
    const rights = async () =>
      (await views.ofCourse(await actor(), course.id, region.now())).rights.map(({ lastOn, daysLeft }) => [
        lastOn,
        daysLeft,
      ]);
    expect(await rights()).toEqual([["2026-06-19", 17]]);
    const id = await book(course, { rightId });
    await move(id, 1, "2026-06-05");
    clockTo("2026-06-05", "12:00");
    await say(id, { edition: 2, outcome: "noShow", reasons: ["forgot"] });
    expect(await rights()).toEqual([["2026-06-19", 14]]);
    clockTo("2026-06-19", "12:00");
    expect(await clock.passRights(region.now())).toBe(0);
    expect(await today()).toEqual(["noShow Bo", "right Bo"]);
    clockTo("2026-06-20", "00:01");
    expect(await clock.passRights(region.now())).toBe(1);
    expect(await clock.passRights(region.now())).toBe(0);
    expect(await today()).toEqual(["rightPassed Bo", "noShow Bo"]);
    await commands.endRight(await actor(), { rightId, ended: "kept" }, region.now());
    await expect(
      commands.endRight(await actor(), { rightId, ended: "mistake" }, region.now()),
    ).rejects.toEqual(refused("rightEnded"));
    expect((await events()).filter((type) => type === "rightPassed")).toHaveLength(1);
  });

  it("read from somewhere else: the same again does nothing, an older edition never wins", async () => {
    const { course, commands, actor, region, one, events } = await world();
    const read = (sequence: number, more: object = {}) =>
      actor().then((by) =>
        commands.bookFromSource(
          by,
          {
            courseId: course.id,
            source: { kind: "ical", uid: "a@hospital", sequence },
            day: "2026-06-05",
            startsAt: "2026-06-05T08:00:00Z",
            purpose: "Aftale",
            place: "Ambulatorium 2",
            ...more,
          },
          region.now(),
        ),
      );
    expect(await read(0, { state: "cancelled" })).toEqual({ appointmentId: null, did: "notBooked" });
    await expect(read(1, { startsAt: "2026-06-04T08:00:00Z" })).rejects.toEqual(refused("invalidInput"));
    const { appointmentId, did } = await read(1);
    expect(did).toBe("booked");
    expect(await read(1, { day: "2026-06-08", startsAt: "2026-06-08T08:00:00Z" })).toMatchObject({
      did: "same",
    });
    expect(await read(3, { day: "2026-06-08", startsAt: "2026-06-08T08:00:00Z" })).toMatchObject({
      did: "moved",
    });
    expect(await read(2)).toMatchObject({ did: "older" });
    expect(
      await read(4, { day: "2026-06-08", startsAt: "2026-06-08T08:00:00Z", place: "Stuen" }),
    ).toMatchObject({
      did: "changed",
    });
    expect(await one(appointmentId ?? "")).toMatchObject({
      place: "Stuen",
      day: "2026-06-08",
      entered: false,
    });
    expect(await read(5, { state: "cancelled" })).toMatchObject({ did: "cancelled" });
    expect(await read(6)).toMatchObject({ did: "moved" });
    expect(await one(appointmentId ?? "")).toMatchObject({ state: "booked", day: "2026-06-05" });
    expect(await events()).toEqual(["booked", "moved", "changed", "cancelled", "moved"]);
  });

  it("somebody dies, and everything stops; two courses become one, and it goes on there", async () => {
    const { course, book, region, actor, clock, commands, one, today, clockTo, database } = await world();
    const id = await book(course);
    for (const needId of course.needIds)
      await region.relay.endNeed(await actor(), { needId, state: "died" }, region.now());
    await region.relay.closeCourse(
      await actor(),
      { courseId: course.id, reason: "died", toldCitizen: "De pårørende er ringet op" },
      region.now(),
    );
    clockTo("2026-06-02", "10:00");
    expect(await clock.remind(region.now())).toBe(0);
    expect(await clock.courseClosed(course.id, region.now())).toBe(1);
    expect(await clock.courseClosed(course.id, region.now())).toBe(0);
    expect(await one(id)).toMatchObject({ state: "cancelled", endedWhy: "died" });
    clockTo("2026-06-04", "10:00");
    expect(await today()).toEqual([]);
    const [from, into] = [await aCourse(region), await aCourse(region, { citizen: { knownAs: "Bo igen" } })];
    const kept = await book(from, { day: "2026-06-09", needId: from.needId(0) });
    const file = {
      source: { kind: "ical" as const, uid: "a", sequence: 2 },
      ...{ day: "2026-06-09", purpose: "Prøve", place: "Stuen" },
    };
    const off = { ...file, courseId: from.id, state: "cancelled" as const };
    await commands.bookFromSource(await actor(), off, region.now());
    await region.relay.mergeCourses(
      await actor(),
      { fromCourseId: from.id, intoCourseId: into.id },
      region.now(),
    );
    await clock.courseClosed(from.id, region.now());
    await clock.courseClosed(from.id, region.now());
    expect(await one(kept)).toMatchObject({ courseId: into.id, state: "booked", edition: 1 });
    // What a calendar has called off goes along too: its older file books nothing where the course went.
    const older = { ...file, courseId: into.id, source: { ...file.source, sequence: 1 } };
    expect(await commands.bookFromSource(await actor(), older, region.now())).toMatchObject({
      did: "offAlready",
    });
    const [need] = await database.owner("select course_id from relay.need where id = $1", [
      (await one(kept)).needId,
    ]);
    expect(need).toEqual({ course_id: into.id });
  });

  it("the citizen sees what is next, says that they cannot come, and chooses when to be reminded", async () => {
    const { course, book, region, own, today, move, one, database } = await world();
    const id = await book(course, { bring: "Sygesikringskort", needId: course.needId(0) });
    const other = await aCourse(region);
    const others = await book(other);
    const view = () => own.view(course.citizenId, region.now());
    expect(await view()).toMatchObject({
      open: true,
      ahead: [{ id, bring: "Sygesikringskort", cannotCome: false, unit: { phone: "+4520000000" } }],
      before: ["dayBefore", "twoHours"],
    });
    const cannot = (appointmentId: string, timed = 1) =>
      own.cannotCome(course.citizenId, { appointmentId, timed }, region.later());
    await expect(cannot(others)).rejects.toEqual(refused("unknownAppointment"));
    await expect(cannot(id, 2)).rejects.toEqual(refused("stale"));
    await cannot(id);
    await cannot(id);
    expect((await view()).ahead).toMatchObject([{ cannotCome: true }]);
    expect(await today()).toEqual(["cannotCome Bo"]);
    expect(
      await database.owner(
        "select type, person_id from platform.event where type = 'appointments.cannotCome'",
      ),
    ).toEqual([{ type: "appointments.cannotCome", person_id: null }]);
    await move(id, 1, "2026-06-05");
    expect(await today()).toEqual([]);
    expect(await one(id)).toMatchObject({ cannotComeAt: null });
    await own.chooseReminders(course.citizenId, { before: ["weekBefore"] }, region.later());
    await own.chooseReminders(course.citizenId, { before: [] }, region.later());
    expect((await view()).before).toEqual([]);
  });

  it("a ward or a house says that somebody died: nobody is reminded, also while their course is open", async () => {
    const { course, book, region, clock, one, clockTo, say, today } = await world();
    const [id, missed] = [await book(course), await book(course)];
    clockTo("2026-06-03", "12:00");
    await say(missed, { outcome: "noShow" });
    expect(await today()).not.toEqual([]);
    expect(await clock.died(course.id, region.now())).toBe(1);
    expect(await clock.died(course.id, region.now())).toBe(0);
    expect(await one(id)).toMatchObject({ state: "cancelled", endedWhy: "died" });
    expect(await clock.remind(region.now())).toBe(0);
    await region.database.owner("update relay.course set died_at = now() where id = $1", [course.id]);
    await expect(book(course)).rejects.toMatchObject({ code: "citizenDied" });
    expect(await today()).toEqual([]);
  });

  it("verify reads the raw rows, and tells what no code of ours could have written", async () => {
    const { course, book, say, clockTo, verify, database } = await world();
    const [id, other] = [await book(course), await book(course)];
    clockTo("2026-06-03", "12:00");
    await say(id, { outcome: "noShow" });
    expect(await verify()).toMatchObject({ ok: true, examples: [] });
    await database.owner(`
      begin; set local session_replication_role = replica;
      alter table appointments.appointment drop constraint law10_no_show_has_a_step;
      update appointments.appointment set step_on = null where id = '${id}';
      update appointments.appointment set day = '2026-06-04', starts_at = null where id = '${other}';
      commit;`);
    expect(await verify()).toMatchObject({
      ok: false,
      missedAndLetGo: 1,
      editionsAstray: 1,
      remindedInVain: 0,
      rightsReset: 0,
    });
  });

  it("an evening a clock says twice, and an hour before midnight: the day is Denmark's", async () => {
    const { course, book, one, clockTo } = await world();
    clockTo("2026-10-20", "12:00");
    const id = await book(course, { day: "2026-10-25", time: "02:30", until: "03:30" });
    expect(await one(id)).toMatchObject({
      startsAt: new Date("2026-10-25T00:30:00Z"),
      endsAt: new Date("2026-10-25T02:30:00Z"),
    });
    const late = await book(course, { day: "2026-10-24", time: "23:30" });
    expect((await one(late)).day).toBe("2026-10-24");
  });
});
