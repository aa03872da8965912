import { sql } from "kysely";
import type { Instant } from "#kernel/clock.ts";
import { isUuid, type Uuid } from "#kernel/ids.ts";
import { Refused } from "#kernel/refusal.ts";
import { type CalendarDay, dayOf } from "#kernel/time.ts";
import { SYSTEM } from "#modules/identity/index.ts";
import type { Database } from "#platform/db.ts";
import type { BodyStanding } from "../bodies/types.ts";
import { type Reader, standingIn } from "../bodies/views.ts";
import { fromKey } from "../meetings/views.ts";
import type { MeetingPlan } from "../planning/types.ts";
import { maySitAt, type Seats, seatsOf } from "../seats.ts";
import { dialogueState } from "./rules.ts";
import { JOINT } from "./store.ts";
import type {
  AboutItem,
  Contribution,
  Dialogue,
  DialogueLine,
  Dialogues,
  ItemDialogue,
  ShownDialogue,
} from "./types.ts";

interface Row {
  readonly id: Uuid;
  readonly title: string;
  readonly question: string;
  readonly closesOn: CalendarDay;
  readonly summary: string;
  readonly publishedAt: Instant | null;
  readonly edition: number;
  readonly contributions: number;
  readonly item: AboutItem | null;
  /** The same as everybody is shown it; null: they are not. */
  readonly itemShown: AboutItem | null;
  readonly joint: readonly { readonly id: Uuid }[];
  readonly taken: boolean;
}
const COUNT = sql`(select count(*)::int from council.contribution c where c.dialogue_id = d.id and c.withdrawn_at is null)`;
const TAKEN = sql`(d.summary <> '' and exists (
  select from council.item_text t where t.item_id = d.item_id and position(d.summary in t.words) > 0))`;
const ITEM = sql`jsonb_build_object('id', i.id, 'heldOn', i.held_on, 'starts', i.starts, 'open', i.open`;
const ROW = sql`
  select d.id, d.title, d.question, d.closes_on::text as "closesOn", d.summary, d.published_at as "publishedAt", d.edition,
         ${COUNT} as contributions, ${JOINT} as joint, ${TAKEN} as taken,
         case when i.id is not null then ${ITEM}, 'place', i.place, 'title', i.title) end as item,
         case when i.shown_place is not null then ${ITEM}, 'place', i.shown_place, 'title', i.shown_title) end as "itemShown"
    from council.dialogue d left join council.item_at i on i.id = d.item_id`;

export function createDialogueViews(db: Database) {
  /** Whoever sits in the body reads its dialogues; about an item, whoever sits in a body that meets there. */
  const readsIn = (who: Reader | null, seats: Seats, { body, sits }: BodyStanding) => {
    return ({ item, joint }: Pick<Row, "item" | "joint">): boolean =>
      sits || (who !== null && item !== null && maySitAt(who, seats, { bodyId: body.id, joint }));
  };
  const seatsOfAny = async (who: Reader | null, now: Instant): Promise<Seats> =>
    who === null ? new Map() : seatsOf(db, who, now);

  return {
    /** Dialogues: all of them for whoever sits in the body, published ones for everybody. Null where there is no such body. */
    async dialogues(slug: string, who: Reader | null, now: Instant): Promise<Dialogues | null> {
      const standing = await standingIn(db, slug, who, now);
      if (standing === null) return null;
      const { body, keeps } = standing;
      const reads = readsIn(who, await seatsOfAny(who, now), standing);
      const rows = await db.ask(
        SYSTEM,
        sql<Row>`${ROW} where d.body_id = ${body.id} order by d.closes_on desc, d.at desc`,
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
      const dialogues = rows.flatMap((row): DialogueLine[] => {
        const { id, title, closesOn, contributions, item, itemShown } = row;
        const state = dialogueState(row, dayOf(now));
        if (reads(row)) return [{ id, title, closesOn, contributions, state, item }];
        return state === "published"
          ? [{ id, title, closesOn, contributions: null, state, item: itemShown }]
          : [];
      });
      return { ...standing, dialogues, topics };
    },

    /** One dialogue; the summary alone where it is published, for everybody. Null where there is none for whoever reads. */
    async dialogue(slug: string, id: string, who: Reader | null, now: Instant): Promise<Dialogue | null> {
      const standing = await standingIn(db, slug, who, now);
      if (standing === null || !isUuid(id)) return null;
      const [row] = await db.ask(
        SYSTEM,
        sql<Row>`${ROW} where d.id = ${id} and d.body_id = ${standing.body.id}`,
      );
      if (!row) return null;
      const { publishedAt, contributions: _, item, itemShown, joint, ...dialogue } = row;
      const state = dialogueState(row, dayOf(now));
      if (!readsIn(who, await seatsOfAny(who, now), standing)(row))
        return state === "published"
          ? { ...standing, ...dialogue, item: itemShown, state, contributions: null }
          : null;
      const contributions = await db.ask(
        SYSTEM,
        sql<Contribution>`
          select id, name, on_behalf_of as "onBehalfOf", case when withdrawn_at is null then words end as words, at,
                 withdrawn_at as "withdrawnAt", person_id = ${who?.personId ?? null} as mine
            from council.contribution where dialogue_id = ${id} order by at, id`,
      );
      return { ...standing, ...dialogue, item, state, contributions };
    },

    /** What was talked about in writing of a meeting's items, for those who sit there. Throws Refused `forbidden`. */
    async dialoguesAt(
      who: Reader,
      plan: Pick<MeetingPlan, "id" | "bodyId" | "joint">,
      now: Instant,
    ): Promise<readonly ItemDialogue[]> {
      if (!maySitAt(who, await seatsOf(db, who, now), plan)) throw new Refused("forbidden");
      const rows = await db.ask(
        SYSTEM,
        sql<Omit<ItemDialogue, "state"> & Row>`
          select d.id, d.item_id as "itemId", d.title, d.closes_on::text as "closesOn", d.summary, d.published_at as "publishedAt",
                 d.edition, ${COUNT} as contributions, ${TAKEN} as taken
            from council.dialogue d join council.agenda_item i on i.id = d.item_id
           where i.meeting_id = ${plan.id} and i.place is not null order by i.place, d.at`,
      );
      return rows.map(({ publishedAt, ...row }) => ({
        ...row,
        state: dialogueState({ ...row, publishedAt }, dayOf(now)),
      }));
    },

    /** What everybody may read of it, at a meeting everybody may read. */
    async dialoguesShown(slug: string, key: string): Promise<readonly ShownDialogue[]> {
      const at = fromKey(key);
      if (at === null) return [];
      return db.ask(
        SYSTEM,
        sql<ShownDialogue>`
          select d.id, d.title, i.shown_place as place from council.dialogue d join council.item_at i on i.id = d.item_id
           where i.slug = ${slug} and i.held_on = ${at.heldOn} and coalesce(i.starts, '') = ${at.starts} and i.shown_place is not null
             and d.published_at is not null order by i.shown_place, d.at`,
      );
    },
  };
}
