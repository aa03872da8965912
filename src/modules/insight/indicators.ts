import { missedAppointments } from "#modules/appointments/index.ts";
import { answeredInTime } from "#modules/council/index.ts";
import { missingOffers } from "#modules/directory/index.ts";
import { leftWithoutPlace, readmissions } from "#modules/discharge/index.ts";
import { feltSafe, takenOverInTime, takeoverHours } from "#modules/relay/index.ts";
import type { Indicator } from "./types.ts";

const ofPeople = { about: "people", parts: false } as const;

/** Every figure there is, in the order they are read. What each says in words stands in the texts, under the same key. */
export const INDICATORS: readonly Indicator[] = [
  { key: "leftWithoutPlace", unit: "count", better: "fewer", ...ofPeople, count: leftWithoutPlace },
  {
    key: "missingOffers",
    unit: "count",
    better: "fewer",
    about: "people",
    parts: true,
    count: missingOffers,
  },
  { key: "takenOverInTime", unit: "share", better: "more", ...ofPeople, count: takenOverInTime },
  { key: "takeoverHours", unit: "hours", better: "fewer", ...ofPeople, count: takeoverHours },
  { key: "missedAppointments", unit: "share", better: "fewer", ...ofPeople, count: missedAppointments },
  { key: "readmissions", unit: "share", better: "fewer", ...ofPeople, count: readmissions },
  { key: "feltSafe", unit: "share", better: "more", ...ofPeople, count: feltSafe },
  {
    key: "answeredInTime",
    unit: "share",
    better: "more",
    about: "bodies",
    parts: false,
    count: answeredInTime,
  },
];
