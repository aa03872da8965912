import { afterAll, beforeAll, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "../db.ts";
import { aboutCitizens, OUTSIDE_THE_WALL, walledTables } from "./catalogue.ts";

let db: TestDatabase;
beforeAll(async () => {
  db = await testDatabase({ engine: "postgres" });
});
afterAll(() => db.close());

const unwalled = async (): Promise<unknown[]> => {
  const open = await db.owner("select oid::regclass::text as name from pg_class where not relrowsecurity");
  const names = new Set(open.map((row) => row.name));
  return (await walledTables(db.owner)).filter((name) => names.has(name));
};

test("every table about citizens is behind the second wall, or says why not", async () => {
  expect(await unwalled()).toEqual([]);
  expect((await walledTables(db.owner)).length).toBeGreaterThan(20);
});

test("what stands outside is there, so that the list cannot outlive its reasons", async () => {
  const rows = await db.owner(`${aboutCitizens} select oid::regclass::text as name from about`);
  const names = rows.map((row) => row.name);
  for (const name of Object.keys(OUTSIDE_THE_WALL)) expect(names).toContain(name);
});

/** What is asked for by a card's own session, before anybody is known: the house answers, and no reader or command of anybody's. */
const THE_HOUSE_ALONE = ["citizen.card_session", "citizen.kept_form"];

test("every such table lets the house in, and has something to say to readers or commands", async () => {
  const rows = await db.owner(`
    select polrelid::regclass::text as name, array_agg(polname::text order by polname) as policies from pg_policy group by 1`);
  const policies = new Map(rows.map((row) => [row.name, row.policies as string[]]));
  for (const table of await walledTables(db.owner)) {
    expect(policies.get(table), table).toContain("the_house");
    if (THE_HOUSE_ALONE.includes(table)) expect(policies.get(table), table).toEqual(["the_house"]);
    else expect(policies.get(table)?.length, table).toBeGreaterThan(1);
  }
});

test("no published view looks over it: one that shows walled rows asks as its reader", async () => {
  const views = `
    select distinct v.oid::regclass::text as name
      from pg_class v join pg_rewrite r on r.ev_class = v.oid join pg_depend d on d.objid = r.oid and d.classid = 'pg_rewrite'::regclass
      join pg_class t on t.oid = d.refobjid and d.refclassid = 'pg_class'::regclass and t.relrowsecurity
     where v.relkind in ('v', 'm') and not coalesce('security_invoker=true' = any(v.reloptions) or 'security_invoker=on' = any(v.reloptions), false)`;
  expect(await db.owner(views)).toEqual([]);
  await db.owner("create view public.peephole as select known_as from citizen.citizen");
  expect(await db.owner(views)).toEqual([{ name: "peephole" }]);
});

test("the application's role owns nothing behind it, and cannot step round it", async () => {
  expect(
    await db.owner("select from pg_class where relrowsecurity and relowner = 'stafet_app'::regrole"),
  ).toEqual([]);
  for (const attempt of [
    "alter table citizen.citizen disable row level security",
    "create policy everybody on citizen.citizen using (true)",
    "set row_security = off; select * from citizen.citizen",
  ]) {
    await expect(db.appSql(attempt), attempt).rejects.toMatchObject({ code: "42501" });
  }
});

test("and this test would notice a new table without a policy", async () => {
  await db.owner(`create table public.diary (id int primary key, citizen_id uuid);
    create table public.page (diary_id int references public.diary)`);
  expect(await unwalled()).toEqual(["diary", "page"]);
});
