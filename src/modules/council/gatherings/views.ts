import { sql } from "kysely";
import type { Instant } from "#kernel/clock.ts";
import { isUuid } from "#kernel/ids.ts";
import { dayOf } from "#kernel/time.ts";
import { SYSTEM } from "#modules/identity/index.ts";
import type { Database } from "#platform/db.ts";
import type { BodyStanding } from "../bodies/types.ts";
import { type Reader, standingIn } from "../bodies/views.ts";
import { POINTED, pointedFor } from "../meetings/pointing.ts";
import { gatheringState } from "./rules.ts";
import type { Gathering, GatheringQuestion, Gatherings, Heading, Input } from "./types.ts";

type Row = Omit<Gathering, keyof BodyStanding | "state" | "questions" | "headings" | "inputs" | "pointed"> & {
  readonly found: Parameters<typeof pointedFor>[0];
  readonly state: "open" | "adopted" | "calledOff";
  readonly publishedAt: Instant | null;
};
const ROW = sql`g.id, g.title, g.asked_by as "askedBy", g.about, g.due::text as due, g.deliver_by::text as "deliverBy", g.state, g.adopted,
  g.adopted_on::text as "adoptedOn", g.adopted_at as "adoptedAt", g.because, g.published_at as "publishedAt", g.edition,
  ${POINTED("g")} as found`;

export function createGatheringViews(db: Database) {
  return {
    /** What the body is asked for: all for whoever sits in it, published texts for everybody. Null where there is no such body. */
    async gatherings(slug: string, who: Reader | null, now: Instant): Promise<Gatherings | null> {
      const standing = await standingIn(db, slug, who, now);
      if (standing === null) return null;
      const rows = await db.ask(
        SYSTEM,
        sql<Row>`
          select ${ROW} from council.gathering g where g.body_id = ${standing.body.id} and (g.published_at is not null or ${standing.sits})
           order by g.state <> 'open', g.due desc`,
      );
      const gatherings = rows.map(({ id, title, askedBy, due, deliverBy, ...row }) => ({
        ...{ id, title, askedBy, due, deliverBy },
        state: gatheringState({ due, deliverBy, ...row }, dayOf(now)),
      }));
      return { ...standing, gatherings };
    },

    /** One of them; for whoever does not sit in the body the adopted text alone. Null where there is none for whoever reads. */
    async gathering(slug: string, id: string, who: Reader | null, now: Instant): Promise<Gathering | null> {
      const standing = await standingIn(db, slug, who, now);
      if (standing === null || !isUuid(id)) return null;
      const { body, sits } = standing;
      const [row] = await db.ask(
        SYSTEM,
        sql<Row>`select ${ROW} from council.gathering g where g.id = ${id} and g.body_id = ${body.id} and (g.published_at is not null or ${sits})`,
      );
      if (!row) return null;
      const questions = await db.ask(
        SYSTEM,
        sql<GatheringQuestion>`select place, words from council.gathering_question where gathering_id = ${id} order by place`,
      );
      const [headings, inputs] = sits
        ? await Promise.all([
            db.ask(
              SYSTEM,
              sql<Heading>`select id, title from council.heading where gathering_id = ${id} order by at, id`,
            ),
            db.ask(
              SYSTEM,
              sql<Input>`
                select id, place, from_whom as "fromWhom", words, at, heading_id as "headingId",
                       coalesce(person_id = ${who?.personId ?? null}, false) as mine
                  from council.input where gathering_id = ${id} and withdrawn_at is null order by place nulls last, at, id`,
            ),
          ])
        : [[], []];
      const { publishedAt: _, found, ...rest } = row;
      const pointed = pointedFor(found, sits);
      return {
        ...{ ...standing, ...rest, pointed, questions, headings, inputs },
        state: gatheringState(row, dayOf(now)),
      };
    },
  };
}
