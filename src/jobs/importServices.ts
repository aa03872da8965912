import { createServiceImport, Unreadable } from "#exchange/services/index.ts";
import { SYSTEM } from "#modules/identity/index.ts";
import type { RecurringJob } from "./services.ts";

/**
 * Reads the lists that were sent in, and puts those that somebody has seen the report of and taken. A list another
 * process is at is left to it; one that was interrupted is begun again, or gone on with.
 */
export const importServices: RecurringJob = {
  name: "importServices",
  every: 3_000,
  async run({ db, directory, log }, now) {
    const importer = createServiceImport({ db, directory, clock: { now: () => now } });
    const waiting = await db.read(SYSTEM, (snapshot) => directory.importing.waiting(snapshot));
    for (const { id, source } of waiting) {
      const unlock = await db.tryLock(`import ${source}`);
      if (unlock === null) continue;
      try {
        const run = await db.read(SYSTEM, (snapshot) => directory.importing.run(snapshot, id));
        if (run?.state === "approved" || run?.state === "taking") await importer.take(run);
        else if (run && run.state !== "judged" && run.state !== "done") await importer.readSent(run);
        log.info("import.advanced");
      } catch (error) {
        if (!(error instanceof Unreadable)) throw error;
        log.info("import.unreadable");
      } finally {
        await unlock();
      }
    }
  },
};
