import { CompiledQuery } from "kysely";
import type { Instant } from "#kernel/clock.ts";
import { type Db, later, type Tx } from "./db.ts";

interface HeartbeatTable {
  name: string;
  at: Date;
  detail: HeartbeatDetail;
}

declare module "./db.ts" {
  interface Tables {
    "platform.heartbeat": HeartbeatTable;
  }
}

export interface HeartbeatDetail {
  /** How long the last run took, in milliseconds. */
  readonly ms?: number;
}

export interface Heartbeat {
  readonly name: string;
  /** When it last ran to its end. */
  readonly at: Instant;
  readonly detail: HeartbeatDetail;
}

const upsert = `
  insert into platform.heartbeat (name, at, detail) values ($1, $2, $3)
  on conflict (name) do update set at = excluded.at, detail = excluded.detail`;

/** Notes that something recurring has run to its end. */
export const beat = (tx: Tx, name: string, now: Instant, detail: HeartbeatDetail = {}): void =>
  later(tx, CompiledQuery.raw(upsert, [name, now, detail]));

/** When each recurring job last ran to its end. */
export const heartbeats = (db: Db): Promise<Heartbeat[]> =>
  db.selectFrom("platform.heartbeat").select(["name", "at", "detail"]).orderBy("name").execute();

/**
 * The dead-man's switch: how long a job has been silent, in whole minutes, when that is longer than allowed;
 * otherwise null. One that never ran counts from `since`, when the process started.
 */
export function silence(
  beats: readonly Heartbeat[],
  name: string,
  now: Instant,
  since: Instant,
  allowedMinutes: number,
): number | null {
  const last = beats.find((heartbeat) => heartbeat.name === name)?.at ?? since;
  const minutes = Math.floor((now.getTime() - last.getTime()) / 60_000);
  return minutes >= allowedMinutes ? minutes : null;
}
