import { sql } from "kysely";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { isRefused } from "#kernel/refusal.ts";
import { asOf, databaseFault } from "#platform/db.ts";
import { type TestDatabase, testDatabase } from "../db.ts";
import { walledTables } from "../wall/catalogue.ts";
import { COMMANDS } from "./commands.ts";
import { NOT_FOR_UNITS, READS } from "./reads.ts";
import { aWorld, MARK, type Who, type World } from "./world.ts";

// The second wall by itself: every policy, every rule and all that decides what may be seen says yes to everybody, and the
// views and commands of the house are asked by those who have nothing to do with it.

const yes = vi.hoisted(() => () => true);
vi.mock(import("../../src/modules/relay/policy.ts"), async (original) => {
  const real = await original();
  const always = async () => true;
  return {
    ...real,
    takesPart: always,
    knowsTheCourse: always,
    mayTakeOver: always,
    mayReopen: always,
    mayHear: async () => "why" as const,
    mayOpenInEmergency: yes,
    mayAskByPlan: yes,
    maySettleByTaking: yes,
  };
});
vi.mock(import("../../src/modules/relay/views/sight.ts"), async (original) => ({
  ...(await original()),
  sightOf: () => ({ kind: "all" }) as const,
  opensNeed: yes,
  opensKind: yes,
  maySeeIdentity: yes,
  mayNameAt: yes,
  agreedToShow: yes,
}));
vi.mock(import("../../src/modules/relay/rules/numbers.ts"), () => ({ mayHandleNumbers: yes }));
vi.mock(import("../../src/modules/relay/rules/ruling.ts"), async (original) => {
  const real = await original();
  return { ...real, obey: ((ruling) => (ruling.ok ? ruling.value : {})) as typeof real.obey };
});
vi.mock(import("../../src/modules/consent/kinds.ts"), async (original) => {
  const real = await original();
  const kinds = new Set([...real.RELAY_KINDS, "network", "knowledgeNotes"] as const);
  const told = { kinds, whole: true, shares: true, finds: true, objected: false };
  return { ...real, letsFind: yes, objectsTo: () => false, kindsFor: () => kinds, toldTo: () => told };
});
vi.mock(import("../../src/modules/identity/policy.ts"), async (original) => ({
  ...(await original()),
  mayCloseUnit: yes,
}));

type Command = (...words: unknown[]) => Promise<unknown>;

let database: TestDatabase;
let world: World;
beforeAll(async () => {
  database = await testDatabase({ engine: "postgres" });
  world = await aWorld(database);
});
afterAll(() => database.close());

const OTHERS: readonly Who[] = ["sameOrganisation", "outsider", "otherRegion"];

/** About whoever asks, and no citizen: keys of commands, tries at emergency access, the log. */
const OF_WHO_ASKS: ReadonlySet<string> = new Set([
  "platform.command",
  "relay.emergency_attempt",
  "identity.audit_entry",
]);

/** All that was answered, whether given or refused. */
async function heard(work: () => Promise<unknown>): Promise<string> {
  try {
    return JSON.stringify(await work());
  } catch (error) {
    if (isRefused(error)) return JSON.stringify([error.code, error.details]);
    // What no rule stops may stop at the database: as a broken law, or as a right the role has not.
    const fault = databaseFault(error);
    if (fault === null || fault === undefined) return String(error);
    return `fault ${fault.code}`;
  }
}

it("is tried with policies that let everybody through", async () => {
  const { region, actors, theirs } = world;
  // Asked about one thing alone, and now shown whatever the wall leaves: the citizen's name, which the policies keep.
  expect(
    await heard(() => READS.preview?.(region.views, actors.asked, theirs, region.now()) ?? Promise.reject()),
  ).toContain(MARK);
});

it("has every view there is", () => {
  const views = Object.keys(world.region.views).filter((name) => !NOT_FOR_UNITS.includes(name));
  expect(Object.keys(READS).sort()).toEqual(views.sort());
});

it.each(Object.keys(READS))("shows nothing of it through %s", async (name) => {
  const { region, actors, theirs } = world;
  for (const who of OTHERS)
    expect([
      who,
      await heard(() => READS[name]?.(region.views, actors[who], theirs, region.now()) ?? Promise.reject()),
    ]).toEqual([who, expect.not.stringContaining(MARK)]);
});

it("shows not a row of it in any table", async () => {
  const { region, actors, theirs } = world;
  for (const table of await walledTables(database.owner))
    for (const who of OTHERS) {
      const rows = await database.app.read(asOf(actors[who], region.now()), async (db) =>
        JSON.stringify((await sql`select * from ${sql.table(table)}`.execute(db)).rows),
      );
      for (const word of [MARK, theirs.courseId, theirs.citizenId])
        expect([table, who, rows.includes(word)]).toEqual([table, who, false]);
    }
});

const fingerprint = async (): Promise<string> => {
  const prints: string[] = [];
  for (const table of await walledTables(database.owner)) {
    if (OF_WHO_ASKS.has(table)) continue;
    const [row] = await database.owner(
      `select md5(string_agg(t::text, ',' order by t::text)) as print from ${table} t`,
    );
    prints.push(`${table} ${row?.print}`);
  }
  return prints.join("\n");
};

it("lets no command of another region reach over it", async () => {
  const { region, actors, theirs } = world;
  const before = await fingerprint();
  // About nobody; and a unit's people are no citizens – what it has stays out of reach.
  const harmless = ["recordBriefContact", "emptyUnit"];
  for (const [name, input] of Object.entries(COMMANDS)) {
    const command = region.relay[name as keyof typeof region.relay] as Command;
    let done = false;
    const answer = await heard(async () => {
      if (name !== "recordBriefContact")
        await command(actors.otherRegion, input(theirs, theirs, world), region.now());
      done = true;
      return name;
    });
    expect([name, done, answer.includes(MARK)]).toEqual([name, harmless.includes(name), false]);
  }
  expect(await fingerprint()).toBe(before);
});

it("lets no hand-typed change of another region reach over it", async () => {
  const { actors } = world;
  for (const table of await walledTables(database.owner)) {
    const columns = await database.owner(
      `select attname from pg_attribute where attrelid = '${table}'::regclass and attnum > 0 and not attisdropped
          and has_column_privilege('stafet_app', '${table}'::regclass, attname, 'update') and attgenerated = '' limit 1`,
    );
    const column = columns[0]?.attname;
    const changes = [
      `delete from ${table}`,
      ...(column ? [`update ${table} set ${column} = ${column}`] : []),
    ];
    for (const change of changes) {
      const changed = await database.app
        .write(actors.otherRegion, (tx) => sql.raw(change).execute(tx))
        .then(({ numAffectedRows }) => Number(numAffectedRows))
        .catch((error) => {
          if (databaseFault(error)?.code !== "42501") throw error;
          return 0;
        });
      if (!OF_WHO_ASKS.has(table)) expect([change, changed]).toEqual([change, 0]);
    }
  }
});
