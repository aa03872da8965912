import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";

/** One import: of a file of ours (path from the project's root) or of a package; `type` when it is gone at run time. */
export interface Import {
  to: string;
  ours: boolean;
  type: boolean;
}

export interface Source {
  path: string;
  text: string;
  lines: number;
  imports: Import[];
}

const importing =
  /(?:^|\n)\s*(?:import|export)\s+(type\s+)?([^"';]*?\bfrom\s+)?["']([^"']+)["']|\bimport\(\s*["']([^"']+)["']/g;

/** Every TypeScript file below the folders, with what it imports. Tests are left out unless asked for. */
export function sourcesIn(folders: readonly string[], withTests = false): Source[] {
  return folders
    .filter((folder) => existsSync(folder))
    .flatMap((folder) =>
      readdirSync(folder, { recursive: true, encoding: "utf8" })
        .filter((file) => /\.(?:tsx?|mjs)$/.test(file))
        .filter((file) => withTests || !/\.test\.tsx?$/.test(file))
        .map((file) => read(join(folder, file))),
    );
}

export function read(path: string): Source {
  const text = readFileSync(path, "utf8");
  return { path, text, lines: text.trimEnd().split("\n").length, imports: importsOf(path, text) };
}

export function importsOf(path: string, text: string): Import[] {
  return [...text.matchAll(importing)].flatMap((match) => {
    const [, wholeType, clause = "", from, dynamic] = match;
    const specifier = from ?? dynamic;
    if (specifier === undefined || specifier.includes("+types/")) return [];
    return [{ ...resolved(path, specifier), type: wholeType !== undefined || onlyTypes(clause) }];
  });
}

/** `import { type A, type B } from …` leaves nothing behind either. */
function onlyTypes(clause: string): boolean {
  const names = /^\{([^}]*)\}\s*from\s+$/.exec(clause.trimStart())?.[1];
  const each =
    names
      ?.split(",")
      .map((name) => name.trim())
      .filter(Boolean) ?? [];
  return each.length > 0 && each.every((name) => name.startsWith("type "));
}

function resolved(path: string, specifier: string): { to: string; ours: boolean } {
  const bare = specifier.replace(/\?.*$/, "");
  if (bare.startsWith("#")) return { to: `src/${bare.slice(1)}`, ours: true };
  if (bare.startsWith(".")) return { to: normalize(join(dirname(path), bare)), ours: true };
  return { to: bare, ours: false };
}
