import { isOfficeClosed } from "#kernel/holidays.ts";
import { addDays, type CalendarDay, weekday } from "#kernel/time.ts";
import type { BodyRules, RulesVersion } from "./types.ts";

/** Of a body that has said nothing: what most councils do, so that nothing stands still for want of rules. */
export const USUAL_RULES: BodyRules = {
  agendaDays: 7,
  itemDays: 14,
  quorum: { kind: "half" },
  mayClose: true,
  hasChair: true,
  minutesAdoptedBy: "nextMeeting",
  dissentRecorded: true,
  answerDays: 60,
};

/** The rules on a day: the newest of those that had begun; of two from the same day, what was said last. */
export function rulesOn(
  versions: readonly Pick<RulesVersion, "from" | "at" | "rules">[],
  day: CalendarDay,
): BodyRules {
  const begun = versions.filter(({ from }) => from <= day);
  return newest(begun)?.rules ?? USUAL_RULES;
}

const newest = <V extends Pick<RulesVersion, "from" | "at">>(versions: readonly V[]): V | undefined =>
  versions.toSorted((a, b) => b.from.localeCompare(a.from) || b.at.getTime() - a.at.getTime())[0];

/** The fewest of so many with a vote who must be there; 0: no quorum is needed. Of nobody, nobody. */
export function quorum({ quorum: asked }: Pick<BodyRules, "quorum">, seats: number): number {
  switch (asked.kind) {
    case "none":
      return 0;
    case "half":
      return Math.ceil(seats / 2);
    case "fraction":
      return Math.ceil((seats * asked.parts) / asked.of);
    case "number":
      return asked.number;
  }
}

/**
 * The last days before a meeting: for wishes for items, and for the agenda to be out. Calendar days; one that falls on a weekend, a
 * Danish public holiday or a day offices are closed is the last day before it that does not, so that nobody has less time than they were promised.
 */
export function deadlines(
  { itemDays, agendaDays }: Pick<BodyRules, "itemDays" | "agendaDays">,
  meetingDay: CalendarDay,
): { readonly items: CalendarDay; readonly agenda: CalendarDay } {
  return {
    items: openDay(addDays(meetingDay, -itemDays)),
    agenda: openDay(addDays(meetingDay, -agendaDays)),
  };
}

const openDay = (day: CalendarDay): CalendarDay =>
  weekday(day) > 5 || isOfficeClosed(day) ? openDay(addDays(day, -1)) : day;
