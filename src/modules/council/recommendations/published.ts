import { sql } from "kysely";
import type { Quarter, Tally } from "#kernel/quarters.ts";
import { addDays } from "#kernel/time.ts";
import type { Db } from "#platform/db.ts";
import { recommendationsWhere } from "./load.ts";
import { clockOf } from "./rules/clock.ts";

/**
 * Of the times a body was to answer a council in the quarter – by the first date it was given, so that nobody becomes punctual by a
 * later one –, how often it had. Noted is no answer; what the council closed unanswered counts neither way. By the council's region.
 */
export async function answeredInTime(db: Db, { from, until }: Quarter): Promise<readonly Tally[]> {
  const asked = sql`r.state in ('adopted', 'closed') and exists (
    select from council.sending s join council.answer_date d on d.sending_id = s.id and d.n = 1
     where s.recommendation_id = r.id and d.answer_by >= ${addDays(from, -LONGEST_HOLIDAY)}::date and d.answer_by < ${until}::date)`;
  const all = (await recommendationsWhere(db, asked, until)).flatMap(({ body, closed, askings }) =>
    askings.map(({ dates, ...asking }) => {
      const clock = clockOf({ ...asking, dates: dates.slice(0, 1) }, until, closed?.on ?? null);
      return { region: body.region, clock };
    }),
  );
  const counted = all.filter(
    ({ clock }) => clock.state !== "stopped" && clock.firstLastDay >= from && clock.firstLastDay < until,
  );
  return [...Map.groupBy(counted, ({ region }) => region)].map(([region, of]) => ({
    region,
    of: of.length,
    count: of.filter(({ clock }) => clock.answeredOn !== null && clock.answeredOn <= clock.firstLastDay)
      .length,
  }));
}

/** A date that falls on days when offices are closed lasts to the next they are not: never longer than this. */
const LONGEST_HOLIDAY = 14;
