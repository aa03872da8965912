import { sql } from "kysely";
import type { Instant } from "#kernel/clock.ts";
import type { Uuid } from "#kernel/ids.ts";
import { Refused } from "#kernel/refusal.ts";
import type { CalendarDay } from "#kernel/time.ts";
import { type Db, jsonb, later, type Tx } from "#platform/db.ts";
import type { Standing } from "./rules.ts";
import type { DraftSeal } from "./sealing.ts";
import type { StoryAbout, StoryConsent, StoryDid, StoryDraft, Theme, WithdrawnFor } from "./types.ts";

/** A story as it stands, locked. */
export interface LoadedStory extends Standing {
  readonly id: Uuid;
  readonly bodyId: Uuid;
  readonly version: number;
  readonly steps: number;
  readonly givenBy: Uuid | null;
  /** Who wrote in it last. */
  readonly lastWriter: Uuid | null;
}

export interface StoryStep {
  readonly did: StoryDid;
  readonly at: Instant;
  /** Null: whoever runs the house. */
  readonly personId: Uuid | null;
  readonly why?: string;
}

const WRITES = sql`('given', 'takenIn', 'edited', 'saidGeneral', 'corrected')`;

/** Throws Refused `notFound`, and with `seen` `editedMeanwhile`. */
export async function lockedStory(tx: Tx, seal: DraftSeal, id: Uuid, seen?: number): Promise<LoadedStory> {
  await sql`select from council.story where id = ${id} for no key update`.execute(tx);
  const { rows } = await sql<Omit<LoadedStory, "draft"> & { readonly draft: string | null }>`
    select s.id, s.body_id as "bodyId", s.version, s.about, s.draft, s.asked_at is not null as asked, s.edition,
           s.withdrawn_at is not null as withdrawn, s.given_by as "givenBy",
           case when s.consent_form is null then null
                else jsonb_build_object('on', s.consent_on::text, 'until', s.consent_until::text) end as consent,
           (select count(*)::int from council.story_step t where t.story_id = s.id) as steps,
           coalesce((select jsonb_agg(distinct t.person_id) from council.story_step t
                      where t.story_id = s.id and t.person_id is not null and t.did in ${WRITES}), '[]') as writers,
           (select t.person_id from council.story_step t where t.story_id = s.id and t.did in ${WRITES} order by t.step desc limit 1)
             as "lastWriter"
      from council.story s where s.id = ${id}`.execute(tx);
  const [found] = rows;
  if (!found) throw new Refused("notFound");
  if (seen !== undefined && found.version !== seen) throw new Refused("editedMeanwhile", { id });
  const draft = seal.open(found.draft);
  return { ...found, draft, about: draft?.about ?? found.about };
}

interface NewStory {
  readonly id: Uuid;
  readonly bodyId: Uuid;
  readonly about: StoryAbout;
  readonly themes: readonly Theme[];
  readonly onBehalfOf: string;
  readonly draft: string;
  readonly sourceHash: Uint8Array | null;
}

export function insertStory(tx: Tx, story: NewStory, step: StoryStep): void {
  const { id, bodyId, about, themes, onBehalfOf, draft, sourceHash } = story;
  later(
    tx,
    sql`insert into council.story (id, body_id, about, themes, on_behalf_of, given_at, given_by, draft, source_hash)
        values (${id}, ${bodyId}, ${about}, ${themesOf(themes)}, ${onBehalfOf}, ${step.at}, ${step.personId}, ${draft}, ${sourceHash})`.compile(
      tx,
    ),
  );
  keepStep(tx, { id, steps: 0 }, step);
}

const themesOf = (themes: readonly Theme[]) => sql`array(select jsonb_array_elements_text(${jsonb(themes)}))`;

function keepStep(tx: Tx, { id, steps }: Pick<LoadedStory, "id" | "steps">, step: StoryStep): void {
  const { did, at, personId, why = "" } = step;
  later(
    tx,
    sql`insert into council.story_step (story_id, step, at, person_id, did, why)
        values (${id}, ${steps + 1}, ${at}, ${personId}, ${did}, ${why})`.compile(tx),
  );
}

