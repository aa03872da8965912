import { type RawBuilder, sql } from "kysely";
import type { Uuid } from "#kernel/ids.ts";
import type { Db } from "#platform/db.ts";
import { createModel, type Model, type SearchableRow } from "./model.ts";

/**
 * Keeps a model in step with the database. It knows which snapshot it stands at, and every row says which transaction changed
 * it last: what the asking transaction sees and the model does not is brought before an answer is given. So the model is never
 * older than what the asker sees. Of what the asker itself has changed and not committed it knows nothing.
 */

/** Rows brought at once: what bounds the memory, and how long other work waits. */
const ROWS = 200;

const COLUMNS = sql`
  s.service_id as "serviceId", s.words::text as words, s.marks, s.name_words as "nameWords", s.sort_name as "sortName", s.shown,
  s.closed, s.absent, s.latitude, s.longitude, s.more_places as "morePlaces", s.minimum_age as "minimumAge",
  s.maximum_age as "maximumAge", s.hours, s.believed_until as "believedUntil", s.free, s.unknown_at as "unknownAt"`;

/** Changed by a transaction that the snapshot does not see, and that is not one's own. */
const since = (at: string): RawBuilder<boolean> => sql`
  s.changed_in >= pg_snapshot_xmin(${at}::pg_snapshot) and not pg_visible_in_snapshot(s.changed_in, ${at}::pg_snapshot)
  and pg_visible_in_snapshot(s.changed_in, pg_current_snapshot())`;

interface Standing {
  readonly model: Model;
  /** A snapshot as PostgreSQL writes it: xmin:xmax:… */
  at: string;
}

interface Moment {
  readonly at: string;
  /** The asker has changed something itself: what it sees is not what others see. */
  readonly own: boolean;
}
/** The answer to `question`. */
export interface News extends Moment {
  readonly news: boolean;
}
export type Question = RawBuilder<unknown>;
const MOMENT = sql`pg_current_snapshot()::text as at, pg_current_xact_id_if_assigned() is not null as own`;

const oldest = (at: string): bigint => BigInt(at.slice(0, at.indexOf(":")));

export function createKeeper() {
  let standing: Standing | null = null;
  let working: Promise<unknown> | null = null;

  /** One at a time: each begins where the one before left off. */
  async function alone<T>(work: () => Promise<T>): Promise<T> {
    while (working) await working.catch(() => {});
    const mine = work();
    working = mine;
    try {
      return await mine;
    } finally {
      working = null;
    }
  }

  const begin = (db: Db): Promise<Standing> =>
    alone(async () => {
      if (standing) return standing;
      const { loaded, own } = await load(db);
      if (!own) standing = loaded;
      return loaded;
    });

  const follow = (db: Db, known: Standing): Promise<void> =>
    alone(async () => {
      const { at, own, any } = await bring(db, known);
      // Who has changed something itself may hide what another changed before: that will be brought again.
      if (any && !own) known.at = at;
    });

  return {
    /** The model as it stands, read whole when there is none; and what to ask the database to know whether it still holds. */
    async standing(db: Db) {
      const known = standing ?? (await begin(db));
      const asked = known.at;
      return {
        model: known.model,
        /** Columns for a `select` in the asker's transaction; hand its row to `upToDate`. */
        question: sql`${MOMENT}, exists (select from directory.searchable s where ${since(asked)}) as news`,
        async upToDate(row: News): Promise<void> {
          if (row.news) return follow(db, known);
          // Nothing to bring: the less there is to look through the next time.
          if (!row.own && known.at === asked && oldest(row.at) > oldest(asked)) known.at = row.at;
        },
      };
    },
  };
}

async function load(db: Db): Promise<{ loaded: Standing; own: boolean }> {
  const model = createModel();
  const { rows } = await sql<Moment>`select ${MOMENT}`.execute(db);
  const [moment] = rows;
  if (!moment) throw new Error("A question without an answer");
  let last: Uuid = "00000000-0000-0000-0000-000000000000";
  for (let more = true; more; ) {
    const { rows } = await sql<SearchableRow>`
      select ${COLUMNS} from directory.searchable s where s.service_id > ${last} order by s.service_id limit ${ROWS}`.execute(
      db,
    );
    model.put(rows);
    more = rows.length === ROWS;
    last = rows.at(-1)?.serviceId ?? last;
  }
  return { loaded: { model, at: moment.at }, own: moment.own };
}

async function bring(db: Db, { model, at: from }: Standing): Promise<Moment & { any: boolean }> {
  let moment: Moment | null = null;
  let last = { changedIn: "0", serviceId: "00000000-0000-0000-0000-000000000000" };
  for (let more = true; more; ) {
    const { rows } = await sql<SearchableRow & Moment & { changedIn: string }>`
      select ${COLUMNS}, s.changed_in::text as "changedIn", ${MOMENT} from directory.searchable s
       where ${since(from)} and (s.changed_in, s.service_id) > (${last.changedIn}::xid8, ${last.serviceId}::uuid)
       order by s.changed_in, s.service_id limit ${ROWS}`.execute(db);
    model.put(rows);
    moment ??= rows[0] ?? null;
    more = rows.length === ROWS;
    last = rows.at(-1) ?? last;
  }
  return { at: moment?.at ?? from, own: moment?.own ?? false, any: moment !== null };
}
