import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { Uuid } from "#kernel/ids.ts";
import { createDirectory, type Directory, type Incoming, reconcile } from "#modules/directory/index.ts";
import { createIdentity, SYSTEM } from "#modules/identity/index.ts";
import { aService } from "../../../test/builders/directory.ts";
import { type TestDatabase, testDatabase } from "../../../test/db.ts";
import { createServiceImport } from "./index.ts";

const now = new Date("2026-03-02T10:00:00Z");
let database: TestDatabase;
let directory: Directory;
let at: string;

beforeAll(async () => {
  database = await testDatabase({ engine: "postgres" });
  at = await mkdtemp(join(tmpdir(), "stafet-figures-"));
  directory = createDirectory({
    db: database.app,
    identity: createIdentity({ db: database.app }),
    secret: "a secret for trying things out",
  });
});
afterAll(async () => {
  await database.close();
  await rm(at, { recursive: true });
});

const read = <T>(work: Parameters<typeof database.app.read<T>>[1]) => database.app.read(SYSTEM, work);
const free = async (id: Uuid) =>
  (await read((db) => directory.capacityOf(db, [id], now))).map(({ unit, available, maximum, saidAt }) => ({
    ...{ unit, available, maximum, saidAt: saidAt.toISOString() },
  }));

async function bring() {
  const service = createServiceImport({ db: database.app, directory, clock: { now: () => now } });
  const order = { fileName: "pladser", source: "pladser", region: "DK-84", format: "hsds" } as const;
  const begun = await service.begin({ ...order, path: at, map: null, personId: null, takeSource: false });
  const run = await service.take(await service.readIn(begun, at));
  const lines = await read((db) => directory.importing.lines(db, run.id, null, -1, 1000));
  return new Map(
    lines.map(({ file, line, outcome, findings }) => [
      `${file}:${line}`,
      [outcome, ...findings.map(({ code }) => code)].join(", "),
    ]),
  );
}

it("free places come along with a list, each said when it was said, and never over a later word", async () => {
  const said = "2026-03-01T09:00:00Z";
  const tables = {
    "organizations.csv": "id,name,description\n1,Broen,x\n",
    "services.csv": "id,organization_id,name,status\ns1,1,Nathus,active\n",
    "units.csv": "id,name\nu1,Beds\nu2,litres\nu3,stole\n",
  };
  const capacity = (rows: string) => `id,service_id,unit_id,available,maximum,updated\n${rows}`;
  for (const [name, text] of Object.entries(tables)) await writeFile(join(at, name), text);
  const bringing = async (rows: string) => {
    await writeFile(join(at, "service_capacity.csv"), capacity(rows));
    return bring();
  };
  const first = await bringing(
    [
      `1,s1,u1,3,8,${said}`,
      `2,s1,u2,4,,${said}`,
      "3,s1,u3,4,,",
      "4,s1,u3,9,4,2026-03-01T09:00:00Z",
      "5,s1,u3,4,,2026-03-03T09:00:00Z",
      "6,s1,u3,mange,,2026-03-01T09:00:00Z",
      "7,nogen,u1,1,,2026-03-01T09:00:00Z",
      "8,s1,u3,4,,2026-03-01T09:00:00",
    ].join("\n"),
  );
  const row = (line: number) => first.get(`service_capacity.csv:${line}`);
  expect([2, 3, 4, 5, 6, 7, 8, 9].map(row)).toEqual([
    "new",
    "heldBack, capacityUnitUnknown, nothingInIt",
    "heldBack, capacityUndated, nothingInIt",
    "heldBack, capacityMoreThanAll, nothingInIt",
    "heldBack, capacityAhead, nothingInIt",
    "heldBack, notANumber, capacityMissing, nothingInIt",
    "heldBack, missingParent",
    "heldBack, capacityUndated, nothingInIt",
  ]);
  const [service] = await database.owner("select id from directory.service where name = 'Nathus'");
  const id = String(service?.id);
  const bed = { unit: "bed", available: 3, maximum: 8, saidAt: "2026-03-01T09:00:00.000Z" };
  expect(await free(id)).toEqual([bed]);
  expect(new Set((await bringing(`1,s1,u1,3,8,${said}`)).values())).toEqual(
    new Set(["same", "unused, nothingRefers"]),
  );
  await bringing("1,s1,u1,5,8,2026-03-01T08:59:00Z");
  expect(await free(id)).toEqual([bed]);
  expect((await bringing("1,s1,u1,0,,2026-03-01T09:30:00Z")).get("services.csv:2")).toBe("changed");
  expect(await free(id)).toEqual([{ ...bed, available: 0, saidAt: "2026-03-01T09:30:00.000Z" }]);
  // More than there are, by what was said before: left, and the rest of the list is taken.
  await bringing("1,s1,u1,9,,2026-03-01T09:40:00Z");
  expect(await free(id)).toMatchObject([{ available: 0 }]);
  // Of the service itself nothing was said: it is the same edition.
  const records = await read((db) => directory.records(db, "service", [id]));
  expect(records.get(id)?.edition).toBe(1);
});

it("another region's editor says nothing about free places", () => {
  const record = aService("0198c0de-0000-7000-8000-000000000001", {});
  const figures = [{ unit: "bed", available: 2, maximum: null, saidAt: now.toISOString() }];
  const incoming: Incoming<"service"> = { record, silent: [], conditions: null, cells: false, figures };
  const standing = { record, absent: false, lastSaid: record };
  expect(reconcile(incoming, standing, { takeSource: false })).toMatchObject({ outcome: "changed" });
  expect(reconcile(incoming, standing, { takeSource: true, notTheirs: true })).toMatchObject({
    outcome: "heldBack",
  });
  expect(reconcile({ ...incoming, figures: [] }, standing, { takeSource: false })).toEqual({
    outcome: "same",
  });
});
