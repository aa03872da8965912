import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { newId } from "#kernel/ids.ts";
import { describeOnBoth, type TestDatabase } from "../../test/db.ts";
import { systemActor } from "./db.ts";
import { appendEvents, eventsAppended, type NewEvent } from "./events.ts";

const at = new Date("2026-03-02T08:00:00.123Z");
const full: Required<NewEvent> = {
  type: "relay.handoverAccepted",
  at,
  region: "DK-84",
  courseId: newId(),
  needId: newId(),
  handoverId: newId(),
  citizenId: newId(),
  unitId: newId(),
  personId: newId(),
  byUnitId: newId(),
  data: { steps: [1, 2], reason: "noCapacity" },
};

describeOnBoth("events", (open) => {
  let db: TestDatabase;
  beforeAll(async () => {
    db = await open();
  });
  beforeEach(() => db.owner("truncate platform.event"));
  afterAll(() => db.close());

  const append = (events: readonly NewEvent[]): Promise<string[]> =>
    db.app.write(systemActor, async (tx) => appendEvents(tx, events));

  test("are kept with all they say, in the order they were told", async () => {
    const ids = await append([full, { type: "relay.needMet", at }, { ...full, data: {} }]);
    const rows = await db.app.read(systemActor, (handle) =>
      handle.selectFrom("platform.event").selectAll().orderBy("id").execute(),
    );
    expect(rows.map(({ id }) => id)).toEqual(ids);
    expect(rows[0]).toEqual({
      id: ids[0],
      at,
      type: "relay.handoverAccepted",
      region: "DK-84",
      course_id: full.courseId,
      need_id: full.needId,
      handover_id: full.handoverId,
      citizen_id: full.citizenId,
      unit_id: full.unitId,
      person_id: full.personId,
      by_unit_id: full.byUnitId,
      data: { steps: [1, 2], reason: "noCapacity" },
      dispatched_at: null,
    });
    expect(rows[1]).toMatchObject({ type: "relay.needMet", course_id: null, data: {} });
  });

  test("cannot be changed or removed by the application", async () => {
    await append([full]);
    for (const attack of [
      "delete from platform.event",
      "truncate platform.event",
      "update platform.event set data = '{}'",
      "update platform.event set at = now()",
      "update platform.event set unit_id = null",
    ]) {
      await expect(db.appSql(attack), attack).rejects.toMatchObject({ code: "42501" });
    }
    await db.appSql("update platform.event set dispatched_at = now()");
  });

  test("that do not fit undo what they tell of", async () => {
    await expect(append([full, { ...full, type: "" }])).rejects.toMatchObject({ code: "23514" });
    await expect(append([{ ...full, courseId: "not an id" }])).rejects.toMatchObject({ code: "22P02" });
    expect(await db.owner("select from platform.event")).toEqual([]);
  });

  test("are announced in this process once they are kept; none is no news", async () => {
    let told = 0;
    const stop = db.app.onNudge(eventsAppended, () => {
      told += 1;
    });
    expect(await append([])).toEqual([]);
    expect(told).toBe(0);
    await append([full, full]);
    expect(told).toBe(1);
    stop();
    const waiting = sql<{ n: number }>`select count(*) as n from platform.event where dispatched_at is null`;
    expect((await db.app.read(systemActor, (handle) => waiting.execute(handle))).rows).toEqual([{ n: 2 }]);
  });
});
