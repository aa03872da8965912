import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { TestProject } from "vitest/node";
import { unpackChromium } from "./chromium.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** Where the one server of this run listens. */
    address: string;
    /** The browser's program, and the folder of libraries it needs where the machine lacks them. */
    chromium: { program: string; libraries: string | null };
  }
}

/** Before all browser tests: unpack the browser, start the built server as `npm start` would, in demo mode. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), "stafet-e2e-"));
  const server = startServer(join(folder, "data"));
  try {
    project.provide("address", await addressOf(server));
    project.provide("chromium", await unpackChromium());
  } catch (error) {
    server.kill("SIGKILL");
    throw error;
  }
  return async () => {
    const gone = once(server, "exit");
    server.kill("SIGTERM");
    const [code] = await gone;
    await rm(folder, { recursive: true, force: true });
    if (code !== 0) throw new Error(`The server did not stop as it should (exit code ${code}).`);
  };
}

function startServer(data: string): ChildProcess {
  return spawn(process.execPath, ["build/server/index.js"], {
    stdio: ["ignore", "pipe", "pipe"],
    env: {
      PATH: process.env.PATH,
      PORT: "0",
      STAFET_DATA: data,
      STAFET_DEMO: "on",
      STAFET_DEMO_SIZE: "small",
      STAFET_LOG_LEVEL: "error",
    },
  });
}

/** The address in the line the server prints when it is ready. Throws with what it said when it ends before that. */
async function addressOf(server: ChildProcess): Promise<string> {
  if (!server.stdout || !server.stderr) throw new Error("The server's output cannot be read.");
  let said = "";
  server.stderr.on("data", (chunk) => {
    said += chunk;
    process.stderr.write(chunk);
  });
  for await (const line of createInterface(server.stdout)) {
    const address = /^Stafet: (http\S+)/.exec(line)?.[1];
    if (address) return address;
    said += `${line}\n`;
  }
  throw new Error(`The server ended before it was ready:\n${said}`);
}
