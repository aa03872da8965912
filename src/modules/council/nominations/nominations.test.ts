import { afterAll, beforeAll, expect, it } from "vitest";
import {
  aCouncilHouse,
  answers,
  KEEPERS,
  COUNCIL_NOW as now,
  SITTERS,
} from "../../../../test/builders/council.ts";
import { describeOnEngine, type TestDatabase } from "../../../../test/db.ts";

const refused = (code: string) => expect.objectContaining({ code });
const later = new Date("2026-06-10T10:00:00Z");

describeOnEngine("representatives a body is asked for", (open) => {
  let database: TestDatabase;
  let house: Awaited<ReturnType<typeof aCouncilHouse>>;
  beforeAll(async () => {
    database = await open();
    house = await aCouncilHouse(database);
  });
  afterAll(() => database.close());

  /** Two or three names asked for by 9 June, and the seats of three who could go. */
  const asked = async () => {
    const body = await house.aBody();
    const draft = {
      ...{ bodyId: body.id, title: "Mødet om planen", askedBy: "Planudvalget", fewest: 2, most: 3 },
      ...{ answerBy: "2026-06-09", takesPlace: "2026-06-20" },
    };
    const nominationId = await house.council.askForNames(house.cast.secretary, draft, now);
    const seats: string[] = [];
    for (let i = 0; i < 7; i += 1) seats.push(await house.seat(body.id, `Navn ${i}`, "member"));
    return { ...body, draft, nominationId, names: seats };
  };

  it("are asked for by whoever keeps the papers, named by whoever sits, and seen by nobody else until it is decided", async () => {
    const { council, cast } = house;
    const { draft, nominationId, names, slug, seats } = await asked();
    expect(await answers(cast, (who) => council.askForNames(who, draft, now))).toBe(KEEPERS);
    let n = 0;
    const name = (who: typeof cast.chair) =>
      council.nominate(who, { nominationId, seatId: names[n++] ?? "" }, now);
    expect(await answers(cast, name)).toBe(SITTERS);
    await expect(council.nominate(cast.chair, { nominationId, seatId: names[0] ?? "" }, now)).rejects.toEqual(
      refused("namedAlready"),
    );
    for (const seatId of [seats.guest, seats.secretary, (await asked()).names[0]])
      await expect(council.nominate(cast.chair, { nominationId, seatId: seatId ?? "" }, now)).rejects.toEqual(
        refused("notFound"),
      );
    for (const who of [null, cast.guest, cast.elsewhere, cast.nobody]) {
      expect(await council.nomination(slug, nominationId, who, now)).toBeNull();
      expect((await council.nominations(slug, who, now))?.nominations).toEqual([]);
    }
    const { nominees = [] } = (await council.nomination(slug, nominationId, cast.member, now)) ?? {};
    expect(nominees.map(({ mine }) => mine)).toEqual([false, false, false, true]);
    // The member's own; the others' are taken back by whoever keeps the papers.
    const back = (i: number) => (who: typeof cast.chair) =>
      council.withdrawName(who, { nomineeId: nominees[i]?.id ?? "" }, now);
    expect(await answers(cast, back(3))).toBe("ok ok ok ok forbidden forbidden forbidden");
    expect(await answers(cast, back(0))).toBe(KEEPERS);
    expect((await council.nomination(slug, nominationId, cast.member, now))?.nominees).toHaveLength(2);
  });

  it("are late when the day is over, and decided with as many as were asked for", async () => {
    const { council, cast } = house;
    const { nominationId, names, slug } = await asked();
    const state = async (at: Date) => (await council.nomination(slug, nominationId, cast.member, at))?.state;
    expect([await state(new Date("2026-06-09T20:00:00Z")), await state(later)]).toEqual(["open", "late"]);
    for (const seatId of names.slice(0, 4))
      await council.nominate(cast.member, { nominationId, seatId }, now);
    const { nominees = [] } = (await council.nomination(slug, nominationId, cast.member, now)) ?? {};
    const ids = nominees.map(({ id }) => id);
    const decide = (who: typeof cast.chair, chosen: string[], seen = 1) =>
      council.decideNames(
        who,
        { nominationId, seen, chosen, decidedOn: "2026-06-08", decidedAt: "Mødet i juni" },
        later,
      );
    await expect(decide(cast.chair, ids.slice(0, 1))).rejects.toMatchObject({
      code: "soMany",
      details: { fewest: 2, most: 3 },
    });
    await expect(decide(cast.chair, ids)).rejects.toEqual(refused("soMany"));
    await expect(decide(cast.chair, [ids[0] ?? "", names[6] ?? ""])).rejects.toEqual(refused("notFound"));
    expect(await answers(cast, (who) => decide(who, ids.slice(0, 2)))).toBe(
      "ok editedMeanwhile editedMeanwhile forbidden forbidden forbidden forbidden",
    );
    const shown = await council.nomination(slug, nominationId, null, later);
    expect(shown).toMatchObject({ state: "decided", decidedAt: "Mødet i juni", seats: [] });
    expect(shown?.nominees.map(({ name }) => name)).toEqual(["Navn 0", "Navn 1"]);
    expect((await council.nominations(slug, null, later))?.nominations[0]?.chosen).toEqual([
      "Navn 0",
      "Navn 1",
    ]);
    await expect(
      council.nominate(cast.chair, { nominationId, seatId: names[5] ?? "" }, later),
    ).rejects.toEqual(refused("nominationOver"));
    await expect(decide(cast.chair, ids.slice(0, 2), 2)).rejects.toEqual(refused("nominationOver"));
  });

  it("are called off for a reason", async () => {
    const { council, cast } = house;
    const { nominationId, slug } = await asked();
    const off = (who: typeof cast.chair) =>
      council.callOffNames(who, { nominationId, seen: 1, because: "Mødet blev aflyst" }, now);
    expect(await answers(cast, off)).toBe(
      "ok editedMeanwhile editedMeanwhile forbidden forbidden forbidden forbidden",
    );
    expect(await council.nomination(slug, nominationId, cast.member, later)).toMatchObject({
      ...{ state: "calledOff", because: "Mødet blev aflyst" },
    });
    expect(await council.nomination(slug, nominationId, null, later)).toBeNull();
  });
});
