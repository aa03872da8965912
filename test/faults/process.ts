import { type ChildProcess, execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout as delay } from "node:timers/promises";
import { promisify } from "node:util";
import { root } from "#root.ts";

/** Processes of the house that are killed without a word and started again. */

export type Env = Readonly<Record<string, string>>;

const SETTINGS = {
  NODE_ENV: "production",
  STAFET_SECRET: "for tests that kill, and long enough for it",
  STAFET_KEYS: `test:${Buffer.alloc(32, 7).toString("base64")}`,
  STAFET_LOG_LEVEL: "silent",
  STAFET_REQUESTS_PER_MINUTE: "0",
};
const environment = (env: Env): NodeJS.ProcessEnv => ({ ...process.env, ...SETTINGS, ...env });

export interface Mortal {
  /** SIGKILL: no time to finish anything. */
  kill(): Promise<void>;
  /** SIGTERM. Throws with its last words if it did not end well. */
  stop(): Promise<void>;
}

function mortal(child: ChildProcess): Mortal {
  let said = "";
  child.stderr?.on("data", (chunk) => {
    said = (said + chunk).slice(-4000);
  });
  const exited = once(child, "exit");
  const killNow = (): void => {
    child.kill("SIGKILL");
  };
  process.once("exit", killNow);
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    child.kill(signal);
    await exited;
    process.off("exit", killNow);
  };
  return {
    kill: () => end("SIGKILL"),
    async stop() {
      await end("SIGTERM");
      // One told to stop before it has begun to listen for that simply ends.
      if (child.exitCode !== 0 && child.signalCode !== "SIGTERM")
        throw new Error(`Ended with ${child.exitCode}: ${said}`);
    },
  };
}

const alive = (child: ChildProcess): boolean => child.exitCode === null && child.signalCode === null;

/** The built server, ready to be used. */
export async function startServer(env: Env): Promise<Mortal> {
  const child = spawn(process.execPath, ["build/server/index.js"], {
    cwd: root,
    env: environment(env),
    stdio: ["ignore", "ignore", "pipe"],
  });
  const server = mortal(child);
  while (!(await answers(`http://127.0.0.1:${env.PORT}/readyz`))) {
    if (!alive(child)) await server.stop(); // throws with its last words
    await delay(20);
  }
  return server;
}

export async function answers(url: string): Promise<boolean> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(2000) });
    await response.arrayBuffer();
    return response.ok;
  } catch {
    return false;
  }
}

/** `stafet worker`: the jobs alone, without pages. */
export const startWorker = (env: Env): Mortal =>
  mortal(
    spawn(process.execPath, ["src/cli.ts", "worker"], {
      cwd: root,
      env: environment(env),
      stdio: ["ignore", "ignore", "pipe"],
    }),
  );

/** `stafet …`, typed. Rejects when it does not end with 0. */
export async function stafet(env: Env, ...words: readonly string[]): Promise<string> {
  const { stdout } = await promisify(execFile)(process.execPath, ["src/cli.ts", ...words], {
    cwd: root,
    env: environment(env),
  });
  return stdout;
}

/** Kills and starts again, so many times, each after living for a random while; says how long it took to be back. */
export async function killRepeatedly(
  times: number,
  first: Mortal,
  start: () => Promise<Mortal>,
  [least, most]: readonly [number, number],
): Promise<{ last: Mortal; back: readonly number[] }> {
  let last = first;
  const back: number[] = [];
  for (let count = 0; count < times; count += 1) {
    await delay(least + Math.random() * (most - least));
    await last.kill();
    const from = performance.now();
    last = await start();
    back.push(Math.round(performance.now() - from));
  }
  return { last, back };
}
