import type { Lang } from "../../../text/lang.ts";
import { dayInWords } from "../../../ui/format.ts";

/** A calendar day as people say it: "i dag", "tirsdag", "24. december". Noon is on that day wherever the clock stands. */
export const calendarDayInWords = (day: string, now: Date, lang: Lang): string =>
  dayInWords(new Date(`${day}T12:00:00Z`), now, lang);
