import { mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
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
    [{ NODE_ENV: "production" }, /^STAFET_SECRET is missing/],
    [{ NODE_ENV: "production", STAFET_SECRET: secret, STAFET_DEMO: "on" }, /^STAFET_DEMO cannot be on/],
    [{ DATABASE_OWNER_URL: "postgres://o@h/d" }, /^DATABASE_OWNER_URL says who/],
  ])("%j is refused", (env, expected) => {
    expect(problemsOf(env)).toEqual([expect.stringMatching(expected)]);
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
    [{ NODE_ENV: "production", STAFET_SECRET: secret }, false],
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

  test("the list names every setting and never shows a secret", () => {
    const env = { STAFET_DATA: folder, STAFET_SECRET: secret, DATABASE_URL: "postgres://app:hush@h/d" };
    const lines = listSettings(loadConfig(env), env);
    expect(lines.map((line) => line.name)).toEqual(Object.values(settings).map(({ name }) => name));
    expect(JSON.stringify(lines)).not.toMatch(/hush|sss/);
    expect(lines.find((line) => line.name === "STAFET_SECRET")).toMatchObject({
      value: "(given)",
      given: true,
    });
    expect(lines.find((line) => line.name === "STAFET_WORKER")).toMatchObject({ value: "on", given: false });
  });
});
