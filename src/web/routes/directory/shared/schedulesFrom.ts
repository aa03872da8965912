import { parseHoursText } from "#kernel/hours-text.ts";
import type { Schedule } from "#modules/directory/index.ts";
import { lineOf, parted, WEEK, type WeekdayCode } from "./hours.ts";
import { partId } from "./partId.ts";

/**
 * Schedules from a typed line. What says the same as before keeps its identifier. Null: not opening hours. `owner` is the
 * record or place they hang on.
 */
export function schedulesFrom(
  line: string,
  before: readonly Schedule[],
  owner: string,
): readonly Schedule[] | null {
  const { plain, others } = parted(before);
  if (line.trim() === lineOf(before)) return before;
  if (line.trim() === "") return others;
  const hours = parseHoursText(line);
  if (hours === null) return null;
  const spans = new Map<string, WeekdayCode[]>();
  for (const [at, day] of WEEK.entries()) {
    const week = hours.always ? [["00:00", "24:00"]] : (hours.week?.[(at + 1) as 1] ?? []);
    for (const [from, to] of week) {
      const key = `${from}-${to}`;
      spans.set(key, [...(spans.get(key) ?? []), day]);
    }
  }
  const open = hours.always === true || hours.openOnHolidays === true;
  const said = [...spans].map(([span, days]): Schedule => {
    const [opensAt = "", closesAt = ""] = span.split("-");
    const byday = days.join(",");
    const same = plain.find(
      (one) => one.byday === byday && one.opensAt === opensAt && one.closesAt === closesAt,
    );
    const id = same?.id ?? partId(owner, "schedule", `${byday} ${span}`);
    return { id, freq: "WEEKLY", byday, opensAt, closesAt, ...(open && { openOnHolidays: true }) };
  });
  return [...said, ...others];
}
