import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { aLongStory, planted, type Story } from "../../../../test/builders/planted.ts";
import { aRegion, type Region } from "../../../../test/builders/region.ts";
import { aCourse } from "../../../../test/builders/relay.ts";
import { describeOnBoth, type TestDatabase, testDatabase } from "../../../../test/db.ts";
import { sealedWhole } from "../../../../test/sealed.ts";
import type { VerifyReport } from "../view-types.ts";
import type { Breach } from "./verify-checks.ts";

describeOnBoth("verify", (open) => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await open();
  });
  afterAll(() => database.close());

  it("finds nothing wrong where nothing is", async () => {
    const region = await aRegion(database);
    expect(await region.views.verify(region.now())).toMatchObject({ openCourses: 0, openNeeds: 0, ok: true });
    const { course, waiting } = await aLongStory(region);
    await waiting.overdue(4);
    const merged = await aCourse(region, { at: "receiver", needs: ["income"] });
    const receiver = await region.actor("receiver");
    await region.relay.mergeCourses(
      receiver,
      { fromCourseId: merged.id, intoCourseId: course.id },
      region.later(),
    );
    await sealedWhole(region.identity, region.now());
    const report = await region.views.verify(region.now());
    expect(report).toMatchObject({
      openCourses: 2,
      openNeeds: 5,
      logChain: "ok",
      logFirstBroken: null,
      examples: [],
      ok: true,
    });
    expect(report.logEntries).toBeGreaterThan(20);
  });
});

/** All that would stop a breach at the door: keys, checks, unique indexes. Triggers stay; `plant` steps around them. */
const guardsHome = `
  do $$ declare it record; begin
    for it in select conrelid::regclass as owner, conname from pg_constraint
               where contype in ('c', 'f', 'x', 'u') and connamespace in ('relay'::regnamespace, 'identity'::regnamespace) loop
      execute format('alter table %s drop constraint if exists %I cascade', it.owner, it.conname);
    end loop;
    for it in select i.indexrelid::regclass as name from pg_index i join pg_class c on c.oid = i.indrelid
               where i.indisunique and not i.indisprimary and c.relnamespace in ('relay'::regnamespace, 'identity'::regnamespace) loop
      execute format('drop index %s', it.name);
    end loop;
    for it in select attrelid::regclass as owner, attname from pg_attribute
               where attnum > 0 and attnotnull and attgenerated = '' and attrelid in (
                 select oid from pg_class where relkind = 'r' and relnamespace = 'relay'::regnamespace)
                 and not exists (select from pg_index i where i.indrelid = attrelid and i.indisprimary and attnum = any (i.indkey)) loop
      execute format('alter table %s alter column %I drop not null', it.owner, it.attname);
    end loop;
  end $$`;

describe("verify finds", () => {
  let database: TestDatabase;
  let region: Region;
  beforeAll(async () => {
    database = await testDatabase({ engine: "postgres" });
    region = await aRegion(database);
    await database.owner(guardsHome);
  });
  afterAll(() => database.close());

  /** What a new story adds to the report once this has been done to it behind the triggers' back. */
  const plant = async (sql: (story: Story) => string): Promise<Partial<Record<Breach, number>>> => {
    const story = await aLongStory(region);
    const before = await region.views.verify(region.now());
    await database.owner(`begin; set local session_replication_role = replica; ${sql(story)}; commit`);
    const after = await region.views.verify(region.now());
    expect(after.ok).toBe(false);
    const keys = Object.keys(after).filter(
      (key): key is Breach & keyof VerifyReport =>
        typeof after[key as Breach] === "number" && !/^open|^log/.test(key),
    );
    return Object.fromEntries(
      keys.map((key) => [key, after[key] - before[key]]).filter(([, more]) => more !== 0),
    );
  };

  it.each(planted)("%s", async (_, sql, expected) => {
    expect(await plant(sql)).toEqual(expected);
  });

  it("everything left with a unit that closed", async () => {
    const slug = "emergency";
    const before = await region.views.verify(region.now());
    await database.owner(`update identity.unit set closed_at = now() where slug = '${slug}'`);
    const after = await region.views.verify(region.now());
    const [held] = await database.owner(
      `select (select count(*) from relay.course where holder_id = u.id and closed_at is null)
            + (select count(*) from relay.need where responsible_id = u.id and ended_at is null)
            + (select count(*) from relay.need where next_step_unit_id = u.id and ended_at is null)
            + (select count(*) from relay.handover where to_unit_id = u.id and state in ('proposed', 'questioned')) as n
         from identity.unit u where slug = '${slug}'`,
    );
    expect(held?.n).toBeGreaterThan(0);
    expect(after.orphans - before.orphans).toBe(held?.n);
    expect(after.examples.filter((example) => example.breach === "orphans")).toHaveLength(5);
    await database.owner(`update identity.unit set closed_at = null where slug = '${slug}'`);
  });

  it("a standing receiver's duty that outlived its unit", async () => {
    const before = await region.views.verify(region.now());
    await database
      .owner(`insert into identity.accepting_duty (id, unit_id, area, signed_by, signed_at)
        select gen_random_uuid(), id, '0999', lead_id, now() from identity.unit where slug = 'faraway'`)
      .catch(() => {});
    await database.owner(
      "begin; set local session_replication_role = replica; update identity.unit set closed_at = now() where slug = 'faraway'; commit",
    );
    expect((await region.views.verify(region.now())).orphans).toBeGreaterThan(before.orphans);
  });

  it("where to look: the identifier of what is wrong", async () => {
    const { examples } = await region.views.verify(region.now());
    expect(new Set(examples.map((example) => example.breach)).size).toBe(18);
    for (const { id } of examples) expect(id).toMatch(/^[0-9a-f-]{36}$/);
  });

  it("a log that was changed", async () => {
    await sealedWhole(region.identity, region.now());
    await database.owner(
      "update identity.audit_entry set action = 'nothing' where id = (select entry_id from identity.audit_link where seq = 3)",
    );
    expect(await region.views.verify(region.now())).toMatchObject({
      logChain: "broken",
      logFirstBroken: { seq: 3, why: "changed" },
      ok: false,
    });
  });
});
