import type { Happened } from "./command.ts";
import type { Stay } from "./types.ts";

/** Both ends of a promise see it at once: the house, and who asked. */
export function tellBoth(
  happened: Happened,
  type: "held" | "arrived" | "extended" | "ended" | "endedNowhere" | "cancelled" | "refused" | "lapsed",
  stay: Stay,
  data: Readonly<Record<string, unknown>> = {},
): void {
  for (const unitId of new Set([stay.unitId, stay.heldFor]))
    happened(type, { unitId, of: stay, data: { ...data, stayId: stay.id, placeId: stay.placeId } });
}
