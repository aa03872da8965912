import { type Insertable, sql } from "kysely";
import type { Instant } from "#kernel/clock.ts";
import { newId, type Uuid } from "#kernel/ids.ts";
import { later, type Tables, type Tx } from "#platform/db.ts";

/** Writes of emergency access: tries, accesses and what was found of them. */

/** Tries of one person wait for each other, so that ten at once are counted as ten. */
export async function attemptsSince(
  tx: Tx,
  personId: Uuid,
  since: Instant,
): Promise<readonly { readonly at: Instant; readonly key: string | null }[]> {
  later(tx, sql`select pg_advisory_xact_lock(hashtextextended('emergency:' || ${personId}, 0))`.compile(tx));
  return tx
    .selectFrom("relay.emergency_attempt")
    .select(["at", "key"])
    .where("person_id", "=", personId)
    .where("at", ">", since)
    .execute();
}

export const insertAttempt = (tx: Tx, row: Omit<Insertable<Tables["relay.emergency_attempt"]>, "id">): void =>
  later(tx, tx.insertInto("relay.emergency_attempt").values({ id: newId(), ...row }));

export async function forgetAttemptsBefore(tx: Tx, before: Instant): Promise<number> {
  const { numDeletedRows } = await tx
    .deleteFrom("relay.emergency_attempt")
    .where("at", "<", before)
    .executeTakeFirst();
  return Number(numDeletedRows);
}

type Access = Insertable<Tables["relay.emergency_access"]>;

export const insertAccess = (
  tx: Tx,
  row: Omit<Access, "reviewed_at" | "reviewed_by" | "finding" | "note">,
): void =>
  later(
    tx,
    tx
      .insertInto("relay.emergency_access")
      .values({ ...row, reviewed_at: null, reviewed_by: null, finding: null, note: null }),
  );

export const reviewAccess = (
  tx: Tx,
  id: Uuid,
  found: {
    readonly by: Uuid;
    readonly at: Instant;
    readonly finding: "justified" | "notJustified";
    readonly note: string | null;
  },
): void =>
  later(
    tx,
    tx
      .updateTable("relay.emergency_access")
      .set({ reviewed_at: found.at, reviewed_by: found.by, finding: found.finding, note: found.note })
      .where("id", "=", id),
  );
