import { sql } from "kysely";
import type { Instant } from "#kernel/clock.ts";
import type { Uuid } from "#kernel/ids.ts";
import { type Db, later, type Tx } from "#platform/db.ts";

/** Calendars others subscribe to, as the database has them. */

/** Whose appointments: those one is the contact of, or all a unit has. */
export const FEEDS_OF = ["person", "unit"] as const;
export type FeedOf = (typeof FEEDS_OF)[number];
export type FeedLang = "da" | "en";

export interface Feed {
  readonly id: Uuid;
  readonly of: FeedOf;
  readonly unitId: Uuid;
  readonly personId: Uuid;
  readonly lang: FeedLang;
  readonly madeAt: Instant;
  /** Whoever made it has been at work in the unit ever since: leaving ends it, and coming back does not begin it again. */
  readonly alive: boolean;
  readonly lastFetchedAt: Instant | null;
}

const COLUMNS = sql`id, of, unit_id as "unitId", person_id as "personId", lang, made_at as "madeAt", last_fetched_at as "lastFetchedAt",
  exists (select from identity.membership m join identity.person p on p.id = m.person_id and p.ended_at is null
           where m.person_id = feed.person_id and m.unit_id = feed.unit_id and m.ended_at is null and m.since <= feed.made_at) as alive`;

/** Those nobody has ended. */
export async function feedsOfUnit(db: Db, unitId: Uuid): Promise<Feed[]> {
  const { rows } = await sql<Feed>`
    select ${COLUMNS} from appointments.feed where unit_id = ${unitId} and ended_at is null order by of desc, made_at`.execute(
    db,
  );
  return rows;
}

export async function feedByHash(db: Db, hashes: readonly Buffer[]): Promise<Feed | null> {
  const { rows } = await sql<Feed>`
    select ${COLUMNS} from appointments.feed where token_hash = any(${[...hashes]}::bytea[]) and ended_at is null`.execute(
    db,
  );
  return rows[0] ?? null;
}

/** Locked: two who make or end one at the same moment come one after the other. */
export async function lockFeeds(tx: Tx, unitId: Uuid): Promise<Feed[]> {
  await sql`select from identity.unit where id = ${unitId} for no key update`.execute(tx);
  return feedsOfUnit(tx, unitId);
}

export const insertFeed = (tx: Tx, feed: Omit<Feed, "lastFetchedAt" | "alive">, tokenHash: Buffer): void =>
  later(
    tx,
    sql`insert into appointments.feed (id, of, unit_id, person_id, token_hash, lang, made_at)
        values (${feed.id}, ${feed.of}, ${feed.unitId}, ${feed.personId}, ${tokenHash}::bytea, ${feed.lang}, ${feed.madeAt})`.compile(
      tx,
    ),
  );

export const endFeed = (tx: Tx, id: Uuid, by: { readonly personId: Uuid; readonly at: Instant }): void =>
  later(
    tx,
    sql`update appointments.feed set ended_at = ${by.at}, ended_by = ${by.personId} where id = ${id} and ended_at is null`.compile(
      tx,
    ),
  );

export const sawFetched = (tx: Tx, id: Uuid, at: Instant): void =>
  later(
    tx,
    sql`update appointments.feed set last_fetched_at = ${at} where id = ${id} and ended_at is null`.compile(
      tx,
    ),
  );
