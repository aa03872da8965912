import { afterAll, beforeAll, expect, it } from "vitest";
import { calendarDay } from "#kernel/time.ts";
import { SYSTEM } from "#modules/identity/index.ts";
import { aCouncilHouse, answers, KEEPERS, COUNCIL_NOW as now } from "../../../../test/builders/council.ts";
import { describeOnEngine, type TestDatabase } from "../../../../test/db.ts";
import { USUAL_RULES } from "./rules.ts";
import { rulesOfBody } from "./store.ts";

describeOnEngine("how a body works", (open) => {
  let database: TestDatabase;
  let house: Awaited<ReturnType<typeof aCouncilHouse>>;
  beforeAll(async () => {
    database = await open();
    house = await aCouncilHouse(database);
  });
  afterAll(() => database.close());

  it("is said by whoever keeps its papers, from a day on, and read by everybody with all that was said before", async () => {
    const { council, cast, aBody } = house;
    const { id: bodyId, slug } = await aBody();
    expect(await council.rules(slug, null, now)).toMatchObject({
      usual: true,
      today: USUAL_RULES,
      versions: [],
    });
    const say = (who: typeof cast.chair | null, from: string, agendaDays: number) =>
      council.setRules(
        who,
        { bodyId, from, rules: { ...USUAL_RULES, agendaDays }, why: "Kommissoriet" },
        now,
      );
    expect(await answers(cast, (who) => say(who, "2026-01-01", 5))).toBe(KEEPERS);
    await say(cast.secretary, "2026-07-01", 10);
    const on = (day: string) =>
      database.app.read(SYSTEM, (db) => rulesOfBody(db, bodyId, calendarDay(day))).then((r) => r.agendaDays);
    expect([await on("2025-12-31"), await on("2026-06-30"), await on("2026-07-01")]).toEqual([7, 5, 10]);
    const shown = await council.rules(slug, null, now);
    expect(shown).toMatchObject({ usual: false, keeps: false, today: { agendaDays: 5 } });
    expect(shown?.versions.map(({ from, by }) => [from, by !== null])).toEqual([
      ["2026-07-01", true],
      ["2026-01-01", true],
      ["2026-01-01", true],
      ["2026-01-01", true],
    ]);
    expect(await council.rules("ukendt", null, now)).toBeNull();
  });

  it("is never changed afterwards, and refused whole when something is wrong", async () => {
    const { council, cast, aBody } = house;
    const { id: bodyId } = await aBody();
    const wrong = { ...USUAL_RULES, quorum: { kind: "fraction" as const, parts: 4, of: 3 } };
    await expect(
      council.setRules(cast.chair, { bodyId, from: "2026-01-01", rules: wrong, why: "x" }, now),
    ).rejects.toMatchObject({ code: "invalidInput", details: { issues: [{ field: "rules.quorum.parts" }] } });
    await expect(database.appSql("update council.body_rules set why = 'x'")).rejects.toThrow(
      /permission denied/,
    );
  });
});
