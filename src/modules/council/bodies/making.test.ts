import { afterAll, beforeAll, expect, it } from "vitest";
import { aCouncilHouse, answers, HOUSE, COUNCIL_NOW as now } from "../../../../test/builders/council.ts";
import { describeOnEngine, type TestDatabase } from "../../../../test/db.ts";

const refused = (code: string) => expect.objectContaining({ code });

describeOnEngine("a new body", (open) => {
  let database: TestDatabase;
  let house: Awaited<ReturnType<typeof aCouncilHouse>>;
  beforeAll(async () => {
    database = await open();
    house = await aCouncilHouse(database);
  });
  afterAll(() => database.close());

  let n = 0;
  const draft = () => ({
    ...{ region: "DK-84", kind: "committee" as const },
    ...{ slug: `udvalget-${++n}`, name: `Udvalget ${n}` },
  });

  it("is made by a secretary of the whole house or an administrator, who keeps none of its papers thereby", async () => {
    const { council, cast } = house;
    expect(await answers(cast, (who) => council.addBody(who, draft(), now))).toBe(HOUSE);
    const administrator = { ...cast.nobody, remits: ["administrator" as const] };
    const made = draft();
    await council.addBody(administrator, made, now);
    expect(await council.body(made.slug, administrator, now)).toMatchObject({ keeps: false, sits: false });
    await expect(
      council.addSeat(
        administrator,
        { bodyId: house.other, name: "En", role: "member", from: "2026-03-02" },
        now,
      ),
    ).rejects.toEqual(refused("forbidden"));
  });

  it("has a first secretary, who signs in and keeps its papers from that day; or is not made at all", async () => {
    const { council, cast } = house;
    const made = draft();
    const secretary = { name: "Sekretæren", signsInAs: cast.nobody.personId };
    const unknown = { ...secretary, signsInAs: "ingen@eksempel.dk" };
    await expect(council.addBody(cast.remit, { ...made, secretary: unknown }, now)).rejects.toEqual(
      refused("noSuchPerson"),
    );
    expect(await council.body(made.slug, null, now)).toBeNull();
    await council.addBody(cast.remit, { ...made, secretary }, now);
    expect(await council.body(made.slug, cast.nobody, now)).toMatchObject({ keeps: true, sits: true });
    expect((await council.members(made.slug, null, null, now))?.now).toMatchObject([
      { name: "Sekretæren", role: "secretary" },
    ]);
    await expect(council.addBody(cast.remit, made, now)).rejects.toEqual(refused("bodyThere"));
  });
});
