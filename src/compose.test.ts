import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { compose, type Services } from "#compose.ts";
import { type Env, loadConfig } from "#config.ts";
import { hours } from "#kernel/time.ts";
import { aUnit, build, onDuty } from "../test/builders/house.ts";

let folder: string;
let open: Services[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "stafet-compose-"));
});
afterAll(async () => {
  for (const services of open) await services.close();
  await rm(folder, { recursive: true, force: true });
});

async function house(env: Env): Promise<Services> {
  const services = await compose(loadConfig({ STAFET_DATA: folder, STAFET_LOG_LEVEL: "silent", ...env }));
  open = [...open, services];
  return services;
}

it("opens once a folder, and a second opener leaves the first in peace", async () => {
  const first = await house({ STAFET_DEMO: "off", STAFET_WORKER: "off" });
  await expect(house({})).rejects.toMatchObject({ name: "FolderInUse" });
  expect(await first.ready()).toEqual({ ready: true, ladderSilentMinutes: null });
  expect(await first.metrics.text()).toContain("stafet_db_up 1");
  expect(first.clock.wind).toBeUndefined();
  expect(first.worker).toBeNull();
  // Somebody works here now, so that the demo region does not move in below.
  await build(first.db, (tx) => aUnit(first.identity, tx, { slug: "here" }));
  await first.close();
  await first.close();
  expect(await first.ready()).toMatchObject({ ready: false });
});

it("lets a demonstration's clock be wound: the ladder has climbed when it has, and time stays wound", async () => {
  const { clock, identity, relay, db, close, ready } = await house({
    STAFET_DEMO: "on",
    STAFET_DEMO_SIZE: "none",
  });
  const [asker, asked] = await build(db, async (tx) => [
    await aUnit(identity, tx, { slug: "asker", always: true }),
    await aUnit(identity, tx, { slug: "asked", always: true }),
  ]).then(([a, b]) => [a ?? expect.fail(), b ?? expect.fail()] as const);
  const actor = await onDuty(identity, asker.people[0] ?? "", asker.id, clock.now());
  const { courseId, needIds } = await relay.commands.openCourse(
    actor,
    { citizen: { knownAs: "Prøve" }, needs: [{ kind: "sleepTonight" }] },
    clock.now(),
  );
  const command = {
    courseId,
    needId: needIds[0],
    toUnitIds: [asked.id],
    urgency: "acute" as const,
    agreedWithCitizen: true,
  };
  await relay.commands.askUnits(actor, command, clock.now());

  const before = clock.now();
  await clock.wind?.(hours(24));
  expect(clock.now().getTime() - before.getTime()).toBeGreaterThanOrEqual(hours(24));
  const handovers = await db.read(actor, (snapshot) =>
    snapshot.selectFrom("relay.handover").select("rung").execute(),
  );
  expect(handovers[0]?.rung).toBeGreaterThan(0);
  expect((await ready()).ladderSilentMinutes).toBeNull();
  await close();

  const again = await house({ STAFET_DEMO: "on", STAFET_DEMO_SIZE: "none" });
  expect(again.clock.now().getTime() - before.getTime()).toBeGreaterThanOrEqual(hours(24));
});
