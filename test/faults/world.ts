import { randomUUID } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import pg from "pg";
import { createIdentity } from "#modules/identity/index.ts";
import { openPg } from "#platform/db/pg.ts";
import { databaseOver } from "#platform/db.ts";
import { migratePostgres } from "#platform/migrate.ts";
import { appRole, roleFor } from "#platform/open.ts";
import { migrations } from "#root.ts";
import { aUnit, build } from "../builders/house.ts";
import type { RunSql } from "../db.ts";
import { freePort, type PostgresServer, startPostgres } from "../postgres.ts";
import type { Doors } from "./load.ts";
import type { Env } from "./process.ts";

/** A real PostgreSQL that keeps what it is told, with three doors and a standing receiver, and settings for processes on it. */
export async function aWorld() {
  const folder = await mkdtemp(join(tmpdir(), "stafet-faults-"));
  const [port, web] = [await freePort(), await freePort()];
  const start = (): Promise<PostgresServer> => startPostgres({ folder, port });
  let server = await start();
  await migratePostgres(server.url(), migrations);

  const owner: RunSql = async (sql, params = []) => {
    const client = new pg.Client({ connectionString: server.url() });
    await client.connect();
    try {
      const result: pg.QueryResult | pg.QueryResult[] = await client.query(sql, [...params]);
      return (Array.isArray(result) ? result.at(-1)?.rows : result.rows) ?? [];
    } finally {
      await client.end();
    }
  };
  await owner(`alter role ${appRole} login`);
  const url = server.url().replace("postgres@", `${appRole}@`);

  const db = databaseOver(openPg({ url, role: roleFor(url), poolSize: 2 }));
  const identity = createIdentity({ db });
  const units = await build(db, async (tx) => {
    const made = [];
    for (const slug of ["ward", "shelter", "hostel", "receiver"])
      made.push(await aUnit(identity, tx, { slug, always: true }));
    const receiver = made[3];
    if (!receiver) throw new Error("No receiver");
    await identity.signAcceptingDuty(tx, {
      unitId: receiver.id,
      area: "0101",
      signedBy: receiver.leaderId,
      now: new Date(),
    });
    return made;
  });
  const tokenOf = async (unitSlug: string) =>
    (await identity.createToken({ unitSlug, role: "worker", now: new Date() })).token;
  const doors: Doors = {
    origin: `http://127.0.0.1:${web}`,
    opener: await tokenOf("ward"),
    asked: [
      [await tokenOf("shelter"), units[1]?.id ?? ""],
      [await tokenOf("hostel"), units[2]?.id ?? ""],
    ],
  };
  await db.close();

  const env: Env = {
    PORT: String(web),
    DATABASE_URL: url,
    DATABASE_OWNER_URL: server.url(),
    STAFET_DATA: join(folder, "stafet"),
  };
  return {
    env,
    doors,
    units,
    owner,
    /** Ends the database without a word and starts it again where it was. */
    async killDatabase(): Promise<void> {
      await server.kill();
      server = await start();
    },
    async close(): Promise<void> {
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
export type World = Awaited<ReturnType<typeof aWorld>>;

/** So many acute asks whose time passed an hour ago, as if nobody had looked since. Returns a mark to find them by. */
export async function overdue({ owner, units }: World, count: number): Promise<string> {
  const [ward, shelter] = units;
  if (!ward || !shelter) throw new Error("No doors");
  const by = ward.people[0];
  const mark = randomUUID();
  await owner(`begin;
    create temp table due as select uuidv7() as course, uuidv7() as citizen, uuidv7() as need, uuidv7() as ask from generate_series(1, ${count});
    insert into citizen.citizen (id, region, known_as, created_at) select citizen, 'DK-84', 'Bo', now() from due;
    insert into relay.course (id, region, area, citizen_id, holder_id, held_since, begun_at, opened_at, opened_by)
      select course, 'DK-84', '0101', citizen, '${ward.id}', now(), now() - interval '3 hours', now(), '${by}' from due;
    insert into relay.need (id, course_id, kind, urgency, responsible_id, held_since, next_step, next_step_on, next_step_unit_id, opened_at, opened_by)
      select need, course, 'sleepTonight', 'acute', '${ward.id}', now(), 'Ring', current_date + 1, '${ward.id}', now() - interval '3 hours', '${by}' from due;
    insert into relay.handover (id, course_id, need_id, ask_id, from_unit_id, to_unit_id, state, exclusive, urgency, message, agreed_with_citizen,
                                legal_basis, proposed_by, proposed_at, answer_by, next_rung_at)
      select ask, course, need, ask, '${ward.id}', '${shelter.id}', 'proposed', false, 'acute', '${mark}', true, 'anonymous', '${by}',
             now() - interval '2 hours', now() - interval '1 hour', now() - interval '1 hour' from due;
    insert into platform.event (id, at, type, course_id, need_id, region, dispatched_at)
      select uuidv7(), now(), 'relay.courseOpened', course, null, 'DK-84', now() from due
      union all select uuidv7(), now(), 'relay.needOpened', course, need, 'DK-84', now() from due;
    commit`);
  return mark;
}

/** How far the ladder has come with them, once none is due any more – or after half a minute, when it stands still. */
export async function ladderOf({ owner }: World, mark: string) {
  for (let tries = 0; tries < 150; tries += 1) {
    const [due] = await owner(
      "select count(*)::int as n from relay.handover where message = $1 and next_rung_at < now()",
      [mark],
    );
    if (due?.n === 0) break;
    await delay(200);
  }
  const [ladder] = await owner(
    `with late as (select id, rung from relay.handover where message = $1)
     select (select count(*)::int from late where rung = 1) as climbed,
            (select count(*)::int from relay.escalation e join late on late.id = e.handover_id) as steps,
            (select count(*)::int / 2 from platform.event e join late on late.id = e.handover_id where e.type = 'relay.ladderClimbed') as told`,
    [mark],
  );
  return ladder;
}
