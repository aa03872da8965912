import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { promisify } from "node:util";

export interface RealHouse {
  /** Everything the server has said. */
  readonly said: readonly string[];
  at(path: string): string;
  /** `stafet …`, with the house's own settings. Gives what it wrote; throws when it ends with anything but 0. */
  stafet(...words: string[]): Promise<string>;
  close(): Promise<void>;
}

const run = promisify(execFile);

/** A house that is no demonstration, empty, in a server of its own. */
export async function openRealHouse(settings: Readonly<Record<string, string>> = {}): Promise<RealHouse> {
  const folder = await mkdtemp(join(tmpdir(), "stafet-real-"));
  const env = {
    PATH: process.env.PATH,
    PORT: "0",
    STAFET_DATA: join(folder, "data"),
    STAFET_DEMO: "off",
    STAFET_LOG_LEVEL: "info",
    ...settings,
  };
  const server = spawn(process.execPath, ["build/server/index.js"], {
    stdio: ["ignore", "pipe", "inherit"],
    env,
  });
  const said: string[] = [];
  const address = await new Promise<string>((resolve) => {
    createInterface(server.stdout).on("line", (line) => {
      said.push(line);
      const found = /^Stafet: (http\S+)/.exec(line)?.[1];
      if (found) resolve(found);
    });
  });
  return {
    said,
    at: (path) => new URL(path, address).href,
    stafet: async (...words) => (await run(process.execPath, ["src/cli.ts", ...words], { env })).stdout,
    async close() {
      const gone = once(server, "exit");
      server.kill("SIGTERM");
      await gone;
      await rm(folder, { recursive: true, force: true });
    },
  };
}
