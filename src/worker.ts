import { compose } from "#compose.ts";
import type { Config } from "#config.ts";
import { logWarnings } from "#platform/log.ts";

/** Where the embedded database is, only its one opener can work. */
export class NoWorkerHere extends Error {
  override readonly name = "NoWorkerHere";
}

/**
 * The ladder and the other jobs in a process of their own, until SIGTERM or SIGINT; any number may run beside each
 * other. Throws NoWorkerHere without DATABASE_URL.
 */
export async function runWorker(config: Config): Promise<void> {
  if (config.databaseUrl === null) {
    throw new NoWorkerHere(
      "The embedded database has one opener, the server, and the jobs run inside it. Set DATABASE_URL to run a worker of its own.",
    );
  }
  // Listened for from the start, so that a signal while the house is being built is heard too.
  const told = new Promise<NodeJS.Signals>((stop) => {
    process.once("SIGTERM", stop);
    process.once("SIGINT", stop);
  });
  const services = await compose(config, "worker");
  logWarnings(services.log);
  services.log.info("worker.started", { engine: services.db.engine });
  services.log.info("worker.stopping", { signal: await told });
  await services.close();
}
