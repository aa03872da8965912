import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { describeOnBoth, type TestDatabase } from "../../test/db.ts";
import { type ActorKey, later, systemActor } from "./db.ts";

describeOnBoth("a transaction", (open) => {
  let db: TestDatabase;
  beforeAll(async () => {
    db = await open();
    await db.owner(
      "create table public.thing (id int primary key, name text); grant select, insert, update on public.thing to stafet_app",
    );
  });
  afterAll(() => db.close());

  test("carries its actor and forgets it afterwards", async () => {
    const actor: ActorKey = {
      personId: "0198c000-0000-7000-8000-000000000001",
      unitId: null,
      role: "o'worker",
    };
    const who = sql<{ person: string; unit: string; role: string }>`
      select platform.actor_person() as person, platform.actor_unit() as unit, platform.actor_role() as role`;
    const { rows } = await db.app.read(actor, (d) => who.execute(d));
    expect(rows).toEqual([{ person: actor.personId, unit: null, role: "o'worker" }]);
    expect(await db.appSql("select platform.actor_person() as person")).toEqual([{ person: null }]);
  });

  test("write", async () => {
    await db.app.write(systemActor, async (tx) => {
      later(tx, sql`insert into public.thing values (1, 'a')`.compile(tx));
      const { rows } = await sql`select count(*) as n from public.thing`.execute(tx);
      expect(rows).toEqual([{ n: 1 }]);
    });
    expect(await db.owner("select * from public.thing")).toEqual([{ id: 1, name: "a" }]);
  });
});
