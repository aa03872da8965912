import type { Import, Source } from "./sources.ts";

/** What each module may know, besides the kernel and the platform. Everything else is a broken arrow. */
const knows: Record<string, readonly string[]> = {
  identity: [],
  directory: ["identity"],
  citizen: ["identity", "directory"],
  consent: ["identity", "directory", "citizen"],
  relay: ["identity", "directory", "citizen", "consent"],
  appointments: ["identity", "directory", "citizen", "consent", "relay"],
  bridging: ["identity", "directory", "citizen", "consent", "relay", "appointments"],
  discharge: ["identity", "directory", "citizen", "consent", "relay"],
  stays: ["identity", "directory", "citizen", "consent", "relay", "discharge"],
  outreach: ["identity", "directory", "citizen", "consent", "relay"],
  programmes: ["identity", "directory", "citizen", "consent", "relay"],
  guidance: ["identity"],
  council: ["identity"],
  insight: ["identity", "directory", "relay", "appointments", "discharge", "council"],
};

const entryPoints = ["src/server.ts", "src/worker.ts", "src/cli.ts"];

/** Where a file lives: "kernel", "platform", "modules/relay", "web", …; "entry" for what starts the house. */
export function placeOf(path: string): string {
  if (entryPoints.includes(path)) return "entry";
  if (path === "src/compose.ts") return "compose";
  // Settings are read by the platform and all above it; they know only how to parse themselves.
  if (path === "src/config.ts") return "platform";
  const [, top = "", second = ""] = path.split("/");
  return top === "modules" ? `modules/${second}` : top;
}

/** Why this import is not allowed, or null. */
export function brokenArrow(source: Source, { to, ours, type }: Import): string | null {
  if (!ours || !to.startsWith("src/")) return null;
  const from = placeOf(source.path);
  const place = placeOf(to);
  const reason = from === place ? null : crossing(from, place, to, type);
  return reason && `${source.path} → ${to}: ${reason}`;
}

function crossing(from: string, place: string, to: string, type: boolean): string | null {
  if (from === "entry" || from === "compose") return into(place, to);
  if (place === "compose") return type ? null : "only entry points compose";
  if (place === "kernel") return null;
  if (from === "kernel") return "the kernel imports nothing of ours";
  if (place === "platform") return from === "web" && !type ? webOnPlatform(to) : null;
  if (from === "platform") return "the platform knows only the kernel";
  if (from.startsWith("modules/")) return fromModule(from.slice("modules/".length), place, to);
  return into(place, to);
}

/** Pages hold no SQL: of the platform they may only write to the log. */
const webOnPlatform = (to: string): string | null =>
  to === "src/platform/log.ts" || to === "src/config.ts" ? null : "pages go through the modules";

function fromModule(from: string, place: string, to: string): string | null {
  if (!place.startsWith("modules/")) return "modules know the platform and other modules only";
  const other = place.slice("modules/".length);
  if (!knows[from]?.includes(other)) return `${from} may not know ${other}`;
  return into(place, to);
}

const into = (place: string, to: string): string | null =>
  place.startsWith("modules/") && !/^src\/modules\/\w+\/index\.ts$/.test(to)
    ? "modules are met through their index.ts"
    : null;

/** Rules and presenters: pure, so that they can be proved by table. */
export const isPure = (path: string): boolean =>
  /(?:^|\/)rules\/|(?:^|[/-])(?:rules|present)\.tsx?$/.test(path) && path.startsWith("src/");

const impure =
  /\bDate\.now\(|\bnew Date\(\)|\bMath\.random\(|\brandomUUID\(|\brandomBytes\(|\bnewId\(|\bsystemClock\b|\bfetch\(|\bprocess\.env\b|\bTemporal\.Now\b/;

/** What makes a file depend on more than its arguments, or null. */
export function impurity(source: Source): string | null {
  const word = impure.exec(source.text)?.[0];
  if (word) return `${source.path}: ${word}`;
  const reach = source.imports.find(
    ({ to, ours, type }) => !type && (ours ? placeOf(to) === "platform" || /\/store[/.]/.test(to) : true),
  );
  return reach && placeOf(source.path) !== "kernel" ? `${source.path} → ${reach.to}` : null;
}

const writing =
  /\b(?:insert\s+into|update|delete\s+from|truncate)\s+([a-z_]+)\.[a-z_]+|\b(?:insertInto|updateTable|deleteFrom|mergeInto|replaceInto)\(\s*["']([a-z_]+)\./g;

/** The database schemas a file writes to. */
export const schemasWritten = ({ text }: Source): string[] => [
  ...new Set([...text.matchAll(writing)].map((match) => match[1] ?? match[2] ?? "")),
];

/** Files that decide, show or listen do not write. */
export const mayWrite = (path: string): boolean =>
  !/\/(?:actions|views|rules)\/|\/(?:actions|views|rules|policy|present|index|types)\.ts$/.test(path);

/** Chains of value imports that come back to where they began. */
export function cycles(sources: readonly Source[]): string[][] {
  const edges = new Map(
    sources.map(({ path, imports }) => [
      path,
      imports.filter(({ ours, type }) => ours && !type).map(({ to }) => to),
    ]),
  );
  const found: string[][] = [];
  const done = new Set<string>();
  const visit = (path: string, trail: readonly string[]): void => {
    const at = trail.indexOf(path);
    if (at >= 0) found.push([...trail.slice(at), path]);
    if (at >= 0 || done.has(path)) return;
    for (const next of edges.get(path) ?? []) visit(next, [...trail, path]);
    done.add(path);
  };
  for (const { path } of sources) visit(path, []);
  return found;
}
