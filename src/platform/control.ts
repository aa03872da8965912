import { createHash } from "node:crypto";
import { mkdir, open, stat, unlink } from "node:fs/promises";
import { createConnection, createServer, type Server, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { setTimeout as delay } from "node:timers/promises";

/** What a command gives back to the terminal it was typed in. */
export interface CommandResult {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

export type ControlHandler = (argv: readonly string[]) => Promise<CommandResult>;

export interface Control {
  readonly path: string;
  /** Stops answering and gives the folder free. */
  close(): Promise<void>;
}

/** Somebody else has the data folder open; the message says so in words for a terminal. */
export class FolderInUse extends Error {
  override readonly name = "FolderInUse";
}

/** Longest path a Unix socket may have everywhere we run (104 on macOS, 108 on Linux, with the ending zero). */
const longest = 103;
const biggestMessage = 64 * 1024 * 1024;

/** Where the socket of a data folder is: in it, or – where that path is too long – in the temporary folder under its hash. */
export function controlPath(dataDir: string): string {
  const inside = join(resolve(dataDir), "stafet.sock");
  if (Buffer.byteLength(inside) <= longest) return inside;
  const hash = createHash("sha256").update(resolve(dataDir)).digest("hex").slice(0, 16);
  return join(tmpdir(), `stafet-${hash}.sock`);
}

const codeOf = (error: unknown): unknown =>
  error instanceof Error && "code" in error ? error.code : undefined;

/** Reads one line from the socket; undefined when it ends before one is complete. */
function readLine(socket: Socket): Promise<string | undefined> {
  return new Promise((done, fail) => {
    let text = "";
    socket.setEncoding("utf8");
    socket.on("data", (chunk: string) => {
      text += chunk;
      const end = text.indexOf("\n");
      if (end >= 0) done(text.slice(0, end));
      else if (text.length > biggestMessage) fail(new Error("The message is too long"));
    });
    socket.on("end", () => done(undefined));
    socket.on("error", fail);
  });
}

function connect(path: string): Promise<Socket | null> {
  return new Promise((done, fail) => {
    const socket = createConnection(path);
    socket.once("connect", () => done(socket));
    socket.once("error", (error) => {
      const nobody = ["ENOENT", "ECONNREFUSED", "ENOTSOCK"].includes(String(codeOf(error)));
      if (nobody) done(null);
      else fail(error);
    });
  });
}

async function answer(socket: Socket, handler: ControlHandler): Promise<void> {
  try {
    const line = await readLine(socket);
    if (line === undefined) return;
    const request: unknown = JSON.parse(line);
    if (!Array.isArray(request) || !request.every((word) => typeof word === "string")) {
      throw new Error("Not a command");
    }
    socket.write(`${JSON.stringify(await handler(request))}\n`);
  } catch (error) {
    const stderr = `${error instanceof Error ? error.message : String(error)}\n`;
    if (socket.writable) socket.write(`${JSON.stringify({ exitCode: 1, stdout: "", stderr })}\n`);
  } finally {
    socket.end();
  }
}

function listenOn(server: Server, path: string): Promise<void> {
  return new Promise((done, fail) => {
    server.once("error", fail);
    server.listen(path, () => {
      server.off("error", fail);
      done();
    });
  });
}

/** Removes a socket nobody answers on. Throws FolderInUse when somebody does. */
async function removeStale(path: string): Promise<void> {
  const living = await connect(path);
  living?.destroy();
  if (living !== null) {
    throw new FolderInUse(
      "Another Stafet process has this data folder open. Stop it first, or give this one another STAFET_DATA.",
    );
  }
  const left = await stat(path).catch(() => undefined);
  if (left?.isSocket()) await unlink(path);
}

/** A guard older than this was left by a process that was killed holding it. */
const guardLifetime = 5_000;

/**
 * Runs `work` while nobody else replaces the same socket: of two that both found it dead, the slower would otherwise
 * remove the fresh socket of the faster, and both would think the folder theirs.
 */
async function guarded(path: string, work: () => Promise<void>): Promise<void> {
  const guard = `${path}.replacing`;
  for (;;) {
    try {
      await (await open(guard, "wx")).close();
      break;
    } catch (error) {
      if (codeOf(error) !== "EEXIST") throw error;
      const made = await stat(guard).catch(() => undefined);
      if (made !== undefined && Date.now() - made.mtimeMs > guardLifetime)
        await unlink(guard).catch(() => {});
      await delay(20);
    }
  }
  try {
    await work();
  } finally {
    await unlink(guard).catch(() => {});
  }
}

/**
 * Claims a socket and answers commands on it: one JSON array of words a line in, one `CommandResult` a line out.
 * Holding the socket is also the lock on the data folder. A socket left behind by a killed process is replaced.
 * Throws FolderInUse when a living process answers on it.
 */
export async function serveControl(path: string, handler: ControlHandler): Promise<Control> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on("error", () => {}); // the other side went away: nothing to tell it
    socket.on("close", () => sockets.delete(socket));
    void answer(socket, handler);
  });
  try {
    await listenOn(server, path);
  } catch (error) {
    if (codeOf(error) !== "EADDRINUSE") throw error;
    await guarded(path, async () => {
      await removeStale(path);
      await listenOn(server, path);
    });
  }
  return {
    path,
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        for (const socket of sockets) socket.destroySoon();
      }),
  };
}

/** As `serveControl`, on the socket that belongs to a data folder; makes the folder when it is not there. */
export async function claimFolder(dataDir: string, handler: ControlHandler): Promise<Control> {
  await mkdir(dataDir, { recursive: true });
  return serveControl(controlPath(dataDir), handler);
}

/** Sends a command to the process that holds the socket and waits for its result; null when nobody listens. */
export async function callControl(path: string, argv: readonly string[]): Promise<CommandResult | null> {
  const socket = await connect(path);
  if (socket === null) return null;
  try {
    socket.write(`${JSON.stringify(argv)}\n`);
    const line = await readLine(socket);
    if (line === undefined) throw new Error("The running Stafet process ended before it had answered");
    return JSON.parse(line) as CommandResult;
  } finally {
    socket.destroy();
  }
}
