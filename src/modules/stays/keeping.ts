import { sql } from "kysely";
import { newId, type Uuid } from "#kernel/ids.ts";
import { Refused } from "#kernel/refusal.ts";
import { parseCalendarDay } from "#kernel/time.ts";
import type { Db } from "#platform/db.ts";
import type { Job, MakeCommand, StaysDeps } from "./command.ts";
import { AddPlace, ChangePlace, ConfirmCalendar, KeepHouse, PutBackInUse, TakeOutOfUse } from "./commands.ts";
import { sayFigures } from "./figures.ts";
import { obey } from "./obey.ts";
import { mayKeepPlaces } from "./policy.ts";
import { isLive, lastTaken, mayStandStill, tonightAt } from "./rules.ts";
import {
  endOutOfUse,
  insertOutOfUse,
  insertPlace,
  type LoadedPlace,
  loadPlace,
  lockServices,
  putHouse,
  updatePlace,
} from "./store.ts";

/** The house's places: added, changed, out of use and back. By the house's own lead. */
export function keepingActions(command: MakeCommand, { directory }: Pick<StaysDeps, "directory">) {
  /** The actor's own place. Throws Refused `notFound` of others', `notAllowedLeadOnly`. */
  const own = async ({ tx, actor, now }: Job<unknown>, placeId: Uuid): Promise<LoadedPlace> => {
    const place = await loadPlace(tx, placeId, now);
    if (place.unitId !== actor.unitId) throw new Refused("notFound");
    if (!mayKeepPlaces(actor, place)) throw new Refused("notAllowedLeadOnly");
    return place;
  };
  const say = ({ tx, actor, now }: Job<unknown>, serviceId: Uuid): Promise<void> =>
    sayFigures(tx, directory, [serviceId], { at: now, personId: actor.personId });

  return {
    /**
     * A place of the actor's house, counted under a service of its own. Throws Refused `notAllowedLeadOnly`, `notFound` of a service
     * that is not the house's, `unknownCapacityUnit`, `unknownCondition`, `placeNameTaken`, `nightIsPast`.
     */
    addPlace: command("addPlace", AddPlace, async (job) => {
      const { tx, actor, command: c, now } = job;
      if (!mayKeepPlaces(actor, { unitId: actor.unitId })) throw new Refused("notAllowedLeadOnly");
      lockServices(tx, sql`select ${c.serviceId}::uuid`);
      await isOurs(tx, directory, c.serviceId, actor.unit);
      await known(tx, c.countedIn, c.conditions);
      const firstNight = parseCalendarDay(c.firstNight ?? "") ?? tonightAt(now);
      const lastNight = parseCalendarDay(c.lastNight ?? "");
      if (lastNight !== null && lastNight < firstNight) throw new Refused("nightIsPast");
      const { serviceId, countedIn, name, conditions } = c;
      const place = {
        id: newId(),
        unitId: actor.unitId,
        serviceId,
        countedIn,
        name,
        conditions,
        firstNight,
        lastNight,
      };
      insertPlace(tx, place, { personId: actor.personId, at: now });
      await say(job, serviceId);
      job.happened("placeAdded", { unitId: actor.unitId, data: { placeId: place.id, serviceId } });
      return { placeId: place.id };
    }),

    /** Its name, what it meets, and until when it is the house's: never so that a stay is left without it. Throws `placeTaken`. */
    changePlace: command("changePlace", ChangePlace, async (job) => {
      const { tx, command: c, now } = job;
      const place = await own(job, c.placeId);
      await known(tx, place.countedIn, c.conditions);
      const lastNight = parseCalendarDay(c.lastNight ?? "");
      if (lastNight !== null && lastNight < place.firstNight) throw new Refused("nightIsPast");
      if (
        lastNight !== null &&
        place.stays.some((stay) => isLive(stay, now) && lastTaken(stay, now) > lastNight)
      )
        throw new Refused("placeTaken");
      updatePlace(tx, place.id, { name: c.name, conditions: c.conditions, lastNight });
      await say(job, place.serviceId);
      job.happened("placeChanged", { unitId: place.unitId, data: { placeId: place.id } });
      return { placeId: place.id };
    }),

    /** Cannot be used for a while. Whoever is there or promised it is moved first: throws `placeTaken`, `placeOutOfUse`. */
    takeOutOfUse: command("takeOutOfUse", TakeOutOfUse, async (job) => {
      const { tx, actor, command: c, now } = job;
      const place = await own(job, c.placeId);
      const firstNight = parseCalendarDay(c.firstNight ?? "") ?? tonightAt(now);
      const lastNight = parseCalendarDay(c.lastNight ?? "");
      if (firstNight < tonightAt(now) || (lastNight !== null && lastNight < firstNight))
        throw new Refused("nightIsPast");
      obey(mayStandStill(place, { firstNight, lastNight }, now));
      const still = { placeId: place.id, reason: c.reason, words: c.words, firstNight, lastNight };
      insertOutOfUse(tx, still, { personId: actor.personId, at: now });
      await say(job, place.serviceId);
      job.happened("placeOutOfUse", { unitId: place.unitId, data: { placeId: place.id, reason: c.reason } });
      return { placeId: place.id };
    }),

    /** Usable from tonight. Throws `placeInUse` where nothing kept it. */
    putBackInUse: command("putBackInUse", PutBackInUse, async (job) => {
      const { tx, actor, command: c, now } = job;
      const place = await own(job, c.placeId);
      if (!(await endOutOfUse(tx, place.id, { personId: actor.personId, at: now })))
        throw new Refused("placeInUse");
      await say(job, place.serviceId);
      job.happened("placeBackInUse", { unitId: place.unitId, data: { placeId: place.id } });
      return { placeId: place.id };
    }),

    /** How long the house keeps a promise. From the next one on. */
    keepHouse: command("keepHouse", KeepHouse, async ({ tx, actor, command: c, now, happened }) => {
      if (!mayKeepPlaces(actor, { unitId: actor.unitId })) throw new Refused("notAllowedLeadOnly");
      putHouse(tx, actor.unitId, c, { personId: actor.personId, at: now });
      happened("houseChanged", { unitId: actor.unitId });
      return { unitId: actor.unitId };
    }),

    /** "It is still right": the house's figures are said again as the calendar has them, and are fresh. By who works there. */
    confirmCalendar: command("confirmCalendar", ConfirmCalendar, async ({ tx, actor, now }) => {
      const services = sql`select service_id from stays.place where unit_id = ${actor.unitId}`;
      lockServices(tx, services);
      const { rows } = await sql<{
        id: Uuid;
      }>`select distinct service_id as id from (${services}) of_house`.execute(tx);
      const ids = rows.map(({ id }) => id);
      await sayFigures(tx, directory, ids, { at: now, personId: actor.personId });
      return { services: ids.length };
    }),
  };
}

/** A service of the unit, or of its organisation where no unit answers for it. */
async function isOurs(
  tx: Db,
  directory: Pick<StaysDeps["directory"], "belongs">,
  serviceId: Uuid,
  unit: { readonly id: Uuid; readonly organisationId: Uuid },
): Promise<void> {
  const whose = await directory.belongs(tx, "service", serviceId);
  const ours =
    whose !== null &&
    (whose.unitId === unit.id ||
      (whose.unitId === null && whose.organisations.includes(unit.organisationId)));
  if (!ours) throw new Refused("notFound");
}

/** Throws Refused `unknownCapacityUnit`, `unknownCondition`. */
async function known(db: Db, countedIn: string, conditions: readonly string[]): Promise<void> {
  const { rows } = await sql<{ counted: boolean; conditions: boolean }>`
    select exists (select from directory.capacity_unit where code = ${countedIn}) as counted,
           not exists (select from unnest(${[...conditions]}::text[]) as asked
                        where not exists (select from directory.condition c where c.code = asked)) as conditions`.execute(
    db,
  );
  if (!rows[0]?.counted) throw new Refused("unknownCapacityUnit");
  if (!rows[0].conditions) throw new Refused("unknownCondition");
}
