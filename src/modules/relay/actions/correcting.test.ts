import { afterAll, beforeAll, expect, it } from "vitest";
import type { Uuid } from "#kernel/ids.ts";
import { aRegion, type Region } from "../../../../test/builders/region.ts";
import { aCourse, type BuiltCourse } from "../../../../test/builders/relay.ts";
import { describeOnEngine, type TestDatabase } from "../../../../test/db.ts";

describeOnEngine("putting right", (open) => {
  let database: TestDatabase;
  let region: Region;
  let course: BuiltCourse;
  const right = {
    knownAs: "Bo",
    fullName: "Bo Bang",
    birthYear: 1980,
    language: "da",
    phone: "+4520000009",
    why: "Borgeren har sagt det",
  };
  const correct = async (
    change: Partial<typeof right>,
    by: "emergency" | "shelter" = "emergency",
    id = course.id,
  ) =>
    region.relay.correctPerson(await region.actor(by), { courseId: id, ...right, ...change }, region.later());
  const view = async () => region.views.corrections(await region.actor("emergency"), course.id, region.now());

  beforeAll(async () => {
    database = await open();
    region = await aRegion(database);
    course = await aCourse(region, {
      needs: [{ kind: "sleepTonight", citizensWords: "En seng", note: "Han har sparket en dør ind" }],
      consent: "relay",
    });
  });
  afterAll(() => database.close());

  it("changes what changed, and keeps what it was, who, when and why", async () => {
    expect(await correct({})).toEqual({ fields: [] });
    expect(await correct({ knownAs: "Bosse", birthYear: 1981, phone: "20 00 00 18" })).toEqual({
      fields: ["knownAs", "birthYear", "phone"],
    });
    const { details, history } = await view();
    expect(details).toEqual({
      knownAs: "Bosse",
      fullName: "Bo Bang",
      birthYear: 1981,
      language: "da",
      phone: "+4520000018",
    });
    expect(history.map(({ field, was, became }) => [field, was, became])).toEqual(
      expect.arrayContaining([
        ["knownAs", "Bo", "Bosse"],
        ["birthYear", "1980", "1981"],
        ["phone", "•••• 09", "•••• 18"],
      ]),
    );
    expect(history[0]).toMatchObject({ why: right.why, byUnitName: "Enhed emergency" });
  });

  it("a corrected name is found again", async () => {
    const found = await database.app.read(await region.actor("emergency"), (db) =>
      region.citizens.possibleMatches(db, { region: "DK-84", knownAs: "Bosse" }),
    );
    expect(found.map(({ citizenId }) => citizenId)).toContain(course.citizenId);
  });

  it("no readable phone stands in the history", async () => {
    const rows = await database.owner("select was, became from citizen.correction where field = 'phone'");
    expect(JSON.stringify(rows)).not.toContain("200000");
  });

  it("a text stays as it was written, and what is right stands beside it", async () => {
    const at = await region.actor("emergency");
    const before = await database.owner("select note, citizens_words from relay.need where course_id = $1", [
      course.id,
    ]);
    const said = {
      courseId: course.id,
      part: "note",
      words: "Det var ikke ham",
      why: "Politiets rapport",
    } as const;
    await region.relay.correctText(at, { ...said, needId: course.needId(0) }, region.later());
    expect(
      await database.owner("select note, citizens_words from relay.need where course_id = $1", [course.id]),
    ).toEqual(before);
    expect(await region.views.course(at, course.id, region.now())).toMatchObject({
      needs: [
        { note: "Han har sparket en dør ind", corrections: [{ part: "note", words: "Det var ikke ham" }] },
      ],
    });
    const { texts } = await view();
    expect(texts.map(({ part, words, corrections }) => [part, words, corrections.length])).toEqual(
      expect.arrayContaining([
        ["citizensWords", "En seng", 0],
        ["note", "Han har sparket en dør ind", 1],
      ]),
    );
    await expect(
      region.relay.correctText(at, { ...said, needId: at.unitId }, region.now()),
    ).rejects.toMatchObject({
      code: "unknownReference",
    });
    await expect(region.relay.correctText(at, said, region.now())).rejects.toMatchObject({
      code: "invalidInput",
    });
  });

  it("another course's text is not corrected by way of this one", async () => {
    const other = await aCourse(region, { citizen: { knownAs: "Ida" } });
    const say = { part: "note", words: "Nej", why: "Fejl" } as const;
    await expect(
      region.relay.correctText(
        await region.actor("emergency"),
        { courseId: course.id, needId: other.needId(0), ...say },
        region.now(),
      ),
    ).rejects.toMatchObject({ code: "unknownReference" });
  });

  it("who does not take part neither corrects nor sees", async () => {
    await expect(correct({ knownAs: "Hr. B" }, "shelter")).rejects.toMatchObject({ code: "notYours" });
    const shelter = await region.actor("shelter");
    await expect(region.views.corrections(shelter, course.id, region.now())).rejects.toMatchObject({
      code: "notFound",
    });
    await expect(
      region.views.corrections(shelter, "00000000-0000-7000-8000-00000000dead" as Uuid, region.now()),
    ).rejects.toMatchObject({ code: "notFound" });
  });

  it("the record still rotates, is reported and is logged", async () => {
    const { tables } = await region.views.personFile(course.id, "Indsigt", region.now());
    expect(tables.find(({ name }) => name === "citizen.correction")?.rows.length).toBe(3);
    expect(tables.find(({ name }) => name === "relay.correction")?.rows.length).toBe(1);
    const logged = await database.owner(
      "select distinct action from identity.audit_entry where action in ('relay.correctPerson', 'relay.correctText', 'corrections.read')",
    );
    expect(logged).toHaveLength(3);
  });
});
