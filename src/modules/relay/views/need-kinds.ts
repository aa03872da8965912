import { sql } from "kysely";
import type { Urgency } from "#kernel/urgency.ts";
import type { Sector } from "#modules/identity/index.ts";
import type { Db } from "#platform/db.ts";

/** One kind of need in the catalogue. Codes are stable; words may be edited and kinds added. */
export interface NeedKind {
  readonly code: string;
  readonly name: { readonly da: string; readonly en: string };
  /** Law 4: may several units be asked at once? */
  readonly several: boolean;
  readonly usualUrgency: Urgency;
  /** Sectors that usually have the duty or the treatment, likeliest first. */
  readonly duty: readonly Sector[];
  /** Everyday words that lead here, besides the name. */
  readonly words: readonly string[];
}

interface Row extends Omit<NeedKind, "name" | "words"> {
  readonly nameDa: string;
  readonly nameEn: string;
  readonly words: string;
}

/**
 * The catalogue in its order, remembered in the process. `refresh` forgets it – after an edit – and `kind` looks once
 * more in the database before it gives up, so that a kind added by another process is found at once.
 */
export function createNeedKinds() {
  let known: readonly NeedKind[] | undefined;

  const load = async (db: Db): Promise<readonly NeedKind[]> => {
    const { rows } = await sql<Row>`
      select code, name_da as "nameDa", name_en as "nameEn", several, usual_urgency as "usualUrgency", duty,
             words_da as words
        from relay.need_kind order by position`.execute(db);
    known = rows.map(({ nameDa, nameEn, words, ...kind }) => ({
      ...kind,
      name: { da: nameDa, en: nameEn },
      words: words.split(" ").filter((word) => word !== ""),
    }));
    return known;
  };

  const needKinds = async (db: Db): Promise<readonly NeedKind[]> => known ?? load(db);

  return {
    needKinds,
    async kind(db: Db, code: string): Promise<NeedKind | null> {
      const find = (kinds: readonly NeedKind[]) => kinds.find((kind) => kind.code === code);
      return find(await needKinds(db)) ?? find(await load(db)) ?? null;
    },
    refresh(): void {
      known = undefined;
    },
  };
}

export type NeedKinds = ReturnType<typeof createNeedKinds>;
