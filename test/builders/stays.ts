import type { Uuid } from "#kernel/ids.ts";
import { createDischarge } from "#modules/discharge/index.ts";
import { createStays } from "#modules/stays/index.ts";
import { insideActions } from "../../src/modules/relay/actions/inside.ts";
import { ownOfDestinations } from "../../src/modules/relay/own/destination.ts";
import { putService } from "./directory.ts";
import { build } from "./house.ts";
import type { Door, Region } from "./region.ts";

/** A house with places in a region: the shelter's beds, unless said otherwise, made by the commands people use. */
export async function aHouse(region: Region, { at = "shelter" as Door, beds = 2 } = {}) {
  const relay = { inside: insideActions(region), ownOf: ownOfDestinations(region) };
  const stays = createStays({ ...region, relay, discharge: createDischarge({ ...region, relay }) });
  const { id: unitId, organisationId } = region.unit(at);
  const service = await build(region.database.app, (tx) =>
    putService(
      region.directory,
      tx,
      {
        kind: "shelter",
        name: `Senge, ${at}`,
        unitId,
        needs: ["sleepTonight"],
        organisation: { name: `Huset ${at}`, stafetId: organisationId },
      },
      region.now(),
    ),
  );
  const placeIds: Uuid[] = [];
  for (let n = 1; n <= beds; n++) {
    const place = { serviceId: service.id, countedIn: "bed", name: `Seng ${n}` };
    placeIds.push(
      (await stays.commands.addPlace(await region.actor(at, "lead"), place, region.now())).placeId,
    );
  }
  const bed = (n: number): Uuid => {
    const id = placeIds[n - 1];
    if (!id) throw new Error(`No bed ${n}`);
    return id;
  };
  return { ...stays, serviceId: service.id, placeIds, bed, unitId };
}

export type House = Awaited<ReturnType<typeof aHouse>>;
