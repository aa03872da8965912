import { expect, it, onTestFinished } from "vitest";
import { quartersShown } from "#kernel/quarters.ts";
import { addDays, calendarDay, dayOf, hours } from "#kernel/time.ts";
import { SYSTEM } from "#modules/identity/index.ts";
import { ANSWERED_FOR, aHospital } from "../../../test/builders/discharge.ts";
import { aRegion } from "../../../test/builders/region.ts";
import { aCourse } from "../../../test/builders/relay.ts";
import { describeOnEngine } from "../../../test/db.ts";
import { leftWithoutPlace, readmissions } from "./published.ts";

/** What was counted of the quarter before the one that runs on a day. */
const ofQuarterBefore = (day: string) => quartersShown(addDays(calendarDay(day), 40), 1)[0] ?? expect.fail();

describeOnEngine("what is counted of leaving", (open) => {
  it("with no place to stay, quarter by quarter and by region, and of how many persons", async () => {
    const database = await open();
    onTestFinished(() => database.close());
    const region = await aRegion(database);
    const hospital = aHospital(region);
    const course = await aCourse(region);
    const leaves = async (tonight: string, of = course): Promise<void> => {
      region.later(hours(1));
      const { answer, complete } = await hospital.admitted(of);
      await answer(tonight, "holder");
      await complete(tonight === "nowhere" ? ANSWERED_FOR : {});
    };
    const count = (day: string) =>
      database.app.read(SYSTEM, (db) => leftWithoutPlace(db, ofQuarterBefore(day)));
    await leaves("nowhere");
    await leaves("nowhere");
    await leaves("ownHome");
    await leaves("nowhere", await aCourse(region));
    // It is June.
    expect(dayOf(region.now()).slice(0, 7)).toBe("2026-06");
    const [row] = await database.owner("select distinct region from relay.course");
    expect(await count("2026-07-01")).toEqual([{ region: row?.region, count: 3, people: 2 }]);
    expect(await count("2026-10-01")).toEqual([]);
    expect(await count("2026-04-01")).toEqual([]);
  });

  it("of those who left, who were in again within the days that make it a readmission", async () => {
    const database = await open();
    onTestFinished(() => database.close());
    const region = await aRegion(database);
    const hospital = aHospital(region);
    const inAndOut = async (course: Awaited<ReturnType<typeof aCourse>>): Promise<void> => {
      const { answer, complete } = await hospital.admitted(course);
      await answer("ownHome", "holder");
      await complete();
    };
    const [again, later, once] = [await aCourse(region), await aCourse(region), await aCourse(region)];
    for (const course of [again, later, once]) await inAndOut(course);
    region.later(hours(24 * 20));
    await inAndOut(again);
    region.later(hours(24 * 20));
    await hospital.admitted(later);
    const [row] = await database.owner("select distinct region from relay.course");
    expect(await database.app.read(SYSTEM, (db) => readmissions(db, ofQuarterBefore("2026-07-01")))).toEqual([
      { region: row?.region, count: 1, of: 4, people: 3 },
    ]);
  });
});
