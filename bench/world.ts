import { randomBytes } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import pg from "pg";
import { createCitizen } from "#modules/citizen/index.ts";
import { createConsent } from "#modules/consent/index.ts";
import { createDirectory } from "#modules/directory/index.ts";
import { type Actor, createIdentity } from "#modules/identity/index.ts";
import { createRelay } from "#modules/relay/index.ts";
import { openPg } from "#platform/db/pg.ts";
import { databaseOver } from "#platform/db.ts";
import { migratePostgres } from "#platform/migrate.ts";
import { appRole, roleFor } from "#platform/open.ts";
import { migrations } from "#root.ts";
import { aUnit, build, onDuty } from "../test/builders/house.ts";
import { testKeyring } from "../test/builders/keyring.ts";
import { startPostgres } from "../test/postgres.ts";

/** A real PostgreSQL as it comes – everything on disk that should be – with the schema, four doors and the functions by hand. */
export async function aWorld() {
  const server = await startPostgres();
  const owner = new pg.Client({ connectionString: server.url() });
  await owner.connect();
  await migratePostgres(server.url(), migrations);
  await owner.query(await readFile(join(import.meta.dirname, "by-hand.sql"), "utf8"));
  await owner.query(`alter role ${appRole} login`);
  const url = server.url().replace("postgres@", `${appRole}@`);

  const now = new Date();
  const setUp = databaseOver(openPg({ url, role: roleFor(url), poolSize: 4 }));
  const identity = createIdentity({ db: setUp });
  const doors = await build(setUp, async (tx) => {
    const made = [];
    for (const slug of ["ward", "shelter", "hostel"])
      made.push(await aUnit(identity, tx, { slug, always: true }));
    return made;
  });
  const [ward, shelter, hostel] = await Promise.all(
    doors.map((door) => onDuty(identity, door.people[0] ?? "", door.id, now)),
  );
  if (!ward || !shelter || !hostel) throw new Error("No doors");

  const asked = async (count: number): Promise<string[]> => {
    const values = [count, ward.unitId, ward.personId, shelter.unitId, hostel.unitId, new Date()];
    const { rows } = await owner.query("select bench.asked($1, $2, $3, $4, $5, $6) as id", values);
    return rows.map((row) => String(row.id));
  };
  // A house in use: both ways meet tables with something in them, and a server that has counted what.
  const before = houseOver({ url }, 4);
  const some = (await asked(600)).slice(0, 300);
  for (const handoverId of some) await before.relay.commands.accept(shelter, { handoverId }, now, freshKey());
  await before.close();
  await owner.query("vacuum (analyze)");

  return {
    server,
    owner,
    url,
    identity,
    ward,
    shelter,
    /** Handovers of needs, each asked of two doors; the ones to the shelter. */
    asked,
    /** How much of each kind there is. */
    async counts(): Promise<Record<string, number>> {
      const { rows } = await owner.query("select what, n::int from bench.counts() order by what");
      return Object.fromEntries(rows.map(({ what, n }) => [what, n]));
    },
    async close(): Promise<void> {
      await setUp.close();
      await owner.end();
      await server.stop();
    },
  };
}
export type World = Awaited<ReturnType<typeof aWorld>>;

/** The house in this process, with as many connections as there is work at once. */
export function houseOver({ url }: Pick<World, "url">, poolSize: number) {
  const db = databaseOver(openPg({ url, role: roleFor(url), poolSize }));
  const identity = createIdentity({ db });
  const relay = createRelay({
    db,
    identity,
    citizens: createCitizen({ keyring: testKeyring }),
    consents: createConsent(),
    directory: createDirectory({ db, identity, secret: "a secret for trying things out" }),
    secret: "a secret for trying things out",
  });
  return { relay, close: db.close };
}

/** A bare pool, and each function as a statement the server plans once per connection. */
export function bareOver({ url }: World, poolSize: number) {
  const pool = new pg.Pool({ connectionString: url, max: poolSize });
  // When a run fails, the server ends before the pool does: what failed is to be heard, not that.
  pool.on("error", () => {});
  const hash = randomBytes(32);
  return {
    accept: (handoverId: string, actor: Actor, key: string) =>
      pool.query({
        name: "accept",
        text: "select bench.accept($1, $2, $3, $4, $5, $6) as answer",
        values: [handoverId, actor.personId, actor.unitId, key, hash, new Date()],
      }),
    /** Two commands, each acknowledged by itself, as over HTTP. */
    async openAndAsk(knownAs: string, to: Actor, actor: Actor): Promise<void> {
      const { rows } = await pool.query({
        name: "open",
        text: "select bench.open($1, $2, $3, $4, $5, $6) as answer",
        values: [knownAs, actor.personId, actor.unitId, freshKey(), hash, new Date()],
      });
      const { courseId, needIds } = rows[0].answer;
      const now = new Date();
      const due = new Date(now.getTime() + 3_600_000);
      await pool.query({
        name: "ask",
        text: "select bench.ask($1, $2, $3, $4, $5, $6, $7, $8, $9) as answer",
        values: [courseId, needIds[0], to.unitId, due, actor.personId, actor.unitId, freshKey(), hash, now],
      });
    },
    close: () => pool.end(),
  };
}

let keys = 0;
/** A key nobody has used. */
export const freshKey = (): string => `bench-${process.pid}-${keys++}`;
