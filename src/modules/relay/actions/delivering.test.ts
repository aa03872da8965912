import { beforeEach, expect, it, onTestFinished } from "vitest";
import { hours, minutes } from "#kernel/time.ts";
import { aRegion, type Region } from "../../../../test/builders/region.ts";
import { aCourse, type BuiltCourse } from "../../../../test/builders/relay.ts";
import { describeOnEngine, type TestDatabase } from "../../../../test/db.ts";
import type { Outcome } from "../rules/reaching.ts";
import type { Carriers, Parcel } from "./carriers.ts";
import { deliveryActions } from "./delivering.ts";

const taken = { kind: "taken", reference: "g-1" } as const;

describeOnEngine("messages to the citizen", (open) => {
  let database: TestDatabase;
  let region: Region;
  let course: BuiltCourse;
  let carried: Parcel[];
  /** What the gateway says next; empty: taken. */
  let says: (Outcome | (() => Promise<Outcome>))[];
  let outbox: ReturnType<typeof deliveryActions>;

  beforeEach(async () => {
    database = await open();
    onTestFinished(() => database.close());
    region = await aRegion(database);
    course = await aCourse(region, { consent: "relay", citizen: { knownAs: "Hemmelige Bo" } });
    outbox = deliveryActions(region);
    carried = [];
    says = [];
  });

  const carry = async (parcel: Parcel): Promise<Outcome> => {
    carried.push(parcel);
    const next = says.shift() ?? taken;
    return typeof next === "function" ? next() : next;
  };
  const carriers: Carriers = {
    sms: carry,
    email: carry,
    answersHeard: true,
    origin: "https://stafet.example",
  };
  const nurse = () => region.actor("emergency");
  const run = (by: Carriers = carriers) => outbox.deliverDue(by, region.now);
  const add = async (way: object) =>
    region.relay.addChannel(
      await nurse(),
      { courseId: course.id, kind: "sms", to: "20 00 00 31", ...way } as never,
      region.now(),
    );
  const write = async (more: object = {}, key?: string) =>
    region.relay.writeMessage(
      await nurse(),
      { courseId: course.id, template: "ringUs", language: "da", ...more },
      region.now(),
      key,
    );
  const messages = async () =>
    (await database.owner("select state from relay.message order by at, id")).map(({ state }) => state);
  const tries = () =>
    database.owner("select kind, state, why, tries, doubts from relay.delivery order by queued_at, id");
  const alarms = async () =>
    (
      await database.owner(
        "select a.kind, u.slug from relay.alarm a join identity.unit u on u.id = a.unit_id where a.cleared_at is null order by 1",
      )
    ).map(({ kind, slug }) => `${kind} ${slug}`);

  it("leaves with the very change, once, and says nothing of anybody", async () => {
    await add({});
    await write({}, "k1");
    await write({}, "k1");
    expect(carried).toEqual([]);
    await run();
    await run();
    expect(carried.map(({ to, text }) => [to, text])).toEqual([
      ["+4520000031", "Vil du ringe til os? Ring på 20 00 00 00. Er det ikke dig? Svar STOP."],
    ]);
    expect(await messages()).toEqual(["sent"]);
    expect(await alarms()).toEqual([]);
  });

  it("words stay behind where the citizen has not let them go, and never go by SMS", async () => {
    await add({});
    await expect(write({ words: "Plads på herberget" })).rejects.toMatchObject({ code: "wordsNotAllowed" });
    await add({ kind: "email", to: "bo@example.dk" });
    const { channelId } = await add({ kind: "email", to: "bo2@example.dk", words: true });
    await write({ words: "Plads på herberget" });
    says = [{ kind: "refused" }];
    for (let n = 0; n < 3; n++) await run();
    await write({ words: "Plads på herberget", channelId });
    await run();
    const [sms, plain, full] = carried;
    expect(sms?.text).not.toContain("herberget");
    expect(plain?.text).toBe("Vil du ringe til os? Ring på 20 00 00 00.");
    expect(full?.text).toContain("Plads på herberget\n\nHilsen Enhed emergency");
    for (const { text, subject } of carried) expect(`${subject}${text}`).not.toContain("Bo");
  });

  it("waits for quiet hours to end", async () => {
    await add({ opens: "10:00", closes: "20:00" });
    await write();
    await run();
    expect(carried).toEqual([]);
    region.later(hours(2));
    await run();
    expect(carried).toHaveLength(1);
  });

  it("a refused number: the next way in the citizen's order; none left: whoever wrote is told", async () => {
    await add({});
    await add({ kind: "email", to: "bo@example.dk" });
    await write();
    says = [{ kind: "refused" }, { kind: "refused" }];
    await run();
    expect(await messages()).toEqual(["underWay"]);
    await run();
    expect(carried.map(({ to }) => to)).toEqual(["+4520000031", "bo@example.dk"]);
    expect(await messages()).toEqual(["failed"]);
    expect(await alarms()).toEqual(["messageFailed emergency"]);
    await run();
    expect(carried).toHaveLength(2);
  });

  it("a gateway that is down is tried ever later, and given up for the next way within two hours", async () => {
    await add({});
    await add({ kind: "place", to: "33 12 34 56", name: "Varmestuen" });
    await write();
    says = Array.from({ length: 200 }, () => ({ kind: "later" }) as const);
    for (let minute = 0; minute < 130; minute++) {
      await run();
      region.later(minutes(1));
    }
    expect(carried.length).toBeGreaterThan(4);
    expect(carried.length).toBeLessThan(12);
    expect(new Set(carried.map(({ id }) => id)).size).toBe(1);
    expect(await messages()).toEqual(["byHand"]);
    expect(await tries()).toMatchObject([
      { kind: "sms", state: "failed", why: "unreached" },
      { kind: "place", state: "byHand" },
    ]);
    expect(await alarms()).toEqual(["messageByHand emergency"]);
  });

  it("killed in the middle: tried once more under the same id, and not a third time", async () => {
    await add({});
    const { messageId } = await write();
    const killed = () => Promise.reject(new Error("killed"));
    says = [killed, killed];
    await expect(run()).rejects.toThrow();
    expect(await tries()).toMatchObject([{ state: "sending", tries: 1 }]);
    await run();
    expect(carried).toHaveLength(1);
    region.later(minutes(6));
    await run();
    region.later(minutes(2));
    await expect(run()).rejects.toThrow();
    expect(carried).toHaveLength(2);
    region.later(minutes(6));
    await run();
    region.later(hours(3));
    await run();
    expect(carried.map(({ id }) => id)).toEqual([carried[0]?.id, carried[0]?.id]);
    expect(await messages()).toEqual(["failed"]);
    expect(await tries()).toMatchObject([{ state: "failed", why: "doubtful", doubts: 2 }]);
    const view = await region.views.reaching(await nurse(), course.id, region.now());
    expect(view.messages).toMatchObject([{ id: messageId, state: "failed" }]);
  });

  it("two workers at once: one of them carries it", async () => {
    await add({});
    await write();
    await Promise.all([run(), run()]);
    expect(carried).toHaveLength(1);
  });

  it("reports: arrived, or not; again, late, out of order or about nothing they change nothing", async () => {
    await add({});
    await write();
    await run();
    const report = (name: string, arrived: boolean, call = `${name} ${arrived}`) =>
      outbox.report({ name, arrived, call }, region.now());
    await report("nobody's", false);
    expect(await messages()).toEqual(["sent"]);
    await report("g-1", true);
    await report("g-1", false);
    expect(await tries()).toMatchObject([{ state: "delivered" }]);
    await write();
    says = [{ kind: "taken", reference: "g-2" }];
    await run();
    await report("g-2", false);
    await report("g-2", false);
    await report("g-2", true);
    expect(await messages()).toEqual(["sent", "failed"]);
    expect(await alarms()).toEqual(["messageFailed emergency"]);
  });

  it("a report that comes before the answer stands", async () => {
    await add({});
    await write();
    says = [
      async () => {
        await outbox.report({ name: carried[0]?.id ?? "", arrived: true, call: "early" }, region.now());
        return taken;
      },
    ];
    await run();
    expect(await tries()).toMatchObject([{ state: "delivered" }]);
    expect(await messages()).toEqual(["sent"]);
  });

  it("STOP ends the way for good, and the message goes by the next; again it does nothing", async () => {
    await add({});
    await add({ kind: "call", to: "20 00 00 31" });
    await write({ answerWithin: 1 });
    await run();
    const stop = { from: "4520000031", text: "Stop", call: "stop-1" };
    await outbox.hear(stop, region.now());
    await run();
    expect(await messages()).toEqual(["byHand"]);
    const seen = await region.views.reaching(await nurse(), course.id, region.now());
    expect(seen.channels.map(({ kind }) => kind)).toEqual(["call"]);
    expect(seen.stoppedAt).toHaveLength(1);
    await add({});
    await outbox.hear(stop, region.now());
    expect((await region.views.reaching(await nurse(), course.id, region.now())).channels).toHaveLength(2);
    expect(
      await database.owner(
        "select id from citizen.channel where ended_at is not null and sealed is not null",
      ),
    ).toEqual([]);
  });

  it("an answer is told, and its words are kept nowhere", async () => {
    await add({});
    await write({ answerWithin: 1 });
    await run();
    await outbox.hear({ from: "+4520000031", text: "Jeg er på Blågårds Plads", call: "r-1" }, region.now());
    expect(await messages()).toEqual(["answered"]);
    expect(await alarms()).toEqual(["messageReplied emergency"]);
    expect(await region.views.reaching(await nurse(), course.id, region.now())).toMatchObject({
      replied: true,
    });
    for (const table of ["relay.message", "relay.delivery", "platform.event", "identity.audit_entry"])
      expect(JSON.stringify(await database.owner(`select to_jsonb(t) as row from ${table} t`))).not.toContain(
        "Blågårds",
      );
    await region.relay.recordContact(await nurse(), { courseId: course.id, way: "phone" }, region.now());
    expect(await alarms()).toEqual([]);
  });

  it("nobody has answered in time: told once; met, and it is over", async () => {
    await add({});
    await write({ answerWithin: 1 });
    await run();
    await outbox.raiseUnanswered(region.now());
    expect(await alarms()).toEqual([]);
    region.later(hours(25));
    await outbox.raiseUnanswered(region.now());
    await outbox.raiseUnanswered(region.now());
    expect(await alarms()).toEqual(["messageUnanswered emergency"]);
    await region.relay.recordContact(await nurse(), { courseId: course.id, way: "met" }, region.now());
    expect(await alarms()).toEqual([]);
    expect(await messages()).toEqual(["answered"]);
  });

  it("another way with one press, or said by word of mouth", async () => {
    const { channelId } = await add({ kind: "email", to: "bo@example.dk" });
    const { messageId } = await write();
    says = [{ kind: "refused" }];
    await run();
    expect(await alarms()).toEqual(["messageFailed emergency"]);
    await region.relay.tryChannel(
      await nurse(),
      { courseId: course.id, messageId, channelId },
      region.later(),
    );
    expect(await alarms()).toEqual([]);
    await run();
    expect(await messages()).toEqual(["sent"]);
    const settle = async (outcome: "told" | "dropped") =>
      region.relay.settleMessage(await nurse(), { courseId: course.id, messageId, outcome }, region.later());
    await settle("told");
    await settle("told");
    expect(await messages()).toEqual(["told"]);
    await expect(settle("dropped")).rejects.toMatchObject({ code: "messageSettled" });
  });

  it("goes with the baton: whoever has it next is told instead", async () => {
    await add({ kind: "call", to: "20 00 00 31" });
    await write();
    await run();
    expect(await alarms()).toEqual(["messageByHand emergency"]);
    await course.movedTo("nightTeam");
    expect(await alarms()).toEqual(["messageByHand nightTeam"]);
  });

  it("a closed course writes to nobody any more", async () => {
    await add({});
    await write();
    await course.ended(0);
    await course.closed();
    expect(await messages()).toEqual(["dropped"]);
    await run();
    expect(carried).toEqual([]);
  });

  it("to somebody who has died nothing leaves, however it got there, and nothing is written", async () => {
    await add({});
    await write();
    await database.owner("update relay.course set died_at = now() where id = $1", [course.id]);
    await run();
    expect(carried).toEqual([]);
    expect(await messages()).toEqual(["dropped"]);
    await expect(write()).rejects.toMatchObject({ code: "citizenDied" });
  });

  it("five a day, and no more, whoever writes", async () => {
    await add({});
    for (let n = 0; n < 5; n++) await write();
    await expect(write()).rejects.toMatchObject({ code: "tooManyMessages" });
    region.later(hours(24));
    await write();
  });

  it("numbers of any country, hostile names, and what is none", async () => {
    for (const to of ["+46 8 123 456 78", "+299 32 12 34"]) await add({ to });
    for (const to of ["112", "jeg har ingen", "+45"])
      await expect(add({ to })).rejects.toMatchObject({ code: "invalidInput" });
    const name = `<script>alert(1)</script>"; drop table citizen.channel; --`;
    await add({ kind: "worker", to: "33 12 34 56", name });
    const view = await region.views.reaching(await nurse(), course.id, region.now());
    expect(view.channels.map((channel) => [channel.to, channel.name])).toEqual([
      ["+46812345678", ""],
      ["+299321234", ""],
      ["+4533123456", name],
    ]);
    const stored = JSON.stringify(await database.owner("select to_jsonb(c) as row from citizen.channel c"));
    expect(stored).not.toMatch(/812345|script/);
  });
});
