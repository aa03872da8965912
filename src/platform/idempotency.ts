import { createHash } from "node:crypto";
import { CompiledQuery, sql } from "kysely";
import { canonical } from "#kernel/canonical.ts";
import type { Instant } from "#kernel/clock.ts";
import { Refused } from "#kernel/refusal.ts";
import { attemptOf, later, type Tx } from "./db.ts";

/** A command as it was asked: who, under which key, what. */
export interface Asked {
  readonly actorId: string;
  /** Chosen by who asks, the same when asking again; undefined = not to be recognised. At most 200 characters. */
  readonly key: string | undefined;
  readonly name: string;
  /** Everything that makes the command what it is; must survive JSON. */
  readonly request: unknown;
}

const hashOf = ({ name, request }: Asked): Buffer =>
  createHash("sha256")
    .update(`${name}\n${canonical(request)}`)
    .digest();

const claim =
  "insert into platform.command (actor_id, key, name, request_hash, at) values ($1, $2, $3, $4, $5)";
const answer = "update platform.command set response = $3::jsonb where actor_id = $1 and key = $2";

interface Found {
  request_hash: Uint8Array;
  response: unknown;
}

/**
 * Does a command once (law 11): the same actor asking again with the same key gets the first answer, without `work`
 * running again; with the same key and another request, Refused("keyReused"). Of two at once the second waits for
 * the first and gets its answer. A refusal is not an answer: it may be asked again.
 *
 * The key is claimed before anything else is sent, in the same packet as `work`'s first query: if it is taken, the
 * database breaks the whole transaction off before anything of it counts, and `write` runs it again, this time
 * looking the answer up first. So call it first in the transaction. The answer must survive JSON, and is given
 * back as it comes out of it, the first time too.
 */
export async function once<T>(tx: Tx, asked: Asked, now: Instant, work: () => Promise<T>): Promise<T> {
  const { actorId, key, name } = asked;
  if (key === undefined) return work();
  if (key === "" || key.length > 200) throw new Refused("keyInvalid");
  const hash = hashOf(asked);
  if (attemptOf(tx) > 0) {
    const { rows } = await sql<Found>`
      select request_hash, response from platform.command where actor_id = ${actorId} and key = ${key}`.execute(
      tx,
    );
    const [found] = rows;
    if (found !== undefined) {
      if (!hash.equals(found.request_hash)) throw new Refused("keyReused");
      return found.response as T;
    }
  }
  later(tx, CompiledQuery.raw(claim, [actorId, key, name, hash, now]));
  const json = JSON.stringify((await work()) ?? null);
  later(tx, CompiledQuery.raw(answer, [actorId, key, json]));
  return JSON.parse(json) as T;
}

/** Forgets keys used before a moment; afterwards they count as new. Returns how many. */
export async function forgetCommands(tx: Tx, before: Instant): Promise<number> {
  const { numAffectedRows } = await sql`delete from platform.command where at < ${before}`.execute(tx);
  return Number(numAffectedRows ?? 0);
}
