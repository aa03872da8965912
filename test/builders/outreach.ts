import type { Uuid } from "#kernel/ids.ts";
import { createOutreach } from "#modules/outreach/index.ts";
import { insideActions } from "../../src/modules/relay/actions/inside.ts";
import type { Region } from "./region.ts";

/** A team's round every evening with stops in a region, made by the commands people use: the night team's, unless said otherwise. */
export async function aTeam(region: Region, { stops = ["Havnen", "Parken"] } = {}) {
  const outreach = createOutreach({ ...region, relay: { inside: insideActions(region) } });
  const { roundId } = await outreach.commands.planRound(
    await region.actor("nightTeam"),
    {
      name: "Aftenrunden",
      weekdays: [1, 2, 3, 4, 5, 6, 7],
      begins: "21:00",
      goes: [(await region.actor("nightTeam")).personId],
      stops: stops.map((place) => ({ place })),
    },
    region.now(),
  );
  const rows = await region.database.owner(
    "select id from outreach.stop where round_id = $1 order by position",
    [roundId],
  );
  const stop = (n: number): Uuid => {
    const id = rows[n - 1]?.id;
    if (typeof id !== "string") throw new Error(`No stop ${n}`);
    return id;
  };
  return { ...outreach, roundId, stop };
}

export type Team = Awaited<ReturnType<typeof aTeam>>;
