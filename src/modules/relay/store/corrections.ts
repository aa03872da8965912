import type { Insertable } from "kysely";
import { later, type Tables, type Tx } from "#platform/db.ts";

/** What is right, beside a text that stays as it was written. Sent without waiting. */
export const insertCorrection = (tx: Tx, row: Insertable<Tables["relay.correction"]>): void =>
  later(tx, tx.insertInto("relay.correction").values(row));
