import { afterAll, beforeAll, describe, expect, it, test } from "vitest";
import { aRegion, type Door, type Region } from "../../../../test/builders/region.ts";
import { aCourse, type BuiltCourse } from "../../../../test/builders/relay.ts";
import { describeOnEngine, type TestDatabase } from "../../../../test/db.ts";
import { AddWorkUp, EndWorkUp, SayDoctor } from "../commands.ts";

const refused = (code: string) => expect.objectContaining({ code });
const COURSE = "00000000-0000-7000-8000-000000000001";

const issues = (parsed: { success: boolean; error?: { issues: readonly object[] } }) =>
  parsed.success
    ? []
    : (parsed.error?.issues ?? []).map((one) => {
        const { path, message } = one as { path: readonly string[]; message: string };
        return `${path.join(".")} ${message}`;
      });

describe("what is said of a doctor must hang together", () => {
  test.each([
    [{ state: "here", name: "Lægehuset" }, []],
    [{ state: "here" }, ["name required"]],
    [{ state: "elsewhere", place: "Aalborg" }, []],
    [{ state: "elsewhere" }, ["name required"]],
    [{ state: "none" }, []],
    [{ state: "none", name: "Lægehuset" }, ["name sayWhichState"]],
    [{ state: "unknown", place: "Aalborg" }, ["place sayWhichState"]],
    [{ state: "here", name: "Hansen 0102801234" }, ["name noNumberHere"]],
  ])("%j", (given, expected) =>
    expect(issues(SayDoctor.safeParse({ courseId: COURSE, ...given }))).toEqual(expected),
  );
});

describe("a work-up says what and where, and is not dropped without a word", () => {
  test.each([
    [AddWorkUp, { what: "Lunger", begunWhere: "Lungeambulatoriet" }, []],
    [AddWorkUp, { what: " ", begunWhere: " " }, ["what required", "begunWhere required"]],
    [AddWorkUp, { what: "Lunger", begunWhere: "X", begunOn: "2026-02-30" }, ["begunOn notADay"]],
    [EndWorkUp, { workUpId: COURSE, how: "finished" }, []],
    [EndWorkUp, { workUpId: COURSE, how: "dropped", note: " " }, ["note sayWhy"]],
    [EndWorkUp, { workUpId: COURSE, how: "dropped", note: "Vil ikke mere" }, []],
  ])("%# %j", (schema, given, expected) =>
    expect(issues(schema.safeParse({ courseId: COURSE, ...given }))).toEqual(expected),
  );
});

