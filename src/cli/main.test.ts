import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { compose, type Services } from "#compose.ts";
import { type Env, loadConfig } from "#config.ts";
import { root } from "#root.ts";
import { runWorker } from "#worker.ts";
import { aUnit, build } from "../../test/builders/house.ts";
import { type TestDatabase, testDatabase } from "../../test/db.ts";
import { main } from "./main.ts";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "stafet-cli-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const embedded = (): Env => ({ STAFET_DATA: join(folder, "data"), STAFET_DEMO: "off", STAFET_WORKER: "off" });

async function stafet(
  env: Env,
  ...words: string[]
): Promise<{ code: number; stdout: string; stderr: string }> {
  const said = { stdout: "", stderr: "" };
  const code = await main(words, {
    env,
    stdout: (text) => {
      said.stdout += text;
    },
    stderr: (text) => {
      said.stderr += text;
    },
    open: (config) => compose(config, "command"),
    work: runWorker,
  });
  return { code, ...said };
}

describe("typed wrongly, it says so in one line and opens nothing:", () => {
  it.each([
    ["nonsense"],
    ["token"],
    ["token steal"],
    ["units --loud"],
    ["token create --role worker"],
    ["token revoke"],
    ["config --xml"],
    ["worker --fast"],
  ])("stafet %s", async (line) => {
    const said = await stafet(embedded(), ...line.split(" "));
    expect(said).toMatchObject({ code: 2, stdout: "" });
    expect(said.stderr).toMatch(/^stafet: [^\n]+ See "stafet help"\.\n$/);
    expect(existsSync(join(folder, "data"))).toBe(false);
  });
});

it("says what is wrong with the settings", async () => {
  const said = await stafet({ ...embedded(), PORT: "many" }, "units");
  expect(said).toMatchObject({ code: 1, stdout: "" });
  expect(said.stderr).toContain("PORT");
  expect(said.stderr).not.toContain("    at ");
});

it.each([[[]], [["help"]], [["--help"]]])("lists every command: %j", async (words) => {
  const { code, stdout } = await stafet(embedded(), ...words);
  expect(code).toBe(0);
  for (const name of ["units", "token create", "verify", "config", "worker", "migrate"])
    expect(stdout).toContain(name);
});

it.each([[["help", "token", "create"]], [["token", "create", "--help"]]])(
  "explains one: %j",
  async (words) => {
    const { code, stdout } = await stafet(embedded(), ...words);
    expect(code).toBe(0);
    expect(stdout).toContain("--unit <slug> (required)");
  },
);

it("lists the settings without their secrets", async () => {
  const env = { ...embedded(), STAFET_SECRET: "s".repeat(40) };
  const { code, stdout } = await stafet(env, "config", "--json");
  expect(code).toBe(0);
  const lines = JSON.parse(stdout) as { name: string; value: string }[];
  expect(lines.find((line) => line.name === "STAFET_SECRET")?.value).toBe("(given)");
  expect(stdout).not.toContain("ssss");
});

it("has no worker of its own on the embedded database", async () => {
  const said = await stafet(embedded(), "worker");
  expect(said).toMatchObject({ code: 1, stdout: "" });
  expect(said.stderr).toContain("DATABASE_URL");
});

