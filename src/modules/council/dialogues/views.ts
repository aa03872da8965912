import { sql } from "kysely";
import type { Instant } from "#kernel/clock.ts";
import { isUuid, type Uuid } from "#kernel/ids.ts";
import { type CalendarDay, dayOf } from "#kernel/time.ts";
import { SYSTEM } from "#modules/identity/index.ts";
import type { Database } from "#platform/db.ts";
import { type Reader, standingIn } from "../bodies/views.ts";
import { dialogueState } from "./rules.ts";
import type { Contribution, Dialogue, Dialogues } from "./types.ts";

interface Row {
  readonly id: Uuid;
  readonly title: string;
  readonly question: string;
  readonly closesOn: CalendarDay;
  readonly summary: string;
  readonly publishedAt: Instant | null;
  readonly edition: number;
  readonly contributions: number;
}
const ROW = sql`d.id, d.title, d.question, d.closes_on::text as "closesOn", d.summary, d.published_at as "publishedAt", d.edition,
  (select count(*)::int from council.contribution c where c.dialogue_id = d.id and c.withdrawn_at is null) as contributions`;

export function createDialogueViews(db: Database) {
  return {
    /** Dialogues: all of them for whoever sits in the body, published ones for everybody. Null where there is no such body. */
    async dialogues(slug: string, who: Reader | null, now: Instant): Promise<Dialogues | null> {
      const standing = await standingIn(db, slug, who, now);
      if (standing === null) return null;
      const { body, sits, keeps } = standing;
      const rows = await db.ask(
        SYSTEM,
        sql<Row>`select ${ROW} from council.dialogue d where d.body_id = ${body.id} order by d.closes_on desc, d.at desc`,
      );
      const topics = keeps
        ? await db.ask(
            SYSTEM,
            sql<{
              id: Uuid;
              title: string;
            }>`select id, title from council.topic where body_id = ${body.id} and state = 'waiting' order by at`,
          )
        : [];
      const dialogues = rows
        .map(({ id, title, closesOn, contributions, ...row }) => ({
          ...{ id, title, closesOn, contributions: sits ? contributions : null },
          state: dialogueState({ closesOn, ...row }, dayOf(now)),
        }))
        .filter(({ state }) => sits || state === "published");
      return { ...standing, dialogues, topics };
    },

    /** One dialogue; the summary alone where it is published, for everybody. Null where there is none for whoever reads. */
    async dialogue(slug: string, id: string, who: Reader | null, now: Instant): Promise<Dialogue | null> {
      const standing = await standingIn(db, slug, who, now);
      if (standing === null || !isUuid(id)) return null;
      const [row] = await db.ask(
        SYSTEM,
        sql<Row>`select ${ROW} from council.dialogue d where d.id = ${id} and d.body_id = ${standing.body.id}`,
      );
      if (!row) return null;
      const { publishedAt, contributions: _, ...dialogue } = row;
      const state = dialogueState(row, dayOf(now));
      if (!standing.sits)
        return state === "published" ? { ...standing, ...dialogue, state, contributions: null } : null;
      const contributions = await db.ask(
        SYSTEM,
        sql<Contribution>`
          select id, name, on_behalf_of as "onBehalfOf", case when withdrawn_at is null then words end as words, at,
                 withdrawn_at as "withdrawnAt", person_id = ${who?.personId ?? null} as mine
            from council.contribution where dialogue_id = ${id} order by at, id`,
      );
      return { ...standing, ...dialogue, state, contributions };
    },
  };
}
