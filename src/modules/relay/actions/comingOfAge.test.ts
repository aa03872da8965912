import { afterAll, beforeAll, expect, it } from "vitest";
import { newId } from "#kernel/ids.ts";
import { hours } from "#kernel/time.ts";
import { aRegion, type Door, type Region } from "../../../../test/builders/region.ts";
import { aCourse, type BuiltCourse } from "../../../../test/builders/relay.ts";
import { describeOnEngine, type TestDatabase } from "../../../../test/db.ts";
import { comingOfAge } from "./comingOfAge.ts";

const refused = (code: string) => expect.objectContaining({ code });
/** The region's clock begins on 2 June 2026: who is born in 2011 may turn 15 this year, in 2012 next. */
const child = (birthYear: number) => ({ knownAs: `Ung ${birthYear} ${newId()}`, birthYear });

describeOnEngine("turning 15 and 18", (open) => {
  let database: TestDatabase;
  let region: Region;
  beforeAll(async () => {
    database = await open();
    region = await aRegion(database);
  });
  afterAll(() => database.close());

  const plan = () => comingOfAge(region).planComingOfAge(region.now());
  const planned = async (course: BuiltCourse, door: Door = "emergency") => {
    const view = await region.views.course(await region.actor(door), course.id, region.now());
    if (view.kind !== "full") throw new Error("A closed door");
    return view.needs.filter(({ agePlan }) => agePlan !== null);
  };
  const plansOf = (course: BuiltCourse) =>
    database.owner("select gate, turns_on, exact from relay.age_plan where citizen_id = $1 order by gate", [
      course.citizenId,
    ]);

  it("is planned on the open course, once, as a next step of whoever has the baton", async () => {
    const young = await aCourse(region, { citizen: child(2011) });
    const grown = await aCourse(region, { citizen: child(1980) });
    const early = await aCourse(region, { citizen: child(2013) });
    await plan();
    const [need, ...more] = await planned(young);
    expect(more).toEqual([]);
    expect(need).toMatchObject({
      kind: "childrenFamily",
      responsible: { id: region.idOf("emergency") },
      nextStep: { on: "2026-07-02", what: "Tal med den unge om at blive 15, og svar på planens linjer" },
      agePlan: { gate: "ownConsent", turnsOn: "2026-01-01", exact: false },
    });
    expect(need?.agePlan?.lines.map(({ answer }) => answer)).toEqual([null, null, null, null]);
    for (const other of [grown, early]) expect(await planned(other)).toEqual([]);
    await plan();
    await Promise.all([plan(), plan()]);
    expect(await plansOf(young)).toEqual([{ gate: "ownConsent", turns_on: "2026-01-01", exact: false }]);
    const events = await database.owner(
      "select type from platform.event where course_id = $1 and person_id is not null and data->>'gate' is not null",
      [young.id],
    );
    expect(events).toHaveLength(1);
    expect((await region.views.verify(region.now())).examples).toEqual([]);
  });

  it("knows the day where a number on the record holds it, and waits for it", async () => {
    const march = await aCourse(region, { citizen: child(2012), at: "doctor" });
    await region.relay.noteNumber(
      await region.actor("doctor"),
      { courseId: march.id, number: "100312-4321" },
      region.now(),
    );
    region.clock.advance(new Date("2026-09-09T10:00:00Z").getTime() - region.now().getTime());
    await plan();
    expect(await planned(march, "doctor")).toEqual([]);
    // Midnight in Denmark is 22 o'clock in UTC.
    region.clock.advance(hours(12));
    await plan();
    expect((await planned(march, "doctor"))[0]).toMatchObject({
      agePlan: { turnsOn: "2027-03-10", exact: true },
      nextStep: { on: "2026-10-10" },
    });
  });

  it("appears at once when the course, or the birthday, comes to be known – and for nobody else", async () => {
    const at = (course: BuiltCourse) => comingOfAge(region).planComingOfAgeOn(course.id, region.now());
    const young = await aCourse(region, { citizen: child(2008) });
    const other = await aCourse(region, { citizen: child(2008) });
    const grown = await aCourse(region, { citizen: child(1980) });
    for (const course of [young, young, grown]) await at(course);
    await Promise.all([at(young), at(young)]);
    expect(await planned(young)).toMatchObject([{ agePlan: { gate: "adult" } }]);
    expect([...(await planned(other)), ...(await planned(grown))]).toEqual([]);
    const unknown = await aCourse(region, { citizen: { knownAs: "Ukendt alder" } });
    await at(unknown);
    expect(await planned(unknown)).toEqual([]);
    const facts = { knownAs: "Ukendt alder", fullName: null, birthYear: 2008, language: "da", phone: null };
    const correction = { courseId: unknown.id, ...facts, why: "Sagde det selv" };
    await region.relay.correctPerson(await region.actor("emergency"), correction, region.now());
    await at(unknown);
    expect(await planned(unknown)).toHaveLength(1);
  });

  it("a closed course gets none; a plan goes on with the baton, and is answered line by line by who has it", async () => {
    const closed = await aCourse(region, { citizen: child(2008) });
    await closed.ended(0);
    await closed.closed();
    const young = await aCourse(region, { citizen: child(2008), consent: "relay" });
    await plan();
    expect(await plansOf(closed)).toEqual([]);
    const [need] = await planned(young);
    expect(need?.agePlan?.lines.map(({ line }) => line)).toEqual([
      "rights",
      "ownWord",
      "whoMayKnow",
      "takesOver",
      "support",
      "everyday",
    ]);
    await young.movedTo("receiver");
    const [nurse, receiver] = [await region.actor("emergency"), await region.actor("receiver")];
    const needId = need?.id ?? "";
    const answer = {
      needId,
      line: "takesOver" as const,
      outcome: "arranged" as const,
      note: "Nordlys fra d. 1.",
    };
    await expect(region.relay.answerAgeLine(nurse, answer, region.now())).rejects.toEqual(
      refused("notResponsible"),
    );
    await region.relay.answerAgeLine(receiver, answer, region.now());
    region.later();
    await region.relay.answerAgeLine(receiver, { ...answer, note: "Herberget" }, region.now());
    const [now] = await planned(young, "receiver");
    expect(now?.agePlan?.lines.find(({ line }) => line === "takesOver")?.answer).toMatchObject({
      outcome: "arranged",
      note: "Herberget",
      unitName: expect.any(String),
    });
    const [first] = (await region.views
      .course(receiver, young.id, region.now())
      .then((view) =>
        view.kind === "full" ? view.needs.filter(({ agePlan }) => agePlan === null) : [],
      )) as { id: string }[];
    const elsewhere = { ...answer, needId: first?.id ?? "" };
    await expect(region.relay.answerAgeLine(receiver, elsewhere, region.now())).rejects.toEqual(
      refused("noAgePlan"),
    );
    await expect(
      region.relay.answerAgeLine(receiver, { ...answer, note: "0102801234" }, region.now()),
    ).rejects.toEqual(refused("invalidInput"));
    const file = await region.views.personFile(young.id, "Indsigt", region.now());
    expect(file.tables.find(({ name }) => name === "relay.age_answer")?.rows).toHaveLength(2);
  });

  it("a line that belongs to turning 18 is none of the plan for 15", async () => {
    const young = await aCourse(region, { citizen: child(2011), at: "shelter" });
    await plan();
    const [need] = await planned(young, "shelter");
    const line = {
      needId: need?.id ?? "",
      line: "takesOver" as const,
      outcome: "arranged" as const,
      note: "x",
    };
    const worker = await region.actor("shelter");
    await expect(region.relay.answerAgeLine(worker, line, region.now())).rejects.toEqual(
      refused("noAgePlan"),
    );
  });

  it("that a notification was sent is noted, by who takes part; it is no contact with the citizen", async () => {
    const course = await aCourse(region, { citizen: child(2016) });
    const nurse = await region.actor("emergency");
    const sent = { courseId: course.id, sentTo: "Børne- og familieafdelingen" };
    region.later(hours(1));
    await region.relay.recordNotification(nurse, sent, region.now());
    const stranger = await region.actor("dropIn");
    await expect(region.relay.recordNotification(stranger, sent, region.now())).rejects.toEqual(
      refused("notFound"),
    );
    const view = await region.views.course(nurse, course.id, region.now());
    if (view.kind !== "full") throw new Error("A closed door");
    expect(view.timeline.map(({ data }) => data.way)).toContain("notified");
    expect(view.line.contacts.map(({ way }) => way)).toEqual(["met"]);
    const kept = await database.owner(
      "select c.note, k.last_contact_at < c.at as still from relay.contact c join relay.course k on k.id = c.course_id where way = 'notified'",
    );
    expect(kept).toEqual([{ note: "Børne- og familieafdelingen", still: true }]);
  });
});
