import { afterAll, beforeAll, expect, it } from "vitest";
import { aCouncilHouse, answers, KEEPERS, COUNCIL_NOW as now } from "../../../../test/builders/council.ts";
import { describeOnEngine, type TestDatabase } from "../../../../test/db.ts";
import type { Item } from "../index.ts";

const refused = (code: string, details: object = {}) =>
  expect.objectContaining({ code, details: expect.objectContaining(details) });

const anItem = (number: number, draft: Partial<Item> = {}): Item => ({
  ...{ number, title: `Punkt ${number}`, open: true, caseNumber: null, docId: null, words: "" },
  ...{ absent: [], annexes: [], sections: { decision: "Taget til efterretning." } },
  ...draft,
});
const aMeeting = (date: string | null, ...items: Item[]) => ({
  meeting: {
    ...{
      body: "Rådet",
      date,
      start: "09:00",
      end: null,
      place: null,
      next: null,
      participants: ["Ida Holm"],
    },
  },
  items,
  flags: [
    { code: "openUnknown", line: null, item: null, section: null, words: "" },
    { code: "emptySection", line: 4, item: 2, section: "economy" as const, words: "" },
  ],
  places: [{ from: 1, until: 2 }, ...items.map((_, i) => ({ from: 3 + i, until: 3 + i }))],
});

