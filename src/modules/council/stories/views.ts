import { sql } from "kysely";
import type { Instant } from "#kernel/clock.ts";
import type { Uuid } from "#kernel/ids.ts";
import { Refused } from "#kernel/refusal.ts";
import { dayOf } from "#kernel/time.ts";
import { SYSTEM } from "#modules/identity/index.ts";
import { type Database, jsonb } from "#platform/db.ts";
import type { Body, BodyStanding } from "../bodies/types.ts";
import { bodyAt, type Reader, sittingIn, standingIn } from "../bodies/views.ts";
import { piecesOf } from "./anonymise/find.ts";
import { consentHolds, type Question, questionsOf, signsOf, stateOf, unsaidGeneral } from "./rules.ts";
import type { DraftSeal } from "./sealing.ts";
import { shownStories } from "./site.ts";
import type {
  Kept,
  PublicStory,
  StoryAbout,
  StoryConsent,
  StoryDid,
  StoryLine,
  StoryState,
  Theme,
  WithdrawnFor,
} from "./types.ts";

/** A story with all its keepers may know; of one that was withdrawn, that it was. */
export interface StoryDesk {
  readonly id: Uuid;
  readonly body: Body;
  readonly state: StoryState;
  readonly version: number;
  readonly about: StoryAbout;
  readonly themes: readonly Theme[];
  readonly onBehalfOf: string;
  readonly consent: StoryConsent | null;
  readonly consentHolds: boolean;
  /** The words that are worked on, and what in them is pointed out; null: none, or they cannot be opened. */
  readonly draft: {
    readonly heading: string;
    readonly words: string;
    readonly pieces: ReturnType<typeof piecesOf>;
    readonly questions: readonly Question[];
    /** What says that it is about one person, where nobody has said why it is not. */
    readonly signs: readonly string[];
    /** Whoever keeps the papers is to say why nobody's yes is needed. */
    readonly unsaid: boolean;
  } | null;
  /** Sealed with another secret than the house's: it can be withdrawn and given anew. */
  readonly unreadable: boolean;
  readonly shown: {
    readonly edition: number;
    readonly heading: string;
    readonly words: string;
    readonly kept: readonly Kept[];
  } | null;
  readonly withdrawnFor: WithdrawnFor | null;
  readonly may: { readonly write: boolean; readonly keep: boolean; readonly approve: boolean };
  readonly history: readonly {
    readonly step: number;
    readonly at: Instant;
    readonly by: string | null;
    readonly did: StoryDid;
    readonly why: string;
  }[];
}

interface Found
  extends Omit<StoryDesk, "body" | "state" | "consentHolds" | "draft" | "unreadable" | "may" | "history"> {
  readonly draft: string | null;
  readonly asked: boolean;
  readonly edition: number | null;
  readonly withdrawn: boolean;
  readonly givenBy: Uuid | null;
  readonly writers: readonly Uuid[];
}

