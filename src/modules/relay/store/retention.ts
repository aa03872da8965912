import { sql } from "kysely";
import type { Instant } from "#kernel/clock.ts";
import { dayOf } from "#kernel/time.ts";
import { SYSTEM } from "#modules/identity/index.ts";
import type { Database, Tx } from "#platform/db.ts";
import type { RelayDeps } from "../actions/command.ts";
import type { Forgotten, Lapsed, Period, RetentionKind } from "../retention-types.ts";

/**
 * How long what is known about people is kept (GDPR art. 5 (1) e), and forgetting what has lapsed. The periods, what counts as
 * lapsed and the order of deletion are migration 0016's: the application's role can call it and nothing else.
 */

/** So few at a time that nobody at work waits for it: a person is some tens of rows. */
const PEOPLE = 20;
const ROWS = 500;

/** Kinds that are single rows about nobody known, each forgotten by the database's own function. */
const ROW_KINDS = [
  "briefContacts",
  "turnedAway",
  "gapNotes",
  "sightings",
  "emergencyAttempts",
  "invitations",
  "returnedKnowledge",
] as const satisfies readonly RetentionKind[];

const peopleForgotten = async (tx: Tx, now: Instant): Promise<Record<string, number>> => {
  const { rows } = await sql<{ gone: Record<string, number> }>`
    select relay.forget_people(${now}, ${PEOPLE}) as gone`.execute(tx);
  return rows[0]?.gone ?? {};
};

const rowsForgotten = async (tx: Tx, kind: RetentionKind, now: Instant): Promise<number> => {
  const { rows } = await sql<{ gone: number }>`
    select relay.forget_rows(${kind}, ${now}, ${ROWS}) as gone`.execute(tx);
  return rows[0]?.gone ?? 0;
};

export function createRetention({ db, identity }: Pick<RelayDeps, "db" | "identity">) {
  /** One batch and its entry in the log, together or not at all. */
  const batch = <T extends object>(
    what: RetentionKind,
    now: Instant,
    work: (tx: Tx) => Promise<{ count: number; detail: T }>,
  ): Promise<{ count: number; detail: T }> =>
    db.write(SYSTEM, async (tx) => {
      const done = await work(tx);
      if (done.count > 0)
        identity.audit.record(tx, [
          { at: now, actor: SYSTEM, action: "retention.applied", detail: { what, ...done.detail } },
        ]);
      return done;
    });

  return {
    /** The periods that count today, of every kind. For anybody who runs the house. */
    periods: (now: Instant): Promise<readonly Period[]> => periods(db, now),

    /** What the next run would take, per kind that has lapsed. Changes nothing. */
    async lapsed(now: Instant): Promise<readonly Lapsed[]> {
      return db.ask(SYSTEM, sql<Lapsed>`select what, rows::int as count from relay.count_lapsed(${now})`);
    },

    /**
     * Forgets what has lapsed, in batches, each whole with its entry in the log: stopped anywhere, what is gone is gone and
     * said, and the next run takes the rest. At most `rounds` batches of each kind. Never anything of an open course.
     */
    async forgetLapsed(now: Instant, rounds = 1_000): Promise<Forgotten> {
      const gone: Partial<Record<RetentionKind, number>> = {};
      const add = (kind: RetentionKind, count: number): void => {
        if (count > 0) gone[kind] = (gone[kind] ?? 0) + count;
      };
      for (let round = 0; round < rounds; round++) {
        const { count, detail } = await batch("courses", now, async (tx) => {
          const detail = await peopleForgotten(tx, now);
          return { count: detail.people ?? 0, detail };
        });
        add("courses", detail.courses ?? 0);
        if (count === 0) break;
      }
      for (const kind of ROW_KINDS) {
        for (let round = 0; round < rounds; round++) {
          const { count } = await batch(kind, now, async (tx) => {
            const count = await rowsForgotten(tx, kind, now);
            return { count, detail: { rows: count } };
          });
          add(kind, count);
          if (count < ROWS) break;
        }
      }
      return gone;
    },
  };
}

export type Retention = ReturnType<typeof createRetention>;

const periods = (db: Database, now: Instant): Promise<Period[]> =>
  db.ask(
    SYSTEM,
    sql<Period>`
      select distinct on (what) what, days, from_date as "from", basis from identity.retention
       where from_date <= ${dayOf(now)} order by what, from_date desc`,
  );
