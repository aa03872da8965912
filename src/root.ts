import { existsSync } from "node:fs";
import { dirname, join } from "node:path";

/** The folder with our package.json, whether this runs from the sources or from the bundle. */
function findRoot(from: string): string {
  if (existsSync(join(from, "migrations", "0001_platform.sql"))) return from;
  const above = dirname(from);
  if (above === from) throw new Error("Stafet's own files (migrations) are not where the program is");
  return findRoot(above);
}

export const root: string = findRoot(import.meta.dirname);
export const migrations: string = join(root, "migrations");
