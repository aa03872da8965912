import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { newId } from "#kernel/ids.ts";
import { aRegion, type Door, type Region } from "../../../../test/builders/region.ts";
import { aCourse } from "../../../../test/builders/relay.ts";
import { describeOnEngine, type TestDatabase } from "../../../../test/db.ts";

describeOnEngine("the preview of a handover (law 13)", (open) => {
  let database: TestDatabase;
  let region: Region;
  beforeAll(async () => {
    database = await open();
    region = await aRegion(database);
  });
  afterAll(() => database.close());
  beforeEach(() => region.later());

  const preview = async (door: Door, id: string) =>
    region.views.preview(await region.actor(door), id, region.now());
  const need = {
    kind: "woundCare",
    citizensWords: "Det gør ondt",
    note: "Aldrig alene",
    dutyBearerText: "Kommunen",
  };

  it("shows the receiver what the answer needs, and nothing of who it is", async () => {
    const course = await aCourse(region, {
      needs: [need, "psychiatric"],
      consent: "thisDoor",
      meetMe: "Sig det først",
    });
    const ask = await course.asked("nursing", { need: 0 });
    const seen = await preview("nursing", ask.id);
    expect(seen).toMatchObject({
      mine: "receiver",
      state: "proposed",
      needKind: "woundCare",
      carries: [],
      ageBand: "40-59",
      urgency: "sameDay",
      message: "Kan I tage over?",
      agreedWithCitizen: true,
      legalBasis: "anonymous",
      knownAs: null,
      citizensWords: null,
      language: null,
      askedTogether: 1,
      dutyBearer: "Kommunen",
      line: { from: { slug: "emergency" }, to: { slug: "nursing" }, rung: 0, questions: [] },
    });
    expect(seen.members.map((member) => member.name)).toEqual(["lead 1 nursing", "worker 0 nursing"]);
    for (const secret of [
      "Bo",
      "Det gør ondt",
      "Aldrig alene",
      "Sig det først",
      "psychiatric",
      course.citizenId,
    ]) {
      expect(JSON.stringify(seen)).not.toContain(secret);
    }
  });

  it("shows what the citizen agreed to show", async () => {
    const course = await aCourse(region, { needs: [need], consent: "relay", meetMe: "Sig det først" });
    const ask = await course.asked("nursing", { need: 0 });
    const seen = await preview("nursing", ask.id);
    expect(seen).toMatchObject({
      meetMe: { words: "Sig det først", helps: "", approved: false },
      legalBasis: "consent",
      knownAs: "Bo",
      citizensWords: "Det gør ondt",
      language: "da",
    });
    expect(JSON.stringify(seen)).not.toContain("Bo Bang");
    await course.withdrewConsent();
    expect(await preview("nursing", ask.id)).toMatchObject({
      knownAs: null,
      citizensWords: null,
      meetMe: null,
    });
  });

  it("names what goes with the baton: the sender's own needs", async () => {
    const course = await aCourse(region, { needs: ["sleepTonight", "dental", "income"] });
    await course.movedTo("shelter", { need: 1 });
    await course.ended(2);
    const ask = await course.asked("receiver");
    expect(await preview("receiver", ask.id)).toMatchObject({
      needKind: null,
      carries: ["sleepTonight"],
      knownAs: null,
    });
  });

  it("suggests doors to show the way to: the duty's own first, neither of the two who talk", async () => {
    const course = await aCourse(region, { needs: ["woundCare"] });
    const ask = await course.asked("nursing", { need: 0 });
    expect((await preview("nursing", ask.id)).suggestedDoors.map((door) => door.slug)).toEqual([
      "nightTeam",
      "receiver",
      "psychiatry",
    ]);
    expect((await preview("emergency", ask.id)).suggestedDoors).toEqual([]);
    const baton = await course.asked("shelter");
    expect((await preview("shelter", baton.id)).suggestedDoors.map((door) => door.slug)).toEqual([
      "receiver",
    ]);
  });

  it("shows both sides the questions, and the receiver no draft", async () => {
    const course = await aCourse(region, { needs: ["dental"] });
    const ask = await course.asked("nursing", { need: 0 });
    await ask.questioned();
    const asked = await preview("emergency", ask.id);
    expect(asked).toMatchObject({
      mine: "sender",
      state: "questioned",
      members: [],
      line: {
        clockWith: "sender",
        questions: [{ question: "Har han en hund med?", askedBy: "worker 0 nursing", answer: null }],
      },
    });
    await ask.answered();
    expect((await preview("nursing", ask.id)).line.questions).toMatchObject([
      { answer: "Ja, en lille en", answeredBy: "worker 0 emergency" },
    ]);
    await ask.redirected(["doctor"], "outsideTargetGroup");
    const [draft] = await database.owner(
      "select id from relay.handover where state = 'draft' and course_id = $1",
      [course.id],
    );
    expect((await preview("emergency", String(draft?.id))).state).toBe("draft");
    await expect(preview("doctor", String(draft?.id))).rejects.toMatchObject({ code: "notFound" });
  });

  it("tells a receiver who is too late who took it, without the words that were meant for the answer", async () => {
    const course = await aCourse(region, { needs: [need], consent: "relay" });
    const asks = await course.asked(["nursing", "nightTeam"], { need: 0, message: "Han fryser" });
    await asks.all[1]?.accepted();
    const late = await preview("nursing", asks.id);
    expect(late).toMatchObject({
      state: "withdrawn",
      askedTogether: 2,
      message: "",
      knownAs: null,
      citizensWords: null,
    });
    expect(late.line.overtakenBy?.slug).toBe("nightTeam");
    expect(await preview("nightTeam", asks.all[1]?.id ?? "")).toMatchObject({
      state: "accepted",
      message: "Han fryser",
      knownAs: "Bo",
    });
  });

  it("is closed to all others, who are logged; every look is", async () => {
    const course = await aCourse(region, { needs: ["dental"] });
    const ask = await course.asked("nursing", { need: 0 });
    await preview("nursing", ask.id);
    await preview("emergency", ask.id);
    await expect(preview("shelter", ask.id)).rejects.toMatchObject({ code: "notFound" });
    for (const id of ["x", newId()])
      await expect(preview("nursing", id)).rejects.toMatchObject({ code: "notFound" });
    const log = await database.owner(
      `select u.slug, a.outcome, a.citizen_id, a.detail->>'handoverId' as handover from identity.audit_entry a
         join identity.unit u on u.id = a.unit_id where a.course_id = $1 and a.action = 'handover.read' order by a.at, a.id`,
      [course.id],
    );
    const entry = (slug: string, outcome: string) => ({
      slug,
      outcome,
      citizen_id: course.citizenId,
      handover: ask.id,
    });
    expect(log).toEqual([entry("nursing", "done"), entry("emergency", "done"), entry("shelter", "denied")]);
  });
});
