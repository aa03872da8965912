import { afterAll, beforeAll, expect, it } from "vitest";
import { addDays, dayOf } from "#kernel/time.ts";
import type { InformationKind } from "#modules/consent/index.ts";
import { aRegion, type Door, type Region } from "../../../../test/builders/region.ts";
import { aCourse, type BuiltCourse } from "../../../../test/builders/relay.ts";
import { describeOnEngine, type TestDatabase } from "../../../../test/db.ts";

const agreed = { agreedWithCitizen: true };
const DAY = 86_400_000;

describeOnEngine("what the citizen says of who may know", (open) => {
  let database: TestDatabase;
  let region: Region;

  beforeAll(async () => {
    database = await open();
    region = await aRegion(database);
  });
  afterAll(() => database.close());

  const choose = async (course: BuiltCourse, to: Door, kinds: InformationKind[], by: Door = "emergency") => {
    await region.relay.giveConsent(
      await region.actor(by),
      {
        courseId: course.id,
        scope: "chosen",
        form: "oral",
        allowances: [{ recipient: "unit", unitId: region.idOf(to), kinds, purpose: "En seng i nat" }],
      },
      region.now(),
    );
    region.later();
  };
  const object = async (course: BuiltCourse, to: Door | null) => {
    const { objectionId } = await region.relay.makeObjection(
      await region.actor("emergency"),
      to === null
        ? { courseId: course.id, against: "all", form: "oral" }
        : { courseId: course.id, against: "unit", unitId: region.idOf(to), form: "oral" },
      region.now(),
    );
    region.later();
    return objectionId ?? "";
  };
  const seenBy = async (course: BuiltCourse, door: Door) => {
    const view = await region.views.course(await region.actor(door), course.id, region.now(), "citizenHere");
    if (view.kind === "closed") return { kind: "closed" as const, holder: view.holder !== null };
    const open = view.needs.filter((need) => !need.closed).map((need) => need.kind);
    return {
      kind: view.kind,
      open: open.sort(),
      closed: view.needs.length - open.length,
      meetMe: view.meetMe?.words ?? null,
      fullName: view.citizen.fullName,
    };
  };
  const found = async (name: string, by: Door) =>
    (await region.views.matches(await region.actor(by), { knownAs: name }, region.now())).length;

  it("chosen: a door on the relay sees what was chosen for it; the rest is named as there but closed", async () => {
    const course = await aCourse(region, {
      needs: ["sleepTonight", "woundCare", "psychiatric", "substance"],
      meetMe: "Sæt dig ned",
    });
    await choose(course, "shelter", ["need", "health"]);
    await course.movedTo("shelter", { need: 0 });
    expect(await seenBy(course, "shelter")).toEqual({
      kind: "full",
      open: ["sleepTonight", "woundCare"],
      closed: 2,
      meetMe: null,
      fullName: null,
    });
    await choose(course, "shelter", ["contact", "meetMe", "psychiatry"]);
    expect(await seenBy(course, "shelter")).toEqual({
      kind: "full",
      open: ["psychiatric", "sleepTonight"],
      closed: 2,
      meetMe: "Sæt dig ned",
      fullName: "Bo Bang",
    });
  });

  it("chosen: the door it names is asked on consent, another without a name", async () => {
    const course = await aCourse(region, { citizen: { knownAs: "Valgte" } });
    await choose(course, "shelter", ["contact", "need"]);
    await course.asked(["shelter", "dropIn"], { need: 0 });
    const rows = await database.owner(
      "select u.slug, h.legal_basis from relay.handover h join identity.unit u on u.id = h.to_unit_id where h.course_id = $1 order by 1",
      [course.id],
    );
    expect(rows).toEqual([
      { slug: "dropIn", legal_basis: "anonymous" },
      { slug: "shelter", legal_basis: "consent" },
    ]);
    const preview = async (door: Door) => {
      const [row] = await database.owner(
        "select id from relay.handover where course_id = $1 and to_unit_id = $2",
        [course.id, region.idOf(door)],
      );
      return region.views.preview(await region.actor(door), String(row?.id), region.now());
    };
    expect((await preview("shelter")).knownAs).toBe("Valgte");
    expect((await preview("dropIn")).knownAs).toBeNull();
  });

  it("chosen: lets the named door find the person and say they are there; others find nobody", async () => {
    const course = await aCourse(region, { citizen: { knownAs: "Fundine Fund" } });
    await choose(course, "dropIn", ["contact"]);
    expect([await found("Fundine Fund", "dropIn"), await found("Fundine Fund", "shelter")]).toEqual([1, 0]);
    expect(await seenBy(course, "dropIn")).toEqual({ kind: "closed", holder: true });
    expect(await seenBy(course, "shelter")).toEqual({ kind: "closed", holder: false });
    const arrive = async (door: Door) =>
      region.relay.arrive(await region.actor(door), { courseId: course.id }, region.now());
    await expect(arrive("shelter")).rejects.toMatchObject({ code: "notFound" });
    await expect(arrive("dropIn")).resolves.toBeDefined();
  });

  it("objected to: the treatment basis and the sentence give way, until it is lifted", async () => {
    const course = await aCourse(region, {
      needs: ["woundCare"],
      consent: "relay",
      citizen: { knownAs: "Frabent" },
    });
    const id = await object(course, "doctor");
    const { id: askId } = await course.asked("doctor", { need: 0 });
    const basis = async () =>
      (await database.owner("select legal_basis from relay.handover where id = $1", [askId]))[0]?.legal_basis;
    expect(await basis()).toBe("anonymous");
    expect(await found("Frabent", "doctor")).toBe(0);
    expect(await found("Frabent", "shelter")).toBe(1);
    await region.relay.liftObjection(
      await region.actor("emergency"),
      { courseId: course.id, objectionId: id },
      region.now(),
    );
    expect(await found("Frabent", "doctor")).toBe(1);
    await expect(
      region.relay.liftObjection(
        await region.actor("emergency"),
        { courseId: course.id, objectionId: id },
        region.now(),
      ),
    ).rejects.toMatchObject({ code: "stale" });
  });

  it("objected to by a door that has no part in it: reads as if there were no such course", async () => {
    const course = await aCourse(region);
    await expect(
      region.relay.makeObjection(
        await region.actor("faraway"),
        { courseId: course.id, against: "all", form: "oral" },
        region.now(),
      ),
    ).rejects.toMatchObject({ code: "notFound" });
  });

  it("taken back while a page is open: what was seen is gone, and what is sent says so and sends nothing", async () => {
    const course = await aCourse(region, { needs: ["sleepTonight", "woundCare"], consent: "relay" });
    await course.movedTo("shelter", { need: 0 });
    const asked = await course.asked("dropIn", { need: 1 });
    const sender = await region.actor("emergency");
    const page = await region.views.course(sender, course.id, region.now());
    if (page.kind !== "full") throw new Error("The holder sees the course");
    const before = await region.views.preview(await region.actor("dropIn"), asked.id, region.now());
    expect(before.knownAs).toBe("Bo");
    expect(
      (await seenBy(course, "shelter")).kind === "full" && (await seenBy(course, "shelter")),
    ).toMatchObject({ closed: 0 });

    await region.relay.withdrawConsent(sender, { courseId: course.id }, region.now());
    region.later();

    expect(await seenBy(course, "shelter")).toMatchObject({
      open: ["sleepTonight"],
      closed: 1,
      fullName: null,
    });
    const after = await region.views.preview(await region.actor("dropIn"), asked.id, region.now());
    expect([after.knownAs, after.citizensWords, after.language]).toEqual([null, null, null]);
    // The form that was drawn on the consent, sent now.
    const click = region.relay.askUnits(
      sender,
      {
        courseId: course.id,
        needId: null,
        toUnitIds: [region.idOf("nightTeam")],
        message: "Bo Bang kommer nu",
        consentId: page.citizen.consent?.id ?? "none",
        ...agreed,
      },
      region.now(),
    );
    await expect(click).rejects.toMatchObject({ code: "consentChanged", details: {} });
    expect(
      await database.owner("select 1 from relay.handover where course_id = $1 and need_id is null", [
        course.id,
      ]),
    ).toEqual([]);
    // A door that was to take over on what it had been shown may still say yes, and sees no more for it.
    await asked.accepted();
    expect(await seenBy(course, "dropIn")).toMatchObject({ open: ["woundCare"], closed: 1, fullName: null });
  });

  it("taken back: every unit with an open page of it is told to look again, and not of whom", async () => {
    const course = await aCourse(region, { needs: ["sleepTonight", "woundCare"], consent: "relay" });
    await course.movedTo("shelter", { need: 0 });
    await course.asked("dropIn", { need: 1 });
    const since = region.now();
    await region.relay.withdrawConsent(await region.actor("emergency"), { courseId: course.id }, since);
    region.later();
    const told = await database.owner(
      `select u.slug, e.course_id, e.citizen_id from platform.event e join identity.unit u on u.id = e.unit_id
        where e.type = 'relay.consentWithdrawn' and e.at = $1 order by 1`,
      [since],
    );
    expect(told).toEqual([
      { slug: "dropIn", course_id: null, citizen_id: null },
      { slug: "emergency", course_id: course.id, citizen_id: course.citizenId },
      { slug: "shelter", course_id: null, citizen_id: null },
    ]);
  });

  it("for a child: the custody holder says yes until the child may be 15; the child itself may say less", async () => {
    const child = { knownAs: "Lille", birthYear: 2012 };
    const course = await aCourse(region, { citizen: child });
    const give = async (said: object) =>
      region.relay.giveConsent(
        await region.actor("emergency"),
        { courseId: course.id, scope: "relay", form: "oral", ...said },
        region.now(),
      );
    await expect(give({})).rejects.toMatchObject({ code: "custodyHolderGives" });
    await give({ scope: "notNow" });
    region.later();
    await give({ givenBy: "custodyHolder", givenByName: "Karen Krog" });
    const [row] = await database.owner(
      "select given_by, given_by_name, ends_on from consent.consent where citizen_id = $1 and withdrawn_at is null",
      [course.citizenId],
    );
    expect(row).toEqual({ given_by: "custodyHolder", given_by_name: "Karen Krog", ends_on: "2026-12-31" });
    await expect(
      region.relay.openCourse(
        await region.actor("dropIn"),
        {
          citizen: { knownAs: "Anden", ageBand: "under15" },
          needs: [{ kind: "other" }],
          consent: { scope: "relay", form: "oral" },
        },
        region.now(),
      ),
    ).rejects.toMatchObject({ code: "custodyHolderGives" });
  });

  it("ends soon: whoever has the baton is told once, and asks once", async () => {
    const course = await aCourse(region, { consent: "relay", citizen: { knownAs: "Aarsdag" } });
    const alarms = () =>
      database.owner(
        `select u.slug, a.cleared_at is not null as cleared from relay.alarm a join identity.unit u on u.id = a.unit_id
          where a.kind = 'consentEnding' and a.course_id = $1 order by a.raised_at, a.cleared_at nulls last`,
        [course.id],
      );
    const windTo = async (days: number) => {
      const to = addDays(dayOf(region.now()), days);
      region.clock.advance(days * DAY);
      expect(dayOf(region.now())).toBe(to);
      await region.ladder.raiseConsentEndings(region.now());
    };
    await windTo(334);
    expect(await alarms()).toEqual([]);
    await windTo(1);
    expect(await alarms()).toEqual([{ slug: "emergency", cleared: false }]);
    await windTo(1);
    expect(await alarms()).toHaveLength(1);
    // It goes with the baton, and the new answer clears it for good.
    await course.movedTo("nightTeam");
    expect(await alarms()).toEqual([
      { slug: "emergency", cleared: true },
      { slug: "nightTeam", cleared: false },
    ]);
    await region.relay.giveConsent(
      await region.actor("nightTeam"),
      { courseId: course.id, scope: "notNow", form: "oral" },
      region.now(),
    );
    await windTo(1);
    expect((await alarms()).filter((alarm) => !alarm.cleared)).toEqual([]);
  });
});

