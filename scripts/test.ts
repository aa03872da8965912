import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chdir } from "node:process";
import { buildIfStale } from "./build.ts";

// `npm test`, `npm run test:both`, `npm run test:long`, `npm run test:faults`. Builds once, runs the suites – those in one list
// beside each other – and ends with one plain line over all of them. Anything after the mode is handed to Vitest.
chdir(new URL("..", import.meta.url).pathname);

interface Suite {
  config: string;
  arguments: string[];
  env?: Record<string, string>;
}

interface Count {
  passed: number;
  failed: number;
}

const ordinary = ["--project", "shared", "--project", "alone"];
/** Half of the browser's tests, on an engine, a server and in a browser of their own. Nobody looks at pictures of a whole run. */
const browserHalf = (which: 1 | 2, engine: "embedded" | "postgres"): Suite => ({
  config: "vitest.browser.config.ts",
  arguments: [`--shard=${which}/2`],
  env: { STAFET_SCREENSHOTS: "off", STAFET_BROWSER_ENGINE: engine },
});
const suites: Record<string, Suite[][]> = {
  all: [
    [{ config: "vitest.config.ts", arguments: ordinary }],
    [browserHalf(1, "embedded"), browserHalf(2, "postgres")],
  ],
  both: [[{ config: "vitest.config.ts", arguments: ordinary, env: { STAFET_TEST_ENGINES: "both" } }]],
  long: [[{ config: "vitest.config.ts", arguments: ["--project", "long"] }]],
  faults: [[{ config: "vitest.config.ts", arguments: ["--project", "faults"] }]],
};

const [first = "", ...others] = process.argv.slice(2);
const mode = first in suites ? first : "all";
const extra = first === mode ? others : process.argv.slice(2);

await buildIfStale().catch(notBuilt);
const folder = await mkdtemp(join(tmpdir(), "stafet-test-"));
const counts: Count[] = [];
for (const beside of suites[mode] ?? [])
  counts.push(
    ...(await Promise.all(beside.map((suite, n) => run(suite, join(folder, `${counts.length + n}.json`))))),
  );
await rm(folder, { recursive: true });

const passed = counts.reduce((sum, count) => sum + count.passed, 0);
const failed = counts.reduce((sum, count) => sum + count.failed, 0);
console.log(`${passed} passed, ${failed} failed`);
// A suite in which nothing ran proves nothing.
process.exit(failed > 0 || counts.some((count) => count.passed === 0) ? 1 : 0);

function notBuilt(error: unknown): never {
  console.error(error instanceof Error ? error.message : error);
  console.log("0 passed, 1 failed");
  process.exit(1);
}

async function run(suite: Suite, report: string): Promise<Count> {
  const vitest = [
    ...["node_modules/vitest/vitest.mjs", "run", "--config", suite.config, ...suite.arguments, ...extra],
    ...["--reporter=default", "--reporter=json", `--outputFile.json=${report}`],
  ];
  const env = { ...process.env, ...suite.env };
  const child = spawn(process.execPath, vitest, { stdio: "inherit", env });
  const [code] = await once(child, "close");
  const count = await read(report);
  // An error outside any test (a file that does not load, an unhandled rejection) is a failure too.
  return code !== 0 && count.failed === 0 ? { ...count, failed: 1 } : count;
}

async function read(report: string): Promise<Count> {
  if (!existsSync(report)) return { passed: 0, failed: 0 };
  const { numPassedTests, numFailedTests } = JSON.parse(await readFile(report, "utf8"));
  return { passed: Number(numPassedTests), failed: Number(numFailedTests) };
}
