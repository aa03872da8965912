import type { AppointmentView, RightView, When } from "#modules/appointments/index.ts";
import type { Lang } from "../../../text/lang.ts";
import type { Text } from "../../../text/types.ts";
import { dayInWords, momentInWords, timeInWords } from "../../../ui/format.ts";

/** Appointments in words. Pure. */

type Words = Text["appointments"];

/** "i morgen kl. 10", "tirsdag kl. 10–10.30", "3. juni, i løbet af dagen". */
export function whenInWords({ day, startsAt, endsAt }: When, now: Date, words: Words, lang: Lang): string {
  // Noon in Denmark is on that day whatever the season.
  if (startsAt === null) return `${dayInWords(new Date(`${day}T11:00:00Z`), now, lang)}, ${words.someTime}`;
  const from = momentInWords(startsAt, now, lang);
  return endsAt === null ? from : `${from} – ${timeInWords(endsAt, lang)}`;
}

type Where = Pick<AppointmentView, "place" | "service" | "atUnit">;

/** As a heading begins: "I morgen kl. 10". */
export const capital = (words: string): string => words.charAt(0).toLocaleUpperCase("da") + words.slice(1);

/** The unit or service, and the place as one says it. */
export const whereInWords = ({ place, service, atUnit }: Where): string =>
  [atUnit?.name, service?.name, place].filter(Boolean).join(", ");

type Along = Pick<AppointmentView, "company" | "companion" | "companyUnit" | "companyWords">;

export function companyInWords(
  { company, companion, companyUnit, companyWords }: Along,
  words: Words,
): string {
  if (company === "nobodyYet" || company === "alone") return words.company[company];
  const named = [companyWords, company === "companion" ? companion?.name : companyUnit?.name];
  return named.filter(Boolean).join(", ") || words.companyAlso;
}

type Carried = Pick<AppointmentView, "transport" | "transportUnit" | "transportWords">;

export const transportInWords = (
  { transport, transportUnit, transportWords }: Carried,
  words: Words,
): string => [words.transport[transport], transportUnit?.name, transportWords].filter(Boolean).join(", ");

/** "18 dage tilbage", "Sidste dag er i dag", "Fristen er gået for 2 dage siden". */
export const rightInWords = ({ daysLeft }: Pick<RightView, "daysLeft">, words: Words): string =>
  daysLeft < 0 ? words.rights.passed(-daysLeft) : words.rights.left(daysLeft);

/** How it stands, in one line. */
export function stateInWords(
  view: Pick<AppointmentView, "state" | "unsaid" | "cannotComeAt" | "endedWhy" | "reasons">,
  words: Words,
): string {
  if (view.unsaid) return words.unsaid;
  if (view.state === "booked" && view.cannotComeAt !== null) return words.cannotCome;
  const more =
    view.state === "cancelled" && view.endedWhy !== null
      ? [words.cancelledBy[view.endedWhy]]
      : view.reasons.map((reason) => words.reason[reason]);
  return [words.state[view.state], more.join(", ")].filter((part) => part !== "").join(": ");
}
