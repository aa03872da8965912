import { sql } from "kysely";
import type { Instant } from "#kernel/clock.ts";
import type { Uuid } from "#kernel/ids.ts";
import type { CalendarDay } from "#kernel/time.ts";
import { SYSTEM } from "#modules/identity/index.ts";
import type { Database, Tx } from "#platform/db.ts";
import { nowPublic } from "../site/store.ts";
import type { PublicThing } from "../site/types.ts";

interface Found {
  readonly id: Uuid;
  readonly bodyId: Uuid;
  readonly path: string;
  readonly title: string;
  readonly words: string;
  readonly at: Instant;
  readonly changedAt: Instant;
  readonly day: CalendarDay;
}

/** All of it but what is drafted and said on the way: that is for those who sit there. */
const SHOWN = sql`
  select c.id, c.body_id as "bodyId", '/raad/' || b.slug || '/hoeringer/' || c.id as path, c.title,
         concat_ws(E'\n', c.asked_by, nullif(c.about, ''), c.answer, nullif(c.outcome_words, '')) as words, c.added_at as at,
         (select max(t.at) from council.consultation_step t where t.consultation_id = c.id and t.did <> 'written') as "changedAt",
         c.received_on::text as day
    from council.consultation c join council.body b on b.id = c.body_id`;

const thingOf = (found: Found): PublicThing => ({ kind: "consultation", ...found });

/** What a council is heard on, as the search knows it. */
export const publicConsultations = async (db: Database): Promise<PublicThing[]> =>
  (await db.ask(SYSTEM, sql<Found>`${SHOWN}`)).map(thingOf);

/** After a change: the search says what anybody may read of it now. */
export async function tellSearch(tx: Tx, consultationId: Uuid): Promise<void> {
  const { rows } = await sql<Found>`${SHOWN} where c.id = ${consultationId}`.execute(tx);
  const [found] = rows;
  if (found) nowPublic(tx, thingOf(found));
}
