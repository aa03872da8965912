import { expect, it, onTestFinished } from "vitest";
import { fixedClock } from "#kernel/clock.ts";
import { hours } from "#kernel/time.ts";
import { createCitizen } from "#modules/citizen/index.ts";
import { createConsent } from "#modules/consent/index.ts";
import { createDirectory } from "#modules/directory/index.ts";
import { type Actor, createIdentity } from "#modules/identity/index.ts";
import { aUnit, build, onDuty } from "../../../../test/builders/house.ts";
import { testKeyring } from "../../../../test/builders/keyring.ts";
import { describeOnBoth, type TestDatabase } from "../../../../test/db.ts";
import { createRelayActions, ladderActions } from "../index.ts";
import { createNeedKinds } from "../views/need-kinds.ts";

const clock = fixedClock("2026-06-03T00:40:00Z");

async function house(database: TestDatabase) {
  onTestFinished(() => database.close());
  const identity = createIdentity({ db: database.app });
  const deps = {
    db: database.app,
    identity,
    citizens: createCitizen({ keyring: testKeyring }),
    consents: createConsent(),
    directory: createDirectory({ db: database.app, identity, secret: "a secret for trying things out" }),
    secret: "a secret for trying things out",
    needKinds: createNeedKinds(),
  };
  const sectors = {
    emergency: "region",
    shelter: "civilSociety",
    night: "municipality",
    psychiatry: "region",
    receiver: "municipality",
  } as const;
  const units = await build(database.app, async (tx) => {
    const built: Record<string, Awaited<ReturnType<typeof aUnit>>> = {};
    for (const [slug, sector] of Object.entries(sectors))
      built[slug] = await aUnit(identity, tx, { slug, sector, always: true });
    const receiver = built.receiver;
    if (receiver) {
      await identity.signAcceptingDuty(tx, {
        unitId: receiver.id,
        area: "0101",
        signedBy: receiver.leaderId,
        now: clock.now(),
      });
    }
    return built;
  });
  const actor = async (slug: keyof typeof sectors, member = 0): Promise<Actor> => {
    const unit = units[slug];
    const person = unit?.people[member];
    if (!unit || !person) throw new Error(`No member ${member} of ${slug}`);
    return onDuty(identity, person, unit.id, clock.now());
  };
  return { relay: createRelayActions(deps), ladder: ladderActions(deps), actor, database };
}

type House = Awaited<ReturnType<typeof house>>;

const aCourse = async ({ relay, actor }: House, kinds: string[]) => {
  const nurse = await actor("emergency");
  const opened = await relay.openCourse(
    nurse,
    {
      citizen: { knownAs: "Bo" },
      needs: kinds.map((kind) => ({ kind })),
      consent: { scope: "relay", form: "oral" },
    },
    clock.now(),
  );
  return { nurse, ...opened };
};

const holders = (database: TestDatabase, subjectId: string | undefined) =>
  database.owner(
    `select u.slug from relay.period p join identity.unit u on u.id = p.unit_id where p.subject_id = $1 order by p.since`,
    [subjectId],
  );

const agreed = { agreedWithCitizen: true };

