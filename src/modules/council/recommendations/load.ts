import { type RawBuilder, sql } from "kysely";
import type { Uuid } from "#kernel/ids.ts";
import type { CalendarDay } from "#kernel/time.ts";
import type { Db } from "#platform/db.ts";
import { BODY } from "../bodies/views.ts";
import { askingsOf } from "./askings.ts";
import { byUrgency, type Clock, clockOf, waits } from "./rules/clock.ts";
import { newestAskings, standingOf } from "./rules/steps.ts";
import {
  type Asking,
  keyOfRecommendation,
  type Recommendation,
  type RecommendationStanding,
} from "./types.ts";

/** Recommendations with all they were sent with: ids → two batches → clocks. */

export interface AskingWithClock extends Asking {
  readonly clock: Clock;
  /** Whether the body was asked again since. */
  readonly asksAgain: boolean;
}

export interface RecommendationLine extends Recommendation {
  readonly standing: RecommendationStanding;
  /** In the order they were sent. */
  readonly askings: readonly AskingWithClock[];
  /** The worst of the clocks that run; null: nobody is waited for. */
  readonly worst: Clock | null;
}

/** A meeting that is here, or words for one, as JSON. */
const atMeeting = (on: string, meeting: string, words: string) =>
  sql.raw(`jsonb_build_object('on', ${on}::text, 'heldOn', ${meeting}.held_on::text, 'starts', nullif(${meeting}.starts, ''),
    'slug', (select host.slug from council.body host where host.id = ${meeting}.body_id),
    'published', coalesce(${meeting}.state = 'published', false), 'words', ${words})`);

const RECOMMENDATION: RawBuilder<unknown> = sql`
  r.id, (select to_jsonb(x) from (select ${BODY}) x) as body, r.period, r.number, r.state, r.edition, e.document as content,
  case when r.adopted_on is not null then ${atMeeting("r.adopted_on", "m", "r.adopted_words")} end as adopted,
  case when r.state = 'closed' then jsonb_build_object('on', ((e.at at time zone 'Europe/Copenhagen')::date)::text, 'why', e.why) end as closed,
  coalesce((select jsonb_agg(${atMeeting("f.chosen_on", "fm", "f.chosen_words")} || jsonb_build_object('year', f.year) order by f.year)
              from council.focus_mark f left join council.meeting fm on fm.id = f.chosen_at where f.recommendation_id = r.id and f.withdrawn_at is null), '[]') as focus,
  coalesce((select jsonb_agg(jsonb_build_object('year', f.year, 'chosenOn', f.chosen_on, 'chosenWords', f.chosen_words,
                     'on', ((f.withdrawn_at at time zone 'Europe/Copenhagen')::date)::text, 'why', f.withdrawn_why) order by f.withdrawn_at)
              from council.focus_mark f where f.recommendation_id = r.id and f.withdrawn_at is not null), '[]') as unfocused`;

/** Those `where` (of r, b) lets through, by period and number, the newest period first. */
export async function recommendationsWhere(
  db: Db,
  where: RawBuilder<unknown>,
  today: CalendarDay,
): Promise<readonly RecommendationLine[]> {
  const { rows } = await sql<Omit<Recommendation, "key">>`
    select ${RECOMMENDATION} from council.recommendation r
      join council.body b on b.id = r.body_id
      join council.recommendation_edition e on e.recommendation_id = r.id and e.edition = r.edition
      left join council.meeting m on m.id = r.adopted_at
     where r.state <> 'discarded' and ${where} order by r.period desc, r.number, r.id`.execute(db);
  const askings = await askingsOf(db, { recommendations: rows.map(({ id }) => id) });
  const byRecommendation = Map.groupBy(askings, ({ recommendationId }) => recommendationId);
  return rows.map((row) => lineOf(row, byRecommendation.get(row.id) ?? [], today));
}

function lineOf(
  row: Omit<Recommendation, "key">,
  askings: readonly Asking[],
  today: CalendarDay,
): RecommendationLine {
  const newest = new Set<Uuid>(newestAskings(askings).map(({ id }) => id));
  const timed = askings.map((asking) => ({
    ...asking,
    clock: clockOf(asking, today, row.closed?.on ?? null),
    asksAgain: !newest.has(asking.id),
  }));
  const running = timed.filter(({ clock, asksAgain }) => !asksAgain && waits(clock));
  return {
    ...row,
    key: keyOfRecommendation(row),
    standing: standingOf(row.state, askings),
    askings: timed,
    worst: running.map(({ clock }) => clock).toSorted(byUrgency)[0] ?? null,
  };
}
