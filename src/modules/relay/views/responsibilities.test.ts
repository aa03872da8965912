import { afterEach, beforeEach, expect, it } from "vitest";
import { aRegion, type Door, type Region } from "../../../../test/builders/region.ts";
import { aCourse } from "../../../../test/builders/relay.ts";
import { describeOnEngine, type TestDatabase } from "../../../../test/db.ts";

describeOnEngine("what a unit must hand over before it closes", (open) => {
  let database: TestDatabase;
  let region: Region;
  beforeEach(async () => {
    database = await open();
    region = await aRegion(database);
  });
  afterEach(() => database.close());

  const of = async (door: Door, reader: Door = door, role: "lead" | "worker" = "lead") =>
    region.views.responsibilities(await region.actor(reader, role), region.idOf(door), region.now());

  it("is not for its workers, nor for other units' leads; the attempt is logged", async () => {
    await expect(of("emergency", "emergency", "worker")).rejects.toMatchObject({ code: "notFound" });
    await expect(of("emergency", "shelter")).rejects.toMatchObject({ code: "notFound" });
    expect(
      await database.owner("select outcome from identity.audit_entry where action = 'responsibilities.read'"),
    ).toEqual([{ outcome: "denied" }, { outcome: "denied" }]);
  });

  it("names a unit that does not exist as not found", async () => {
    const lead = await region.actor("emergency", "lead");
    for (const unitId of ["nonsense", "00000000-0000-7000-8000-000000000099"]) {
      await expect(region.views.responsibilities(lead, unitId, region.now())).rejects.toMatchObject({
        code: "notFound",
      });
    }
  });

  it("lists courses, needs and asks", async () => {
    const course = await aCourse(region, { needs: ["dental"] });
    await course.asked("nursing", { need: 0 });
    expect(await of("emergency")).toMatchObject({
      unit: { slug: "emergency" },
      onDuty: true,
      courses: [{ courseId: course.id, knownAs: "Bo" }],
      needs: [{ kind: "dental", knownAs: "Bo" }],
      asks: [],
    });
    expect(await of("nursing")).toMatchObject({
      courses: [],
      needs: [],
      asks: [{ fromUnit: expect.any(String) }],
    });
  });

  it("tells an organisation's leader who is on duty elsewhere how much there is, and no names", async () => {
    await aCourse(region, { needs: ["dental"] });
    const elsewhere = await region.actor("shelter", "lead");
    await database.owner("update identity.organisation set leader_id = $1 where slug = 'emergency-org'", [
      elsewhere.personId,
    ]);
    const read = await of("emergency", "shelter");
    expect(read).toMatchObject({ onDuty: false, courses: [{ knownAs: null }], needs: [{ knownAs: null }] });
    expect(JSON.stringify(read)).not.toContain("Bo");
  });
});
