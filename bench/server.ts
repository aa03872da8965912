import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { root } from "#root.ts";
import type { World } from "./world.ts";

/** The most memory a server has held at once. */
export interface Memory {
  readonly work: string;
  /** Resident, in MB; null where the system does not tell (only Linux does). */
  readonly peakMb: number | null;
  readonly goal: number;
  readonly reached: boolean;
}

const MOST_MB = 350;

/** How `npm start` starts it: with which flags. */
const flags = (): string[] => {
  const { scripts } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  return scripts.start.split(" ").filter((word: string) => word.startsWith("--"));
};

/** The built server in a process of its own, as `npm start` would in production. */
export async function startServer(world: Pick<World, "url" | "server">) {
  const child = spawn(process.execPath, [...flags(), "build/server/index.js"], {
    cwd: root,
    stdio: ["ignore", "pipe", "inherit"],
    env: {
      ...process.env,
      NODE_ENV: "production",
      PORT: "0",
      DATABASE_URL: world.url,
      DATABASE_OWNER_URL: world.server.url(),
      STAFET_SECRET: "only for measuring, and long enough for it",
      STAFET_KEYS: `bench:${Buffer.alloc(32, 7).toString("base64")}`,
      STAFET_DATA: join(tmpdir(), `stafet-bench-${process.pid}`),
      STAFET_LOG_LEVEL: "warn",
      STAFET_DB_POOL: "32",
      // Two tokens do here what a region's do: counted all the same, and never told to wait.
      STAFET_REQUESTS_PER_MINUTE: "1000000",
    },
  });
  return {
    origin: await originIn(createInterface({ input: child.stdout })),
    memory(work: string): Memory {
      const peakMb = peakOf(child.pid);
      return { work, peakMb, goal: MOST_MB, reached: peakMb !== null && peakMb <= MOST_MB };
    },
    async stop(): Promise<void> {
      const ended = once(child, "exit");
      child.kill("SIGTERM");
      await ended;
    },
  };
}

async function originIn(lines: ReturnType<typeof createInterface>): Promise<string> {
  for await (const line of lines) {
    const origin = /https?:\S+/.exec(line)?.[0];
    if (origin === undefined) continue;
    lines.on("line", () => {});
    return origin;
  }
  throw new Error("The server did not start");
}

function peakOf(pid: number | undefined): number | null {
  try {
    const kilobytes = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1];
    return kilobytes === undefined ? null : Math.round(Number(kilobytes) / 1024);
  } catch {
    return null;
  }
}
