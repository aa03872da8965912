import { afterAll, beforeAll, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "./db.ts";

/**
 * Every referencing column set must lead an index, or each change of the row it refers to reads the whole table.
 * The queue's tables are its library's own: their queues are never removed.
 */
const unindexed = `
  select c.conrelid::regclass::text as "table", c.conname::text as constraint
    from pg_constraint c join pg_namespace n on n.oid = c.connamespace
   where c.contype = 'f' and n.nspname not in ('jobs', 'pg_catalog', 'information_schema')
     and not exists (
       select from pg_index i
        where i.indrelid = c.conrelid and i.indisvalid
          -- An index over a part of the rows serves only if it leaves out no more than rows that refer to nothing.
          and (i.indpred is null or pg_get_expr(i.indpred, i.indrelid) ~* '^\\([a-z_]+ is not null\\)$')
          and (select array_agg(k order by k) from unnest(c.conkey) k)
            = (select array_agg(k order by k) from unnest((string_to_array(i.indkey::text, ' ')::int2[])[1:cardinality(c.conkey)]) k)
     )
   order by 1, 2`;

let db: TestDatabase;
beforeAll(async () => {
  db = await testDatabase({ engine: "postgres" });
});
afterAll(() => db.close());

test("every reference is indexed where it refers from", async () => {
  expect(await db.owner(unindexed)).toEqual([]);
});

test("and this test would notice one that is not", async () => {
  await db.owner(`create table public.a (id int primary key);
    create table public.b (id int primary key, a_id int references public.a, other int references public.a, third int references public.a);
    create index on public.b (a_id, other); create index on public.b (third) where id > 5;`);
  expect((await db.owner(unindexed)).filter(({ table }) => table === "b")).toEqual([
    { table: "b", constraint: "b_other_fkey" },
    { table: "b", constraint: "b_third_fkey" },
  ]);
});
