import { type RawBuilder, sql } from "kysely";
import type { Instant } from "#kernel/clock.ts";
import type { Uuid } from "#kernel/ids.ts";
import { dayOf } from "#kernel/time.ts";
import { SYSTEM } from "#modules/identity/index.ts";
import type { Database, Tx } from "#platform/db.ts";
import { noLongerPublic, nowPublic } from "../site/store.ts";
import type { PublicThing } from "../site/types.ts";
import type { PublicStory } from "./types.ts";

/** Stories anybody may read now: approved, not withdrawn, and the person's yes holds. The only place that knows. */
export const shownStories = (now: Instant): RawBuilder<PublicStory> => shownOn(sql`${dayOf(now)}::date`);

const shownOn = (today: RawBuilder<unknown>): RawBuilder<PublicStory> => sql<PublicStory>`
  select s.id, s.body_id as "bodyId", '/raad/' || b.slug || '/historier/' || s.id as path, s.about, s.themes,
         s.on_behalf_of as "onBehalfOf", e.heading, e.words, s.edition, e.at as "publishedAt"
    from council.story s
    join council.body b on b.id = s.body_id
    join council.story_edition e on e.story_id = s.id and e.edition = s.edition
   where s.withdrawn_at is null and e.words is not null and coalesce(s.consent_until, 'infinity') >= ${today}`;

const thingOf = ({
  id,
  bodyId,
  path,
  heading,
  words,
  onBehalfOf,
  publishedAt,
}: PublicStory): PublicThing => ({
  ...{ kind: "story", id, bodyId, path, title: heading, at: publishedAt },
  words: onBehalfOf === "" ? words : `${words}\n${onBehalfOf}`,
});

/** Stories anybody may read, as the search knows them: by the database's own day, for the search is made anew without being told one. */
export const publicStories = async (db: Database): Promise<PublicThing[]> =>
  (await db.ask(SYSTEM, shownOn(sql`(clock_timestamp() at time zone 'Europe/Copenhagen')::date`))).map(
    thingOf,
  );

/** After an edition: the search says what anybody may read, or nothing. */
export async function tellSearch(tx: Tx, storyId: Uuid, now: Instant): Promise<void> {
  const { rows } = await sql<PublicStory>`${shownStories(now)} and s.id = ${storyId}`.execute(tx);
  const [found] = rows;
  if (found) nowPublic(tx, thingOf(found));
  else noLongerPublic(tx, "story", storyId);
}