export function createStoryViews(db: Database, seal: DraftSeal) {
  return {
    /** A body's stories anybody may read, the newest first. For everybody; `sits`: whether whoever reads may give one. Null: no such body. */
    async stories(
      slug: string,
      who: Reader | null,
      now: Instant,
    ): Promise<(BodyStanding & { readonly stories: readonly PublicStory[] }) | null> {
      const standing = await standingIn(db, slug, who, now);
      if (standing === null) return null;
      const stories = await db.ask(
        SYSTEM,
        sql<PublicStory>`${shownStories(now)} and s.body_id = ${standing.body.id} order by e.at desc, s.id limit 1000`,
      );
      return { ...standing, stories };
    },

    /** One of them. Null: there is none anybody may read. */
    async story(
      slug: string,
      id: Uuid,
      now: Instant,
    ): Promise<{ readonly body: Body; readonly story: PublicStory } | null> {
      const body = await bodyAt(db, slug);
      if (body === null) return null;
      const [story] = await db.ask(
        SYSTEM,
        sql<PublicStory>`${shownStories(now)} and s.body_id = ${body.id} and s.id = ${id}`,
      );
      return story ? { body, story } : null;
    },

    /** Of these, those anybody may read now: for whatever rests on them. Asked anew each time, so that what is withdrawn is gone there too. */
    publishedStories: (ids: readonly Uuid[], now: Instant): Promise<PublicStory[]> =>
      ids.length === 0
        ? Promise.resolve([])
        : db.ask(
            SYSTEM,
            sql<PublicStory>`${shownStories(now)} and s.id in (select jsonb_array_elements_text(${jsonb(ids)})::uuid) order by e.at, s.id`,
          ),

    /** The workshop's list: all for whoever keeps the papers; for others who sit there, their own and those to be read. Throws Refused `notFound`, `forbidden`. */
    async storyList(
      who: Reader,
      slug: string,
      now: Instant,
    ): Promise<BodyStanding & { readonly onBehalfOf: string; readonly lines: readonly StoryLine[] }> {
      const standing = await sittingIn(db, slug, who, now);
      const { body, keeps } = standing;
      const rows = await db.ask(
        SYSTEM,
        sql<
          Omit<StoryLine, "state" | "correcting" | "heading"> &
            Pick<Found, "draft" | "asked" | "edition" | "withdrawn"> & { shown: string | null }
        >`
          select s.id, s.about, s.on_behalf_of as "onBehalfOf", s.given_at as "givenAt", s.given_by is not distinct from ${who.personId} as mine,
                 s.draft, s.asked_at is not null as asked, s.edition, s.withdrawn_at is not null as withdrawn, e.heading as shown
            from council.story s left join council.story_edition e on e.story_id = s.id and e.edition = s.edition
           where s.body_id = ${body.id} and (${keeps}::boolean or s.given_by = ${who.personId} or s.asked_at is not null)
           order by s.withdrawn_at is not null, s.draft is null, s.given_at desc limit 500`,
      );
      const [seat] = await db.ask(
        SYSTEM,
        sql<{ onBehalfOf: string }>`
          select on_behalf_of as "onBehalfOf" from council.membership
           where body_id = ${body.id} and person_id = ${who.personId} and on_behalf_of <> ''
             and ${dayOf(now)}::date between from_day and coalesce(until_day, 'infinity') limit 1`,
      );
      return {
        ...{ ...standing, onBehalfOf: seat?.onBehalfOf ?? "" },
        lines: rows.map(({ draft, asked, edition, withdrawn, shown, ...line }) => ({
          ...line,
          state: stateOf({ draft, asked, edition, withdrawn }),
          correcting: draft !== null && edition !== null,
          heading: readable(seal, draft).draft?.heading ?? shown,
        })),
      };
    },

    /** One story on the desk: for whoever gave it, keeps the papers, or sits there and is asked to read it. Throws Refused `notFound`, `forbidden`. */
    async storyDesk(who: Reader, slug: string, id: Uuid, now: Instant): Promise<StoryDesk> {
      const { body, keeps } = await sittingIn(db, slug, who, now);
      const [found] = await db.ask(
        SYSTEM,
        sql<Found>`
          select s.id, s.version, s.about, s.themes, s.on_behalf_of as "onBehalfOf", s.draft, s.asked_at is not null as asked, s.edition,
                 s.withdrawn_at is not null as withdrawn, s.withdrawn_for as "withdrawnFor", s.given_by as "givenBy",
                 case when s.consent_form is not null then jsonb_build_object('form', s.consent_form, 'on', s.consent_on::text,
                   'by', s.consent_by, 'until', s.consent_until::text, 'words', s.consent_words) end as consent,
                 case when e.words is not null then jsonb_build_object('edition', e.edition, 'heading', e.heading, 'words', e.words,
                   'kept', e.kept) end as shown,
                 coalesce((select jsonb_agg(distinct t.person_id) from council.story_step t where t.story_id = s.id
                            and t.person_id is not null and t.did in ('given', 'takenIn', 'edited', 'saidGeneral', 'corrected')), '[]') as writers
            from council.story s left join council.story_edition e on e.story_id = s.id and e.edition = s.edition
           where s.id = ${id} and s.body_id = ${body.id}`,
      );
      if (!found) throw new Refused("notFound");
      const write = keeps || found.givenBy === who.personId;
      if (!write && !found.asked) throw new Refused("forbidden");
      const history = await db.ask(
        SYSTEM,
        sql<StoryDesk["history"][number]>`
          select t.step, t.at, p.name as by, t.did, t.why from council.story_step t
            left join identity.person p on p.id = t.person_id where t.story_id = ${id} order by t.step desc limit 200`,
      );
      const { draft: sealed, asked, edition, withdrawn, givenBy: _, writers, ...rest } = found;
      const { draft, unreadable } = readable(seal, sealed);
      const { about = rest.about, themes = rest.themes } = draft ?? {};
      return {
        ...{ ...rest, about, themes, body, unreadable, history },
        state: stateOf({ draft: sealed, asked, edition, withdrawn }),
        consentHolds: consentHolds({ ...found, about }, dayOf(now)),
        draft: draft && {
          heading: draft.heading,
          words: draft.words,
          pieces: piecesOf(draft.words),
          questions: questionsOf(draft),
          signs: signsOf(draft),
          unsaid: unsaidGeneral(about, draft),
        },
        may: { write, keep: keeps, approve: asked && !writers.includes(who.personId) },
      };
    },
  };
}

const readable = (seal: DraftSeal, sealed: string | null) => {
  try {
    return { draft: seal.open(sealed), unreadable: false };
  } catch {
    return { draft: null, unreadable: true };
  }
};
