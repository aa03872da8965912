import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, readFile, rename, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

const home = "node_modules/@sparticuz/chromium";

/**
 * The browser from its package, unpacked once per version: it unpacks to a fixed place in the temporary folder and
 * takes whatever lies there, so each version gets a temporary folder of its own. Where the machine lacks a library
 * it needs, the package's own libraries are unpacked as well.
 */
export async function unpackChromium(): Promise<{ program: string; libraries: string | null }> {
  const { version } = JSON.parse(await readFile(`${home}/package.json`, "utf8"));
  const folder = join(tmpdir(), `stafet-chromium-${version}`);
  if (!existsSync(folder)) {
    // Whole or not at all: several runs may begin at once, and one may be stopped in the middle.
    const mine = await mkdtemp(`${folder}-`);
    await unpackedIn(mine);
    await rename(mine, folder).catch(() => rm(mine, { recursive: true }));
  }
  return unpackedIn(folder);
}

const unpackedIn = (folder: string): Promise<{ program: string; libraries: string | null }> =>
  withTemporaryFolder(folder, async () => {
    const { default: chromium, inflate } = await import("@sparticuz/chromium");
    const program = await chromium.executablePath();
    if (spawnSync(program, ["--version"]).status === 0) return { program, libraries: null };
    return { program, libraries: join(await inflate(`${home}/bin/al2023.tar.br`), "lib") };
  });

async function withTemporaryFolder<T>(folder: string, work: () => Promise<T>): Promise<T> {
  const before = process.env.TMPDIR;
  process.env.TMPDIR = folder;
  try {
    return await work();
  } finally {
    if (before === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = before;
  }
}
