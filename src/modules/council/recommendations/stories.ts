import { sql } from "kysely";
import type { Instant } from "#kernel/clock.ts";
import type { Uuid } from "#kernel/ids.ts";
import { Refused } from "#kernel/refusal.ts";
import { SYSTEM } from "#modules/identity/index.ts";
import { type Database, type Db, later } from "#platform/db.ts";
import { wellFormed } from "#platform/wellFormed.ts";
import { type Act, personOf, type Who } from "../acting.ts";
import { keeping } from "../seats.ts";
import { shownStories } from "../stories/site.ts";
import type { PublicStory } from "../stories/types.ts";
import { held } from "./actions.ts";
import { type RecommendationCommands as Commands, recommendationCommands as schemas } from "./commands.ts";
import { mayRewrite } from "./rules/steps.ts";
import { recommendationAt } from "./store.ts";
import { keyOfRecommendation } from "./types.ts";

/** Stories a recommendation rests on: the council's own, and only while anybody may read them. One that is withdrawn is gone from here, too. */
export const storiesOf = async (
  db: Db,
  recommendationId: Uuid,
  now: Instant,
): Promise<readonly PublicStory[]> =>
  (
    await sql<PublicStory>`
      ${shownStories(now)} and s.id in (select story_id from council.recommendation_story
                                         where recommendation_id = ${recommendationId}) order by e.at, s.id`.execute(
      db,
    )
  ).rows;

/** An adopted recommendation a story illustrates. */
export interface Illustrated {
  readonly slug: string;
  readonly key: string;
  readonly number: number;
  readonly text: string;
}

export function createRecommendationStories(act: Act, db: Database) {
  return {
    /** Lets a recommendation rest on a story of the same council that anybody may read. Throws Refused `notFound`, `forbidden`, `storyNotPublic`. */
    restOnStory: (who: Who, command: Commands["story"], now: Instant, key?: string): Promise<void> =>
      act(who, { name: "restOnStory", command, now, key }, async (tx) => {
        const { recommendationId, storyId } = wellFormed(schemas.story, command);
        const { bodyId, state } = await recommendationAt(tx, recommendationId);
        await keeping(tx, who, bodyId, now);
        held(mayRewrite(state, "evidence"));
        const { rows } = await sql<PublicStory>`
          ${shownStories(now)} and s.id = ${storyId} and s.body_id = ${bodyId}`.execute(tx);
        if (!rows[0]) throw new Refused("storyNotPublic");
        later(
          tx,
          sql`insert into council.recommendation_story (recommendation_id, story_id, at, person_id)
              values (${recommendationId}, ${storyId}, ${now}, ${personOf(who)}) on conflict do nothing`.compile(
            tx,
          ),
        );
      }),

    /** And no longer. */
    restNoMore: (who: Who, command: Commands["story"], now: Instant, key?: string): Promise<void> =>
      act(who, { name: "restNoMore", command, now, key }, async (tx) => {
        const { recommendationId, storyId } = wellFormed(schemas.story, command);
        const { bodyId, state } = await recommendationAt(tx, recommendationId);
        await keeping(tx, who, bodyId, now);
        held(mayRewrite(state, "evidence"));
        later(
          tx,
          sql`delete from council.recommendation_story
               where recommendation_id = ${recommendationId} and story_id = ${storyId}`.compile(tx),
        );
      }),

    /** What a story illustrates, for everybody: adopted recommendations, never drafts. */
    illustratedBy: async (storyId: Uuid): Promise<readonly Illustrated[]> => {
      const rows = await db.ask(
        SYSTEM,
        sql<Omit<Illustrated, "key"> & { period: string }>`
          select b.slug, r.period, r.number, e.document ->> 'text' as text
            from council.recommendation_story j
            join council.recommendation r on r.id = j.recommendation_id and r.state in ('adopted', 'closed')
            join council.recommendation_edition e on e.recommendation_id = r.id and e.edition = r.edition
            join council.body b on b.id = r.body_id
           where j.story_id = ${storyId} order by r.period desc, r.number`,
      );
      return rows.map(({ period, ...row }) => ({
        ...row,
        key: keyOfRecommendation({ period, number: row.number }),
      }));
    },
  };
}
