import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ConfigError, type Env, listSettings, loadConfig, settings } from "./config.ts";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "stafet-config-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

const load = (env: Env) => loadConfig({ STAFET_DATA: folder, ...env });
const secret = "s".repeat(32);
const keyOf = (byte: number): string => Buffer.alloc(32, byte).toString("base64");
const production = { NODE_ENV: "production", STAFET_SECRET: secret, STAFET_KEYS: `a:${keyOf(1)}` };

const problemsOf = (env: Env): readonly string[] => {
  try {
    load(env);
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
  return [];
};

describe("settings", () => {
  test.each<[Env, RegExp]>([
    [{ PORT: "http" }, /^PORT /],
    [{ PORT: "65536" }, /^PORT /],
    [{ STAFET_DEMO: "maybe" }, /^STAFET_DEMO must be on or off/],
    [{ DATABASE_URL: "mysql://localhost/x" }, /^DATABASE_URL must be a postgres:/],
    [{ STAFET_PUBLIC_ORIGIN: "https://stafet.example/path" }, /^STAFET_PUBLIC_ORIGIN must have no path/],
    [{ STAFET_WATCHDOG_MINUTES: "0" }, /^STAFET_WATCHDOG_MINUTES /],
    [{ STAFET_LOG_LEVEL: "loud" }, /^STAFET_LOG_LEVEL /],
    [{ STAFET_SECRET: "short" }, /^STAFET_SECRET must have at least 32/],
    [{ ...production, STAFET_SECRET: "" }, /^STAFET_SECRET is missing/],
    [{ ...production, STAFET_KEYS: "" }, /^STAFET_KEYS is missing/],
    [{ ...production, STAFET_DEMO: "on" }, /^STAFET_DEMO cannot be on/],
    [{ ...production, DATABASE_URL: "postgres://a@db.example/s" }, /^DATABASE_URL says nothing about TLS/],
    [{ STAFET_METRICS_TOKEN: "short" }, /^STAFET_METRICS_TOKEN must have at least 16/],
    [{ STAFET_REQUESTS_PER_MINUTE: "-1" }, /^STAFET_REQUESTS_PER_MINUTE /],
    [{ STAFET_KEYS: keyOf(1) }, /^STAFET_KEYS must be a list .* number 1 is not/],
    [{ STAFET_KEYS: `a:${keyOf(1)},b:c2hvcnQ=` }, /^STAFET_KEYS must be a list .* number 2 is not/],
    [{ STAFET_KEYS: `A b:${keyOf(1)}` }, /^STAFET_KEYS must be a list/],
    [{ STAFET_KEYS: `a:${keyOf(1)},a:${keyOf(2)}` }, /^STAFET_KEYS has two keys of one id/],
    [{ DATABASE_OWNER_URL: "postgres://o@h/d" }, /^DATABASE_OWNER_URL says who/],
  ])("%j is refused", (env, expected) => {
    expect(problemsOf(env)).toEqual([expect.stringMatching(expected)]);
  });

  test.each([
    "postgres://a@db.example/s?sslmode=verify-full",
    "postgres://a@db.example/s?sslmode=disable",
    "postgres://a@127.0.0.1/s",
    "postgres://a@localhost/s?host=/run/postgresql",
  ])("somebody has decided how %s is spoken to", (DATABASE_URL) => {
    expect(problemsOf({ ...production, DATABASE_URL })).toEqual([]);
  });

  test.each([
    [{ ...production }, "everybody"],
    [{ STAFET_DEMO: "off" }, "everybody"],
    [{ STAFET_DEMO: "off", STAFET_SECOND_STEP: "staff" }, "staff"],
    [{}, "optional"],
  ])("with %j a second step is asked of: %s", (env, secondStep) => {
    expect(load(env).secondStep).toBe(secondStep);
  });

  test("all problems are told at once", () => {
    expect(problemsOf({ PORT: "x", STAFET_DB_POOL: "0", STAFET_WORKER: "2" })).toHaveLength(3);
  });

  test("nothing given is a demonstration on this machine, on the embedded database", () => {
    expect(load({})).toMatchObject({
      port: 3000,
      host: "127.0.0.1",
      demo: true,
      worker: true,
      databaseUrl: null,
      databaseOwnerUrl: null,
      publicOrigin: null,
      watchdogMinutes: 10,
      dataDir: folder,
    });
    expect(Object.isFrozen(load({}))).toBe(true);
  });

  test.each<[Env, boolean]>([
    [{ DATABASE_URL: "postgres://a@h/d" }, false],
    [production, false],
    [{ DATABASE_URL: "postgres://a@h/d", STAFET_DEMO: "on" }, true],
    [{ STAFET_DEMO: "off" }, false],
    [{ STAFET_DEMO: " " }, true],
  ])("%j: demonstration %s", (env, demo) => {
    expect(load(env).demo).toBe(demo);
  });

  test("the owner migrates by its own address, or by the application's", () => {
    const app = "postgres://app@h/d";
    expect(load({ DATABASE_URL: app }).databaseOwnerUrl).toBe(app);
    expect(load({ DATABASE_URL: app, DATABASE_OWNER_URL: "postgres://o@h/d" }).databaseOwnerUrl).toBe(
      "postgres://o@h/d",
    );
  });

  test("outside production a secret is made once, kept, and nobody else may read it", () => {
    const first = load({}).secret;
    expect(first.length).toBeGreaterThanOrEqual(32);
    expect(load({}).secret).toBe(first);
    expect(readFileSync(join(folder, "secret"), "utf8").trim()).toBe(first);
    expect(statSync(join(folder, "secret")).mode & 0o077).toBe(0);
  });

  test("outside production a key is made once and kept; given keys keep their order", () => {
    const [first] = load({}).keys;
    expect(first?.key).toHaveLength(32);
    expect(load({}).keys).toEqual([first]);
    expect(statSync(join(folder, "keys")).mode & 0o077).toBe(0);
    const given = load({ STAFET_KEYS: `2026-11:${keyOf(2)}, 2025-03:${keyOf(1)}` }).keys;
    expect(given.map(({ id, key }) => [id, key[0]])).toEqual([
      ["2026-11", 2],
      ["2025-03", 1],
    ]);
  });

  test("kept keys that cannot be read are not made anew", () => {
    const dir = mkdtempSync(join(folder, "broken-"));
    writeFileSync(join(dir, "keys"), "gone\n");
    expect(problemsOf({ STAFET_DATA: dir })).toEqual([expect.stringMatching(/holds no usable keys/)]);
    expect(readFileSync(join(dir, "keys"), "utf8")).toBe("gone\n");
  });

  test("the list names every setting and never shows a secret", () => {
    const env = {
      STAFET_DATA: folder,
      STAFET_SECRET: secret,
      STAFET_KEYS: `a:${keyOf(7)}`,
      DATABASE_URL: "postgres://app:hush@h/d",
    };
    const lines = listSettings(loadConfig(env), env);
    expect(lines.map((line) => line.name)).toEqual(Object.values(settings).map(({ name }) => name));
    expect(JSON.stringify(lines)).not.toMatch(/hush|sss|BwcH/);
    expect(lines.find((line) => line.name === "STAFET_SECRET")).toMatchObject({
      value: "(given)",
      given: true,
    });
    expect(lines.find((line) => line.name === "STAFET_WORKER")).toMatchObject({ value: "on", given: false });
  });
});
