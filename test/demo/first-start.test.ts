import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { compose } from "#compose.ts";
import { loadConfig } from "#config.ts";
import { SYSTEM } from "#modules/identity/index.ts";
import { readMark } from "../../demo/index.ts";
import { writeMark } from "../../demo/mark.ts";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "stafet-demo-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const start = () =>
  compose(
    loadConfig({
      STAFET_DATA: folder,
      STAFET_DEMO: "on",
      STAFET_DEMO_SIZE: "small",
      STAFET_WORKER: "off",
      STAFET_LOG_LEVEL: "silent",
    }),
  );

it("moves in at the first start, and again when that was interrupted", async () => {
  const first = await start();
  expect((await first.identity.demoPeople()).length).toBeGreaterThan(10);
  const mark = (await readMark(first.db)) ?? expect.fail();
  expect(mark).toMatchObject({ size: "small", whole: true });
  await first.db.write(SYSTEM, (tx) => writeMark(tx, { ...mark, whole: false }, first.clock.now()));
  await first.close();

  const again = await start();
  const anew = (await readMark(again.db)) ?? expect.fail();
  expect(anew).toMatchObject({ size: "small", whole: true });
  expect(anew.now).not.toBe(mark.now);
  expect((await again.relay.views.verify(again.clock.now())).ok).toBe(true);
  await again.close();
}, 120_000);
