import type { Urgency } from "#kernel/urgency.ts";
import { dayOffset } from "../../../ui/dates.ts";

/** In how many days one hears whether the citizen has been received, by how urgent it is. */
const DAYS: Readonly<Record<Urgency, number>> = { acute: 0, sameDay: 1, soon: 2, ordinary: 7 };

/** The day suggested for hearing how it went, "YYYY-MM-DD"; something acute is heard about the same day. */
export const checkBackDay = (urgency: Urgency, now: Date): string => dayOffset(now, DAYS[urgency]);