describeOnEngine("a doctor of one's own", (open) => {
  let database: TestDatabase;
  let region: Region;
  beforeAll(async () => {
    database = await open();
    region = await aRegion(database);
  });
  afterAll(() => database.close());

  const say = async (course: BuiltCourse, given: object, door: Door = "emergency") => {
    const command = { courseId: course.id, state: "here" as const, name: "Lægehuset", ...given };
    return region.relay.sayDoctor(await region.actor(door), command, region.later());
  };
  const begin = async (course: BuiltCourse, what: string, door: Door = "emergency") => {
    const command = {
      courseId: course.id,
      what,
      begunWhere: "Lungeambulatoriet",
      waitsFor: "Svar på prøver",
    };
    return (await region.relay.addWorkUp(await region.actor(door), command, region.later())).workUpId;
  };
  const view = async (course: BuiltCourse, door: Door = "emergency") =>
    region.views.doctor(await region.actor(door), course.id, region.now());
  const line = async (course: BuiltCourse, door: Door = "emergency") => {
    const seen = await region.views.course(await region.actor(door), course.id, region.now());
    return seen.kind === "full" ? seen.doctor : "closed";
  };

  it("is said anew, dated and by whom, and what was said before is kept", async () => {
    const course = await aCourse(region, { consent: "notNow" });
    expect(await line(course)).toEqual({ doctor: null, workUps: [] });
    await say(course, { toldBy: "relative" });
    const at = region.now();
    await say(course, { state: "none", name: "" });
    expect(await line(course)).toEqual({
      doctor: { state: "none", name: "", place: "", at: region.now(), toldBy: "citizen" },
      workUps: [],
    });
    const kept = await database.owner(
      "select state, told_by, at from citizen.own_doctor where citizen_id = $1 order by at",
      [course.citizenId],
    );
    expect(kept).toMatchObject([
      { state: "here", told_by: "relative", at },
      { state: "none", told_by: "citizen" },
    ]);
  });

  it("is seen by who may know of their health, and by nobody else – in the application and behind the wall", async () => {
    const course = await aCourse(region, { needs: ["sleepTonight"], consent: "notNow" });
    await say(course, { state: "elsewhere", name: "", place: "Aalborg" });
    await begin(course, "Lunger");
    await course.movedTo("shelter", { need: 0 });
    expect(await line(course, "shelter")).toBeNull();
    expect(await view(course, "shelter")).toMatchObject({ known: false, doctor: null, workUps: [] });
    await expect(say(course, {}, "shelter")).rejects.toEqual(refused("notYours"));
    await expect(begin(course, "Hjerte", "shelter")).rejects.toEqual(refused("notYours"));
    await expect(view(course, "nursing")).rejects.toEqual(refused("notFound"));
    await expect(say(course, {}, "nursing")).rejects.toEqual(refused("notFound"));

    const giving = { courseId: course.id, scope: "relay" as const, form: "oral" as const };
    await region.relay.giveConsent(await region.actor("emergency"), giving, region.later());
    expect(await line(course, "shelter")).toMatchObject({
      doctor: { place: "Aalborg" },
      workUps: ["Lunger"],
    });
    await say(course, { name: "Klinik Gadeplan" }, "shelter");
    expect((await view(course)).doctor).toMatchObject({ name: "Klinik Gadeplan", state: "here" });
  });

  it("work-ups wait for something, and end: finished, dropped for a reason, or written by mistake", async () => {
    const course = await aCourse(region, {});
    const nurse = await region.actor("emergency");
    const [lungs, heart, slip] = [
      await begin(course, "Lunger"),
      await begin(course, "Hjerte"),
      await begin(course, "Hjærte"),
    ];
    await expect(begin(course, " LUNGER ")).rejects.toEqual(refused("workUpKnown"));
    const about = { courseId: course.id };
    await region.relay.waitForWorkUp(
      nurse,
      { ...about, workUpId: lungs, waitsFor: "En tid" },
      region.later(),
    );
    await region.relay.endWorkUp(
      nurse,
      { ...about, workUpId: heart, how: "dropped", note: "Vil ikke" },
      region.later(),
    );
    await region.relay.endWorkUp(nurse, { ...about, workUpId: slip, how: "mistake" }, region.later());
    expect((await view(course)).workUps).toMatchObject([
      { what: "Lunger", waitsFor: "En tid", endedAt: null },
      { what: "Hjerte", endedHow: "dropped", endedNote: "Vil ikke" },
    ]);
    expect(await line(course)).toMatchObject({ workUps: ["Lunger"] });
    for (const over of [heart, slip])
      await expect(
        region.relay.waitForWorkUp(nurse, { ...about, workUpId: over, waitsFor: "X" }, region.now()),
      ).rejects.toEqual(refused("unknownWorkUp"));
    await expect(database.appSql("update citizen.work_up set what = 'Noget andet'")).rejects.toMatchObject({
      code: "42501",
    });
  });

  it("another's work-up is not there", async () => {
    const [mine, theirs] = [await aCourse(region, {}), await aCourse(region, {})];
    const workUpId = await begin(theirs, "Lunger");
    const nurse = await region.actor("emergency");
    const over = { courseId: mine.id, workUpId, how: "finished" as const };
    await expect(region.relay.endWorkUp(nurse, over, region.now())).rejects.toEqual(refused("unknownWorkUp"));
  });

  it("what was begun follows the person: to the next holder, into the course it is merged with, to a new doctor", async () => {
    const [early, later] = [await aCourse(region, { consent: "relay" }), await aCourse(region, {})];
    const workUpId = await begin(early, "Lunger");
    await say(early, { name: "Lægehuset Vest" });
    const nurse = await region.actor("emergency");
    const both = { fromCourseId: early.id, intoCourseId: later.id };
    await region.relay.mergeCourses(nurse, both, region.later());
    expect(await line(later)).toMatchObject({ doctor: { name: "Lægehuset Vest" }, workUps: ["Lunger"] });

    const asked = await later.asked("shelter");
    await asked.accepted();
    expect(await line(later, "shelter")).toMatchObject({ workUps: ["Lunger"] });
    await say(later, { name: "Lægehuset Øst" }, "shelter");
    const shelter = await region.actor("shelter");
    const over = { courseId: later.id, workUpId, how: "finished" as const };
    await region.relay.endWorkUp(shelter, over, region.later());
    expect(await view(later, "shelter")).toMatchObject({
      doctor: { name: "Lægehuset Øst" },
      workUps: [{ what: "Lunger", endedHow: "finished" }],
    });
  });

  it.each([
    ["a doctor who is nobody", `state = 'here', name = ''`],
    ["none, and yet a name", `state = 'none', name = 'Lægehuset'`],
  ])("the database takes no %s", async (_, wrong) => {
    const course = await aCourse(region, {});
    await say(course, {});
    await expect(
      database.owner(`update citizen.own_doctor set ${wrong} where citizen_id = $1`, [course.citizenId]),
    ).rejects.toMatchObject({ code: "23514" });
  });
});
