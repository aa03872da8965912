import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { aRegion, type Door, type Region } from "../../../../test/builders/region.ts";
import { aCourse } from "../../../../test/builders/relay.ts";
import { describeOnEngine, type TestDatabase } from "../../../../test/db.ts";
import type { ClosedDoorView, CourseView } from "../view-types.ts";

describeOnEngine("the course view", (open) => {
  let database: TestDatabase;
  let region: Region;
  beforeAll(async () => {
    database = await open();
    region = await aRegion(database);
  });
  afterAll(() => database.close());
  beforeEach(() => region.later());

  const look = async (door: Door, id: string, role?: "lead") =>
    region.views.course(await region.actor(door, role), id, region.now(), "citizenHere");
  const full = async (door: Door, id: string, role?: "lead"): Promise<CourseView> => {
    const view = await look(door, id, role);
    if (view.kind !== "full") throw new Error(`${door} met a closed door`);
    return view;
  };
  const closed = async (door: Door, id: string, role?: "lead"): Promise<ClosedDoorView> => {
    const view = await look(door, id, role);
    if (view.kind !== "closed") throw new Error(`${door} saw the course`);
    return view;
  };
  const log = (courseId: string) =>
    database.owner(
      `select u.slug, a.action, a.outcome, a.citizen_id is not null as citizen, a.detail from identity.audit_entry a
         left join identity.unit u on u.id = a.unit_id
        where a.course_id = $1 and a.action like 'course.%' order by a.at, a.id`,
      [courseId],
    );

  it("shows the first door everything", async () => {
    const course = await aCourse(region, {
      needs: [
        {
          kind: "sleepTonight",
          citizensWords: "Jeg har en hund",
          note: "Sover let",
          nextStep: "Ring til herberget",
        },
        { kind: "psychiatric", waitsFor: undefined, dutyBearerText: "Psykiatrien" },
      ],
      consent: "relay",
      meetMe: "Sig hvad du gør, før du gør det",
    });
    const view = await full("emergency", course.id);
    expect(view).toMatchObject({
      id: course.id,
      state: "open",
      citizen: {
        knownAs: "Bo",
        fullName: "Bo Bang",
        birthYear: 1980,
        ageBand: "40-59",
        phone: "+4520000009",
      },
      holder: {
        unit: { slug: "emergency", sector: "region" },
        openNow: true,
        contactPerson: { name: "worker 0 emergency" },
      },
      meetMe: { words: "Sig hvad du gør, før du gør det", readBy: 0, readByUs: false },
      line: { holders: [{ unit: { slug: "emergency" }, until: null, spell: 1, by: null }], asks: [] },
      standingReceiver: { slug: "receiver" },
      may: {
        addNeed: true,
        handOver: true,
        takeOver: false,
        close: false,
        reopen: false,
        callTable: true,
        merge: true,
      },
    });
    expect(view.citizen.consent).toMatchObject({ scope: "relay", givenTo: "Enhed emergency" });
    expect(view.needs.map((need) => need.kind).sort()).toEqual(["psychiatric", "sleepTonight"]);
    const sleep = view.needs.find((need) => need.kind === "sleepTonight");
    expect(sleep).toMatchObject({
      closed: false,
      citizensWords: "Jeg har en hund",
      note: "Sover let",
      several: true,
      nextStep: { what: "Ring til herberget", lapsed: false, unit: { slug: "emergency" } },
      may: { ask: true, handOver: true, takeOver: false, edit: true, end: true },
    });
    expect(view.timeline.map((entry) => entry.type)).toEqual(["needOpened", "needOpened", "courseOpened"]);
    expect(view.timeline[0]).toMatchObject({ person: "worker 0 emergency", byUnit: { slug: "emergency" } });
  });

  it("follows the baton: who took over sees it, who handed over meets a closed door", async () => {
    const course = await aCourse(region, { consent: "relay" });
    const first = region.now();
    await course.movedTo("shelter");
    const view = await full("shelter", course.id);
    expect(view.line.holders.map((held) => [held.unit.slug, held.by])).toEqual([
      ["emergency", null],
      ["shelter", "ask"],
    ]);
    expect(view.line.holders[0]?.until).toEqual(view.line.holders[1]?.since);
    expect(view.line.holders[1]?.since.getTime()).toBeGreaterThanOrEqual(first.getTime());
    expect(view.batonHandovers).toMatchObject([
      { state: "accepted", to: { slug: "shelter" }, message: "Kan I tage over?" },
    ]);
    const gone = await closed("emergency", course.id);
    expect(gone).toMatchObject({ knownAs: "Bo", holder: { unit: { slug: "shelter" } }, mayArrive: true });
    expect(gone.mayTakeOver).toBe(false);
    await region.relay.arrive(await region.actor("emergency"), { courseId: course.id }, region.now());
    expect((await closed("emergency", course.id)).mayTakeOver).toBe(true);
  });

  it("names other needs as existing but closed to a unit that has one, until the citizen lets those on the relay know", async () => {
    const course = await aCourse(region, {
      needs: [
        { kind: "sleepTonight", citizensWords: "Et sted med hund" },
        {
          kind: "psychiatric",
          citizensWords: "Stemmerne",
          note: "Kun for os",
          dutyBearerText: "Psykiatrien",
          nextStep: "Ring",
        },
      ],
      consent: "thisDoor",
      meetMe: "Ikke for mange på én gang",
    });
    await course.asked("psychiatry", { need: 1, message: "Hemmelig besked" });
    await course.asked("receiver", { message: "Stafetten til jer?" });
    await course.movedTo("shelter", { need: 0 });
    const view = await full("shelter", course.id);
    const [mine, other] = [0, 1].map((index) => view.needs.find((need) => need.id === course.needId(index)));
    expect(mine).toMatchObject({
      closed: false,
      citizensWords: "Et sted med hund",
      responsible: { slug: "shelter" },
    });
    expect(other).toMatchObject({
      closed: true,
      kind: "psychiatric",
      state: "open",
      responsible: { slug: "emergency" },
      citizensWords: "",
      note: "",
      dutyBearer: null,
      nextStep: null,
      contactPerson: null,
      handovers: [],
      may: { ask: false, handOver: false, takeOver: false, edit: false, end: false },
    });
    expect(view).toMatchObject({ meetMe: null, meetMeKnown: false });
    expect(view.citizen).toMatchObject({
      knownAs: "Bo",
      fullName: null,
      birthYear: null,
      phone: null,
      ageBand: "40-59",
    });
    expect(view.line.asks.map((ask) => ask.to.slug)).toEqual(["receiver"]);
    const seen = JSON.stringify(view);
    for (const secret of [
      "Stemmerne",
      "Kun for os",
      "Psykiatrien",
      "Hemmelig besked",
      "Stafetten til jer",
      "Bang",
    ]) {
      expect(seen).not.toContain(secret);
    }

    await course.consented("relay");
    const opened = await full("shelter", course.id);
    expect(opened.needs.every((need) => !need.closed)).toBe(true);
    expect(opened.citizen.fullName).toBe("Bo Bang");
    expect(opened.meetMeKnown).toBe(true);
    expect(opened.meetMe?.words).toBe("Ikke for mange på én gang");

    await course.withdrewConsent();
    expect((await full("shelter", course.id)).needs.filter((need) => need.closed)).toHaveLength(1);
    const logged = (await log(course.id)).filter((entry) => entry.slug === "shelter");
    expect(logged.map((entry) => entry.detail)).toEqual([
      { needs: [course.needId(0)] },
      {},
      { needs: [course.needId(0)] },
    ]);
  });

  it("keeps who was asked, who is no longer responsible and who never was outside; says who has the baton only by consent", async () => {
    const course = await aCourse(region, { needs: ["sleepTonight", "foodClothes"] });
    await course.asked("dropIn", { need: 1 });
    await course.movedTo("shelter", { need: 0 });
    expect((await full("shelter", course.id)).kind).toBe("full");
    await course.ended(0, "shelter");
    for (const door of ["dropIn", "shelter", "faraway"] as const) {
      expect(await closed(door, course.id)).toEqual({
        kind: "closed",
        id: course.id,
        holder: null,
        knownAs: null,
        mayArrive: false,
        mayTakeOver: false,
      });
    }
    await course.consented("relay");
    expect((await closed("faraway", course.id)).holder?.phone).toBe("+4520000000");
    expect(await log(course.id)).toMatchObject([
      { slug: "shelter", action: "course.read", outcome: "done", citizen: true },
      { slug: "dropIn", action: "course.read", outcome: "denied", citizen: true },
      { slug: "shelter", outcome: "denied" },
      { slug: "faraway", outcome: "denied" },
      { slug: "faraway", outcome: "done" },
    ]);
  });

  it("lets a lead seated at a table that is not anonymous see the course, while the citizen lets those on the relay know", async () => {
    const course = await aCourse(region, { needs: ["psychiatric", "foodClothes"], consent: "relay" });
    const ask = await course.asked("psychiatry", { need: 0 });
    await ask.redirected(["nightTeam"], "needsOtherTreatmentFirst");
    const { tableId } = await (await course.asked("nightTeam", { need: 0 })).redirected(
      ["psychiatry"],
      "lacksCompetence",
    );
    expect(tableId).not.toBeNull();
    expect((await closed("psychiatry", course.id)).holder?.unit.slug).toBe("emergency");
    const view = await full("psychiatry", course.id, "lead");
    expect(view.tables).toMatchObject([
      { cause: "ring", state: "called", needKind: "psychiatric", anonymous: false },
    ]);
    expect(view.may).toMatchObject({ addNeed: false, callTable: false, close: false, takeOver: true });
    await course.withdrewConsent();
    expect((await closed("psychiatry", course.id, "lead")).holder).toBeNull();
    await course.consented("relay");
    await full("psychiatry", course.id, "lead");
    await database.owner("update relay.joint_table set anonymous = true where id = $1", [tableId]);
    await closed("psychiatry", course.id, "lead");
  });

  it("stays open to the last holder when closed, and any door of the region may reopen it", async () => {
    const course = await aCourse(region, { consent: "relay" });
    await course.ended(0);
    await course.closed();
    const view = await full("emergency", course.id);
    expect(view).toMatchObject({
      state: "closed",
      closeReason: "landed",
      toldCitizen: "Sagt ansigt til ansigt",
    });
    expect(view.may).toMatchObject({ reopen: true, addNeed: false, handOver: false, writeMeetMe: false });
    expect(view.line.holders[0]?.until).toEqual(view.line.closedAt);
    expect((await closed("shelter", course.id)).mayArrive).toBe(false);
  });

  it("pages the timeline, newest first, and never gives an entry twice", async () => {
    const course = await aCourse(region);
    const actor = await region.actor("emergency");
    for (let count = 0; count < 55; count += 1) {
      await region.relay.recordContact(actor, { courseId: course.id, way: "phone" }, region.later());
    }
    const { timeline } = await full("emergency", course.id);
    expect(timeline).toHaveLength(50);
    const before = timeline.at(-1)?.id ?? null;
    const page = await region.views.timelinePage(actor, course.id, { before }, region.now());
    expect(page.rows.map((entry) => entry.type)).toEqual([
      ...Array(5).fill("contactRecorded"),
      "needOpened",
      "courseOpened",
    ]);
    expect(page.next).toBeNull();
    expect(new Set([...timeline, ...page.rows].map((entry) => entry.id)).size).toBe(57);
    const stranger = await region.actor("shelter");
    await expect(region.views.timelinePage(stranger, course.id, {}, region.now())).rejects.toMatchObject({
      code: "notFound",
    });
  });

  it("refuses what is no identifier", async () => {
    await expect(look("emergency", "not an identifier")).rejects.toMatchObject({ code: "notFound" });
  });
});
