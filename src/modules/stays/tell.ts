import type { Instant } from "#kernel/clock.ts";
import { dayOf, daysBetween } from "#kernel/time.ts";
import type { Happened } from "./command.ts";
import type { Waited } from "./store.ts";
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

/** That somebody waits no more, and on how many nights they did: to the house, and to who asked. */
export function tellWaited(
  happened: Happened,
  waits: readonly Waited[],
  settled: "placed" | "elsewhere" | "withdrawn",
  now: Instant,
): void {
  for (const one of waits) {
    const nights = daysBetween(dayOf(one.askedAt), dayOf(now));
    for (const unitId of new Set([one.unitId, one.askedFor]))
      happened("waitEnded", { unitId, of: one, data: { waitingId: one.id, settled, nights } });
  }
}
