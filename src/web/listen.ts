import type { ServerType } from "@hono/node-server";

const PATIENCE_MS = 10_000;

/** How long somebody may take to say what they want: a connection that trickles holds no place for long. */
export const patience = { headersTimeout: 15_000, requestTimeout: 60_000, maxHeaderSize: 16 * 1024 } as const;

/** Says where the house is open, in one line that people and scripts can read. */
export function listening(config: { host: string; publicOrigin?: string | null }, port: number): void {
  const host = config.host.includes(":") ? `[${config.host}]` : config.host;
  console.log(`Stafet: ${config.publicOrigin ?? `http://${host}:${port}`}`);
}

/** Errors whose own words tell people what to do; where in the code they arose is no help. */
const selfExplaining = new Set(["ConfigError", "MigrationError", "FolderInUse"]);

/** Says why the house could not open, and ends. */
export function couldNotOpen(error: unknown): never {
  console.error(reasonNotToOpen(error));
  process.exit(1);
}

function reasonNotToOpen(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  if (selfExplaining.has(error.name)) return error.message;
  const address = error as Error & { code?: string; port?: number };
  if (address.code !== "EADDRINUSE") return error;
  return `Port ${address.port} is taken. Stop what uses it, or choose another: PORT=3001 npm start`;
}

/**
 * On SIGTERM or SIGINT: no new connections, answers under way are finished, then each of `steps` in turn. A client
 * that keeps us waiting is let go after ten seconds; a second signal ends at once.
 */
export function stopOnSignals(server: ServerType, steps: readonly (() => void | Promise<void>)[]): void {
  let stopping = false;
  const stop = async () => {
    if (stopping) process.exit(1);
    stopping = true;
    const [endStreams, ...rest] = steps;
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    await endStreams?.();
    if ("closeIdleConnections" in server) server.closeIdleConnections();
    const impatience = setTimeout(() => {
      if ("closeAllConnections" in server) server.closeAllConnections();
    }, PATIENCE_MS);
    await closed;
    clearTimeout(impatience);
    for (const step of rest) await step();
    process.exit(0);
  };
  process.on("SIGTERM", stop);
  process.on("SIGINT", stop);
}