describe("while the server runs on the embedded database", () => {
  let services: Services;
  beforeAll(async () => {
    services = await compose(loadConfig({ ...embedded(), STAFET_LOG_LEVEL: "silent" }));
    await build(services.db, (tx) => aUnit(services.identity, tx, { slug: "herberget" }));
  });
  afterAll(() => services.close());

  it("lists its units", async () => {
    const { code, stdout } = await stafet(embedded(), "units", "--json");
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject([{ slug: "herberget", sector: "municipality", area: "0101" }]);
    expect((await stafet(embedded(), "units", "--search", "andet sted")).stdout).toBe("No unit fits.\n");
  });

  it("makes a token that works at once, and revokes it", async () => {
    const made = await stafet(
      embedded(),
      "token",
      "create",
      "--unit",
      "herberget",
      "--role",
      "lead",
      "--json",
    );
    expect(made).toMatchObject({ code: 0, stderr: "" });
    const { token, id } = JSON.parse(made.stdout) as { token: string; id: string };
    expect(await services.identity.actorOfToken(token, services.clock.now())).toMatchObject({
      role: "lead",
      technical: true,
    });
    const listed = await stafet(embedded(), "token", "list", "--json");
    expect(JSON.parse(listed.stdout)).toMatchObject([{ id, unitSlug: "herberget", revokedAt: null }]);
    expect(listed.stdout).not.toContain(token);
    expect(await stafet(embedded(), "token", "revoke", id)).toMatchObject({ code: 0, stdout: "Revoked.\n" });
    expect(await services.identity.actorOfToken(token, services.clock.now())).toBeNull();
  });

  it("says why it could not, and that alone", async () => {
    const said = await stafet(embedded(), "token", "create", "--unit", "ukendt", "--json");
    expect(said).toMatchObject({ code: 1, stdout: "" });
    expect(said.stderr).toBe('stafet: There is no open unit called "ukendt". "stafet units" lists them.\n');
    const unknown = "01890000-0000-7000-8000-000000000000";
    expect((await stafet(embedded(), "token", "revoke", unknown)).code).toBe(1);
    expect((await stafet(embedded(), "token", "revoke", "stafet_abc")).code).toBe(2);
  });

  it("shows and sets how long an organisation's units have to answer", async () => {
    const times = (...words: string[]) =>
      stafet(embedded(), "organisation", "answer-times", "--organisation", "herberget-org", ...words);
    const { stdout } = await times();
    expect(stdout).toContain("the defaults\n  acute     60 minutes by the clock\n");
    const { code } = await times("--acute", "30m", "--soon", "8h-open");
    expect(code).toBe(0);
    const set = JSON.parse((await times("--same-day", "1d", "--json")).stdout);
    expect(set).toMatchObject({
      organisation: "herberget-org",
      own: true,
      times: {
        acute: { kind: "clock", minutes: 30 },
        sameDay: { kind: "workingDays", days: 1 },
        soon: { kind: "openTime", minutes: 480 },
        ordinary: { kind: "workingDays", days: 5 },
      },
    });
    expect(await times("--acute", "40d")).toMatchObject({ code: 1 });
    expect(await times("--acute", "soon")).toMatchObject({ code: 2 });
    expect(JSON.parse((await times("--default", "--json")).stdout)).toMatchObject({ own: false });
    const unknown = await stafet(embedded(), "organisation", "answer-times", "--organisation", "ingen");
    expect(unknown).toMatchObject({ code: 1, stderr: 'stafet: There is no organisation called "ingen".\n' });
  });

  it("finds that the laws hold", async () => {
    const { code, stdout } = await stafet(embedded(), "verify", "--json");
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      openCourses: 0,
      openNeeds: 0,
      withoutHolder: 0,
      gaps: 0,
      overlaps: 0,
      handoversWithoutClock: 0,
      orphans: 0,
      logChain: "ok",
      ok: true,
    });
    expect((await stafet(embedded(), "verify")).stdout).toContain("All laws hold.");
  });

  it("serves when the server has stopped too", async () => {
    await services.close();
    const { code, stdout } = await stafet(embedded(), "units", "--json");
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject([{ slug: "herberget" }]);
    expect((await stafet(embedded(), "migrate", "--json")).stdout).toMatch(
      /^\{"schema":\d+,"name":"\w+"\}\n$/,
    );
  });
});

describe("on PostgreSQL", () => {
  let database: TestDatabase;
  let env: Env;
  beforeAll(async () => {
    database = await testDatabase({ engine: "postgres" });
    env = { ...embedded(), DATABASE_URL: database.url ?? undefined };
  });
  afterAll(() => database.close());

  it("works beside whoever else has it open", async () => {
    expect(await stafet(env, "units", "--json")).toMatchObject({ code: 0, stdout: "[]\n" });
  });

  it("ends with 1 when the log was tampered with, and says where", async () => {
    const insert = `
      with entry as (insert into identity.audit_entry (id, at, action, outcome, sealed)
                     values (uuidv7(), now(), 'x', 'done', true) returning id)
      insert into identity.audit_link select 1, id, '', sha256('not what it says') from entry`;
    await database.owner(insert);
    const { code, stdout } = await stafet(env, "verify", "--json");
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({
      ok: false,
      logChain: "broken",
      logFirstBroken: { seq: 1, why: "changed" },
    });
    expect(await stafet(env, "verify")).toMatchObject({
      code: 1,
      stdout: expect.stringMatching(/broken at 1: changed\nBROKEN/),
    });
    await database.owner("delete from identity.audit_link; delete from identity.audit_entry");
  });

  it("runs a worker until it is told to stop", async () => {
    const child = spawn(process.execPath, [join(root, "src", "cli.ts"), "worker"], {
      env: { ...env, PATH: process.env.PATH },
      stdio: ["ignore", "pipe", "inherit"],
    });
    const exited = new Promise<number | null>((done) => child.once("exit", done));
    const events: string[] = [];
    for await (const line of createInterface({ input: child.stdout })) {
      events.push((JSON.parse(line) as { event: string }).event);
      if (events.at(-1) === "worker.started") child.kill("SIGTERM");
    }
    expect(await exited).toBe(0);
    expect(events).toContain("worker.stopping");
    const beats = await database.owner("select name from platform.heartbeat");
    expect(beats.map((row) => row.name)).toContain("ladder");
  });
});
