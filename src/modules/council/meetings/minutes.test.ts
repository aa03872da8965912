import { readFileSync } from "node:fs";
import fc from "fast-check";
import { afterAll, beforeAll, expect, it, test } from "vitest";
import { newId } from "#kernel/ids.ts";
import { calendarDay } from "#kernel/time.ts";
import { createIdentity, type Identity, type Remit, type SignedIn } from "#modules/identity/index.ts";
import { aUnit, type BuiltUnit, build, onDuty } from "../../../../test/builders/house.ts";
import { describeOnEngine, type TestDatabase } from "../../../../test/db.ts";
import { type Council, createCouncil, type Item, type Minutes } from "../index.ts";
import { forEverybody, mayPublish, sayingOpen } from "./rules.ts";
import { fromKey } from "./views.ts";

const now = new Date("2026-03-02T10:00:00Z");
const refused = (code: string, details: object = {}) =>
  expect.objectContaining({ code, details: expect.objectContaining(details) });

const anItem = (draft: Partial<Item> = {}): Item => ({
  ...{
    number: 1,
    title: "Varmen",
    open: true,
    caseNumber: null,
    docId: null,
    words: "",
    absent: [],
    annexes: [],
  },
  sections: { decision: "Den blev tændt." },
  ...draft,
});
const minutesOf = (...items: Item[]): Minutes => ({
  meeting: {
    ...{
      body: "Rådet",
      date: calendarDay("2026-02-02"),
      start: "09:00",
      end: null,
      place: "Salen",
      next: null,
    },
    participants: ["Ida Holm"],
  },
  items,
});
const source = (text = "REFERAT") => ({ name: "referat.pdf", text, flags: [] });

/** Each item with words of its own, so that any of them can be looked for. */
const arbitrary = fc.array(fc.constantFrom(true, false, null), { minLength: 1, maxLength: 12 }).map((opens) =>
  minutesOf(
    ...opens.map((open, i) =>
      anItem({
        ...{
          number: i + 1,
          open,
          title: `Titel${i}x`,
          caseNumber: `Sag${i}x`,
          docId: `Dok${i}x`,
          words: `Ord${i}x`,
        },
        ...{
          absent: [`Navn${i}x`],
          annexes: [`Bilag${i}x`],
          sections: { decision: `Beslutning${i}x`, summary: `Resume${i}x` },
        },
      }),
    ),
  ),
);

test("nothing of a closed item is ever for everybody, and all of an open one is", () => {
  fc.assert(
    fc.property(arbitrary, (minutes) => {
      const shown = JSON.stringify(forEverybody(minutes).items);
      for (const [i, { open }] of minutes.items.entries())
        for (const word of ["Titel", "Sag", "Dok", "Ord", "Navn", "Bilag", "Beslutning", "Resume"])
          expect(shown.includes(`${word}${i}x`)).toBe(open === true);
    }),
  );
});

test("nor of one that is closed after it was published", () => {
  fc.assert(
    fc.property(arbitrary, fc.uniqueArray(fc.integer({ min: 1, max: 14 })), (minutes, shut) => {
      const { items, correcting } = forEverybody(minutes, shut);
      const shown = JSON.stringify(items);
      const hidden = minutes.items.map((_, i) => shut.includes(i + 1));
      for (const [i, { open }] of minutes.items.entries())
        for (const word of ["Titel", "Sag", "Dok", "Ord", "Navn", "Bilag", "Beslutning", "Resume"])
          expect(shown.includes(`${word}${i}x`)).toBe(open === true && !hidden[i]);
      expect(correcting).toBe(minutes.items.some(({ open }, i) => open === true && hidden[i]));
    }),
  );
});

