import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { Uuid } from "#kernel/ids.ts";
import { isRefused, Refused } from "#kernel/refusal.ts";
import { addDays, calendarDay } from "#kernel/time.ts";
import { aCouncilHouse, answers, KEEPERS, COUNCIL_NOW as now } from "../../../../test/builders/council.ts";
import { describeOnEngine, type TestDatabase } from "../../../../test/db.ts";
import { MOST_FILE } from "./types.ts";

const refused = (code: string) => expect.objectContaining({ code });
const TEXT = Buffer.from("Rådets oplæg om varmen");

describeOnEngine("a file with an item", (open) => {
  let database: TestDatabase;
  let house: Awaited<ReturnType<typeof aCouncilHouse>>;
  let body: Awaited<ReturnType<typeof house.aBody>>;
  beforeAll(async () => {
    database = await open();
    house = await aCouncilHouse(database);
    body = await house.aBody();
  });
  afterAll(() => database.close());

  let days = 0;
  const letter = () => ({ subject: "Møde", text: "Kom", calendar: "BEGIN:VCALENDAR" });

  /** A meeting with one item, and what may happen to it. */
  async function aMeeting(isOpen = true) {
    const { council, cast } = house;
    const who = cast.secretary;
    const day = addDays(calendarDay("2027-01-01"), ++days);
    const meetingId = await council.planMeeting(who, { bodyId: body.id, day, start: "15:00" }, now);
    const head = (itemOpen: boolean) => ({
      title: "Varmen",
      open: itemOpen,
      closedBecause: itemOpen ? "" : "Sag",
    });
    const itemId = await council.addItem(who, { meetingId, ...head(isOpen) }, now);
    const key = `${day}-1500`;
    const file = () => council.meetingFile(who, body.slug, key, now);
    const at = { meetingId, itemId };
    const add = (bytes: Uint8Array = TEXT, name = "oplæg.txt", by = who) =>
      council.addFile(by, { ...at, name }, bytes, now);
    const set = async (itemOpen: boolean) => {
      const { version = 0 } = (await file()).items.find(({ id }) => id === itemId) ?? {};
      await council.editItem(who, { ...at, seen: version, ...head(itemOpen) }, now);
    };
    const steps = {
      call: async () =>
        council.callMeeting(who, { meetingId, seen: (await file()).plan.sequence }, letter, now),
      close: () => set(false),
      open: () => set(true),
      off: () => council.takeItemOff(who, at, now),
      cancel: async () =>
        council.cancelMeeting(who, { meetingId, seen: (await file()).plan.sequence, why: "x" }, letter, now),
      async publish() {
        await council.beginMeeting(who, meetingId, now);
        const seen = async () => (await file()).plan.edition;
        await council.finishMinutes(who, { meetingId, seen: await seen(), dissent: "{name}:" }, now);
        await council.sendForApproval(who, { meetingId, seen: await seen() }, now);
        await council.approveMinutes(who, { meetingId, seen: await seen() }, now);
        const leavingOut = (await file()).items.flatMap((item) => (item.open ? [] : [item.place]));
        await council.publish(who, { meetingId, seen: await seen(), leavingOut }, now);
      },
    };
    return { at, key, add, file, steps };
  }
  const get = (annexId: Uuid, who: typeof house.cast.chair | null = null) =>
    house.council.file(who, body.slug, annexId, now);

  it("is added by whoever keeps the papers, when it is something that is taken", async () => {
    const { council, cast } = house;
    const { at, key, add, file } = await aMeeting();
    expect(await answers(cast, (who) => add(TEXT, "a.txt", who))).toBe(KEEPERS);
    const [first] = (await file()).items[0]?.annexes ?? [];
    expect(first).toMatchObject({ title: "a.txt", link: `/raad/${body.slug}/${key}/bilag/${first?.id}` });
    await expect(add(Buffer.from("MZ\u0000"), "oplæg.pdf")).rejects.toEqual(refused("fileNotTaken"));
    await expect(add(Buffer.from("010190-1234"))).rejects.toEqual(refused("numberInFile"));
    await expect(add(new Uint8Array())).rejects.toEqual(refused("fileEmpty"));
    await expect(add(Buffer.alloc(MOST_FILE + 1, "a"))).rejects.toEqual(refused("fileTooBig"));
    for (let i = 3; i < 20; i += 1) await add();
    await expect(add()).rejects.toEqual(refused("tooManyFiles"));
    const other = await aMeeting();
    await expect(
      council.addFile(cast.secretary, { ...at, itemId: other.at.itemId, name: "a" }, TEXT, now),
    ).rejects.toEqual(refused("notFound"));
  });

  it("is for those who sit there until the agenda is called, then for everybody, and after the minutes", async () => {
    const { cast } = house;
    const { add, steps } = await aMeeting();
    const annexId = await add();
    const whoHas = () =>
      answers(cast, async (who) => {
        if ((await get(annexId, who)) === null) throw new Refused("notFound");
      });
    expect(await whoHas()).toBe("ok ok ok ok notFound notFound notFound");
    expect(await get(annexId)).toBeNull();
    await steps.call();
    const held = await get(annexId);
    expect(held && Buffer.from(held.bytes)).toEqual(TEXT);
    expect(held).toMatchObject({ name: "oplæg.txt", mediaType: "text/plain" });
    expect(await house.council.file(null, "et-andet-raad", annexId, now)).toBeNull();
    await steps.publish();
    expect(await get(annexId)).not.toBeNull();
    await steps.close();
    expect(await get(annexId)).toBeNull();
    expect(await get(annexId, cast.member)).not.toBeNull();
  });

  it("of an item that was closed when it was called waits for the agenda to be called again", async () => {
    const { add, steps } = await aMeeting(false);
    const annexId = await add();
    await steps.call();
    await steps.open();
    expect(await get(annexId)).toBeNull();
    await steps.call();
    expect(await get(annexId)).not.toBeNull();
  });

  it("is gone for everybody when it is removed, and leaves who, when and which", async () => {
    const { council, cast } = house;
    const { at, add, file, steps } = await aMeeting();
    const annexId = await add();
    await steps.call();
    await council.removeAnnex(cast.secretary, { ...at, annexId }, now);
    expect(await get(annexId)).not.toBeNull();
    await steps.publish();
    const remove = (who: typeof cast.chair) => council.removeFile(who, { ...at, annexId }, now);
    await expect(remove(cast.member)).rejects.toEqual(refused("forbidden"));
    await remove(cast.chair);
    await expect(remove(cast.chair)).rejects.toEqual(refused("notFound"));
    expect(await get(annexId)).toBeNull();
    expect(await get(annexId, cast.chair)).toBeNull();
    expect((await file()).items[0]?.annexes).toEqual([]);
    expect(
      await database.owner(
        "select bytes, name, removed_by as by, length(sha256) as hash from council.file where annex_id = $1",
        [annexId],
      ),
    ).toEqual([{ bytes: null, name: "oplæg.txt", by: cast.chair.personId, hash: 64 }]);
    await expect(database.appSql("update council.file set name = 'x'")).rejects.toThrow(/permission denied/);
  });

  it("is named no more in the agenda everybody reads, nor found by its name, from when it is removed; other annexes stay", async () => {
    const { council, cast } = house;
    const { at, key, add, steps } = await aMeeting();
    const annexId = await add(TEXT, "Zebraens navn.txt");
    await add(TEXT, "Zebraens tal.txt");
    await steps.call();
    await council.beginMeeting(cast.secretary, at.meetingId, now);
    const shown = async () =>
      JSON.stringify([
        await council.agenda(body.slug, key),
        (await council.searchSite("zebraens", { bodyId: body.id }, 1, now))?.hits,
        await database.owner("select title || words from council.public_part where id = $1", [at.meetingId]),
      ]);
    expect(await shown()).toContain("Zebraens navn");
    await council.removeFile(cast.secretary, { ...at, annexId }, now);
    expect(await shown()).not.toContain("Zebraens navn");
    expect(await shown()).toContain("Zebraens tal");
    expect(await shown()).not.toContain(annexId);
  });

  it("with a closed item is served to nobody outside, whatever happens and in whatever order", async () => {
    const { cast } = house;
    const step = fc.constantFrom("call", "close", "open", "off", "cancel", "publish");
    let served = 0;
    await fc.assert(
      fc.asyncProperty(fc.boolean(), fc.array(step, { minLength: 2, maxLength: 7 }), async (isOpen, way) => {
        const { at, key, add, file, steps } = await aMeeting(isOpen);
        const annexId = await add();
        for (const name of way) {
          await steps[name as keyof typeof steps]().catch((error: unknown) => {
            if (!isRefused(error)) throw error;
          });
          const outside = await Promise.all(
            [null, cast.guest, cast.elsewhere, cast.nobody].map((who) => get(annexId, who)),
          );
          const there = outside.filter((one) => one !== null).length;
          served += there;
          const openNow = (await file()).items.some(({ id, open: is }) => id === at.itemId && is);
          if (!openNow) expect(there).toBe(0);
          // Everybody may have what everybody may read of, and nothing else.
          const [minutes, agenda] = [
            await house.council.minutes(body.slug, key),
            await house.council.agenda(body.slug, key),
          ];
          const shown = JSON.stringify(minutes ?? (agenda?.state === "cancelled" ? null : agenda)) ?? "";
          if (openNow) expect(there).toBe(shown.includes(annexId) ? 4 : 0);
        }
      }),
      { numRuns: 25 },
    );
    expect(served).toBeGreaterThan(0);
  });
});
