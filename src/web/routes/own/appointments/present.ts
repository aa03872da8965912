import type { OwnAppointment, When } from "#modules/appointments/index.ts";
import type { Lang } from "../../../text/lang.ts";
import type { Text } from "../../../text/types.ts";
import { fullMoment, momentInWords, timeInWords } from "../../../ui/format.ts";
import { dayOnPaper } from "../paper/present.ts";
import { calendarDayInWords } from "../shared/day.ts";

const capital = (words: string): string => words.charAt(0).toLocaleUpperCase("da") + words.slice(1);

type Words = Text["own"]["appointments"];

/** "i morgen kl. 10 til kl. 10.30", "3. juni, i løbet af dagen". */
export function whenToThem({ day, startsAt, endsAt }: When, now: Date, words: Words, lang: Lang): string {
  if (startsAt === null) return capital(words.someTime(calendarDayInWords(day, now, lang)));
  const from = capital(momentInWords(startsAt, now, lang));
  return endsAt === null ? from : `${from} ${words.until(timeInWords(endsAt, lang))}`;
}

/** The same on paper, which does not know what day it is read: with the date and the year. */
export function onPaper({ day, startsAt, endsAt }: When, words: Words, lang: Lang): string {
  if (startsAt === null) return words.someTime(dayOnPaper(day, lang));
  const from = capital(fullMoment(startsAt, lang));
  return endsAt === null ? from : `${from} ${words.until(timeInWords(endsAt, lang))}`;
}

type Told = Pick<
  OwnAppointment,
  "place" | "withWhom" | "purpose" | "bring" | "company" | "companyName" | "transport" | "transportWords"
>;

/** What it is, where, what to bring, who goes along and how to get there: a line each, and none for what nobody has said. Pure. */
export const linesOf = (it: Told, words: Words): readonly string[] =>
  [
    words.purpose(it.purpose),
    words.where(it.place),
    it.withWhom === "" ? "" : words.with(it.withWhom),
    it.bring === "" ? "" : words.bring(it.bring),
    it.company === "alone" || it.company === "nobodyYet" ? words[it.company] : words.along(it.companyName),
    [words.transport[it.transport], it.transportWords].filter((part) => part !== "").join(" "),
  ].filter((line) => line !== "");