describeOnEngine("a coordination plan", (open) => {
  let database: TestDatabase;
  let region: Region;

  beforeAll(async () => {
    database = await open();
    region = await aRegion(database);
  });
  afterAll(() => database.close());

  const ask = async (at: Door, planOn: string | undefined, courseId: string, needId: string) =>
    region.relay.askUnits(
      await region.actor(at),
      {
        courseId,
        needId,
        toUnitIds: [region.idOf("dropIn")],
        legalBasis: "coordinationPlan",
        ...(planOn === undefined ? {} : { planOn }),
        ...agreed,
      },
      region.now(),
    );

  it("is a basis of psychiatry's, with its day; nobody else's, and no plan of tomorrow's", async () => {
    const ours = await aCourse(region, { at: "psychiatry", needs: ["home"], consent: "notNow" });
    const theirs = await aCourse(region, {
      at: "emergency",
      needs: ["home"],
      citizen: { knownAs: "En anden" },
    });
    const today = dayOf(region.now());
    await expect(ask("emergency", today, theirs.id, theirs.needId(0))).rejects.toMatchObject({
      code: "noBasis",
    });
    await expect(ask("psychiatry", undefined, ours.id, ours.needId(0))).rejects.toMatchObject({
      code: "invalidInput",
      details: { issues: [{ field: "planOn", code: "notADay" }] },
    });
    await expect(ask("psychiatry", addDays(today, 1), ours.id, ours.needId(0))).rejects.toMatchObject({
      code: "dayIsAhead",
    });
    const { handoverIds } = await ask("psychiatry", today, ours.id, ours.needId(0));
    const [row] = await database.owner("select legal_basis, plan_on from relay.handover where id = $1", [
      handoverIds[0],
    ]);
    expect(row).toEqual({ legal_basis: "coordinationPlan", plan_on: today });
    region.later();
    await region.relay.accept(
      await region.actor("dropIn"),
      { handoverId: handoverIds[0] ?? "" },
      region.now(),
    );
    const view = await region.views.course(await region.actor("dropIn"), ours.id, region.now());
    expect(view.kind === "full" && view.citizen.fullName).toBe("Bo Bang");
  });

  it("goes along when the asked door shows the way on", async () => {
    const course = await aCourse(region, {
      at: "psychiatry",
      needs: ["home"],
      citizen: { knownAs: "Tredje" },
    });
    const { handoverIds } = await ask("psychiatry", "2026-06-01", course.id, course.needId(0));
    region.later();
    await region.relay.redirect(
      await region.actor("dropIn"),
      {
        handoverId: handoverIds[0] ?? "",
        reason: "noCapacity",
        nextDoors: [{ unitId: region.idOf("shelter") }],
      },
      region.now(),
    );
    region.later();
    const [draft] = await database.owner(
      "select id from relay.handover where course_id = $1 and state = 'draft'",
      [course.id],
    );
    await region.relay.sendPrepared(
      await region.actor("psychiatry"),
      { handoverId: String(draft?.id), ...agreed },
      region.now(),
    );
    const [row] = await database.owner(
      "select state, legal_basis, plan_on from relay.handover where id = $1",
      [draft?.id],
    );
    expect(row).toEqual({ state: "proposed", legal_basis: "coordinationPlan", plan_on: "2026-06-01" });
  });
});
