import { afterAll, beforeAll, expect, it } from "vitest";
import { newId } from "#kernel/ids.ts";
import { calendarDay } from "#kernel/time.ts";
import { aCouncilHouse, COUNCIL_NOW as now } from "../../../../test/builders/council.ts";
import { describeOnEngine, type TestDatabase } from "../../../../test/db.ts";

const DAY = calendarDay("2026-03-19");

describeOnEngine("saves that come late", (open) => {
  let database: TestDatabase;
  let house: Awaited<ReturnType<typeof aCouncilHouse>>;

  beforeAll(async () => {
    database = await open();
    house = await aCouncilHouse(database);
  });
  afterAll(() => database.close());

  async function anItem() {
    const { council, cast, aBody } = house;
    const { id: bodyId, slug } = await aBody();
    const meetingId = await council.planMeeting(cast.secretary, { bodyId, day: DAY, start: "15:00" }, now);
    const itemId = await council.addItem(cast.secretary, { meetingId, title: "Varmen", open: true }, now);
    const save = (writer: string, words: string, seen: number, turn?: number) =>
      council.saveText(
        cast.secretary,
        { meetingId, itemId, section: "decision", words, seen, writer, turn },
        now,
      );
    const stands = async () => {
      const { items, besides } = await council.meetingFile(cast.secretary, slug, "2026-03-19-1500", now);
      return [items[0]?.texts.decision?.words, besides.map(({ words }) => words)];
    };
    return { save, stands };
  }

  it("are not laid on top of later words of the same page, and not beside what somebody else has written since", async () => {
    const { save, stands } = await anItem();
    const [page, other] = [newId(), newId()];
    expect(await save(page, "Rådet var enigt.", 0, 2)).toMatchObject({ kept: "stands", version: 1 });
    expect(await save(page, "Rådet var", 0, 1)).toEqual({
      kept: "older",
      version: 1,
      words: "Rådet var enigt.",
    });
    expect(await stands()).toEqual(["Rådet var enigt.", []]);
    expect(await save(other, "Rådet var enigt i alt.", 1, 1)).toMatchObject({ kept: "stands" });
    expect(await save(page, "Rådet", 0, 1)).toMatchObject({ kept: "older" });
    expect(await stands()).toEqual(["Rådet var enigt i alt.", []]);
  });

  it("may be the same once more, and each page, each part and a page without numbers has its own", async () => {
    const { save, stands } = await anItem();
    const page = newId();
    await save(page, "Ja.", 0, 1_790_000_000_000);
    expect(await save(page, "Ja.", 0, 1_790_000_000_000)).toMatchObject({ kept: "same" });
    expect(await save(page, "Ja tak.", 0)).toMatchObject({ kept: "stands" });
    expect(await save(newId(), "Nej.", 0, 1)).toMatchObject({ kept: "beside" });
    expect(await stands()).toEqual(["Ja tak.", ["Nej."]]);
  });
});