describeOnEngine("what was read of a document", (open) => {
  let database: TestDatabase;
  let house: Awaited<ReturnType<typeof aCouncilHouse>>;
  beforeAll(async () => {
    database = await open();
    house = await aCouncilHouse(database);
  });
  afterAll(() => database.close());

  const KEY = "2026-02-02-0900";
  let texts = 0;
  /** A document that waits: its text, and the readings. */
  async function laid(
    slug: string,
    meetings = [aMeeting("2026-02-02", anItem(1), anItem(2, { open: null }))],
  ) {
    const text = `REFERAT ${++texts}`;
    const sent = { name: "referat.pdf", text, meetings };
    const became = await house.council.layReadings(house.cast.secretary, slug, sent, now);
    const ids = became.flatMap((one) => (one.became === "waits" ? [one.id] : []));
    return { sent, became, ids, id: ids[0] ?? "" };
  }
  const nothingSaid = { open: [], closed: [], flags: [] };

  it("is no minutes before somebody has saved it, and is gone then", async () => {
    const { council, cast, aBody } = house;
    const { slug } = await aBody();
    const { id } = await laid(slug);
    expect((await council.body(slug, cast.secretary, now))?.meetings).toEqual([]);
    const read = await council.reading(cast.secretary, slug, id, now);
    expect(read).toMatchObject({
      edition: 1,
      there: null,
      source: { name: "referat.pdf" },
      by: expect.any(String),
    });
    const look = { open: [2], closed: [], flags: [{ flag: 2, settled: "right" as const }] };
    const seen = await council.lookThrough(cast.secretary, { readingId: id, seen: 1, ...look }, now);
    const save = { readingId: id, seen, over: 0, ...nothingSaid, closed: [1] };
    expect(await council.saveReading(cast.chair, save, now)).toEqual({
      ...{ heldOn: "2026-02-02", starts: "09:00", became: "new" },
    });
    const review = await council.review(cast.secretary, slug, KEY, now);
    expect(review.minutes.items.map((item) => item.open)).toEqual([false, true]);
    expect(review.flags.map(({ settled }) => settled)).toEqual([undefined, "right"]);
    expect(review.places).toHaveLength(3);
    expect(await council.minutes(slug, KEY)).toBeNull();
    await expect(council.reading(cast.secretary, slug, id, now)).rejects.toEqual(refused("notFound"));
    expect(await database.owner("select id from council.read_document")).toEqual([]);
  });

  it("is shown to those who keep the body's papers, and changed by nobody else", async () => {
    const { council, cast, aBody } = house;
    const { slug } = await aBody();
    const { id } = await laid(slug);
    expect(await answers(cast, (who) => council.reading(who, slug, id, now))).toBe(KEEPERS);
    expect(await answers(cast, (who) => council.readings(who, slug, now))).toBe(KEEPERS);
    const each = (ask: (who: typeof cast.chair, readingId: string) => Promise<unknown>) =>
      answers(cast, async (who) => ask(who, (await laid(slug)).id));
    const head = { date: "2026-02-03", start: null, end: null, place: null, participants: [], next: null };
    expect(
      await each((who, readingId) =>
        council.mendReading(who, { readingId, seen: 1, change: { what: "head", head } }, now),
      ),
    ).toBe(KEEPERS);
    expect(
      await each((who, readingId) => council.lookThrough(who, { readingId, seen: 1, ...nothingSaid }, now)),
    ).toBe(KEEPERS);
    expect(await each((who, readingId) => council.throwAway(who, { readingId, seen: 1 }, now))).toBe(KEEPERS);
    const elsewhere = await aBody();
    await expect(council.reading(cast.secretary, elsewhere.slug, id, now)).rejects.toEqual(
      refused("notFound"),
    );
    await expect(council.reading(cast.secretary, slug, "x", now)).rejects.toEqual(refused("notFound"));
  });

  it("two who look at once: nobody writes over what they have not read, and one of them saves", async () => {
    const { council, cast, aBody } = house;
    const { slug } = await aBody();
    const { id: readingId } = await laid(slug);
    const item = { ...anItem(2, { title: "Kulden" }), open: true };
    const { annexes: _, ...mended } = item;
    const change = { what: "item" as const, place: 2, item: mended };
    expect(await council.mendReading(cast.secretary, { readingId, seen: 1, change }, now)).toBe(2);
    await expect(council.mendReading(cast.chair, { readingId, seen: 1, change }, now)).rejects.toEqual(
      refused("editedMeanwhile"),
    );
    const save = { readingId, seen: 2, over: 0, ...nothingSaid };
    const both = await Promise.allSettled([
      council.saveReading(cast.secretary, save, now),
      council.saveReading(cast.chair, save, now),
    ]);
    expect(both.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    expect((await council.review(cast.chair, slug, KEY, now)).minutes.items[1]?.title).toBe("Kulden");
  });

  it("each meeting of a document is saved or thrown away by itself, and the same text is the same document", async () => {
    const { council, cast, aBody } = house;
    const { slug } = await aBody();
    const two = [
      aMeeting("2026-02-02", anItem(1)),
      aMeeting("2026-02-09", anItem(1)),
      aMeeting("2026-02-16"),
    ];
    const { sent, became, ids } = await laid(slug, two);
    expect(became.map((one) => one.became)).toEqual(["waits", "waits", "unread"]);
    const again = () => council.layReadings(cast.chair, slug, sent, now);
    expect(await again()).toEqual(ids.map((id) => ({ became: "waits", id })));
    const [first = "", second = ""] = ids;
    await council.saveReading(cast.secretary, { readingId: first, seen: 1, over: 0, ...nothingSaid }, now);
    expect(await again()).toEqual([{ became: "waits", id: second }]);
    await council.throwAway(cast.secretary, { readingId: second, seen: 1 }, now);
    expect(
      await database.owner("select id from council.read_document where body_id is not null"),
    ).toHaveLength((await database.owner("select distinct file_id from council.read_meeting")).length);
    const anew = await again();
    expect(anew.map((one) => one.became)).toEqual(["same", "waits", "unread"]);
    expect((await council.body(slug, cast.chair, now))?.meetings).toHaveLength(1);
  });

  it("over a draft it is its next edition, where that was seen; over what is public or made here it is nothing", async () => {
    const { council, cast, aBody } = house;
    const { slug } = await aBody();
    const first = await laid(slug, [aMeeting("2026-02-02", anItem(1, { open: false }))]);
    const save = (readingId: string, over: number) =>
      council.saveReading(cast.secretary, { readingId, seen: 1, over, ...nothingSaid }, now);
    await save(first.id, 0);
    const next = await laid(slug, [aMeeting("2026-02-02", anItem(1), anItem(2))]);
    expect((await council.reading(cast.secretary, slug, next.id, now)).there).toMatchObject({
      ...{ edition: 1, state: "draft", madeHere: false },
    });
    await expect(save(next.id, 0)).rejects.toEqual(refused("editedMeanwhile"));
    expect(await save(next.id, 1)).toMatchObject({ became: "changed" });
    const { minutes, id: meetingId, edition } = await council.review(cast.secretary, slug, KEY, now);
    // What somebody closed stays closed.
    expect(minutes.items.map((item) => item.open)).toEqual([false, true]);
    await council.publish(cast.secretary, { meetingId, seen: edition, leavingOut: [1] }, now);
    const third = await laid(slug, [aMeeting("2026-02-02", anItem(1))]);
    await expect(save(third.id, edition + 1)).rejects.toEqual(refused("alreadyPublished"));
    const dateless = await laid(slug, [aMeeting(null, anItem(1))]);
    await expect(save(dateless.id, 0)).rejects.toEqual(refused("dateMissing"));
  });

  it("minutes that were taken in are corrected in editions, and what everybody reads is the newest", async () => {
    const { council, cast, aBody } = house;
    const { slug } = await aBody();
    const items = [anItem(1), anItem(2, { title: "Hemmeligt", open: false })];
    const { id: readingId } = await laid(slug, [aMeeting("2026-02-02", ...items)]);
    await council.saveReading(cast.secretary, { readingId, seen: 1, over: 0, ...nothingSaid }, now);
    const { id: meetingId } = await council.review(cast.secretary, slug, KEY, now);
    const put = (place: number, draft: Partial<Item>, seen: number, who = cast.secretary) => {
      const { annexes: _, ...item } = { ...(items[place - 1] ?? anItem(place)), ...draft };
      const change = { what: "item" as const, place, item };
      return council.correctTakenIn(who, { meetingId, seen, why: "Stod forkert", change }, now);
    };
    await put(1, { title: "Varmen" }, 1);
    await council.publish(cast.secretary, { meetingId, seen: 2, leavingOut: [2] }, now);
    // What was put right before anybody saw it is nobody's correction.
    expect(await council.corrections(slug, KEY)).toEqual([]);
    expect(await put(1, { title: "Vinteren" }, 3)).toMatchObject({ published: true });
    expect((await council.minutes(slug, KEY))?.items[0]).toMatchObject({ title: "Vinteren" });
    expect(await council.corrections(slug, KEY)).toMatchObject([{ edition: 4, why: "Stod forkert" }]);
    const found = await council.searchSite("Vinteren", {}, 1, now);
    expect(JSON.stringify(found)).toContain("Vinteren");
    expect(JSON.stringify(await council.searchSite("Varmen", {}, 1, now))).not.toContain(slug);

    await expect(put(1, { title: "Vinteren" }, 4)).rejects.toEqual(refused("nothingChanged"));
    await expect(put(1, { title: "x" }, 3)).rejects.toEqual(refused("editedMeanwhile"));
    await expect(put(2, { open: true }, 4)).rejects.toEqual(refused("closedStays", { items: [2] }));
    await expect(put(1, { open: null }, 4)).rejects.toEqual(refused("sayWhatWasOpen", { items: [1] }));
    await expect(put(1, { title: "Til 010203-1234" }, 4)).rejects.toEqual(
      refused("numberInItem", { items: [1] }),
    );
    await expect(put(1, { absent: ["Bo Lund, 010203-1234"] }, 4)).rejects.toEqual(
      refused("numberInItem", { items: [1] }),
    );
    const head = { date: "2026-02-02", start: "09:00", end: null, place: null, next: null };
    const change = { what: "head" as const, head: { ...head, participants: ["Bo Lund 010203-1234"] } };
    await expect(
      council.correctTakenIn(cast.secretary, { meetingId, seen: 4, why: "Én var der", change }, now),
    ).rejects.toEqual(refused("numberInHead"));
    await put(2, { title: "Helt hemmeligt" }, 4);
    await put(1, { open: false }, 5);
    const shown = JSON.stringify(await council.minutes(slug, KEY));
    for (const word of ["emmeligt", "Vinteren", "Varmen", "efterretning"]) expect(shown).not.toContain(word);

    const earlier = await council.editionOf(cast.secretary, slug, KEY, 4, now);
    expect(earlier).toMatchObject({ madeHere: false, minutes: { items: [{ title: "Vinteren" }, {}] } });
    expect(await answers(cast, (who) => council.editionOf(who, slug, KEY, 4, now))).toBe(KEEPERS);
    expect((await answers(cast, (who) => put(1, { title: "y" }, 6, who))).split(" ").slice(3)).toEqual(
      KEEPERS.split(" ").slice(3),
    );
  });

  it("a corrected day is another address, and never another meeting's", async () => {
    const { council, cast, aBody } = house;
    const { slug } = await aBody();
    for (const date of ["2026-02-02", "2026-02-09"]) {
      const { id: readingId } = await laid(slug, [aMeeting(date, anItem(1))]);
      await council.saveReading(cast.secretary, { readingId, seen: 1, over: 0, ...nothingSaid }, now);
    }
    const { id: meetingId } = await council.review(cast.secretary, slug, KEY, now);
    const onDay = (date: string) => {
      const head = { date, start: "09:00", end: null, place: null, participants: [], next: null };
      const command = {
        meetingId,
        seen: 1,
        why: "Dagen stod forkert",
        change: { what: "head" as const, head },
      };
      return council.correctTakenIn(cast.chair, command, now);
    };
    await expect(onDay("2026-02-09")).rejects.toEqual(refused("meetingThere"));
    expect(await onDay("2026-02-03")).toMatchObject({ heldOn: "2026-02-03", published: false });
    expect((await council.review(cast.chair, slug, "2026-02-03-0900", now)).id).toBe(meetingId);
    expect(await council.movedOn(slug, KEY)).toBeNull();
  });

  it("an address that everybody could read leads on when its day is corrected, and only to what they can read", async () => {
    const { council, cast, aBody } = house;
    const { slug } = await aBody();
    const { id: readingId } = await laid(slug, [aMeeting("2026-02-02", anItem(1))]);
    await council.saveReading(cast.secretary, { readingId, seen: 1, over: 0, ...nothingSaid }, now);
    const { id: meetingId } = await council.review(cast.secretary, slug, KEY, now);
    let seen = 1;
    const onDay = async (date: string, start: string | null) => {
      const head = { date, start, end: null, place: null, participants: [], next: null };
      const change = { what: "head" as const, head };
      await council.correctTakenIn(cast.chair, { meetingId, seen: seen++, why: "Dagen", change }, now);
    };
    await onDay("2026-02-03", "09:00");
    await council.publish(cast.secretary, { meetingId, seen: seen++, leavingOut: [] }, now);
    await onDay("2026-02-04", "09:00");
    await onDay("2026-02-05", null);
    // Before anybody could read it, it stood there for its keepers alone.
    expect(await council.movedOn(slug, KEY)).toBeNull();
    const led = { heldOn: "2026-02-05", starts: null };
    for (const old of ["2026-02-03-0900", "2026-02-04-0900"])
      expect(await council.movedOn(slug, old)).toEqual(led);
    expect(await council.movedOn("et-andet-raad", "2026-02-03-0900")).toBeNull();
    expect(await council.movedOn(slug, "2026-02-31")).toBeNull();

    await council.takeDown(cast.secretary, { meetingId, seen: seen++, why: "En fejl" }, now);
    expect(await council.movedOn(slug, "2026-02-03-0900")).toBeNull();
    // Moved while it was down: where it stood before is remembered.
    await onDay("2026-02-06", null);
    await council.publish(cast.secretary, { meetingId, seen: seen++, leavingOut: [] }, now);
    expect(await council.movedOn(slug, "2026-02-05")).toEqual({ heldOn: "2026-02-06", starts: null });
  });
});
