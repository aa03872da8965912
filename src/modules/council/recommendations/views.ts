import { sql } from "kysely";

import type { Instant } from "#kernel/clock.ts";
import { isUuid, type Uuid } from "#kernel/ids.ts";
import { Refused } from "#kernel/refusal.ts";
import { dayOf } from "#kernel/time.ts";
import { SYSTEM } from "#modules/identity/index.ts";
import type { Database, Db } from "#platform/db.ts";
import type { BodyStanding } from "../bodies/types.ts";
import { keepingIn, type Reader, standingIn } from "../bodies/views.ts";
import type { PublicStory } from "../stories/types.ts";
import { type AskingWithClock, type RecommendationLine, recommendationsWhere } from "./load.ts";
import { byUrgency, waits } from "./rules/clock.ts";
import { type Happening, timelineOf } from "./rules/timeline.ts";
import { storiesOf } from "./stories.ts";
import { targetsOf } from "./targets.ts";
import type { FollowUp, PublicEdition, RecommendationDid, RecordedAs, Target } from "./types.ts";

/** One body that is waited for, with what it was asked about. */
export interface AskedLine {
  readonly recommendation: RecommendationLine;
  readonly asking: AskingWithClock;
}

/** A recommendation with all that is known of it. */
export interface RecommendationShown extends BodyStanding {
  readonly recommendation: RecommendationLine;
  /** Those it rests on that anybody may read. */
  readonly stories: readonly PublicStory[];
  readonly followUps: readonly FollowUp[];
  readonly targets: readonly Target[];
  /** From the one that was adopted; none of a draft. */
  readonly editions: readonly PublicEdition[];
  /** What has happened with it, the newest first. */
  readonly timeline: readonly Happening[];
}

/** Who made an edition, for whoever keeps the council's papers. */
export interface RecommendationStep {
  readonly edition: number;
  readonly did: RecommendationDid;
  readonly at: Instant;
  /** Null: whoever runs the house. */
  readonly by: string | null;
  readonly why: string;
}

/** What whoever answers sees. `as`: how they may record it; both for a secretary of the whole house. */
export interface AskingToAnswer extends AskedLine {
  readonly as: readonly RecordedAs[];
}

/** "2022-2025-3", "2026-1". Null for anything else. */
function fromKey(key: string): { period: string; number: number } | null {
  const match = /^(\d{4}(?:-\d{4})?)-([1-9]\d{0,2})$/.exec(key);
  return match ? { period: match[1] ?? "", number: Number(match[2]) } : null;
}

const FOR_EVERYBODY = sql`r.state in ('adopted', 'closed')`;

