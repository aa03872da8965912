import { sql } from "kysely";
import type { Instant } from "#kernel/clock.ts";
import type { Uuid } from "#kernel/ids.ts";
import { hours, minutes, plus } from "#kernel/time.ts";
import { SYSTEM } from "#modules/identity/index.ts";
import type { Cast } from "./region/cast.ts";
import type { UnitSlug } from "./region/units.ts";
import type { DemoDeps } from "./stage.ts";

/** What stands in each house: its name, what it is counted in, and what it suits. */
const PLACES: Partial<
  Record<UnitSlug, readonly (readonly [name: string, unit: string, conditions: readonly string[]])[]>
> = {
  "herberget-nordlys": [
    ["Seng 1", "bed", ["activeUse"]],
    ["Seng 2", "bed", ["activeUse"]],
    ["Seng 3", "bed", ["activeUse", "dogs"]],
    ["Seng 4", "bed", ["womenOnly"]],
    ["Seng 5", "bed", ["womenOnly"]],
    ["Seng 6", "bed", ["wheelchair"]],
    ["Seng 7", "bed", []],
  ],
  egehuset: [
    ["Værelse 1", "bed", ["wheelchair"]],
    ["Værelse 2", "bed", []],
    ["Værelse 3", "bed", []],
  ],
};

/** Houses with places, people in some of them, somebody on their way and somebody waiting: by the commands people use. */
export async function placeStays(
  { db, directory, stays }: DemoDeps,
  cast: Cast,
  now: Instant,
): Promise<void> {
  const { commands } = stays;
  const beds = new Map<UnitSlug, Uuid[]>();
  let serviceAt: Uuid | undefined;
  for (const [slug, places = []] of Object.entries(PLACES) as [UnitSlug, (typeof PLACES)[UnitSlug]][]) {
    const then = plus(now, -hours(24 * 20));
    const card = cast.card(slug);
    const lead = cast.leadOf(slug);
    const [service] = (await directory.freePlaces(card, now)).services;
    if (!service) throw new Error(`${slug} has no offer to count places under`);
    serviceAt ??= service.id;
    const ids: Uuid[] = [];
    for (const [name, countedIn, conditions] of places) {
      const draft = { serviceId: service.id, name, countedIn, conditions: [...conditions] };
      ids.push((await commands.addPlace(lead, draft, then)).placeId);
    }
    beds.set(slug, ids);
  }

  const [house, first] = ["herberget-nordlys" as const, beds.get("herberget-nordlys") ?? []];
  const bed = (n: number): Uuid => first[n] ?? (first[0] as Uuid);
  const needs = await sleeping(db, cast.unitId(house));
  const [stayedOn, here, more, ...others] = needs.map(({ needId, holderId }) => ({
    needId,
    by: (at: Instant) => cast.onDuty(cast.slugOf(holderId), at),
  }));

  /** Held and come: so many hours ago, for so many nights. */
  const came = async (need: typeof here, placeId: Uuid, ago: number, nights: number): Promise<void> => {
    if (!need) return;
    const at = plus(now, -hours(ago));
    const { stayId } = await commands.holdPlace(need.by(at), { placeId, needId: need.needId, nights }, at);
    const later = plus(at, minutes(40));
    await commands.confirmArrival(cast.onDuty(house, later), { stayId }, later);
  };
  await came(stayedOn, bed(0), 24 * 4, 3);
  await came(here, bed(2), 24 * 2, 7);
  await came(more, bed(3), 24, 2);
  const lead = cast.leadOf(house);
  const mended = { placeId: bed(6), reason: "repair" as const, words: "Sengebunden er knækket" };
  await commands.takeOutOfUse(lead, mended, plus(now, -hours(5)));
  const [coming, waits] = others;
  const lately = plus(now, -minutes(25));
  if (coming) await commands.holdPlace(coming.by(lately), { placeId: bed(1), needId: coming.needId }, lately);
  if (waits && serviceAt) {
    const asked = { needId: waits.needId, serviceId: serviceAt, grounds: ["illness" as const] };
    await commands.waitForPlace(waits.by(lately), asked, lately);
  }
  await stays.clock.tick(now);
}

/** Open needs of a place to sleep or live, the house's own first, by the name people go by. */
async function sleeping(
  db: DemoDeps["db"],
  houseId: Uuid,
): Promise<readonly { needId: Uuid; holderId: Uuid }[]> {
  const { rows } = await db.read(SYSTEM, (snapshot) =>
    sql<{ needId: Uuid; holderId: Uuid }>`
      select n.id as "needId", c.holder_id as "holderId"
        from relay.need n join relay.course c on c.id = n.course_id join citizen.citizen z on z.id = c.citizen_id
       where n.ended_at is null and n.kind in ('sleepTonight', 'home') and c.state = 'open'
       order by (c.holder_id = ${houseId}) desc, (n.responsible_id = ${houseId}) desc, z.known_as, z.full_name, n.kind limit 12`.execute(
      snapshot,
    ),
  );
  return rows;
}
