import { beforeEach, expect, it, onTestFinished } from "vitest";
import { hours } from "#kernel/time.ts";
import { aRegion, type Region } from "../../../../test/builders/region.ts";
import { aCourse, type BuiltCourse } from "../../../../test/builders/relay.ts";
import { describeOnEngine, type TestDatabase } from "../../../../test/db.ts";
import type { Carriers, Parcel } from "../actions/carriers.ts";
import { deliveryActions } from "../actions/delivering.ts";
import { createFeltSafe } from "../actions/feltSafe.ts";
import type { Outcome } from "../rules/reaching.ts";
import { createOwn } from "./index.ts";

describeOnEngine("messages on the citizen's own page", (open) => {
  let database: TestDatabase;
  let region: Region;
  let own: ReturnType<typeof createOwn>;
  let course: BuiltCourse;
  let carried: Parcel[];
  let says: Outcome[];

  beforeEach(async () => {
    database = await open();
    onTestFinished(() => database.close());
    region = await aRegion(database);
    own = createOwn(region);
    course = await aCourse(region, { consent: "relay", citizen: { knownAs: "Hemmelige Bo" } });
    carried = [];
    says = [];
  });

  const refused = (code: string) => expect.objectContaining({ code });
  const nurse = () => region.actor("emergency");
  const carry = async (parcel: Parcel): Promise<Outcome> => {
    carried.push(parcel);
    return says.shift() ?? { kind: "taken", reference: "g-1" };
  };
  const carriers: Carriers = {
    sms: carry,
    email: carry,
    answersHeard: true,
    origin: "https://stafet.example",
  };
  const run = (by: Carriers = carriers) => deliveryActions(region).deliverDue(by, region.now);
  const add = async (way: object = {}) =>
    region.relay.addChannel(
      await nurse(),
      { courseId: course.id, kind: "sms", to: "20 00 00 31", ...way } as never,
      region.now(),
    );
  const write = async (more: object = {}) =>
    region.relay.writeMessage(
      await nurse(),
      { courseId: course.id, template: "ringUs", language: "da", ...more },
      region.now(),
    );
  const mine = async () => (await own.views.messages(course.citizenId, region.now())).messages;
  const alarms = async () =>
    (
      await database.owner(
        "select a.kind, u.slug from relay.alarm a join identity.unit u on u.id = a.unit_id where a.cleared_at is null order by 1, 2",
      )
    ).map(({ kind, slug }) => `${kind} ${slug}`);
  const states = async () =>
    (await database.owner("select state from relay.message order by at, id")).map(({ state }) => state);
  /** The shelter takes the baton, and the house is told. */
  async function takenOver(): Promise<void> {
    await course.movedTo("shelter");
    const [event] = await database.owner(
      "select type, at, handover_id from platform.event where type = 'relay.handoverAccepted'",
    );
    const { type, at, handover_id } = event ?? {};
    await createFeltSafe(region).askAbout(
      { type: String(type), handoverId: String(handover_id), at: at as Date },
      region.now(),
    );
  }

  it("what was sent, by which way, and whether it arrived", async () => {
    await add();
    await write();
    expect(await mine()).toMatchObject([
      {
        sentence: "Vil du ringe til os? Ring på 20 00 00 00.",
        way: "sms",
        state: "underWay",
        unit: "Enhed emergency",
      },
    ]);
    await run();
    expect(await mine()).toMatchObject([{ state: "sent" }]);
    await deliveryActions(region).report({ name: "g-1", arrived: true, call: "c1" }, region.now());
    expect(await mine()).toMatchObject([{ state: "arrived" }]);
    region.later();
    says = [{ kind: "refused" }];
    await write();
    await run();
    expect(await mine()).toMatchObject([{ state: "failed" }, { state: "arrived" }]);
    const other = await aCourse(region, { citizen: { knownAs: "Eva" } });
    expect((await own.views.messages(other.citizenId, region.now())).messages).toEqual([]);
  });

  it("answered in their own words: a task for whoever wrote it, with the words, and the message is answered", async () => {
    await add();
    const { messageId } = await write();
    await run();
    const hostile = "<script>alert(1)</script> Jeg kommer";
    const say = (words: string, key?: string) =>
      own.acts.reply(course.citizenId, { messageId, words }, region.now(), key);
    await expect(say("  ")).rejects.toEqual(refused("invalidInput"));
    await expect(say("x".repeat(1001))).rejects.toEqual(refused("invalidInput"));
    await say(hostile, "k");
    await say(hostile, "k");
    expect(await mine()).toMatchObject([{ state: "answered" }]);
    expect(await alarms()).toEqual(["messageReplied emergency"]);
    const { replies, replied } = await region.views.reaching(await nurse(), course.id, region.now());
    expect(replies.map(({ words }) => words)).toEqual([hostile]);
    expect(replied).toBe(true);
    await say("Mere");
    expect(await alarms()).toHaveLength(1);
    await region.relay.recordContact(await nurse(), { courseId: course.id, way: "phone" }, region.now());
    expect(await alarms()).toEqual([]);
    const stranger = await aCourse(region, { citizen: { knownAs: "Eva" } });
    await expect(own.acts.reply(stranger.citizenId, { messageId, words: "x" }, region.now())).rejects.toEqual(
      refused("unknownMessage"),
    );
  });

  it("answered on the page before it left: it does not come by phone any more", async () => {
    await add();
    const { messageId } = await write();
    await own.acts.reply(course.citizenId, { messageId, words: "Jeg har set det" }, region.now());
    await run();
    expect(carried).toEqual([]);
    expect(await mine()).toMatchObject([{ state: "answered" }]);
    const tries = await database.owner("select state from relay.delivery");
    expect(tries).toEqual([{ state: "dropped" }]);
  });

  it("answered while it is being carried: it stays answered", async () => {
    await add();
    const { messageId } = await write();
    const slow = async (): Promise<Outcome> => {
      await own.acts.reply(course.citizenId, { messageId, words: "Jeg har set det" }, region.now());
      return { kind: "taken", reference: "g-2" };
    };
    await run({ ...carriers, sms: slow });
    expect(await mine()).toMatchObject([{ state: "answered" }]);
    region.later();
    const { messageId: second } = await write();
    const refusing = async (): Promise<Outcome> => {
      await own.acts.reply(course.citizenId, { messageId: second, words: "Også den" }, region.now());
      return { kind: "refused" };
    };
    await run({ ...carriers, sms: refusing });
    expect(await mine()).toMatchObject([{ state: "answered" }, { state: "answered" }]);
    expect(await alarms()).toEqual(["messageReplied emergency"]);
  });

  it("an answer after the baton moved is whoever has it now's", async () => {
    await add();
    const { messageId } = await write();
    await run();
    await course.movedTo("shelter", { need: 0 });
    await course.movedTo("shelter");
    await own.acts.reply(course.citizenId, { messageId, words: "Ring" }, region.now());
    expect(await alarms()).toContain("messageReplied shelter");
  });

  it("how it felt is asked only by a way that lets us, a day later, within its hours, and says nothing of anybody", async () => {
    await add();
    await takenOver();
    region.later(hours(30));
    await run();
    expect(carried).toEqual([]);
    expect(await states()).toEqual([]);
  });

  it("a link in an SMS, once; answered on the page meanwhile, it is not sent", async () => {
    await add({ asks: true, opens: "10:00", closes: "20:00" });
    await takenOver();
    await run();
    expect(carried).toEqual([]);
    region.later(hours(30));
    await run();
    await run();
    expect(carried).toHaveLength(1);
    const [sms] = carried;
    expect(sms?.text).toMatch(
      /^Hvordan gik det\? Svar, hvis du har lyst\. https:\/\/stafet\.example\/hvordan-gik-det\/[\w-]{43} Er det ikke dig\? Svar STOP\.$/,
    );
    expect(`${sms?.text}`).not.toMatch(/Bo|shelter|Enhed/);
    const token = sms?.text.match(/gik-det\/([\w-]+)/)?.[1] ?? "";
    const felt = createFeltSafe(region);
    expect(await felt.asksByLink(token, region.now())).toBe(true);
    await felt.answerByLink({ token, face: 3 }, region.now());
    expect(await states()).toEqual(["answered"]);
    expect(await mine()).toMatchObject([
      { template: "howWasIt", sentence: "Hvordan gik det? Svar, hvis du har lyst." },
    ]);
    const [message] = await mine();
    await expect(
      own.acts.reply(course.citizenId, { messageId: message?.id ?? "", words: "x" }, region.now()),
    ).rejects.toEqual(refused("unknownMessage"));
  });

  it("answered before it left, or no gateway, or the way taken back: dropped, and nobody's task", async () => {
    const { channelId } = await add({ asks: true });
    await add({ kind: "call" });
    await takenOver();
    const { ask } = await own.views.felt(course.citizenId, region.now());
    await own.acts.feltSafe(course.citizenId, { askId: ask?.id ?? "", face: 5 }, region.now());
    region.later(hours(30));
    await run();
    expect([carried, await states(), await alarms()]).toEqual([[], ["dropped"], []]);

    region.later(hours(24 * 14));
    await course.movedTo("dropIn", { by: "shelter" });
    const [event] = await database.owner(
      "select type, at, handover_id from platform.event where type = 'relay.handoverAccepted' order by at desc limit 1",
    );
    await createFeltSafe(region).askAbout(
      { type: String(event?.type), handoverId: String(event?.handover_id), at: event?.at as Date },
      region.now(),
    );
    region.later(hours(30));
    await run({ ...carriers, sms: null });
    expect([carried, await states(), await alarms()]).toEqual([[], ["dropped", "dropped"], []]);
    expect(channelId).toBeTruthy();
    const asks = await database.owner("select settled from relay.felt_ask order by asked_at");
    expect(asks.map(({ settled }) => settled)).toEqual(["answered", null]);
  });
});
