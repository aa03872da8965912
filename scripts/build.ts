import { spawn } from "node:child_process";
import { once } from "node:events";
import { readdir, rm, stat } from "node:fs/promises";
import { join } from "node:path";

const sources = ["src", "demo", "vite.config.ts", "react-router.config.ts", "scripts", "package-lock.json"];
const entry = "build/server/index.js";

/** Builds the server and the pages, if a source is newer than the build. Shows the builder's words when it fails. */
export async function buildIfStale(): Promise<"built" | "fresh"> {
  if (!(await isStale())) return "fresh";
  await build();
  return "built";
}

export async function isStale(): Promise<boolean> {
  const built = await changedAt(entry);
  const newest = Math.max(...(await Promise.all(sources.map(newestIn))));
  return built < newest;
}

async function build(): Promise<void> {
  const child = spawn(process.execPath, ["node_modules/@react-router/dev/bin.cjs", "build"], {
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, NODE_ENV: "production" },
  });
  let words = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (words += chunk));
  const [code] = await once(child, "close");
  if (code === 0) return;
  await rm(entry, { force: true }); // a half-made build must not look fresh
  throw new Error(`The build failed:\n${words}`);
}

/** When anything in the file or folder last changed, in milliseconds; deletions show on their folder. */
async function newestIn(path: string): Promise<number> {
  const own = await changedAt(path);
  const entries = await readdir(path, { withFileTypes: true }).catch(() => []);
  const inner = entries
    .filter((each) => !/\.test\.tsx?$/.test(each.name))
    .map((each) => (each.isDirectory() ? newestIn(join(path, each.name)) : changedAt(join(path, each.name))));
  return Math.max(own, ...(await Promise.all(inner)));
}

const changedAt = (path: string): Promise<number> =>
  stat(path).then(
    (found) => found.mtimeMs,
    () => 0,
  );
