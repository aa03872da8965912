import { sql } from "kysely";
import { z } from "zod";
import type { Instant } from "#kernel/clock.ts";
import { newId, type Uuid } from "#kernel/ids.ts";
import { Refused } from "#kernel/refusal.ts";
import { type Db, later } from "#platform/db.ts";
import { wellFormed } from "#platform/wellFormed.ts";
import { type Act, createActing, type Who } from "../actions.ts";
import type { DirectoryDeps } from "../deps.ts";
import { mayEditAll } from "../policy.ts";
import { contentOf, LONGEST_PHRASE } from "./terms.ts";
import { wordsOf } from "./words.ts";

/** Everyday words and what they mean: the list the region's editors keep. A change holds from the next search on. */

export const AddSynonym = z.object({
  words: z
    .string()
    .trim()
    .min(2)
    .max(80)
    .refine((text) => isSearchable(text), { message: "notSearchable" }),
  means: z.enum(["need", "kind", "condition"]),
  code: z.string().regex(/^[a-z][A-Za-z]{1,39}$/),
});

/** At most as many words as the search puts together, and at least one that is looked for. */
function isSearchable(text: string): boolean {
  const words = contentOf(wordsOf(text));
  return words.length > 0 && words.length <= LONGEST_PHRASE;
}

export interface Synonym {
  readonly id: Uuid;
  readonly words: string;
  readonly means: "need" | "kind" | "condition";
  readonly code: string;
  readonly addedAt: Instant;
}

/** All of them, in Danish order. Anybody may know. */
export async function synonyms(db: Db): Promise<readonly Synonym[]> {
  const { rows } = await sql<Synonym>`
    select id, words, means, code, added_at as "addedAt" from directory.synonym`.execute(db);
  return [...rows].sort((a, b) => a.words.localeCompare(b.words, "da"));
}

/** Everybody's search hears them, so only who edits a whole region may. */
const authorise = ({ editor }: Act): void => {
  if (!editor.edits.some(({ region }) => mayEditAll(editor, region))) throw new Refused("forbidden");
};

export function createSynonyms(deps: DirectoryDeps) {
  const { acting } = createActing(deps);
  return {
    synonyms,

    /** Adds words for a need, a kind or a condition that there is; the same again changes nothing. Throws Refused `forbidden`, `invalidInput`, `unknownReference`. */
    addSynonym(who: Who, draft: z.input<typeof AddSynonym>, now: Instant, key?: string): Promise<void> {
      return acting(who, "addSynonym", { detail: { ...draft } }, now, key, async (act) => {
        const { words, means, code } = wellFormed(AddSynonym, draft);
        authorise(act);
        const { rows } = await sql`
          select from directory.service_kind k where (${means} = 'kind' and k.code = ${code}) or (${means} = 'need' and ${code} = any(k.needs))
          union all
          select from directory.condition c where ${means} = 'condition' and c.code = ${code} limit 1`.execute(
          act.tx,
        );
        if (rows.length === 0) throw new Refused("unknownReference");
        later(
          act.tx,
          sql`insert into directory.synonym (id, words, means, code, added_by, added_at)
              values (${newId()}, ${words}, ${means}, ${code}, ${act.editor.personId}, ${now})
              on conflict (words, means, code) do nothing`.compile(act.tx),
        );
      });
    },

    /** Takes words away. Throws Refused `forbidden`, `notFound`. */
    removeSynonym(who: Who, id: Uuid, now: Instant, key?: string): Promise<void> {
      return acting(who, "removeSynonym", { detail: { synonymId: id } }, now, key, async (act) => {
        authorise(act);
        const { rows } = await sql`delete from directory.synonym where id = ${id} returning id`.execute(
          act.tx,
        );
        if (rows.length === 0) throw new Refused("notFound");
      });
    },
  };
}
