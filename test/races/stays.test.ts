import { describe, expect, test } from "vitest";
import { hours } from "#kernel/time.ts";
import { aCourse } from "../builders/relay.ts";
import { aHouse } from "../builders/stays.ts";
import { arena, rounds } from "./arena.ts";
import { atOnce, codes } from "./processes.ts";

/** What may meet at the last bed of the house, from several processes. */

const a = arena();

const bedsOf = async (houseUnit: string) =>
  a.rowsOf(
    `select p.id, (select count(*)::int from stays.stay s where s.place_id = p.id and s.state in ('held', 'occupied')) as live,
            (select available from directory.capacity c where c.service_id = p.service_id) as free
       from stays.place p where p.unit_id = $1`,
    houseUnit,
  );

describe("the last bed", () => {
  test("twenty ask for it at once: one gets it, nineteen read that it is taken", async () => {
    for (const door of ["shelter", "dropIn", "nightTeam"] as const) {
      const house = await aHouse(a.region, { at: door, beds: 1 });
      const courses = await Promise.all(Array.from({ length: 20 }, () => aCourse(a.region)));
      const outcome = await atOnce(
        courses.map(
          (course, index) => () =>
            a
              .one(index)
              .stays.commands.holdPlace(
                a.nurse,
                { placeId: house.bed(1), needId: course.needId(0) },
                a.now(),
              ),
        ),
      );
      expect(outcome.done).toHaveLength(1);
      expect(codes(outcome)).toEqual(Array.from({ length: 19 }, () => "placeTaken"));
      expect(await bedsOf(house.unitId)).toEqual([{ id: house.bed(1), live: 1, free: 0 }]);
    }
  });

  test("two beds of one service, asked for at once: the figure is what is left, never what one of them saw", async () => {
    const house = await aHouse(a.region, { at: "psychiatry", beds: 12 });
    const courses = await Promise.all(house.placeIds.map(() => aCourse(a.region)));
    const outcome = await atOnce(
      courses.map((course, index) => () => {
        const asked = { placeId: house.bed(index + 1), needId: course.needId(0) };
        return a.one(index).stays.commands.holdPlace(a.nurse, asked, a.now());
      }),
    );
    expect(outcome.refused).toEqual([]);
    expect((await bedsOf(house.unitId)).map(({ free }) => free)).toEqual(house.placeIds.map(() => 0));
  });

  test("it lapses while somebody comes, and another asks: one clear outcome", async () => {
    const house = await aHouse(a.region, { at: "nursing", beds: 1 });
    const worker = await a.region.actor("nursing");
    await rounds(async () => {
      const [course, other] = [await aCourse(a.region), await aCourse(a.region)];
      const placeId = house.bed(1);
      a.region.later();
      const { stayId } = await house.commands.holdPlace(
        a.nurse,
        { placeId, needId: course.needId(0) },
        a.now(),
      );
      // One server's clock is a breath behind the other's: both are right by their own.
      const lapsed = new Date(a.now().getTime() + hours(2));
      const before = new Date(lapsed.getTime() - 1);
      const outcome = await atOnce<unknown>([
        () => a.one(0).stays.commands.confirmArrival(worker, { stayId }, before),
        () => a.one(1).stays.commands.holdPlace(a.nurse, { placeId, needId: other.needId(0) }, lapsed),
        () => a.one(2).stays.clock.tick(lapsed),
      ]);
      const came = await a.rowsOf("select state from stays.stay where id = $1", stayId);
      const live = await a.rowsOf(
        "select id, state, course_id from stays.stay where place_id = $1 and state in ('held', 'occupied')",
        placeId,
      );
      expect(live).toHaveLength(1);
      expect(came[0]?.state).toBe(live[0]?.id === stayId ? "occupied" : "lapsed");
      expect(outcome.refused).toHaveLength(1);
      expect(["placeTaken", "stayNotHeld"]).toContain(outcome.refused[0]?.code);
      // Left as it was found.
      a.region.clock.advance(hours(5));
      const [last] = live;
      if (last?.state === "occupied")
        await house.commands.endStay(worker, { stayId: String(last.id), whereTo: "ownHome" }, a.now());
      await house.clock.tick(a.now());
    });
  });

  test("one person, two houses, both say they came: one has them", async () => {
    const here = await aHouse(a.region, { at: "doctor", beds: 1 });
    const there = await aHouse(a.region, { at: "emergency", beds: 1 });
    await rounds(async () => {
      const course = await aCourse(a.region);
      const held = await Promise.all(
        [here, there].map((house) =>
          house.commands.holdPlace(a.nurse, { placeId: house.bed(1), needId: course.needId(0) }, a.now()),
        ),
      );
      const workers = [await a.region.actor("doctor"), await a.region.actor("emergency")];
      const outcome = await atOnce(
        workers.map(
          (worker, n) => () =>
            a.one(n).stays.commands.confirmArrival(worker, { stayId: held[n]?.stayId ?? "" }, a.now()),
        ),
      );
      expect(outcome.done).toHaveLength(1);
      expect(["staysElsewhere", "stayNotHeld"]).toContain(outcome.refused[0]?.code);
      const [stay] = await a.rowsOf(
        "select id, unit_id from stays.stay where course_id = $1 and state = 'occupied'",
        course.id,
      );
      const at = workers.find(({ unitId }) => unitId === stay?.unit_id);
      a.region.later();
      if (at) await here.commands.endStay(at, { stayId: String(stay?.id), whereTo: "otherPlace" }, a.now());
    });
  });
});
