import type { Lang } from "../../../text/lang.ts";

/** "30. april 2026". Minutes are read years later: never "today". */
export const dayOfMeeting = (day: string, lang: Lang): string =>
  new Intl.DateTimeFormat(lang === "da" ? "da-DK" : "en-GB", {
    ...{ day: "numeric", month: "long", year: "numeric", timeZone: "UTC" },
  }).format(new Date(`${day}T12:00:00Z`));
