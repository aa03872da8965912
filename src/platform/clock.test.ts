import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { describeOnBoth, type TestDatabase, testDatabase } from "../../test/db.ts";
import { createDemoClock } from "./clock.ts";
import { type Heartbeat, silence } from "./heartbeat.ts";

const hour = 3_600_000;

/** How far ahead of the machine it is, to the nearest minute: half a minute is added so that just behind is 0 and not -0. */
const ahead = (now: Date): number => Math.floor((now.getTime() - Date.now() + 30_000) / 60_000) * 60_000;

describeOnBoth("the demonstration's clock", (open) => {
  let db: TestDatabase;
  beforeAll(async () => {
    db = await open();
  });
  beforeEach(() => db.owner("truncate platform.setting"));
  afterAll(() => db.close());

  test("starts as the machine's, winds forward, adds up, and stays where it was left", async () => {
    const clock = await createDemoClock(db.app);
    expect(ahead(clock.now())).toBe(0);
    expect(ahead(await clock.wind(5 * hour))).toBe(5 * hour);
    await Promise.all([clock.wind(hour), clock.wind(2 * hour)]);
    expect(ahead(clock.now())).toBe(8 * hour);
    await clock.close();
    const reopened = await createDemoClock(db.app);
    expect(ahead(reopened.now())).toBe(8 * hour);
    await reopened.close();
  });

  test.each([0, -1, 0.5, Number.NaN, Number.POSITIVE_INFINITY])("cannot be wound by %d", async (ms) => {
    const clock = await createDemoClock(db.app);
    await expect(clock.wind(ms)).rejects.toThrow(RangeError);
    expect(ahead(clock.now())).toBe(0);
    await clock.close();
  });

  test("tells who wants to know, until they do not", async () => {
    const clock = await createDemoClock(db.app);
    let told = 0;
    const stop = clock.onWind(() => {
      told += 1;
    });
    await clock.wind(hour);
    expect(told).toBe(1);
    stop();
    await clock.wind(hour);
    expect(told).toBe(1);
    await clock.close();
  });
});

describe("two processes", () => {
  let db: TestDatabase;
  beforeAll(async () => {
    db = await testDatabase({ engine: "postgres" });
  });
  afterAll(() => db.close());

  test("follow each other", async () => {
    const [here, there] = await Promise.all([createDemoClock(db.app), createDemoClock(db.another())]);
    await Promise.all([here.wind(hour), there.wind(2 * hour), here.wind(3 * hour)]);
    await expect.poll(() => [ahead(here.now()), ahead(there.now())]).toEqual([6 * hour, 6 * hour]);
    await Promise.all([here.close(), there.close()]);
  });
});

describe("the dead-man's switch", () => {
  const since = new Date("2026-03-02T08:00:00Z");
  const later = (minutes: number): Date => new Date(since.getTime() + minutes * 60_000);
  const beats: Heartbeat[] = [{ name: "ladder", at: later(5), detail: {} }];

  test.each([
    ["ladder", 14.99, null],
    ["ladder", 15, 10],
    ["ladder", 100, 95],
    ["neverRan", 9.99, null],
    ["neverRan", 10, 10],
  ])("%s, %d minutes after the start: %j", (name, minutes, expected) => {
    expect(silence(beats, name, later(minutes), since, 10)).toBe(expected);
  });
});