test("it may be published exactly when all is said and what is closed was seen", () => {
  fc.assert(
    fc.property(arbitrary, fc.uniqueArray(fc.integer({ min: 1, max: 12 })), (minutes, leavingOut) => {
      const closed = minutes.items.flatMap(({ open }, i) => (open === false ? [i + 1] : []));
      const unsaid = minutes.items.some(({ open }) => open === null);
      expect(mayPublish(minutes, leavingOut).ok).toBe(
        !unsaid && leavingOut.toSorted((a, b) => a - b).join() === closed.join(),
      );
      const said = sayingOpen(minutes, new Map(minutes.items.map((_, i) => [i + 1, false])));
      expect(
        mayPublish(
          said,
          minutes.items.map((_, i) => i + 1),
        ),
      ).toEqual({ ok: true });
    }),
  );
});

describeOnEngine("a council's minutes", (open) => {
  let database: TestDatabase;
  let identity: Identity;
  let council: Council;
  let unit: BuiltUnit;

  beforeAll(async () => {
    database = await open();
    identity = createIdentity({ db: database.app });
    council = createCouncil({
      db: database.app,
      identity,
      secret: "secret",
      mail: { post: () => {}, forgetList: () => {} },
    });
    await build(database.app, async (tx) => {
      unit = await aUnit(identity, tx, { slug: "secretariat", sector: "region" });
    });
  });
  afterAll(() => database.close());

  async function who(remits: readonly Remit[]): Promise<SignedIn> {
    const [personId = ""] = unit.people;
    const actor = await onDuty(identity, personId, unit.id, now);
    const one = { sessionId: newId(), personId, personName: "Sekretæren", method: "demo" as const };
    return { ...one, provedAt: now, remits, actor, lacksSecondStep: false };
  }
  let bodies = 0;
  async function aBody(): Promise<string> {
    const slug = `raadet-${++bodies}`;
    await council.addBody(null, { region: "DK-84", slug, name: `Rådet ${bodies}`, kind: "council" }, now);
    return slug;
  }

  it("are taken in once, anew when they read differently, and left alone when they are published", async () => {
    const slug = await aBody();
    const secretary = await who(["councilSecretary"]);
    const take = (text: string, minutes: Minutes) => council.takeIn(null, slug, minutes, source(text), now);
    expect(await take("a", minutesOf(anItem()))).toBe("new");
    expect(await take("a", minutesOf(anItem()))).toBe("same");
    expect(await take("b", minutesOf(anItem({ title: "Kulden" })))).toBe("changed");
    const { id, edition } = await council.review(secretary, slug, "2026-02-02-0900", now);
    expect(await council.minutes(slug, "2026-02-02-0900")).toBeNull();
    await council.publish(secretary, { meetingId: id, seen: edition }, now);
    expect(await take("c", minutesOf(anItem()))).toBe("published");
    expect((await council.minutes(slug, "2026-02-02-0900"))?.items).toMatchObject([{ title: "Kulden" }]);
    expect(await council.body(slug, null, now)).toMatchObject({
      keeps: false,
      meetings: [{ items: 1, starts: "09:00" }],
    });
  });

  it("read anew from another text, what somebody closed stays closed, and what was said stays said", async () => {
    const slug = await aBody();
    const secretary = await who(["councilSecretary"]);
    const take = (text: string, ...opens: (boolean | null)[]) =>
      council.takeIn(
        null,
        slug,
        minutesOf(...opens.map((open, i) => anItem({ number: i + 1, open, title: `Titel ${i + 1}` }))),
        source(text),
        now,
      );
    await take("a", true, null, null);
    const { id: meetingId } = await council.review(secretary, slug, "2026-02-02-0900", now);
    await council.sayOpen(secretary, { meetingId, seen: 1, open: [2], closed: [1] }, now);
    expect(await take("b", true, null, null, true)).toBe("changed");
    const { minutes } = await council.review(secretary, slug, "2026-02-02-0900", now);
    expect(minutes.items.map(({ open }) => open)).toEqual([false, true, null, true]);
  });

  it("are published with what was closed seen and left out, and taken down for a reason", async () => {
    const slug = await aBody();
    const secretary = await who(["councilSecretary"]);
    await council.takeIn(
      null,
      slug,
      minutesOf(anItem({ open: null }), anItem({ title: "Hemmeligt", open: false })),
      source(),
      now,
    );
    const { id: meetingId } = await council.review(secretary, slug, "2026-02-02-0900", now);
    const publish = (seen: number, leavingOut: number[] = []) =>
      council.publish(secretary, { meetingId, seen, leavingOut }, now);
    await expect(publish(1)).rejects.toEqual(refused("sayWhatWasOpen", { items: [1] }));
    expect(await council.sayOpen(secretary, { meetingId, seen: 1, open: [1], closed: [] }, now)).toBe(2);
    await expect(publish(1)).rejects.toEqual(refused("editedMeanwhile"));
    await expect(publish(2)).rejects.toEqual(refused("closedItems", { items: [2] }));
    expect(await publish(2, [2])).toBe(3);
    const shown = await council.minutes(slug, "2026-02-02-0900");
    expect(shown?.items).toMatchObject([{ title: "Varmen" }, { number: 1, open: false }]);
    expect(JSON.stringify(shown)).not.toContain("Hemmeligt");
    await expect(
      council.sayOpen(secretary, { meetingId, seen: 3, open: [2], closed: [] }, now),
    ).rejects.toEqual(refused("alreadyPublished"));
    await council.takeDown(secretary, { meetingId, seen: 3, why: "Et navn stod forkert" }, now);
    expect(await council.minutes(slug, "2026-02-02-0900")).toBeNull();
    const { history } = await council.review(secretary, slug, "2026-02-02-0900", now);
    expect(history.map(({ did, why }) => [did, why])).toEqual([
      ["takenDown", "Et navn stod forkert"],
      ["published", ""],
      ["saidOpen", ""],
      ["takenIn", ""],
    ]);
  });

  it("are kept by a secretary and by nobody else, and the database does not show what nobody said was open", async () => {
    const slug = await aBody();
    await council.takeIn(null, slug, minutesOf(anItem({ open: null })), source(), now);
    const others = await who(["councilMember", "directoryEditor", "administrator", "dataProtectionOfficer"]);
    await expect(council.review(others, slug, "2026-02-02-0900", now)).rejects.toEqual(refused("forbidden"));
    await expect(council.takeIn(others, slug, minutesOf(anItem()), source("x"), now)).rejects.toEqual(
      refused("forbidden"),
    );
    await expect(council.takeIn(null, "ukendt", minutesOf(anItem()), source(), now)).rejects.toEqual(
      refused("unknownBody"),
    );
    await expect(
      database.owner(
        "update council.meeting set state = 'published', published_at = now() where state = 'draft'",
      ),
    ).rejects.toThrow(/published_says_what_was_open/);
    expect((await council.body(slug, others, now))?.meetings).toEqual([]);
    for (const key of ["", "2026-02-02", "2026-13-45", "x", "2026-02-02-0900"])
      expect(await council.minutes(slug, key)).toBeNull();
  });

  it("no body takes an address that is a page", async () => {
    const sources = ["routes.ts", "http/minutesUpload.ts", "http/annexUpload.ts"].map((file) =>
      readFileSync(new URL(`../../../web/${file}`, import.meta.url), "utf8"),
    );
    const pages = new Set(
      [...sources.join("\n").matchAll(/(?:route\("|PATH = "\/)raad\/([a-z-]+)["/]/g)].map(
        ([, page = ""]) => page,
      ),
    );
    expect([...pages].sort()).toEqual(expect.arrayContaining(["bilag-ind", "foelg", "hent-ind", "soeg"]));
    for (const slug of pages)
      await expect(
        council.addBody(null, { region: "DK-84", slug, name: `Rådet ${slug}`, kind: "council" }, now),
      ).rejects.toEqual(refused("slugTaken"));
  });
});

test("an address of a meeting names a day there is", () => {
  expect(fromKey("2026-04-30-0900")).toEqual({ heldOn: "2026-04-30", starts: "09:00" });
  expect(fromKey("2028-02-29")).toEqual({ heldOn: "2028-02-29", starts: "" });
  for (const key of [
    "2026-02-30",
    "2027-02-29-1500",
    "2026-99-99",
    "0000-00-00",
    "2026-04-30-9",
    "udskrift",
    "",
  ])
    expect(fromKey(key), key).toBeNull();
});
