import { existsSync } from "node:fs";
import { expect, test } from "vitest";
import {
  brokenArrow,
  cycles,
  impurity,
  isPure,
  mayWrite,
  placeOf,
  schemasWritten,
} from "./architecture/rules.ts";
import { importsOf, type Source, sourcesIn } from "./architecture/sources.ts";

const sources = sourcesIn(["src"]);
const everything = sourcesIn(["src", "test", "scripts", "bench", "demo"], true);

test("every arrow points the way it should", () => {
  const broken = sources.flatMap((source) => source.imports.map((each) => brokenArrow(source, each)));
  expect(broken.filter(Boolean)).toEqual([]);
});

test("every import of ours leads to a file", () => {
  const lost = everything.flatMap(({ path, imports }) =>
    imports.filter(({ to, ours }) => ours && !existsSync(to)).map(({ to }) => `${path} → ${to}`),
  );
  expect(lost).toEqual([]);
});

test("no imports go in a circle", () => {
  expect(cycles(sources)).toEqual([]);
});

test("rules and presenters depend on their arguments only", () => {
  const pure = reachableFrom(sources.filter(({ path }) => isPure(path)));
  expect(pure.length).toBeGreaterThan(0);
  expect(pure.map(impurity).filter(Boolean)).toEqual([]);
});

test("a module's tables are written by that module, in a file that is there to write", () => {
  const trespassing = sources.flatMap((source) =>
    schemasWritten(source)
      .filter((schema) => !mayWriteTo(source.path, schema))
      .map((schema) => `${source.path} writes to ${schema}`),
  );
  expect(trespassing).toEqual([]);
});

test("only those who hold a transaction write: no page and no job has SQL", () => {
  const withSql = sources.filter(
    ({ path, text }) => /^src\/(?:web|jobs|exchange)\//.test(path) && /\bsql`|from "kysely"/.test(text),
  );
  expect(withSql.map(({ path }) => path)).toEqual([]);
});

test("no file is longer than 400 lines, and half of them are under 80", () => {
  const tooLong = everything.filter(({ lines }) => lines > 400).map(({ path, lines }) => `${path}: ${lines}`);
  expect(tooLong).toEqual([]);
  const lengths = sources.map(({ lines }) => lines).sort((a, b) => a - b);
  expect(lengths[Math.floor(lengths.length / 2)]).toBeLessThan(80);
});

test("nothing is left for later in a comment", () => {
  const marker = new RegExp(`\\b(?:${["TO" + "DO", "FIX" + "ME", "XX" + "X", "HA" + "CK"].join("|")})\\b`);
  expect(everything.filter(({ text }) => marker.test(text)).map(({ path }) => path)).toEqual([]);
});

test("the reader of imports sees every way of writing one", () => {
  const text = [
    'import { a } from "#kernel/time.ts";',
    'import type { B } from "./b.ts";',
    'import { type C, type D } from "../c.ts";',
    'import { type E, f } from "#modules/relay/store.ts";',
    'export * from "./g.ts";',
    'import "./h.css";',
    'const i = await import("kysely");',
    "import {\n  j,\n  type K,\n} from './j.ts';",
  ].join("\n");
  expect(importsOf("src/web/x/a.ts", text)).toEqual([
    { to: "src/kernel/time.ts", ours: true, type: false },
    { to: "src/web/x/b.ts", ours: true, type: true },
    { to: "src/web/c.ts", ours: true, type: true },
    { to: "src/modules/relay/store.ts", ours: true, type: false },
    { to: "src/web/x/g.ts", ours: true, type: false },
    { to: "src/web/x/h.css", ours: true, type: false },
    { to: "kysely", ours: false, type: false },
    { to: "src/web/x/j.ts", ours: true, type: false },
  ]);
});

test.each([
  ["src/kernel/time.ts", 'import { x } from "#platform/db.ts";'],
  ["src/platform/db.ts", 'import { x } from "#modules/relay/index.ts";'],
  ["src/modules/identity/views.ts", 'import { x } from "#modules/relay/index.ts";'],
  ["src/modules/relay/actions/open.ts", 'import { x } from "#modules/identity/store.ts";'],
  ["src/modules/relay/actions/open.ts", 'import { x } from "#web/http/form.ts";'],
  ["src/web/routes/shift/route.tsx", 'import { x } from "#modules/relay/store.ts";'],
  ["src/web/routes/shift/route.tsx", 'import { x } from "#platform/db.ts";'],
  ["src/web/routes/shift/route.tsx", 'import { compose } from "#compose.ts";'],
])("%s with %s is a broken arrow", (path, text) => {
  const source: Source = { path, text, lines: 1, imports: importsOf(path, text) };
  expect(source.imports.map((each) => brokenArrow(source, each)).filter(Boolean)).toHaveLength(1);
});

function mayWriteTo(path: string, schema: string): boolean {
  const place = placeOf(path);
  return (place === "platform" && schema === "platform") || (place === `modules/${schema}` && mayWrite(path));
}

/** The files and all of ours they need at run time. */
function reachableFrom(start: readonly Source[]): Source[] {
  const byPath = new Map(sources.map((source) => [source.path, source]));
  const seen = new Set<Source>();
  const visit = (source: Source | undefined): void => {
    if (!source || seen.has(source)) return;
    seen.add(source);
    for (const { to, ours, type } of source.imports) if (ours && !type) visit(byPath.get(to));
  };
  start.forEach(visit);
  return [...seen];
}
