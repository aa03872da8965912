import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { newId } from "#kernel/ids.ts";
import { aUnit, type BuiltUnit, build } from "../../../test/builders/house.ts";
import { describeOnBoth, type TestDatabase } from "../../../test/db.ts";
import { sealedWhole } from "../../../test/sealed.ts";
import { createIdentity, type Identity } from "./index.ts";

describeOnBoth("searching the log", (open) => {
  let database: TestDatabase;
  let identity: Identity;
  let shelter: BuiltUnit;
  const [citizenId, courseId] = [newId(), newId()];
  const at = (minute: number) => new Date(Date.UTC(2026, 2, 2, 10, minute));

  beforeAll(async () => {
    database = await open();
    identity = createIdentity({ db: database.app });
    shelter = await build(database.app, (tx) => aUnit(identity, tx, { slug: "shelter" }));
  });
  afterAll(() => database.close());
  beforeEach(async () => {
    await database.owner("truncate identity.audit_entry, identity.audit_link");
    const [personId = ""] = shelter.people;
    const actor = { personId, unitId: shelter.id, role: "worker" };
    const other = { personId: newId(), unitId: newId(), role: "worker" };
    await build(database.app, async (tx) => {
      identity.audit.record(tx, [
        { at: at(1), actor, action: "course.read", citizenId, courseId, purpose: "ringede tilbage" },
        { at: at(2), actor, action: "course.copied", citizenId, courseId },
        { at: at(3), actor: other, action: "course.read", citizenId: newId() },
      ]);
    });
    await identity.audit.deny({ at: at(4), actor: other, action: "course.read", citizenId });
  });
  const found = async (search: Parameters<Identity["searchLog"]>[0]) =>
    (await identity.searchLog(search)).lines.map((line) => line.at.getUTCMinutes());

  it("narrows by person, unit, citizen, course, action, outcome and period", async () => {
    const [personId] = shelter.people;
    expect(await found({})).toEqual([4, 3, 2, 1]);
    expect(await found({ personId })).toEqual([2, 1]);
    expect(await found({ unitId: shelter.id, action: "course.re" })).toEqual([1]);
    expect(await found({ citizenId })).toEqual([4, 2, 1]);
    expect(await found({ courseId })).toEqual([2, 1]);
    expect(await found({ outcome: "denied" })).toEqual([4]);
    expect(await found({ from: at(2), until: at(4) })).toEqual([3, 2]);
    expect(await found({ citizenId: "nonsense' or 1=1" })).toEqual([4, 3, 2, 1]);
  });

  it("says who, for which door, and why", async () => {
    const { lines } = await identity.searchLog({ courseId, action: "course.read" });
    expect(lines).toMatchObject([
      { person: "worker 0 shelter", unit: "Enhed shelter", purpose: "ringede tilbage", citizenId },
    ]);
  });

  it("has a head once it is sealed, which proves later that the end was not cut off", async () => {
    expect(await identity.logHead()).toBeNull();
    await sealedWhole(identity, at(9));
    const head = await identity.logHead();
    expect(head?.seq).toBe(4);
    expect(await identity.audit.verify(at(9), head ?? undefined)).toMatchObject({ ok: true, head });
    await database.owner("alter table identity.audit_link disable trigger user");
    await database.owner("delete from identity.audit_link where seq = 4");
    await database.owner("delete from identity.audit_entry where outcome = 'denied'");
    await database.owner("alter table identity.audit_link enable trigger user");
    expect((await identity.audit.verify(at(9))).ok).toBe(true);
    expect(await identity.audit.verify(at(9), head ?? undefined)).toMatchObject({
      ok: false,
      firstBroken: { why: "anchorDiffers" },
    });
  });
});
