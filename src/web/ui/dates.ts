import type { Lang } from "../text/lang.ts";
import { timeInWords } from "./format.ts";

/** The calendar day so many days from now in Denmark, as date fields take it: "2026-06-02". */
export const dayOffset = (now: Date, days: number): string =>
  danish.format(new Date(now.getTime() + days * 24 * 3_600_000));

// Sweden writes dates as ISO does.
const danish = new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/Copenhagen" });

/** A moment short enough for a name: "22. nov. kl. 2.40". */
export const dateAndTime = (at: Date, lang: Lang): string =>
  `${short[lang].format(at)} ${timeInWords(at, lang)}`;

const zone = { timeZone: "Europe/Copenhagen", day: "numeric", month: "short" } as const;
const short = { da: new Intl.DateTimeFormat("da-DK", zone), en: new Intl.DateTimeFormat("en-GB", zone) };
