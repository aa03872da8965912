import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { compose } from "#compose.ts";
import { loadConfig } from "#config.ts";
import { readMark } from "../../demo/index.ts";
import { placeRegion } from "../../demo/region/place.ts";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "stafet-demo-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const start = (size: "none" | "small") =>
  compose(
    loadConfig({
      STAFET_DATA: folder,
      STAFET_DEMO: "on",
      STAFET_DEMO_SIZE: size,
      STAFET_WORKER: "off",
      STAFET_LOG_LEVEL: "silent",
    }),
  );

it("moves in where a first start was interrupted half-way, and keeps every law", async () => {
  const interrupted = await start("none");
  const mark = { size: "small", seed: 1, now: "2026-06-01T08:00:00Z", whole: false } as const;
  await placeRegion(interrupted, mark, interrupted.clock.now());
  await interrupted.close();

  const again = await start("small");
  expect(await readMark(again.db)).toMatchObject({ size: "small", whole: true });
  expect((await again.identity.demoPeople()).length).toBeGreaterThan(10);
  expect((await again.relay.views.verify(again.clock.now())).ok).toBe(true);
  await again.close();
}, 120_000);
