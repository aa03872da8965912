import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { newId } from "#kernel/ids.ts";
import { aRegion, type Door, type Region } from "../../../../test/builders/region.ts";
import { aCourse } from "../../../../test/builders/relay.ts";
import { describeOnEngine, type TestDatabase } from "../../../../test/db.ts";

describeOnEngine("the joint table", (open) => {
  let database: TestDatabase;
  let region: Region;
  beforeAll(async () => {
    database = await open();
    region = await aRegion(database);
  });
  afterAll(() => database.close());
  beforeEach(() => region.later());

  const table = async (door: Door, id: string, role?: "lead") =>
    region.views.table(await region.actor(door, role), id, region.now());
  const refused = { code: "notFound" };

  /** The dual-diagnosis deadlock: psychiatry points at the municipality, which points back. */
  const aRing = async (consent: "relay" | "notNow") => {
    const course = await aCourse(region, { needs: ["psychiatric", "foodClothes"], consent });
    await (await course.asked("psychiatry", { need: 0 })).redirected(
      ["nightTeam"],
      "needsOtherTreatmentFirst",
    );
    const { tableId } = await (await course.asked("nightTeam", { need: 0 })).redirected(
      ["psychiatry"],
      "lacksCompetence",
    );
    return { course, tableId: tableId ?? "" };
  };

  it("shows those who sit at it the way the need went, without a word of free text", async () => {
    const { course, tableId } = await aRing("relay");
    const view = await table("psychiatry", tableId, "lead");
    expect(view).toMatchObject({
      cause: "ring",
      state: "called",
      needKind: "psychiatric",
      anonymous: false,
      course: { id: course.id, mayOpen: true, knownAs: "Bo" },
      ageBand: "40-59",
      convener: { slug: "emergency" },
      holder: { slug: "emergency" },
      responsible: { slug: "emergency" },
      outcome: null,
      may: { hold: false, take: true, settleUnmet: false },
    });
    expect(view.way.map((ask) => [ask.from.slug, ask.to.slug, ask.state, ask.reason, ask.nextDoors])).toEqual(
      [
        ["emergency", "psychiatry", "redirected", "needsOtherTreatmentFirst", ["Enhed nightTeam"]],
        ["emergency", "nightTeam", "redirected", "lacksCompetence", ["Enhed psychiatry"]],
      ],
    );
    expect(JSON.stringify(view)).not.toContain("Der er fuldt hos os");
    expect(view.seats[0]).toMatchObject({
      position: 1,
      kind: "citizen",
      name: "Bo",
      unit: null,
      phone: null,
    });
    expect(view.seats.map((seat) => seat.unit?.slug ?? null)).toEqual([
      null,
      "emergency",
      "psychiatry",
      "nightTeam",
    ]);
    expect(view.seats[2]?.phone).toBe("+4520000001");
  });

  it("says nothing of whose need it is when it is held anonymously, except to those who know", async () => {
    const { tableId } = await aRing("notNow");
    const anonymous = { anonymous: true, course: { mayOpen: false, knownAs: null } };
    const seated = await table("psychiatry", tableId, "lead");
    expect(seated).toMatchObject(anonymous);
    expect(JSON.stringify(seated)).not.toMatch(/\bBo\b/);
    const named = await aRing("relay");
    await named.course.withdrewConsent();
    const since = await table("psychiatry", named.tableId, "lead");
    expect(since).toMatchObject(anonymous);
    expect(JSON.stringify(since)).not.toMatch(/\bBo\b/);
    expect((await table("emergency", tableId)).course).toMatchObject({ mayOpen: true, knownAs: "Bo" });
  });

  it("is written on by the unit that convenes it, taken by a seated lead, and then shows how it ended", async () => {
    const { tableId } = await aRing("relay");
    expect((await table("emergency", tableId)).may).toEqual({ hold: true, take: false, settleUnmet: true });
    const actor = await region.actor("emergency");
    await region.relay.holdTable(
      actor,
      { tableId, notes: "Aftalt", citizenWish: "Ét sted", came: [1, 3] },
      region.now(),
    );
    const lead = await region.actor("psychiatry", "lead");
    await region.relay.settleTable(
      lead,
      { tableId, outcome: "taker", whoPays: "Regionen", decided: [3] },
      region.now(),
    );
    const view = await table("emergency", tableId);
    expect(view).toMatchObject({
      state: "settled",
      notes: "Aftalt",
      citizenWish: "Ét sted",
      outcome: "taker",
      taker: { slug: "psychiatry" },
      responsible: { slug: "psychiatry" },
      whoPays: "Regionen",
      may: { hold: false, take: false, settleUnmet: false },
    });
    expect(view.seats.map((seat) => [seat.came, seat.decided])).toEqual([
      [true, false],
      [false, false],
      [true, true],
      [false, false],
    ]);
  });

  it("seats a leader by name, whatever unit they are on duty for", async () => {
    const { tableId } = await aRing("relay");
    const { leaderId } = region.unit("nightTeam");
    await database.owner(
      "insert into identity.membership (person_id, unit_id, role, since) values ($1, $2, 'worker', now() - interval '1 year')",
      [leaderId, region.idOf("dropIn")],
    );
    const leader = await region.identity.actorOf(
      await region.identity.signIn(leaderId, region.idOf("dropIn"), region.now()),
      region.now(),
    );
    if (!leader) throw new Error("Not on duty");
    const view = await region.views.table(leader, tableId, region.now());
    expect(view).toMatchObject({ course: { mayOpen: false }, may: { take: false } });
  });

  it("is closed to all others, who are logged", async () => {
    const { course, tableId } = await aRing("relay");
    await table("psychiatry", tableId, "lead");
    for (const door of ["psychiatry", "shelter"] as const)
      await expect(table(door, tableId)).rejects.toMatchObject(refused);
    for (const id of ["x", newId()]) await expect(table("emergency", id)).rejects.toMatchObject(refused);
    const log = await database.owner(
      "select outcome, detail->>'tableId' as id from identity.audit_entry where course_id = $1 and action = 'table.read' order by at, id",
      [course.id],
    );
    expect(log).toEqual(["done", "denied", "denied"].map((outcome) => ({ outcome, id: tableId })));
  });
});
