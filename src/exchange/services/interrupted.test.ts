import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { root } from "#root.ts";
import { type TestDatabase, testDatabase } from "../../../test/db.ts";

let database: TestDatabase;
let folder: string;
beforeAll(async () => {
  database = await testDatabase({ engine: "postgres" });
  folder = await mkdtemp(join(tmpdir(), "stafet-interrupted-"));
});
afterAll(async () => {
  await database.close();
  await rm(folder, { recursive: true });
});

function stafet(...words: string[]) {
  const child = spawn(process.execPath, [join(root, "src", "cli.ts"), ...words], {
    cwd: folder,
    env: {
      ...{ PATH: process.env.PATH, STAFET_DEMO: "off", STAFET_WORKER: "off", STAFET_LOG_LEVEL: "silent" },
      ...{ DATABASE_URL: database.url ?? "", STAFET_DATA: join(folder, "data") },
    },
    stdio: ["ignore", "pipe", "inherit"],
  });
  let stdout = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    stdout += text;
  });
  return { child, done: once(child, "close").then(([code]) => ({ code, stdout })) };
}

it("an import that is killed leaves whole records and no half one, and run again it is as if nothing had happened", async () => {
  const COUNT = 1500;
  const services = Array.from({ length: COUNT }, (_, n) => ({
    ...{ id: `s${n}`, name: `Tilbud ${n}`, status: "active" },
    organization: { id: `o${n % 40}`, name: `Forening ${n % 40}`, description: "x" },
    phones: [{ id: `p${n}`, number: "1813" }],
    service_at_locations: [
      { id: `a${n}`, location: { id: `l${n % 90}`, name: `Sted ${n % 90}`, location_type: "physical" } },
    ],
  }));
  await writeFile(join(folder, "mange.json"), JSON.stringify(services));
  const whole = async () =>
    (
      await database.owner(`select count(*)::int as services, count(*) filter (where e.record_id is not null)::int as editions,
          count(*) filter (where exists (select from directory.service_at_location a where a.service_id = s.id))::int as placed
        from directory.service s left join directory.edition e on e.record_id = s.id and e.edition = s.edition`)
    )[0] ?? {};
  const first = stafet("import", "services", "mange.json", "--source", "mange");
  await vi.waitFor(async () => expect((await whole()).services).toBeGreaterThan(100), {
    timeout: 60_000,
    interval: 5,
  });
  first.child.kill("SIGKILL");
  await first.done;
  const left = await whole();
  expect(left).toEqual({ services: left.services, editions: left.services, placed: left.services });
  expect(left.services).toBeLessThan(COUNT);
  expect(Number(left.services) % 100).toBe(0);

  const again = await stafet("import", "services", "mange.json", "--source", "mange", "--json").done;
  expect(again.code).toBe(0);
  const { counts, absent } = JSON.parse(again.stdout);
  expect(counts).toMatchObject({
    rows: COUNT + 40 + 90,
    heldBack: 0,
    changed: 0,
    new: COUNT - Number(left.services),
  });
  expect(absent).toBe(0);
  expect(await whole()).toEqual({ services: COUNT, editions: COUNT, placed: COUNT });
  expect(await database.owner("select max(edition)::int as most from directory.edition")).toEqual([
    { most: 1 },
  ]);
});

it("fifty megabytes go through a parser that is given little room", async () => {
  const script = join(folder, "much.mjs");
  await writeFile(
    script,
    `import { jsonElements } from ${JSON.stringify(join(root, "src/exchange/hsds/json.ts"))};
     import { parseCsv } from ${JSON.stringify(join(root, "src/exchange/csv/parse.ts"))};
     const record = JSON.stringify({ id: "x", name: "Ærø", description: "æ".repeat(900), phones: [{ number: "1813" }] });
     async function* json() { yield Buffer.from("["); for (let n = 0; n < 26000; n += 1) yield Buffer.from((n ? "," : "") + record + "\\n"); yield Buffer.from("]"); }
     async function* csv() { yield Buffer.from("a;b;c\\n"); for (let n = 0; n < 26000; n += 1) yield Buffer.from("0" + n + ";" + "æ".repeat(900) + ";\\"x;\\ny\\"\\n"); }
     let [elements, rows] = [0, 0];
     for await (const one of jsonElements(json())) elements += "value" in one ? 1 : 0;
     for await (const one of parseCsv(csv())) rows += "cells" in one ? 1 : 0;
     console.log(JSON.stringify({ elements, rows }));`,
  );
  const child = spawn(process.execPath, ["--max-old-space-size=32", script], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  let stdout = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    stdout += text;
  });
  const [code] = await once(child, "close");
  expect(code).toBe(0);
  expect(JSON.parse(stdout)).toEqual({ elements: 26_000, rows: 26_000 });
});
