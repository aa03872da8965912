import { sql } from "kysely";
import type { Instant } from "#kernel/clock.ts";
import { type ShownCount, shownAlone } from "#kernel/disclosure.ts";
import { addDays, type CalendarDay, calendarDay, dayOf, instantAt } from "#kernel/time.ts";
import { SYSTEM } from "#modules/identity/index.ts";
import type { Database } from "#platform/db.ts";

/** What is published of leaving: for everybody, and of nobody (B2, law 15). */

/** So long after a quarter its figure stands still: a discharge cannot be cancelled any more, and two days compared tell nothing. */
const SETTLED_AFTER = 31;
const QUARTERS = 4;

export interface Quarter {
  readonly year: number;
  /** 1 to 4. */
  readonly quarter: number;
  readonly from: CalendarDay;
  /** The first day after it. */
  readonly until: CalendarDay;
}

export interface QuarterFigure extends Pick<Quarter, "year" | "quarter"> {
  /** Discharges and ended stays with no place to stay; null: one to four, held back. */
  readonly withoutPlace: ShownCount;
}

const firstDay = (year: number, quarter: number): CalendarDay =>
  calendarDay(`${year}-${String(quarter * 3 - 2).padStart(2, "0")}-01`);

/** The newest whole quarters whose figures stand still, the newest first. Pure. */
export function quartersShown(today: CalendarDay): readonly Quarter[] {
  const settled = addDays(today, -SETTLED_AFTER);
  const [year, month] = [Number(settled.slice(0, 4)), Number(settled.slice(5, 7))];
  const running = year * 4 + Math.floor((month - 1) / 3);
  return Array.from({ length: QUARTERS }, (_, n) => {
    const at = running - 1 - n;
    const [of, quarter] = [Math.floor(at / 4), (at % 4) + 1];
    const next = at + 1;
    return {
      ...{ year: of, quarter, from: firstDay(of, quarter) },
      until: firstDay(Math.floor(next / 4), (next % 4) + 1),
    };
  });
}

/** For everybody: how many left with no place to stay in a region, quarter by quarter, the newest first. */
export async function leftWithoutPlace(
  db: Database,
  region: string,
  now: Instant,
): Promise<readonly QuarterFigure[]> {
  const quarters = quartersShown(dayOf(now));
  const starts = quarters.map(({ from }) => instantAt(from, "00:00"));
  const ends = quarters.map(({ until }) => instantAt(until, "00:00"));
  const counts = await db.ask(
    SYSTEM,
    sql<{ n: number; count: number }>`
      select q.n::int as n, count(l.id)::int as count
        from unnest(${starts}::timestamptz[], ${ends}::timestamptz[]) with ordinality as q (starts, ends, n)
        left join (discharge.leaving l join relay.course c on c.id = l.course_id and c.region = ${region})
          on l.without_place and l.left_at >= q.starts and l.left_at < q.ends
       group by q.n`,
  );
  return quarters.map(({ year, quarter }, i) => ({
    ...{ year, quarter },
    withoutPlace: shownAlone(counts.find(({ n }) => n === i + 1)?.count ?? 0),
  }));
}
