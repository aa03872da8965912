import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { UnitCard } from "#modules/identity/index.ts";
import { aRegion, type Door, type Region } from "../../../../test/builders/region.ts";
import { aCourse } from "../../../../test/builders/relay.ts";
import { describeOnEngine, type TestDatabase } from "../../../../test/db.ts";
import type { LadderStep } from "../types.ts";
import { isMyStep } from "./stairs.ts";

describe("whose step it is", () => {
  const unit = (leadId: string | null, leaderId: string | null) => ({ leadId, leaderId }) as UnitCard;
  it.each<[LadderStep, UnitCard, string, boolean]>([
    ["unitLead", unit("lead", "leader"), "lead", true],
    ["unitLead", unit("lead", "leader"), "leader", false],
    ["unitLead", unit(null, "leader"), "leader", false],
    ["organisationLeader", unit("lead", "leader"), "leader", true],
    ["organisationLeader", unit("lead", "leader"), "lead", false],
    ["organisationLeader", unit("lead", null), "lead", true],
    ["againToLeader", unit("lead", "leader"), "leader", true],
    ["jointTable", unit("lead", "leader"), "lead", true],
    ["senderLead", unit("lead", "leader"), "lead", true],
    ["reminderAndOwnLead", unit("lead", "leader"), "lead", true],
  ])("%s of %j, asked by %s: %s", (step, card, person, expected) =>
    expect(isMyStep(step, card, person)).toBe(expected),
  );
});

