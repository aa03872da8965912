import { statSync } from "node:fs";
import { join } from "node:path";
import type { Engine } from "./db/contract.ts";

/** The embedded database's folder was removed, or replaced, while it was open; the message says so in words for a terminal. */
export class FolderGone extends Error {
  override readonly name = "FolderGone";
}

const inode = (folder: string): number | undefined =>
  statSync(join(folder, "PG_VERSION"), { throwIfNoEntry: false })?.ino;

/**
 * Asks before each statement or transaction whether the folder is still the one that was opened. PostgreSQL in our own
 * process would go on without it until it lacks a file it cannot do without, and then never return to us: no signal would
 * be heard any more. Throws FolderGone instead; closing then lets go without saving what there is no place for.
 */
export function guardingFolder(engine: Engine, folder: string): Engine {
  const opened = inode(folder);
  const there = (): boolean => inode(folder) === opened;
  const check = (): void => {
    if (!there()) throw new FolderGone(`The data folder ${folder} was removed while it was open.`);
  };
  return {
    ...engine,
    async open(actor, mode) {
      check();
      return engine.open(actor, mode);
    },
    async ask(actor, text, values) {
      check();
      return engine.ask(actor, text, values);
    },
    async plain(text, values) {
      check();
      return engine.plain(text, values);
    },
    close: async () => {
      if (there()) await engine.close();
    },
  };
}
