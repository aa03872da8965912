import { sql } from "kysely";
import type { Instant } from "#kernel/clock.ts";
import type { Uuid } from "#kernel/ids.ts";
import { addDays } from "#kernel/time.ts";
import type { Relay } from "#modules/relay/index.ts";
import type { StaysDeps } from "./command.ts";
import { isLive, isOverdue, tonightAt } from "./rules.ts";
import { placesWhere, staysWhere } from "./store.ts";
import type { OwnStay } from "./view-types.ts";

/** The citizen's own side, behind the wall as them: where their place is, and until when. In the log as their own look. */
export const createOwnStays = ({
  identity,
  relay,
}: Pick<StaysDeps, "identity"> & { readonly relay: Pick<Relay, "ownOf"> }) => ({
  view: (citizenId: Uuid, now: Instant): Promise<readonly OwnStay[]> =>
    relay.ownOf.read(citizenId, now, async (db) => {
      const stays = (await staysWhere(db, sql`s.state in ('held', 'occupied')`)).filter((stay) =>
        isLive(stay, now),
      );
      if (stays.length === 0) return [];
      const places = await placesWhere(
        db,
        sql`p.id = any(${stays.map(({ placeId }) => placeId)}::uuid[])`,
        tonightAt(now),
      );
      const units = await identity.unitCards(
        db,
        stays.map(({ unitId }) => unitId),
      );
      return stays
        .sort((a, b) => a.firstNight.localeCompare(b.firstNight))
        .map((stay) => ({
          id: stay.id,
          theirs: stay.state === "occupied",
          house: units.get(stay.unitId)?.name ?? "",
          phone: units.get(stay.unitId)?.phone ?? "",
          place: places.find(({ id }) => id === stay.placeId)?.name ?? "",
          goesOn: addDays(stay.lastNight, 1),
          overdue: isOverdue(stay, now),
          heldUntil: stay.heldUntil,
        }));
    }),
});
