import { afterAll, beforeAll, expect, it } from "vitest";
import { newId } from "#kernel/ids.ts";
import { addDays, dayOf } from "#kernel/time.ts";
import { aRegion, type Door, type Region } from "../../../../test/builders/region.ts";
import { aCourse, type BuiltCourse } from "../../../../test/builders/relay.ts";
import { describeOnEngine, type TestDatabase } from "../../../../test/db.ts";
import { createOwn } from "../own/index.ts";

describeOnEngine("what is closed to a reader", (open) => {
  let database: TestDatabase;
  let region: Region;
  let own: ReturnType<typeof createOwn>;
  beforeAll(async () => {
    database = await open();
    region = await aRegion(database);
    own = createOwn(region);
  });
  afterAll(() => database.close());

  const aShared = async () => {
    const course = await aCourse(region, { needs: ["sleepTonight", "woundCare"] });
    await course.movedTo("shelter", { need: 0 });
    return course;
  };
  /** All that may stand on a course beside its needs, by whoever has the baton. */
  async function fill({ id: courseId, citizenId }: BuiltCourse) {
    const nurse = await region.actor("emergency");
    const { relay } = region;
    const [about, now] = [{ courseId }, region.now()];
    const days = { happenedOn: dayOf(now), endsOn: addDays(dayOf(now), 30) };
    await relay.writeMeetMe(nurse, { ...about, helps: "Ro" }, now);
    const said = { happened: "Råbte", calmed: "En stol ved døren", citizensWords: "Jeg var bange" };
    await relay.writeSafetyNote(nurse, { ...about, ...days, ...said }, now);
    const bodil = { kind: "companion", name: "Bodil", comes: "always", form: "oral" } as const;
    await relay.addCompanion(nurse, { ...about, ...bodil }, now);
    await relay.sayDoctor(nurse, { ...about, state: "here", name: "Lægehuset" }, now);
    await relay.addWorkUp(nurse, { ...about, what: "Hjerte", begunWhere: "Sygehuset" }, now);
    const { token } = await relay.inviteKnowledge(nurse, about, now);
    const given = { giverName: "Karen", relation: "Søster", words: "Luk ikke døren", knownToCitizen: "yes" };
    await relay.giveKnowledge({ token, ...given }, now);
    const noteId = (await own.views.knowledge(citizenId, now)).notes[0]?.id ?? "";
    await own.acts.decideKnowledge(citizenId, { noteId, decision: "shared" }, now);
    const letter = { complaintId: newId(), seen: 0, about: "place", words: "De bad mig gå" } as const;
    await relay.writeComplaint(nurse, { ...about, ...letter }, now);
    await own.acts.complaintSent(citizenId, { complaintId: letter.complaintId, seen: 1, to: "Lederen" }, now);
  }
  const seen = async (course: BuiltCourse, door: Door) => {
    const view = await region.views.course(await region.actor(door), course.id, region.now(), "citizenHere");
    if (view.kind !== "full") throw new Error("A course that should be open");
    return view;
  };

  it("is closed whether or not anything stands there – on the page and in the history", async () => {
    const course = await aShared();
    const before = await seen(course, "shelter");
    await fill(course);
    const after = await seen(course, "shelter");
    expect(after).toEqual(before);
    expect(after).toMatchObject({
      company: null,
      doctor: null,
      knowledge: null,
      safety: null,
      meetMeKnown: false,
    });
    const pages = region.views.timelinePage(await region.actor("shelter"), course.id, {}, region.now());
    expect((await pages).rows).toEqual(before.timeline);
    const holder = (await seen(course, "emergency")).timeline.map(({ type }) => type);
    expect(holder).toEqual(
      expect.arrayContaining(["safetyNoteWritten", "companionsChanged", "doctorSaid", "knowledgeShared"]),
    );
    expect(holder).toContain("complaintWritten");
  });

  it("a letter of complaint is on the history of whoever it was written with, and not of who has the baton next", async () => {
    const course = await aShared();
    await fill(course);
    await course.consented("relay");
    expect((await seen(course, "shelter")).timeline.map(({ type }) => type)).toContain("safetyNoteWritten");
    await course.movedTo("shelter");
    const types = (await seen(course, "shelter")).timeline.map(({ type }) => type);
    expect(types.filter((type) => type.startsWith("complaint"))).toEqual([]);
  });

  it("where somebody was turned away is named to who sees the whole course; to others that it happened", async () => {
    const course = await aShared();
    const nurse = await region.actor("emergency");
    const away = { courseId: course.id, toldBy: "worker", what: "guards" } as const;
    const { doorName, doorUnitId } = { doorName: "Banegården", doorUnitId: region.idOf("shelter") };
    await region.relay.recordTurnedAway(nurse, { ...away, doorName }, region.later());
    await region.relay.recordTurnedAway(nurse, { ...away, doorUnitId }, region.later());
    const klinik = { what: "comeBackSober", doorName: "Klinikken" } as const;
    await own.acts.recordTurnedAway(course.citizenId, klinik, region.later());
    const doors = async (door: Door) =>
      (await seen(course, door)).timeline
        .filter(({ type }) => type === "turnedAwayRecorded")
        .map(({ party }) => party);
    const shelter = (await region.actor("shelter")).unit.name;
    expect(await doors("emergency")).toEqual(["Klinikken", shelter, "Banegården"]);
    expect(await doors("shelter")).toEqual([null, null, null]);
  });
});
