import { afterAll, beforeAll, expect, it } from "vitest";
import { hours, plus } from "#kernel/time.ts";
import { aCouncilHouse, COUNCIL_NOW } from "../../../../test/builders/council.ts";
import { describeOnEngine, type TestDatabase } from "../../../../test/db.ts";
import type { DayLetter } from "./reminding.ts";

const at = (day: string) => new Date(`${day}T10:00:00Z`);

describeOnEngine("letters about days that come near", (open) => {
  let database: TestDatabase;
  let house: Awaited<ReturnType<typeof aCouncilHouse>>;
  beforeAll(async () => {
    database = await open();
    house = await aCouncilHouse(database);
    await database.owner(
      "insert into identity.auth_user (name, email, email_verified, person_id) values ('K', 'keeper@raad.example', true, $1)",
      [house.cast.secretary.personId],
    );
  });
  afterAll(() => database.close());

  async function reminded(now: Date): Promise<readonly DayLetter[]> {
    const letters: DayLetter[] = [];
    const count = await house.council.remindOfDays((_tx, letter) => letters.push(letter), now);
    expect(count).toBe(letters.length);
    return letters;
  }

  it("go once to whoever keeps the papers, fourteen days before a budget's; moved, it is told of anew", async () => {
    const body = await house.aBody();
    const put = (day: string) =>
      house.council.putBudgetDate(
        house.cast.secretary,
        { bodyId: body.id, authority: "Havlund", year: 2027, what: "hearing", day, source: "" },
        COUNCIL_NOW,
      );
    await put("2026-08-20");
    expect(await reminded(at("2026-08-05"))).toEqual([]);
    const budget = { authority: "Havlund", year: 2027, what: "hearing" };
    const path = `/raad/${body.slug}/vaerktoejer/moeder`;
    expect(await reminded(at("2026-08-06"))).toEqual([
      { to: "keeper@raad.example", body: body.name, day: "2026-08-20", path, budget },
    ]);
    await put("2026-08-20");
    expect(await reminded(plus(at("2026-08-06"), hours(1)))).toEqual([]);
    await put("2026-08-22");
    expect(await reminded(at("2026-08-08"))).toMatchObject([{ day: "2026-08-22" }]);
    await put("2026-09-01");
    expect(await reminded(at("2026-09-02"))).toEqual([]);
  });

  it("go three days before a task that is not done, without what it is about", async () => {
    const body = await house.aBody();
    const add = (due: string) =>
      house.council.addTask(
        house.cast.secretary,
        { bodyId: body.id, itemId: null, words: "Hemmelig opgave", owner: "Ida", due },
        COUNCIL_NOW,
      );
    const done = await add("2026-04-10");
    await add("2026-04-10");
    await house.council.endTask(house.cast.secretary, done, COUNCIL_NOW);
    expect(await reminded(at("2026-04-06"))).toEqual([]);
    const letters = await reminded(at("2026-04-07"));
    expect(letters).toMatchObject([{ day: "2026-04-10", path: `/raad/${body.slug}/opgaver`, budget: null }]);
    expect(JSON.stringify(letters)).not.toContain("Hemmelig");
    expect(await reminded(at("2026-04-08"))).toEqual([]);
  });
});
