import type { RefusalDetails } from "./types.ts";

const zone = { timeZone: "Europe/Copenhagen" } as const;
const date = { weekday: "long", day: "numeric", month: "long", ...zone } as const;
const clock = { hour: "2-digit", minute: "2-digit", ...zone } as const;
const locales = { da: "da-DK", en: "en-GB" } as const;

/** When an appointment is now, where a refusal tells it: "torsdag 4. juni kl. 09.00". */
export function appointmentNow({ day, startsAt }: RefusalDetails, lang: "da" | "en"): string {
  if (typeof day !== "string") return lang === "da" ? "en anden tid" : "another time";
  const at = new Date(typeof startsAt === "string" ? startsAt : `${day}T12:00:00Z`);
  const on = at.toLocaleDateString(locales[lang], date);
  if (typeof startsAt !== "string") return on;
  return `${on} ${lang === "da" ? "kl." : "at"} ${at.toLocaleTimeString(locales[lang], clock)}`;
}
