import { sql } from "kysely";
import type { Instant } from "#kernel/clock.ts";
import { isUuid, type Uuid } from "#kernel/ids.ts";
import { Refused } from "#kernel/refusal.ts";
import { type Actor, mayCloseUnit, SYSTEM } from "#modules/identity/index.ts";
import type { StaysDeps } from "./command.ts";
import { namesFor } from "./naming.ts";
import { isLive, tonightAt } from "./rules.ts";
import { placesWhere, staysWhere, waitingWhere } from "./store.ts";
import type { HouseClosing } from "./view-types.ts";

export function createClosingView(deps: StaysDeps) {
  const { db, identity } = deps;
  const names = namesFor(deps);
  return {
    /**
     * What a house must see to before it can close (law 8): who is there, and how many are promised to come or wait. For its lead, and its
     * organisation's responsible leader – who reads no name where they are not on duty. Logged. Throws Refused `notFound`.
     */
    closing: (actor: Actor, unitId: Uuid, now: Instant): Promise<HouseClosing> =>
      identity.audit.watch({ at: now, actor, action: "stays.read", detail: { unitId } }, async () => {
        const card = isUuid(unitId) ? await identity.unit(unitId) : null;
        if (!card || !mayCloseUnit(actor, card)) throw new Refused("notFound");
        const { stays, places, waiting } = await db.read(SYSTEM, async (snapshot) => ({
          stays: await staysWhere(snapshot, sql`s.unit_id = ${unitId} and s.state in ('held', 'occupied')`),
          places: await placesWhere(snapshot, sql`p.unit_id = ${unitId}`, tonightAt(now)),
          waiting: (await waitingWhere(snapshot, sql`w.unit_id = ${unitId} and w.settled_at is null`)).length,
        }));
        const live = stays.filter((stay) => isLive(stay, now));
        const guests = live.filter(({ state }) => state === "occupied");
        const onDuty = actor.unitId === unitId;
        const nameOf = onDuty
          ? await identity.audit.list(actor, now, async (tx) => ({
              content: await names(tx, actor, guests, now),
              shown: { "list.responsibilities": guests.map(({ courseId }) => courseId) },
            }))
          : () => null;
        return {
          isHouse: places.length > 0,
          onDuty,
          guests: guests.map((stay) => ({
            id: stay.id,
            placeName: places.find(({ id }) => id === stay.placeId)?.name ?? "",
            knownAs: nameOf(stay),
          })),
          promised: live.length - guests.length,
          waiting,
        };
      }),
  };
}
