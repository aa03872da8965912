import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { compose } from "#compose.ts";
import { type Env, loadConfig } from "#config.ts";
import type { Uuid } from "#kernel/ids.ts";
import { calendarDay } from "#kernel/time.ts";
import { createCitizen } from "#modules/citizen/index.ts";
import { SYSTEM } from "#modules/identity/index.ts";
import { createKeyring } from "#platform/crypto.ts";
import type { Database } from "#platform/db.ts";
import { root } from "#root.ts";
import { build } from "../../test/builders/house.ts";
import { type TestDatabase, testDatabase } from "../../test/db.ts";
import { main } from "./main.ts";

const bytes = (byte: number): Buffer => Buffer.alloc(32, byte);
const line = (id: string, byte: number): string => `${id}:${bytes(byte).toString("base64")}`;
const [old, young] = [line("old", 1), line("young", 2)];
const before = createCitizen({ keyring: createKeyring([{ id: "old", key: bytes(1) }]) });
const after = createCitizen({ keyring: createKeyring([{ id: "young", key: bytes(2) }]) });

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "stafet-keys-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

const settings = (keys: string): Env => ({
  STAFET_DATA: folder,
  STAFET_DEMO: "off",
  STAFET_LOG_LEVEL: "silent",
  STAFET_KEYS: keys,
});

async function stafet(env: Env, ...words: string[]) {
  let [stdout, stderr] = ["", ""];
  const code = await main(words, {
    env,
    stdout: (text) => {
      stdout += text;
    },
    stderr: (text) => {
      stderr += text;
    },
    open: (config) => compose(config, "command"),
    work: () => Promise.reject(new Error("no work here")),
  });
  return { code, stdout, stderr };
}

const addPeople = (db: Database, many: number): Promise<Uuid[]> =>
  build(db, (tx) =>
    before.addCitizens(
      tx,
      Array.from({ length: many }, (_, i) => ({
        region: "DK-84",
        knownAs: "Mette",
        phone: `+452${String(i).padStart(7, "0")}`,
        now: new Date("2026-03-02T10:00:00Z"),
      })),
    ),
  );

async function phones(db: Database, ids: readonly Uuid[]): Promise<(string | null)[]> {
  const cards = await db.read(SYSTEM, (snapshot) =>
    after.citizenCards(snapshot, ids, calendarDay("2026-03-02")),
  );
  return ids.map((id) => after.phoneOf(cards.get(id) ?? expect.fail("no card")));
}

describe("keys on the embedded database, inside the server that runs", () => {
  it("are changed for the rows there are, and say what they hold", async () => {
    const server = await compose(loadConfig(settings(`${young},${old}`)));
    try {
      const ids = await addPeople(server.db, 3);
      const env = settings(young); // what counts are the server's own keys
      const others = "  0 cards  0 ways to reach people  0 companions  0 thanks";
      expect((await stafet(env, "keys", "status")).stdout).toMatch(
        new RegExp(`young +0 numbers  0 phones${others}  encrypts\\nold +0 numbers  3 phones${others}\\n`),
      );
      const { code, stdout } = await stafet(env, "keys", "rotate", "--json");
      expect([code, JSON.parse(stdout)]).toEqual([
        0,
        { numbers: 0, phones: 3, cards: 0, channels: 0, companions: 0, thanks: 0, unreadable: [] },
      ]);
      expect(JSON.parse((await stafet(env, "keys", "status", "--json")).stdout)).toEqual([
        {
          key: "young",
          known: true,
          first: true,
          numbers: 0,
          phones: 3,
          cards: 0,
          channels: 0,
          companions: 0,
          thanks: 0,
        },
        {
          key: "old",
          known: true,
          first: false,
          numbers: 0,
          phones: 0,
          cards: 0,
          channels: 0,
          companions: 0,
          thanks: 0,
        },
      ]);
      expect(await phones(server.db, ids)).toEqual(["+4520000000", "+4520000001", "+4520000002"]);
    } finally {
      await server.close();
    }
  });
});

describe("keys on PostgreSQL", () => {
  let database: TestDatabase;
  const env = (keys: string): Env => ({ ...settings(keys), DATABASE_URL: database.url ?? undefined });
  const held = async (): Promise<Record<string, number>> =>
    Object.fromEntries(
      (
        await database.owner(
          "select split_part(phone_sealed, ':', 1) as key, count(*)::int as n from citizen.citizen group by 1",
        )
      ).map(({ key, n }) => [key, n]),
    );
  beforeAll(async () => {
    database = await testDatabase({ engine: "postgres" });
  });
  afterAll(() => database.close());

  it("that are missing stop a change before anything is touched", async () => {
    await addPeople(database.app, 1_500);
    const { code, stdout, stderr } = await stafet(env(young), "keys", "rotate");
    expect([code, stdout]).toEqual([1, ""]);
    expect(stderr).toMatch(/STAFET_KEYS lacks "old" \(1500 rows\)/);
    const status = await stafet(env(young), "keys", "status");
    expect(status).toMatchObject({ code: 1, stdout: expect.stringContaining("MISSING") });
    expect(await held()).toEqual({ old: 1_500 });
  });

  it("go on changing where a killed process left off, with nothing lost", async () => {
    const child = spawn(process.execPath, [join(root, "src", "cli.ts"), "keys", "rotate"], {
      env: { ...env(`${young},${old}`), PATH: process.env.PATH },
      stdio: ["ignore", "inherit", "pipe"],
    });
    const exited = new Promise<string | null>((done) => child.once("exit", (_, signal) => done(signal)));
    for await (const _ of createInterface({ input: child.stderr })) child.kill("SIGKILL");
    expect(await exited).toBe("SIGKILL");
    const halfway = await held();
    expect(halfway.young).toBeGreaterThanOrEqual(200);
    expect(halfway.old).toBeGreaterThan(0);
    expect((halfway.old ?? 0) + (halfway.young ?? 0)).toBe(1_500);

    const { code, stdout } = await stafet(env(`${young},${old}`), "keys", "rotate", "--json");
    expect([code, JSON.parse(stdout)]).toEqual([
      0,
      { numbers: 0, phones: halfway.old, cards: 0, channels: 0, companions: 0, thanks: 0, unreadable: [] },
    ]);
    expect(await held()).toEqual({ young: 1_500 });
    const ids = (await database.owner("select id from citizen.citizen order by id")).map(({ id }) =>
      String(id),
    );
    expect(new Set(await phones(database.app, ids)).size).toBe(1_500);
  });
});
