import { afterAll, beforeAll, expect, test } from "vitest";
import { fixedClock } from "#kernel/clock.ts";
import { newId } from "#kernel/ids.ts";
import { describeOnBoth, type TestDatabase } from "../../test/db.ts";
import { systemActor } from "./db.ts";
import { appendEvents } from "./events.ts";
import { beat } from "./heartbeat.ts";
import { silentLog } from "./log.ts";
import { createMetrics } from "./metrics.ts";
import { createQueue } from "./queue.ts";

const at = new Date("2026-03-02T08:00:00Z");

describeOnBoth("the figures", (open) => {
  let db: TestDatabase;
  beforeAll(async () => {
    db = await open();
  });
  afterAll(() => db.close());

  /** The value of one line, by its name and labels. */
  const figure = (text: string, name: string): number | undefined => {
    const line = text.split("\n").find((each) => each.startsWith(`${name} `));
    return line === undefined ? undefined : Number(line.slice(name.length + 1));
  };

  test("count commands by how they ended, and how long they took", async () => {
    const metrics = createMetrics(db.app, fixedClock(at));
    metrics.command("relay.accept", "done", 12);
    metrics.command("relay.accept", "refused", 3, "alreadyAccepted");
    metrics.request("GET", "/forloeb/:id", 200, 40);
    metrics.job("tell", "failed", 100);
    const text = await metrics.text();
    expect(figure(text, 'stafet_commands_total{command="relay.accept",outcome="done",code=""}')).toBe(1);
    expect(
      figure(text, 'stafet_commands_total{command="relay.accept",outcome="refused",code="alreadyAccepted"}'),
    ).toBe(1);
    expect(figure(text, 'stafet_command_seconds_sum{command="relay.accept"}')).toBe(0.015);
    expect(
      figure(text, 'stafet_http_request_seconds_count{method="GET",route="/forloeb/:id",status="200"}'),
    ).toBe(1);
    expect(figure(text, 'stafet_job_seconds_count{job="tell",outcome="failed"}')).toBe(1);
    expect(figure(text, "process_resident_memory_bytes")).toBeGreaterThan(0);
    expect(metrics.contentType).toContain("text/plain");
  });

  test("show what waits, how old it is, and who has fallen silent", async () => {
    const clock = fixedClock(at);
    const queue = await createQueue(db.app, ["tell"], silentLog);
    await db.app.write(systemActor, async (tx) => {
      appendEvents(tx, [{ type: "test.happened", at }]);
      beat(tx, "ladder", at);
      await queue.enqueue(tx, "tell", [
        { id: newId(), data: {} },
        { id: newId(), data: {} },
      ]);
    });
    clock.advance(90_000);
    const metrics = createMetrics(db.app, clock);
    metrics.watchLive(() => 3);
    const text = await metrics.text();
    expect(figure(text, 'stafet_jobs_waiting{queue="tell"}')).toBe(2);
    expect(figure(text, 'stafet_jobs_failed{queue="tell"}')).toBe(0);
    expect(figure(text, "stafet_events_waiting")).toBe(1);
    expect(figure(text, "stafet_events_waiting_seconds")).toBe(90);
    expect(figure(text, 'stafet_heartbeat_age_seconds{job="ladder"}')).toBe(90);
    expect(figure(text, "stafet_live_subscriptions")).toBe(3);
    expect(figure(text, 'stafet_db_connections{state="waitedFor"}')).toBe(0);
    expect(figure(text, "stafet_db_up")).toBe(1);
    await queue.stop();
  });

  test("are given also when the database does not answer", async () => {
    const closed = await open();
    const metrics = createMetrics(closed.app, fixedClock(at));
    metrics.command("relay.accept", "failed", 1);
    await closed.close();
    const text = await metrics.text();
    expect(figure(text, "stafet_db_up")).toBe(0);
    expect(figure(text, 'stafet_commands_total{command="relay.accept",outcome="failed",code=""}')).toBe(1);
    expect(text).not.toMatch(/^stafet_heartbeat_age_seconds\{/m);
  });
});
