import { sql } from "kysely";
import { isUuid } from "#kernel/ids.ts";
import { Refused } from "#kernel/refusal.ts";
import { addDays } from "#kernel/time.ts";
import { mayCloseUnit } from "#modules/identity/index.ts";
import type { MakeCommand, StaysDeps } from "./command.ts";
import { EmptyHouse } from "./commands.ts";
import { sayFigures } from "./figures.ts";
import { isLive, tonightAt } from "./rules.ts";
import {
  lapse,
  lockServices,
  placesWhere,
  settleWaiting,
  staysWhere,
  updatePlace,
  updateStay,
} from "./store.ts";
import { tellBoth, tellWaited } from "./tell.ts";

/** A house closes (law 8). */
export function closingActions(command: MakeCommand, { identity, directory }: StaysDeps) {
  return {
    /**
     * Gives back every promise of a house and everybody's waiting there, and promises nothing more: who asked is told, and has the
     * citizen all along. Whoever is there stays until somebody has written where they went: one by one, for each is somebody. By the
     * house's lead and its organisation's responsible leader. Throws Refused `notFound`. Gives how many, and how many are there still.
     */
    emptyHouse: command("emptyHouse", EmptyHouse, async ({ tx, actor, command: c, now, happened }) => {
      const card = isUuid(c.unitId) ? (await identity.unitCards(tx, [c.unitId])).get(c.unitId) : undefined;
      if (!card || !mayCloseUnit(actor, card)) throw new Refused("notFound");
      const services = sql`select service_id from stays.place where unit_id = ${c.unitId}`;
      lockServices(tx, services);
      for (const stay of await lapse(tx, services, now)) tellBoth(happened, "lapsed", stay);
      const hand = { personId: actor.personId, unitId: actor.unitId, at: now };
      const held = await staysWhere(tx, sql`s.unit_id = ${c.unitId} and s.state = 'held'`);
      for (const stay of held) {
        updateStay(tx, stay.id, { state: "refused", reason: "notOpen", words: c.words }, hand);
        tellBoth(happened, "refused", stay, { reason: "notOpen" });
      }
      const waited = await settleWaiting(tx, sql`w.unit_id = ${c.unitId}`, "withdrawn", hand);
      tellWaited(happened, waited, "withdrawn", now);
      const yesterday = addDays(tonightAt(now), -1);
      const places = await placesWhere(tx, sql`p.unit_id = ${c.unitId}`, tonightAt(now));
      let guests = 0;
      for (const place of places) {
        if (place.stays.some((stay) => stay.state === "occupied" && isLive(stay, now))) guests += 1;
        // One that was written in today was never the house's.
        const never = addDays(place.firstNight, -1);
        const last = never > yesterday ? never : yesterday;
        if (place.lastNight === null || place.lastNight > last)
          updatePlace(tx, place.id, { ...place, lastNight: last });
      }
      await sayFigures(
        tx,
        directory,
        places.map(({ serviceId }) => serviceId),
        { at: now, personId: actor.personId },
      );
      return { unitId: c.unitId, givenBack: held.length, guests };
    }),
  };
}
