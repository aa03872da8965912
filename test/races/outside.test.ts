import { describe, expect, test } from "vitest";
import type { Uuid } from "#kernel/ids.ts";
import { aCourse } from "../builders/relay.ts";
import { agreed, arena, rounds } from "./arena.ts";
import { atOnce, codes } from "./processes.ts";

/** A door outside answers on its link while the one who asked acts on the same course. */

const a = arena();

describe("a one-time link", () => {
  const asked = async () => {
    const course = await aCourse(a.region);
    const link = await a.one(0).commands.makeLink(
      a.nurse,
      {
        courseId: course.id,
        needId: course.needId(0),
        partyName: "Varmestuen",
        checkBackOn: "2026-06-03",
        ...agreed,
      },
      a.now(),
    );
    const answer = () =>
      a.one(1).commands.answerByLink({ token: link.token, answer: "yes", name: "Karla" }, a.now());
    return { course, answer, ...link };
  };
  const callOf = async (externalId: Uuid) =>
    (
      await a.rowsOf(
        "select state, link_used_at is not null as used from relay.external_handover where id = $1",
        externalId,
      )
    )[0];

  test("queues up behind the course, and holds nothing of the call while it waits", async () => {
    const { course, externalId, answer } = await asked();
    await a.db.owner("begin");
    await a.rowsOf("select 1 from relay.course where id = $1 for no key update", course.id);
    const answering = answer();
    for (let waiting = false; !waiting; ) {
      await a.db.owner("select pg_stat_clear_snapshot()");
      const rows = await a.db.owner(
        "select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'",
      );
      waiting = rows.length > 0;
    }
    const taken = a.rowsOf(
      "select 1 from relay.external_handover where id = $1 for no key update nowait",
      externalId,
    );
    await expect(taken.finally(() => a.db.owner("rollback"))).resolves.toHaveLength(1);
    expect(await answering).toEqual({ from: a.nurse.unitId, answer: "yes" });
  });

  test("answered while the citizen is confirmed received: both in turn, or the link is used up", async () => {
    await rounds(async () => {
      const { externalId, answer } = await asked();
      const outcome = await atOnce<unknown>([
        answer,
        () => a.one(0).commands.checkBack(a.nurse, { externalId, outcome: "received" }, a.now()),
      ]);
      const used = outcome.refused.length === 0;
      expect(codes(outcome)).toEqual(used ? [] : ["linkUsed"]);
      expect(await callOf(externalId)).toEqual({ state: "received", used });
    });
  });
});
