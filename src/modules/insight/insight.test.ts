import { afterAll, beforeAll, expect, it, onTestFinished } from "vitest";
import { addDays, calendarDay, hours, instantAt } from "#kernel/time.ts";
import { aCouncilHouse } from "../../../test/builders/council.ts";
import { ANSWERED_FOR, aHospital } from "../../../test/builders/discharge.ts";
import { build } from "../../../test/builders/house.ts";
import { later, recommending } from "../../../test/builders/recommendations.ts";
import { aRegion, type Region } from "../../../test/builders/region.ts";
import { aCourse } from "../../../test/builders/relay.ts";
import { describeOnEngine, type TestDatabase } from "../../../test/db.ts";
import { createInsight, type Insight, type Trend } from "./index.ts";

const noon = (day: string) => instantAt(calendarDay(day), "12:00");
const HERE = "DK-84";

describeOnEngine("figures for everybody", (open) => {
  let database: TestDatabase;
  let region: Region;
  let insight: Insight;
  const said = (trend: Trend | null | undefined): string =>
    (trend?.quarters ?? [])
      .map(({ year, quarter, state, value }) => `${year}-${quarter} ${state === "shown" ? value : state}`)
      .join(", ");
  const trend = async (indicator: "leftWithoutPlace" | "missingOffers", part = "") =>
    said((await insight.trends([{ indicator, region: HERE, part }]))[0]);

  beforeAll(async () => {
    database = await open();
    region = await aRegion(database, "2026-04-01T06:30:00Z");
    insight = createInsight({ ...region, needKinds: region.views.needKinds });
    // Nobody has used the house: there is nothing to count, and nothing is kept as counted.
    expect(await insight.publishDue(noon("2026-05-02"))).toBe(0);
    const hospital = aHospital(region);
    for (let n = 0; n < 5; n += 1) {
      const { answer, complete } = await hospital.admitted(await aCourse(region));
      await answer("nowhere", "holder");
      await complete(ANSWERED_FOR);
    }
    const lacks = (needKind: string, area: string, times: number) =>
      build(database.app, async (tx) => {
        const gap = { region: HERE, area, needKind, cause: "noCapacity", unitId: region.idOf("dropIn") };
        for (let n = 0; n < times; n += 1) await region.directory.feedGap(tx, { ...gap, now: region.now() });
      });
    // Besides what the five were turned away from.
    await lacks("dental", "0101", 7);
    await lacks("dental", "0147", 6);
    await lacks("income", "0101", 2);
    await lacks("transport", "0147", 3);
    await lacks("phone", "0101", 9);
  });
  afterAll(() => database.close());

  it("are counted when the quarter has stood still for a month, once, and not of quarters before anybody was here", async () => {
    await insight.publishDue(noon("2026-07-31"));
    expect(await insight.regions()).toEqual([]);
    expect(await insight.publishDue(noon("2026-08-01"))).toBeGreaterThan(0);
    expect(await insight.publishDue(noon("2026-08-01"))).toBe(0);
    expect(await insight.regions()).toEqual([HERE]);
    expect(await trend("leftWithoutPlace")).toBe("2026-2 5");
  });

  it("of a region are all there, in the order they are read", async () => {
    const all = await insight.indicatorsIn(HERE);
    expect(all.map(({ indicator }) => indicator.key)).toEqual([
      "leftWithoutPlace",
      "missingOffers",
      "takenOverInTime",
      "takeoverHours",
      "missedAppointments",
      "readmissions",
      "feltSafe",
    ]);
    expect(said(all.find(({ indicator }) => indicator.key === "missedAppointments"))).toBe("2026-2 nothing");
    expect(await insight.indicatorsIn("DK-81")).toEqual([]);
  });

  it("tell parts and municipalities, and hold back what could be worked out", async () => {
    const starts = calendarDay("2026-04-01");
    const lines = (await insight.figuresIn("missingOffers", starts, HERE)).filter(
      ({ state }) => state === "shown",
    );
    const told = Object.fromEntries(lines.map(({ area, part, value }) => [`${area} ${part}`.trim(), value]));
    expect(told).toMatchObject({ dental: 13, "0101 dental": 7, "0147 dental": 6, phone: 9, "0101 phone": 9 });
    expect(Object.keys(told).filter((key) => /income|transport/.test(key))).toEqual([]);
    expect(await trend("missingOffers", "dental")).toBe("2026-2 13");
    expect(await trend("missingOffers", "income")).toBe("2026-2 heldBack");
    expect(lines.find(({ area }) => area === "0101")?.areaName).toBe("København");
  });

  it("stand still: what happens afterwards changes nothing, and the next quarter stands beside it", async () => {
    region.later(hours(24));
    await build(database.app, (tx) =>
      region.directory.feedGap(tx, {
        ...{
          region: HERE,
          area: "0101",
          needKind: "dental",
          cause: "noCapacity",
          unitId: region.idOf("dropIn"),
        },
        now: noon("2026-06-01"),
      }),
    );
    await insight.publishDue(noon("2026-11-01"));
    expect(await trend("leftWithoutPlace")).toBe("2026-3 0, 2026-2 5");
    expect(await trend("missingOffers", "dental")).toBe("2026-3 0, 2026-2 13");
    const [first] = await insight.trends([{ indicator: "leftWithoutPlace", region: HERE, part: "" }]);
    expect(first?.direction).toBe("down");
  });

  it("may not be changed or taken back by the application, nor tell of a few", async () => {
    for (const attack of [
      "update insight.figure set value = 6 where value = 5",
      "delete from insight.figure",
      "delete from insight.counted",
    ])
      await expect(database.appSql(attack)).rejects.toMatchObject({ code: "42501" });
    const figure =
      "insert into insight.figure (indicator, starts, region, area, part, state, value, base) values";
    for (const [row, constraint] of [
      ["('leftWithoutPlace', '2026-04-01', 'DK-81', '', '', 'heldBack', 3, null)", "held_back_is_not_kept"],
      ["('missingOffers', '2026-04-01', 'DK-81', '0851', 'dental', 'shown', 3, null)", "parts_are_counts"],
      // What is counted is counted whole: nothing is added to it.
      ["('missingOffers', '2026-04-01', 'DK-81', '0851', 'dental', 'shown', 9, null)", "counted_whole"],
    ] as const)
      await expect(database.appSql(`${figure} ${row}`)).rejects.toMatchObject({ constraint });
  });

  it("of two processes at once are counted once", async () => {
    const at = noon("2027-02-01");
    const kept = await Promise.all([insight.publishDue(at), insight.publishDue(at)]);
    expect(kept[0] + kept[1]).toBe(7);
    expect(
      (await insight.trends([{ indicator: "leftWithoutPlace", region: HERE, part: "" }]))[0]?.quarters,
    ).toHaveLength(3);
  });
});

describeOnEngine("figures of a house that only councils use", (open) => {
  it("are of the councils' answers; those from before it are counted when they are taken in", async () => {
    const database = await open();
    onTestFinished(() => database.close());
    const house = await aCouncilHouse(database);
    const insight = createInsight({
      db: database.app,
      directory: { municipalities: async () => [] },
      needKinds: async () => [],
    });
    const at = instantAt(addDays(later(30), 220), "12:00");
    expect(await insight.publishDue(at)).toBe(0);
    const { adopted, sendTo } = recommending(house);
    await sendTo((await adopted()).id);
    expect(await insight.publishDue(at)).toBe(1);
    expect(await insight.publishDue(at)).toBe(0);
    const [told, ...others] = await insight.indicatorsIn(HERE);
    expect(others).toEqual([]);
    expect(told).toMatchObject({ indicator: { key: "answeredInTime" }, quarters: [{ value: 0, base: 1 }] });
  });
});
