import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PGlite } from "@electric-sql/pglite";
import { expect, test } from "vitest";
import type { RunSql } from "../db.ts";
import { freePort } from "../postgres.ts";
import { countCommands, expectAllThere, figures } from "./aftermath.ts";
import { type Doors, startLoad } from "./load.ts";
import { killRepeatedly, stafet, startServer } from "./process.ts";

/** The same on the embedded database. Its process is killed; the machine is not: of a power cut it promises nothing. */

/** Works on the data folder while no server has it, as its owner. */
async function onFolder<T>(folder: string, work: (owner: RunSql) => Promise<T>): Promise<T> {
  const pglite = await PGlite.create(join(folder, "pglite"));
  try {
    return await work(
      async (sql, params = []) => (await pglite.query<Record<string, unknown>>(sql, [...params])).rows,
    );
  } finally {
    await pglite.close();
  }
}

test("the server is killed again and again on the embedded database", { timeout: 300_000 }, async () => {
  const folder = await mkdtemp(join(tmpdir(), "stafet-embedded-"));
  const port = await freePort();
  const env = {
    PORT: String(port),
    STAFET_DATA: folder,
    STAFET_DEMO: "on",
    STAFET_DEMO_SIZE: "small",
    NODE_ENV: "development",
    DATABASE_URL: "",
  };
  try {
    const first = await startServer(env);
    // While it runs: the command line speaks with the one that has the database open.
    const units = JSON.parse(await stafet(env, "units", "--json")) as UnitLine[] | { units: UnitLine[] };
    const [opener, one, other] = (Array.isArray(units) ? units : units.units).filter(
      (unit) => unit.holdsNeeds !== false && unit.answersAsks !== false,
    );
    if (!opener || !one || !other) throw new Error("Too few doors in the demonstration");
    const token = async ({ slug }: UnitLine) =>
      (JSON.parse(await stafet(env, "token", "create", "--unit", slug, "--json")) as { token: string }).token;
    const doors: Doors = {
      origin: `http://127.0.0.1:${port}`,
      opener: await token(opener),
      asked: [
        [await token(one), one.id],
        [await token(other), other.id],
      ],
    };
    await first.stop();
    const before = await onFolder(folder, countCommands);

    const load = startLoad(doors, 4);
    const { last, back } = await killRepeatedly(
      6,
      await startServer(env),
      () => startServer(env),
      [500, 2500],
    );
    await load.stop();
    expect(JSON.parse(await stafet(env, "verify", "--json"))).toMatchObject({ ok: true, withoutHolder: 0 });
    await last.stop();
    const found = await onFolder(folder, (owner) => expectAllThere(owner, load, before));
    expect(found.acknowledged).toBeGreaterThan(50);
    figures("server on the embedded database killed", { kills: back.length, msToBeBack: back, ...found });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

interface UnitLine {
  readonly id: string;
  readonly slug: string;
  readonly holdsNeeds?: boolean;
  readonly answersAsks?: boolean;
}