/** Of a draft nobody sees anything but those who sit in the council. */
export function createRecommendationViews(db: Database) {
  const lines = (where: ReturnType<typeof sql>, now: Instant) =>
    db.read(SYSTEM, (snapshot) => recommendationsWhere(snapshot, where, dayOf(now)));

  const askedOf = (all: readonly RecommendationLine[]): readonly AskedLine[] =>
    all.flatMap((recommendation) =>
      recommendation.askings
        .filter(({ asksAgain }) => !asksAgain)
        .map((asking) => ({ recommendation, asking })),
    );

  return {
    /** What a council recommends: this year's focus first. Drafts for who sits there. Null where there is no such body. */
    async recommendations(
      slug: string,
      who: Reader | null,
      now: Instant,
    ): Promise<(BodyStanding & { readonly recommendations: readonly RecommendationLine[] }) | null> {
      const standing = await standingIn(db, slug, who, now);
      if (standing === null) return null;
      const drafts = sql`(${FOR_EVERYBODY} or ${standing.sits}::boolean)`;
      const all = await lines(sql`r.body_id = ${standing.body.id} and ${drafts}`, now);
      const year = Number(dayOf(now).slice(0, 4));
      const focused = ({ focus }: RecommendationLine): number =>
        focus.some((mark) => mark.year === year) ? 0 : 1;
      return { ...standing, recommendations: all.toSorted((a, b) => focused(a) - focused(b)) };
    },

    /** One recommendation. A draft for who sits in the council. Null where there is none to see. */
    async recommendation(
      slug: string,
      key: string,
      who: Reader | null,
      now: Instant,
    ): Promise<RecommendationShown | null> {
      const [standing, at] = [await standingIn(db, slug, who, now), fromKey(key)];
      if (standing === null || at === null) return null;
      return db.read(SYSTEM, async (snapshot) => {
        const [recommendation] = await recommendationsWhere(
          snapshot,
          sql`r.body_id = ${standing.body.id} and r.period = ${at.period} and r.number = ${at.number}
              and (${FOR_EVERYBODY} or ${standing.sits}::boolean)`,
          dayOf(now),
        );
        if (recommendation === undefined) return null;
        const { id, focus, unfocused, askings } = recommendation;
        const [followUps, targets] = [await followUpsOf(snapshot, id), await targetsOf(snapshot, id)];
        const editions = await editionsOf(snapshot, id);
        const stories = await storiesOf(snapshot, id, now);
        const timeline = timelineOf({ editions, focus, unfocused, askings, followUps, targets }, dayOf(now));
        return { ...standing, recommendation, stories, followUps, targets, editions, timeline };
      });
    },

    /** Who has done what to its text, the newest first, drafts too. Throws Refused `notFound`, `forbidden`. */
    async recommendationSteps(
      slug: string,
      recommendationId: Uuid,
      who: Reader,
      now: Instant,
    ): Promise<readonly RecommendationStep[]> {
      const { body } = await keepingIn(db, slug, who, now);
      return db.ask(
        SYSTEM,
        sql<RecommendationStep>`
          select e.edition, e.did, e.at, p.name as by, e.why
            from council.recommendation_edition e
            join council.recommendation r on r.id = e.recommendation_id and r.body_id = ${body.id}
            left join identity.person p on p.id = e.person_id
           where r.id = ${recommendationId} order by e.edition desc limit 100`,
      );
    },

    /** Everybody who is waited for, across all bodies: very overdue first. For everybody. */
    async awaitingAnswers(now: Instant): Promise<readonly AskedLine[]> {
      const all = await lines(sql`r.state = 'adopted'`, now);
      return askedOf(all)
        .filter(({ asking }) => waits(asking.clock))
        .toSorted((a, b) => byUrgency(a.asking.clock, b.asking.clock));
    },

    /** What one body has been asked, answered or not. For everybody. Null where there is no such body. */
    async askedOfBody(
      slug: string,
      who: Reader | null,
      now: Instant,
    ): Promise<(BodyStanding & { readonly asked: readonly AskedLine[] }) | null> {
      const standing = await standingIn(db, slug, who, now);
      if (standing === null) return null;
      const sent = sql`${FOR_EVERYBODY} and exists (select from council.sending s where s.recommendation_id = r.id and s.body_id = ${standing.body.id})`;
      const asked = askedOf(await lines(sent, now)).filter(
        ({ asking }) => asking.body.id === standing.body.id,
      );
      return { ...standing, asked: asked.toSorted((a, b) => byUrgency(a.asking.clock, b.asking.clock)) };
    },

    /** One asking, for whoever keeps the papers of the body that is to answer, or of the council. Throws Refused `notFound`, `forbidden`. */
    async askingToAnswer(who: Reader, sendingId: string, now: Instant): Promise<AskingToAnswer> {
      if (!isUuid(sendingId)) throw new Refused("notFound");
      const [recommendation] = await lines(
        sql`r.id = (select s.recommendation_id from council.sending s where s.id = ${sendingId})`,
        now,
      );
      const asking = recommendation?.askings.find(({ id }) => id === sendingId);
      if (!recommendation || !asking) throw new Refused("notFound");
      const keeps = async (slug: string): Promise<boolean> =>
        (await standingIn(db, slug, who, now))?.keeps ?? false;
      const as: RecordedAs[] = [];
      if (await keeps(asking.body.slug)) as.push("body");
      if (await keeps(recommendation.body.slug)) as.push("council");
      if (as.length === 0) throw new Refused("forbidden");
      return { recommendation, asking, as };
    },
  };
}

const followUpsOf = async (db: Db, id: Uuid): Promise<readonly FollowUp[]> =>
  (
    await sql<FollowUp>`select id, on_day::text as "on", words from council.follow_up
      where recommendation_id = ${id} order by on_day, at, id`.execute(db)
  ).rows;

/** From the one it was adopted in: what was written before was never for everybody. */
const editionsOf = async (db: Db, id: Uuid): Promise<readonly PublicEdition[]> =>
  (
    await sql<PublicEdition>`
      select e.edition, e.did, e.why, e.document ->> 'text' as text,
             case when e.did = 'adopted' then r.adopted_on::text
                  else ((e.at at time zone 'Europe/Copenhagen')::date)::text end as "on"
        from council.recommendation_edition e join council.recommendation r on r.id = e.recommendation_id
       where e.recommendation_id = ${id} and e.state in ('adopted', 'closed') order by e.edition`.execute(db)
  ).rows;
