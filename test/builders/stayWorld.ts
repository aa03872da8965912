import { onTestFinished } from "vitest";
import type { TestDatabase } from "../db.ts";
import { aRegion, type Door } from "./region.ts";
import { aCourse } from "./relay.ts";
import { aHouse } from "./stays.ts";

/** A house with beds, a course with a need of one, and what people do – in a database of its own, closed with the test. */
export async function stayWorld(open: () => Promise<TestDatabase>, beds = 2, at?: string) {
  const database = await open();
  onTestFinished(() => database.close());
  const region = await aRegion(database, at);
  const house = await aHouse(region, { beds });
  const course = await aCourse(region, { needs: ["sleepTonight", "woundCare"] });
  const hold = async (bed = 1, more: object = {}, by: Door = "emergency", of = course) =>
    house.commands.holdPlace(
      await region.actor(by),
      { placeId: house.bed(bed), needId: of.needId(0), ...more },
      region.now(),
    );
  const arrive = async (stayId: string, by: Door = "shelter") =>
    house.commands.confirmArrival(await region.actor(by), { stayId }, region.now());
  const end = async (stayId: string, more: object = {}) =>
    house.commands.endStay(
      await region.actor("shelter"),
      { stayId, whereTo: "ownHome" as const, ...more },
      region.now(),
    );
  const figure = async () => {
    const [said] = await region.directory.capacityNow(house.serviceId, region.now());
    return said && { free: said.available, of: said.maximum, waiting: said.waiting };
  };
  const states = async () =>
    (await database.owner("select state from stays.stay order by held_at, id")).map(({ state }) => state);
  return { database, region, house, course, hold, arrive, end, figure, states };
}
