import { sql } from "kysely";
import type { Instant } from "#kernel/clock.ts";
import type { Uuid } from "#kernel/ids.ts";
import type { CalendarDay } from "#kernel/time.ts";
import { SYSTEM } from "#modules/identity/index.ts";
import type { Database, Tx } from "#platform/db.ts";
import { noLongerPublic, nowPublic } from "../site/store.ts";
import type { PublicThing } from "../site/types.ts";
import type { RecommendationText } from "./document.ts";
import { keyOfRecommendation } from "./types.ts";

interface Adopted {
  readonly id: Uuid;
  readonly bodyId: Uuid;
  readonly slug: string;
  readonly name: string;
  readonly period: string;
  readonly number: number;
  readonly adoptedOn: CalendarDay;
  readonly content: RecommendationText;
  readonly at: Instant;
  readonly changedAt: Instant;
  readonly said: string;
}

/** Adopted and closed ones in their newest edition, with what was answered: all of it is for everybody. */
const ADOPTED = sql`
  select r.id, r.body_id as "bodyId", b.slug, b.name, r.period, r.number, r.adopted_on::text as "adoptedOn", e.document as content,
         (select min(f.at) from council.recommendation_edition f where f.recommendation_id = r.id and f.did = 'adopted') as at,
         r.changed_at as "changedAt",
         coalesce((select string_agg(concat_ws(' ', t.name, a.reason, a.plan), E'\n' order by a.at) from council.answer a
                     join council.sending s on s.id = a.sending_id join council.body t on t.id = s.body_id
                    where s.recommendation_id = r.id), '') as said
    from council.recommendation r
    join council.body b on b.id = r.body_id
    join council.recommendation_edition e on e.recommendation_id = r.id and e.edition = r.edition
   where r.state in ('adopted', 'closed')`;

/** An adopted recommendation as the search, feeds and letters know it. */
function thingOf({ id, bodyId, slug, name, period, number, content, said, ...when }: Adopted): PublicThing {
  const { text, background, elaboration, focusArea, whoCanChange } = content;
  return {
    ...{ kind: "recommendation", id, bodyId, at: when.at, changedAt: when.changedAt, day: when.adoptedOn },
    title: `${name}: anbefaling ${number} (${period.replace("-", "–")})`,
    path: `/raad/${slug}/anbefalinger/${keyOfRecommendation({ period, number })}`,
    words: [text, focusArea, background, ...elaboration, whoCanChange, said]
      .filter((words) => words !== "")
      .join("\n"),
  };
}

/** Recommendations anybody may read, as the search knows them. */
export const publicRecommendations = async (db: Database): Promise<PublicThing[]> =>
  (await db.ask(SYSTEM, sql<Adopted>`${ADOPTED}`)).map(thingOf);

/** After a change: the search says what anybody may read of it now, or nothing. */
export async function tellSearch(tx: Tx, recommendationId: Uuid): Promise<void> {
  const { rows } = await sql<Adopted>`${ADOPTED} and r.id = ${recommendationId}`.execute(tx);
  const [found] = rows;
  if (found) nowPublic(tx, thingOf(found));
  else noLongerPublic(tx, "recommendation", recommendationId);
}