/** The words as they are worked on now. Whoever was asked to read them is asked again. */
export function saveDraft(
  tx: Tx,
  story: LoadedStory,
  next: { readonly draft: string; readonly about?: StoryAbout; readonly themes?: readonly Theme[] },
  step: StoryStep,
): void {
  const { draft, about = null, themes } = next;
  later(
    tx,
    sql`update council.story
           set draft = ${draft}, asked_at = null, version = version + 1, about = coalesce(${about}, about),
               themes = ${themes === undefined ? sql`themes` : themesOf(themes)}
         where id = ${story.id}`.compile(tx),
  );
  keepStep(tx, story, step);
}

export function saveConsent(
  tx: Tx,
  story: Pick<LoadedStory, "id" | "steps">,
  { form, on, by, until, words }: StoryConsent,
  step: StoryStep | null,
): void {
  later(
    tx,
    sql`update council.story
           set consent_form = ${form}, consent_on = ${on}, consent_by = ${by}, consent_until = ${until}, consent_words = ${words},
               version = version + ${step === null ? 0 : 1}
         where id = ${story.id}`.compile(tx),
  );
  if (step !== null) keepStep(tx, story, step);
}

/** Asks for somebody to read it (`at`), or no longer (null). */
export function saveAsked(tx: Tx, story: LoadedStory, at: Instant | null, step: StoryStep): void {
  later(
    tx,
    sql`update council.story set asked_at = ${at}, version = version + 1 where id = ${story.id}`.compile(tx),
  );
  keepStep(tx, story, step);
}

/** The next edition, and what it is called from now on. The words that were worked on are gone with it. */
export function publishEdition(
  tx: Tx,
  story: LoadedStory,
  { heading, words, kept, about = story.about, themes }: StoryDraft,
  step: StoryStep,
): number {
  const edition = (story.edition ?? 0) + 1;
  later(
    tx,
    sql`insert into council.story_edition (story_id, edition, at, heading, words, kept, edited_by, approved_by)
        values (${story.id}, ${edition}, ${step.at}, ${heading}, ${words}, ${jsonb(kept)}, ${story.lastWriter}, ${step.personId})`.compile(
      tx,
    ),
  );
  later(
    tx,
    sql`update council.story set edition = ${edition}, draft = null, asked_at = null, version = version + 1, about = ${about},
               themes = ${themes === undefined ? sql`themes` : themesOf(themes)}
         where id = ${story.id}`.compile(tx),
  );
  keepStep(tx, story, step);
  return edition;
}

/** The public edition as words to work on again. */
export async function editionOf(tx: Tx, id: Uuid, edition: number): Promise<StoryDraft> {
  const { rows } = await sql<StoryDraft>`
    select heading, words, kept from council.story_edition where story_id = ${id} and edition = ${edition}`.execute(
    tx,
  );
  const [found] = rows;
  if (!found) throw new Refused("notFound");
  return found;
}

/** The database takes the words of all editions along (migration 0062). */
export function saveWithdrawn(
  tx: Tx,
  story: Pick<LoadedStory, "id" | "steps">,
  reason: WithdrawnFor,
  step: StoryStep,
): void {
  keepStep(tx, story, step);
  later(
    tx,
    sql`update council.story
           set withdrawn_at = ${step.at}, withdrawn_by = ${step.personId}, withdrawn_for = ${reason}, draft = null, asked_at = null,
               consent_words = '', version = version + 1
         where id = ${story.id}`.compile(tx),
  );
}

/** Stories whose yes ran out before today, and those nobody has worked on since `before`. */
export async function lapsed(
  db: Db,
  today: CalendarDay,
  before: Instant,
  lock = false,
): Promise<readonly Pick<LoadedStory, "id" | "steps">[]> {
  const { rows } = await sql<Pick<LoadedStory, "id" | "steps">>`
    select s.id, (select count(*)::int from council.story_step t where t.story_id = s.id) as steps from council.story s
     where s.withdrawn_at is null
       and (s.consent_until < ${today}
            or (s.draft is not null and s.edition is null
                and (select max(t.at) from council.story_step t where t.story_id = s.id) < ${before}))
     order by s.id limit 500 ${lock ? sql`for no key update` : sql``}`.execute(db);
  return rows;
}

/** The story that was taken in from the same words before, also when it was withdrawn since. */
export async function takenInAs(tx: Tx, bodyId: Uuid, hash: Uint8Array): Promise<Uuid | null> {
  const { rows } = await sql<{ id: Uuid }>`
    select id from council.story where body_id = ${bodyId} and source_hash = ${hash}`.execute(tx);
  return rows[0]?.id ?? null;
}
