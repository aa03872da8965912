import { sql } from "kysely";
import type { Instant } from "#kernel/clock.ts";
import type { Uuid } from "#kernel/ids.ts";
import { addDays, dayOf, instantAt } from "#kernel/time.ts";
import { type Actor, SYSTEM } from "#modules/identity/index.ts";
import type { Database, Db } from "#platform/db.ts";
import { tonightAt } from "./rules.ts";
import type { StayFigures } from "./view-types.ts";

/** A quarter, as the house's lead looks back; a month, as the page of operations does. */
const QUARTER = 91;
const MONTH = 30;

/**
 * What stays came to, counted from the stays themselves; their events carry the same codes (`nights`, `whereTo`, `reason`). About
 * nobody: numbers only.
 */
export function createStayFigures(db: Database) {
  const figures = async (
    snapshot: Db,
    unitId: Uuid | null,
    days: number,
    now: Instant,
  ): Promise<StayFigures> => {
    const since = instantAt(addDays(dayOf(now), -days), "00:00");
    const tonight = tonightAt(now);
    const of = (unit: string) => sql`(${unitId}::uuid is null or ${sql.ref(unit)} = ${unitId})`;
    const { rows } = await sql<Omit<StayFigures, "days" | "refusals">>`
      with over as (select s.last_night - s.first_night + 1 as nights, s.reason from stays.stay s
                     where s.state = 'ended' and s.ended_at >= ${since} and ${of("s.unit_id")}),
           waits as (select w.course_id, greatest((w.asked_at at time zone 'Europe/Copenhagen')::date, (${since}::timestamptz at time zone 'Europe/Copenhagen')::date) as first,
                            coalesce((w.settled_at at time zone 'Europe/Copenhagen')::date, ${tonight}::date + 1) as until
                       from stays.waiting w
                      where coalesce(w.settled_at, ${now}) >= ${since} and w.asked_at <= ${now} and ${of("w.unit_id")}),
           -- A night without a place: somebody waited, at one house or several, and had none.
           without as (select distinct waits.course_id, night::date as night
                         from waits, generate_series(waits.first, waits.until - 1, interval '1 day') night)
      select (select count(*)::int from over) as ended,
             (select count(*)::int from over where reason = 'nowhere') as nowhere,
             (select percentile_disc(0.5) within group (order by nights)::int from over) as "medianNights",
             (select max(nights)::int from over) as "longestNights",
             (select count(*)::int from stays.stay s where s.state = 'lapsed' and s.changed_at >= ${since} and ${of("s.unit_id")}) as lapsed,
             (select count(distinct course_id)::int from waits) as waited,
             (select count(*)::int from without o
               where not exists (select from stays.stay s where s.course_id = o.course_id and s.occupied_at is not null
                                    and o.night between s.first_night and s.last_night)) as "nightsWithout"`.execute(
      snapshot,
    );
    const { rows: refusals } = await sql<{ reason: string; count: number }>`
      select s.reason, count(*)::int as count from stays.stay s
       where s.state = 'refused' and s.changed_at >= ${since} and ${of("s.unit_id")} group by s.reason order by 2 desc, 1`.execute(
      snapshot,
    );
    const [row] = rows;
    if (!row) throw new Error("Figures are one row");
    return { days, ...row, refusals };
  };

  return {
    /** The actor's own house, the last quarter. For who works there. */
    figures: (actor: Actor, now: Instant): Promise<StayFigures> =>
      db.read(SYSTEM, (snapshot) => figures(snapshot, actor.unitId, QUARTER, now)),
    /** All houses together, the last month: for the page of operations. */
    allFigures: (now: Instant): Promise<StayFigures> =>
      db.read(SYSTEM, (snapshot) => figures(snapshot, null, MONTH, now)),
  };
}
