import { parseHoursText } from "#kernel/hours-text.ts";
import type { OpeningHours } from "#kernel/opening-hours.ts";
import { madeId } from "../hsds/ids.ts";

/** What people write in one cell that HSDS has a list for. Pure. */

export const phoneOf = (text: string, owner: string) => {
  const [number] = text.split(/[,;/\n]/);
  return number?.trim() ? [{ id: madeId(owner, "phone"), number: number.trim() }] : [];
};

const BYDAY = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"] as const;

/** Opening hours as people write them; null: nothing is said, or nothing that can be read. */
export function hoursOf(text: string, owner: string, unreadable: (text: string) => void): unknown[] | null {
  if (text === "") return null;
  const hours: OpeningHours | null = parseHoursText(text.replaceAll("\n", ", "));
  if (hours === null) {
    unreadable(text);
    return null;
  }
  const spans = hours.always
    ? BYDAY.map((day) => ({ day, from: "00:00", to: "24:00" }))
    : Object.entries(hours.week ?? {}).flatMap(([day, all]) =>
        all.map(([from, to]) => ({ day: BYDAY[Number(day) - 1] ?? "MO", from, to })),
      );
  return spans.map(({ day, from, to }) => ({
    ...{
      id: madeId(owner, "hours", day, from, to),
      freq: "WEEKLY",
      byday: day,
      opens_at: from,
      closes_at: to,
    },
  }));
}