describeOnEngine("Stigen", (open) => {
  let database: TestDatabase;
  let region: Region;
  beforeEach(async () => {
    database = await open();
    region = await aRegion(database);
  });
  afterEach(() => database.close());

  const stairs = async (door: Door) => region.views.stairs(await region.actor(door, "lead"), region.now());
  const rows = async (door: Door) =>
    (await stairs(door)).rows.map((row) => [row.needKind, row.rung, row.step, row.nextStep, row.mineNow]);

  it("is for leads: others are refused, and it is logged", async () => {
    await expect(region.views.stairs(await region.actor("shelter"), region.now())).rejects.toMatchObject({
      code: "notAllowedLeadOnly",
    });
    expect(
      await database.owner("select outcome from identity.audit_entry where action = 'stairs.read'"),
    ).toEqual([{ outcome: "denied" }]);
    expect(await stairs("shelter")).toEqual({ rows: [], tables: [], alarms: [] });
  });

  it("follows whose step it is up the ladder of an authority", async () => {
    const course = await aCourse(region, { needs: ["withdrawal"] });
    const ask = await course.asked("psychiatry", { need: 0 });
    expect(await rows("psychiatry")).toEqual([]);
    await ask.overdue(1);
    expect(await rows("psychiatry")).toEqual([["withdrawal", 1, "unitLead", "organisationLeader", true]]);
    expect(await rows("emergency")).toEqual([]);
    await ask.overdue(1);
    expect(await rows("psychiatry")).toEqual([["withdrawal", 2, "organisationLeader", "jointTable", false]]);
    await ask.overdue(1);
    expect(await rows("psychiatry")).toEqual([["withdrawal", 3, "jointTable", "standingReceiver", false]]);
    expect(await rows("emergency")).toEqual([["withdrawal", 3, "jointTable", "standingReceiver", true]]);
    const [sender] = (await stairs("emergency")).rows;
    expect(sender).toMatchObject({
      mayOpen: true,
      from: { slug: "emergency" },
      to: { slug: "psychiatry" },
      who: "lead 1 psychiatry",
    });
    const [receiver] = (await stairs("psychiatry")).rows;
    expect(receiver).toMatchObject({ mayOpen: false, who: "lead 1 emergency" });
    expect(JSON.stringify([sender, receiver])).not.toContain("Bo");
    await ask.overdue(1);
    expect(await rows("psychiatry")).toEqual([]);
  });

  it("tells an association's own lead, then the sender's: nobody commands an association", async () => {
    const course = await aCourse(region, { needs: ["foodClothes"] });
    const ask = await course.asked("shelter", { need: 0 });
    await ask.overdue(2);
    expect(await rows("shelter")).toEqual([["foodClothes", 2, "reminderAndOwnLead", "jointTable", false]]);
    expect(await rows("emergency")).toEqual([["foodClothes", 2, "reminderAndOwnLead", "jointTable", true]]);
  });

  it("tells the sender's lead when it is the sender who owes an answer", async () => {
    const course = await aCourse(region, { needs: ["dental"] });
    const ask = await (await course.asked("nursing", { need: 0 })).questioned();
    await ask.overdue(1);
    expect(await rows("emergency")).toEqual([["dental", 1, "senderLead", "senderLead", true]]);
    expect(await rows("nursing")).toEqual([["dental", 1, "senderLead", "senderLead", false]]);
  });

  it("shows an organisation's leader all its units, whatever unit they are on duty for", async () => {
    const { leaderId } = region.unit("psychiatry");
    await database.owner(
      `insert into identity.membership (person_id, unit_id, role, since) values ($1, $2, 'worker', now() - interval '1 year')`,
      [leaderId, region.idOf("dropIn")],
    );
    const token = await region.identity.signIn(leaderId, region.idOf("dropIn"), region.now());
    const leader = await region.identity.actorOf(token, region.now());
    if (!leader) throw new Error("Not on duty");
    await (await (await aCourse(region, { needs: ["withdrawal"] })).asked("psychiatry", { need: 0 })).overdue(
      2,
    );
    const view = await region.views.stairs({ ...leader }, region.now());
    expect(view.rows.map((row) => [row.step, row.mineNow, row.mayOpen])).toEqual([
      ["organisationLeader", true, false],
    ]);
  });

  it("puts the worst first, and lists tables to hold or sit at", async () => {
    const course = await aCourse(region, { needs: ["psychiatric", "dental"], consent: "relay" });
    await (await course.asked("psychiatry", { need: 0 })).redirected(
      ["nightTeam"],
      "needsOtherTreatmentFirst",
    );
    await (await course.asked("nightTeam", { need: 0 })).redirected(["psychiatry"], "lacksCompetence");
    for (const door of ["emergency", "psychiatry", "nightTeam"] as const) {
      expect((await stairs(door)).tables).toMatchObject([
        { cause: "ring", convener: { slug: "emergency" }, seated: true },
      ]);
    }
    expect((await stairs("shelter")).tables).toEqual([]);
    const late = await course.asked("nursing", { need: 1 });
    const later = await (await aCourse(region, { needs: ["woundCare"] })).asked("nursing", { need: 0 });
    await late.overdue(1);
    await later.overdue(0);
    region.later(8 * 3_600_000);
    await region.ladder.climbDue(region.now());
    const due = (await stairs("nursing")).rows.map((row) => row.answerBy.getTime());
    expect(due).toHaveLength(2);
    expect(due).toEqual(due.toSorted((a, b) => a - b));
  });

  it("names the citizen in alarms of the reader's own unit only", async () => {
    const course = await aCourse(region, { consent: "relay" });
    await region.relay.arrive(await region.actor("shelter"), { courseId: course.id }, region.now());
    expect((await stairs("emergency")).alarms).toMatchObject([
      { kind: "arrival", knownAs: "Bo", unit: { slug: "emergency" } },
    ]);
    const token = await region.identity.signIn(
      (await region.actor("shelter", "lead")).personId,
      region.idOf("shelter"),
      region.now(),
    );
    const elsewhere = await region.identity.actorOf(token, region.now());
    await database.owner("update identity.organisation set leader_id = $1 where slug = 'emergency-org'", [
      elsewhere?.personId,
    ]);
    const view = elsewhere && (await region.views.stairs(elsewhere, region.now()));
    expect(view?.alarms).toMatchObject([{ kind: "arrival", knownAs: null, unit: { slug: "emergency" } }]);
  });
});