describeOnBoth("the relay", (open) => {
  it("opens, asks two doors, one shows the way on, one takes over", async () => {
    const h = await house(await open());
    const { relay, actor } = h;
    const { nurse, courseId, needIds } = await aCourse(h, ["sleepTonight", "psychiatric"]);
    const [shelter, night] = [await actor("shelter"), await actor("night")];
    const { handoverIds } = await relay.askUnits(
      nurse,
      { courseId, needId: needIds[0], toUnitIds: [shelter.unitId, night.unitId], ...agreed },
      clock.now(),
    );
    clock.advance(hours(0.2));
    const redirected = await relay.redirect(
      shelter,
      {
        handoverId: handoverIds[0] ?? "",
        reason: "noCapacity",
        nextDoors: [{ unitId: (await actor("psychiatry")).unitId }],
      },
      clock.now(),
    );
    expect(redirected.tableId).toBeNull();
    await relay.accept(night, { handoverId: handoverIds[1] ?? "" }, clock.now());
    await expect(
      relay.accept(shelter, { handoverId: handoverIds[0] ?? "" }, clock.now()),
    ).rejects.toMatchObject({
      code: "alreadyAnswered",
    });
    expect(await holders(h.database, needIds[0])).toEqual([{ slug: "emergency" }, { slug: "night" }]);
    const states = await h.database.owner("select state from relay.handover order by proposed_at, state");
    expect(states.map((row) => row.state).sort()).toEqual(["accepted", "redirected", "withdrawn"]);
  });

  it("calls a joint table when two doors point at each other, and a seated leader takes over", async () => {
    const h = await house(await open());
    const { relay, actor } = h;
    const { nurse, courseId, needIds } = await aCourse(h, ["psychiatric"]);
    const [psychiatry, municipality] = [await actor("psychiatry"), await actor("night")];
    const ask = async (unitId: string) =>
      (
        await relay.askUnits(
          nurse,
          { courseId, needId: needIds[0], toUnitIds: [unitId], ...agreed },
          clock.now(),
        )
      ).handoverIds[0] ?? "";
    const first = await relay.redirect(
      psychiatry,
      {
        handoverId: await ask(psychiatry.unitId),
        reason: "needsOtherTreatmentFirst",
        nextDoors: [{ unitId: municipality.unitId }],
      },
      clock.now(),
    );
    expect(first.tableId).toBeNull();
    const prepared = await h.database.owner("select id from relay.handover where state = 'draft'");
    const sent = await relay.sendPrepared(
      nurse,
      { handoverId: String(prepared[0]?.id), ...agreed },
      clock.now(),
    );
    const { tableId } = await relay.redirect(
      municipality,
      {
        handoverId: sent.handoverId,
        reason: "needsOtherTreatmentFirst",
        nextDoors: [{ unitId: psychiatry.unitId }],
      },
      clock.now(),
    );
    expect(await h.database.owner("select cause, state from relay.joint_table")).toEqual([
      { cause: "ring", state: "called" },
    ]);
    await relay.holdTable(nurse, { tableId: tableId ?? "", notes: "Aftalt", came: [1, 2] }, clock.now());
    await relay.settleTable(
      await actor("psychiatry", 1),
      { tableId: tableId ?? "", outcome: "taker", whoPays: "Regionen" },
      clock.now(),
    );
    expect(await holders(h.database, needIds[0])).toEqual([{ slug: "emergency" }, { slug: "psychiatry" }]);
  });

  it("climbs the ladder to the standing receiver when nobody answers", async () => {
    const h = await house(await open());
    const { relay, ladder, actor } = h;
    const { nurse, courseId, needIds } = await aCourse(h, ["withdrawal"]);
    const psychiatry = await actor("psychiatry");
    await relay.askUnits(
      nurse,
      { courseId, needId: needIds[0], toUnitIds: [psychiatry.unitId], ...agreed },
      clock.now(),
    );
    expect(await ladder.climbDue(clock.now())).toBe(0);
    for (let rung = 1; rung <= 4; rung += 1) {
      clock.advance(hours(2));
      expect(await ladder.climbDue(clock.now())).toBe(1);
      expect(await ladder.climbDue(clock.now())).toBe(0);
    }
    const steps = await h.database.owner("select step from relay.escalation order by rung");
    expect(steps.map((row) => row.step)).toEqual([
      "unitLead",
      "organisationLeader",
      "jointTable",
      "standingReceiver",
    ]);
    expect(await holders(h.database, needIds[0])).toEqual([{ slug: "emergency" }, { slug: "receiver" }]);
  });

  it("closes only with nothing open, reopens at another door, and repeats nothing with the same key", async () => {
    const h = await house(await open());
    const { relay, actor } = h;
    const { nurse, courseId, needIds } = await aCourse(h, ["foodClothes"]);
    const closing = { courseId, reason: "landed" as const, toldCitizen: "Sagt ansigt til ansigt" };
    await expect(relay.closeCourse(nurse, closing, clock.now())).rejects.toMatchObject({
      code: "needsStillOpen",
    });
    await relay.endNeed(nurse, { needId: needIds[0] ?? "", state: "met" }, clock.now());
    const once = await relay.closeCourse(nurse, closing, clock.now(), "key-1");
    expect(await relay.closeCourse(nurse, closing, clock.now(), "key-1")).toEqual(once);
    const shelter = await actor("shelter");
    await relay.reopenCourse(
      shelter,
      { courseId, because: "Stod her igen", needs: [{ kind: "sleepTonight" }] },
      clock.now(),
    );
    expect(await holders(h.database, courseId)).toEqual([{ slug: "emergency" }, { slug: "shelter" }]);
  });

  it("closes no unit that has anybody, and empties it to the standing receiver", async () => {
    const h = await house(await open());
    const { relay, actor } = h;
    const { courseId, needIds } = await aCourse(h, ["home", "income"]);
    const lead = await actor("emergency", 1);
    await expect(relay.closeUnit(lead, { unitId: lead.unitId }, clock.now())).rejects.toMatchObject({
      code: "unitResponsible",
      details: { courses: [{ courseId }] },
    });
    expect(
      await relay.emptyUnit(lead, { unitId: lead.unitId, message: "Afdelingen flytter" }, clock.now()),
    ).toEqual({ moved: 1 });
    expect(await holders(h.database, needIds[0])).toEqual([{ slug: "emergency" }, { slug: "receiver" }]);
    await relay.closeUnit(lead, { unitId: lead.unitId }, clock.now());
  });
});
