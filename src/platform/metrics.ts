import { sql } from "kysely";
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";
import type { Clock } from "#kernel/clock.ts";
import { type Database, systemActor } from "./db.ts";
import { heartbeats } from "./heartbeat.ts";

/** How a command ended: done, refused (with which code), or failed for a reason that is ours. */
export type Outcome = "done" | "refused" | "failed";

export interface Metrics {
  /** A command was carried out, or not. `code` is the refusal's. Durations in milliseconds. */
  command(name: string, outcome: Outcome, ms: number, code?: string): void;
  /** A request was answered. `route` is the pattern, never the address. */
  request(method: string, route: string, status: number, ms: number): void;
  /** A reaction or a recurring job ran. Fits `WorkerOptions.onDone`. */
  job(name: string, outcome: "done" | "failed", ms: number): void;
  /** Open live subscriptions are counted when asked for. */
  watchLive(size: () => number): void;
  /** Everything, in Prometheus' text format. Never fails because the database does: those figures are then left out. */
  text(): Promise<string>;
  readonly contentType: string;
}

const buckets = [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

const waitingJobs = sql<{ name: string; n: number }>`
  select name, count(*) as n from jobs.job_common where state < 'active' and not blocked group by name`;
const failedJobs = sql<{
  name: string;
  n: number;
}>`select name, failed_count as n from jobs.queue where table_name = 'job_common'`;
const waitingEvents = sql<{ n: number; oldest: Date | null }>`
  select count(*) as n, min(at) as oldest from platform.event where dispatched_at is null`;

/** The figures of one process, and of the database as seen from it. No label ever says who or which citizen. */
export function createMetrics(database: Database, clock: Clock): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });

  const commands = new Counter({
    name: "stafet_commands_total",
    help: "Commands by how they ended; code is the refusal's",
    labelNames: ["command", "outcome", "code"] as const,
    registers,
  });
  const commandSeconds = new Histogram({
    name: "stafet_command_seconds",
    help: "Time a command took",
    labelNames: ["command"] as const,
    buckets,
    registers,
  });
  const requestSeconds = new Histogram({
    name: "stafet_http_request_seconds",
    help: "Time a request took, by pattern of address",
    labelNames: ["method", "route", "status"] as const,
    buckets,
    registers,
  });
  const jobSeconds = new Histogram({
    name: "stafet_job_seconds",
    help: "Time a reaction or recurring job took",
    labelNames: ["job", "outcome"] as const,
    buckets,
    registers,
  });
  const gauge = <Label extends string>(name: string, help: string, labelNames: readonly Label[] = []) =>
    new Gauge({ name, help, labelNames, registers });
  const pool = gauge("stafet_db_connections", "Connections of this process, by state", ["state"]);
  const waiting = gauge("stafet_jobs_waiting", "Jobs not yet begun, by queue", ["queue"]);
  const failed = gauge("stafet_jobs_failed", "Jobs given up after all attempts, still kept, by queue", [
    "queue",
  ]);
  const events = gauge("stafet_events_waiting", "Events not yet sent on");
  const oldest = gauge("stafet_events_waiting_seconds", "Age of the oldest event not yet sent on");
  const heartbeat = gauge("stafet_heartbeat_age_seconds", "Time since a recurring job last ran to its end", [
    "job",
  ]);
  const live = gauge("stafet_live_subscriptions", "Open pages that are told of changes");
  const up = gauge("stafet_db_up", "1 when the database answered");
  let liveSize = (): number => 0;

  const age = (at: Date | null): number => (at === null ? 0 : (clock.now().getTime() - at.getTime()) / 1000);

  async function readDatabase(): Promise<void> {
    await database.read(systemActor, async (db) => {
      const [jobs, dead, undispatched, beats] = await Promise.all([
        waitingJobs.execute(db),
        failedJobs.execute(db),
        waitingEvents.execute(db),
        heartbeats(db),
      ]);
      for (const each of [waiting, failed, heartbeat]) each.reset();
      for (const { name } of dead.rows) waiting.set({ queue: name }, 0);
      for (const { name, n } of jobs.rows) waiting.set({ queue: name }, n);
      for (const { name, n } of dead.rows) failed.set({ queue: name }, n);
      for (const { name, at } of beats) heartbeat.set({ job: name }, age(at));
      events.set(undispatched.rows[0]?.n ?? 0);
      oldest.set(age(undispatched.rows[0]?.oldest ?? null));
    });
  }

  return {
    command(name, outcome, ms, code = "") {
      commands.inc({ command: name, outcome, code });
      commandSeconds.observe({ command: name }, ms / 1000);
    },
    request: (method, route, status, ms) =>
      requestSeconds.observe({ method, route, status: String(status) }, ms / 1000),
    job: (name, outcome, ms) => jobSeconds.observe({ job: name, outcome }, ms / 1000),
    watchLive(size) {
      liveSize = size;
    },
    async text() {
      const { total, idle, waiting: queued } = database.pool();
      pool.set({ state: "idle" }, idle);
      pool.set({ state: "busy" }, total - idle);
      pool.set({ state: "waitedFor" }, queued);
      live.set(liveSize());
      await readDatabase().then(
        () => up.set(1),
        () => {
          for (const each of [waiting, failed, heartbeat, events, oldest]) each.reset();
          up.set(0);
        },
      );
      return registry.metrics();
    },
    contentType: registry.contentType,
  };
}
