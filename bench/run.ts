import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { availableParallelism, cpus, loadavg, totalmem } from "node:os";
import { join } from "node:path";
import { root } from "#root.ts";
import { buildIfStale } from "../scripts/build.ts";
import { accepting } from "./accept.ts";
import { type RecallRow, type SearchRow, searching } from "./directory/search.ts";
import { overHttp } from "./http.ts";
import type { Outcome, Spread } from "./measure.ts";
import type { Memory } from "./server.ts";
import { aWorld, type World } from "./world.ts";

// `npm run bench [rounds]`: what the house holds itself to, measured against the bare way in the same run. Prints a JSON
// line for each row, then all as a table. A row that falls short says so and nothing else happens: nobody tunes the bench.

const rounds = Number(process.argv[2] ?? 5);

/** How many services the directory's search is measured over. */
const SERVICES = 100_000;

/** What each row is to reach. Throughput as a share of the bare way's; a tail as a multiple. */
interface Goal {
  readonly throughput: number;
  readonly p99?: number;
  readonly tail?: number;
}
const inProcess: Goal = { throughput: 0.7, p99: 2 };
const http: Goal = { throughput: 0.35, tail: 10 };

interface Row extends Outcome {
  readonly goal: Goal;
  readonly reached: boolean;
}

const judged =
  (goal: Goal) =>
  (outcome: Outcome): Row => ({
    ...outcome,
    goal,
    reached:
      outcome.throughput.median >= goal.throughput &&
      (goal.p99 === undefined || outcome.p99.median <= goal.p99) &&
      (goal.tail === undefined || outcome.tail <= goal.tail),
  });

async function machine({ owner }: World) {
  const { rows } = await owner.query(
    "select current_setting('server_version') as version, current_setting('synchronous_commit') as sync, current_setting('fsync') as fsync",
  );
  const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  return {
    cpu: cpus()[0]?.model.trim(),
    cores: availableParallelism(),
    memoryGb: Math.round(totalmem() / 2 ** 30),
    loadAtStart: loadavg()[0],
    node: process.version,
    postgresql: rows[0]?.version,
    synchronousCommit: rows[0]?.sync,
    fsync: rows[0]?.fsync,
    stafet: version,
    commit: commit(),
  };
}

/** The commit measured; where there is no repository, none. */
function commit(): string | null {
  try {
    return execFileSync("git", ["rev-parse", "--short", "HEAD"], {
      cwd: root,
      stdio: ["ignore", "pipe", "ignore"],
    })
      .toString()
      .trim();
  } catch {
    return null;
  }
}

const rounded = (_: string, value: unknown): unknown =>
  typeof value === "number" ? Math.round(value * 1000) / 1000 : value;
const line = (value: object): void => console.log(JSON.stringify(value, rounded));

const number = (value: number, digits = 0): string => value.toFixed(digits);
const spread = ({ median, lowest, highest }: Spread): string =>
  `${number(median, 2)} (${number(lowest, 2)}–${number(highest, 2)})`;
const goalOf = ({ throughput, p99, tail }: Goal): string =>
  [`≥ ${throughput}`, p99 && `p99 ≤ ${p99}×`, tail && `p99 ≤ ${tail}× p50`].filter(Boolean).join(", ");

const headings = [
  "work",
  "at once",
  "ours/s",
  "bare/s",
  "ratio (range)",
  "p50 ms",
  "p99 ms",
  "p99 ratio (range)",
  "to reach",
  "",
];
const cells = (row: Row): string[] => [
  row.work,
  String(row.atOnce),
  number(row.ours.perSecond),
  number(row.bare.perSecond),
  spread(row.throughput),
  number(row.ours.p50, 1),
  number(row.ours.p99, 1),
  spread(row.p99),
  goalOf(row.goal),
  row.reached ? "reached" : "SHORT",
];

const table = (rows: readonly Row[]): string => columns([headings, ...rows.map(cells)]);

function columns(lines: readonly (readonly string[])[]): string {
  const widths = (lines[0] ?? []).map((_, column) =>
    Math.max(...lines.map((each) => each[column]?.length ?? 0)),
  );
  return lines
    .map((each) =>
      each
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}

const said = (reached: boolean): string => (reached ? "reached" : "SHORT");

const memoryTable = (rows: readonly Memory[]): string =>
  columns([
    ["the server's memory at most, when", "MB", "to reach", ""],
    ...rows.map(({ work, peakMb, goal, reached }) => [
      ...[work, peakMb === null ? "not told here" : String(peakMb), `≤ ${goal}`],
      peakMb === null ? "" : said(reached),
    ]),
  ]);

function searchTable(speed: readonly SearchRow[], recall: readonly RecallRow[]): string {
  return columns([
    ["search", "queries", "ours", "bare", "ratio (range)", "to reach", ""],
    ...speed.map(({ work, queries, ours, bare, time, goal, reached }) => [
      ...[work, String(queries), `${number(ours.perSecond)}/s`, `${number(bare.perSecond)}/s`],
      ...[spread(time), goal === null ? "" : `time ≤ ${goal}×`, reached === null ? "told" : said(reached)],
    ]),
    ...recall.map(({ work, queries, ours, bare, goal, reached }) => [
      ...[work, String(queries), number(ours, 3), number(bare, 3), "", `≥ ${goal}`, said(reached)],
    ]),
  ]);
}

/** Each part on a server of its own: nobody pays for sweeping up after the part before. */
async function inAWorld<T>(work: (world: World) => Promise<T>): Promise<T> {
  const world = await aWorld();
  try {
    return await work(world);
  } finally {
    await world.close();
  }
}

await buildIfStale();
const about = await inAWorld(machine);
line({ machine: about });
const accepted = await inAWorld((world) => accepting(world, rounds));
const served = await inAWorld((world) => overHttp(world, rounds));
const rows: readonly Row[] = [...accepted.map(judged(inProcess)), ...served.outcomes.map(judged(http))];
for (const row of rows) line(row);
const { speed, recall, memory } = await inAWorld((world) => searching(world, rounds, SERVICES));
const memories = [served.memory, memory];
for (const row of [...speed, ...recall, ...memories]) line(row);
console.log(
  `\n${table(rows)}\n\n${searchTable(speed, recall)}\n\n${memoryTable(memories)}\n\nMedian of ${rounds} rounds, both ways in each; ${about.cores} cores, Node ${about.node}, PostgreSQL ${about.postgresql}.`,
);
