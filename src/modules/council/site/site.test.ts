import fc from "fast-check";
import { afterAll, beforeAll, expect, it, test } from "vitest";
import { newId } from "#kernel/ids.ts";
import { calendarDay } from "#kernel/time.ts";
import { SYSTEM } from "#modules/identity/index.ts";
import { aCouncilHouse, answers, COUNCIL_NOW, HOUSE } from "../../../../test/builders/council.ts";
import { describeOnEngine, type TestDatabase } from "../../../../test/db.ts";
import { excerpt, marked, questionOf } from "./questions.ts";
import { nowPublic } from "./store.ts";
import type { PublicThing } from "./types.ts";
import { stemsOf } from "./words.ts";

const now = COUNCIL_NOW;
const question = (typed: string) => questionOf(typed) ?? { all: "", any: "", terms: [] };
const hits = (text: string, typed: string): string[] =>
  marked(text, question(typed)).flatMap(({ text: piece, hit }) => (hit ? [piece] : []));

test.each([
  ["", null],
  [" –… !! ", null],
  ["døren", "'dor'"],
  ["natten på havnen", "'nat' & 'havn':*"],
  ["og", "'og'"],
  ['"åben dør"', "('aben' <-> 'dor')"],
  ["'); drop table x; --", "'drop':* & 'tabl':* & 'x'"],
  ["x & !y | (z:*)", "'x' & 'y' & 'z'"],
] as const)("%j is understood", (typed, all) => {
  if (all === null) expect(questionOf(typed)).toBeNull();
  else expect(question(typed).all).toBe(all);
});

test("a mark stands on what was found and on nothing else; no letter is lost", () => {
  expect(hits("Ledsagere på skadestuen", "ledsager")).toEqual(["Ledsagere"]);
  expect(hits("Akutmodtagelse og skadestue", "skade")).toEqual(["skadestue"]);
  expect(hits("Pladsen, pladserne og en plads", "plads")).toEqual(["Pladsen", "pladserne", "plads"]);
  expect(hits("Rådet råder", "kage")).toEqual([]);
  const text = fc.string({ unit: "grapheme", maxLength: 300 });
  fc.assert(
    fc.property(text, text, (words, typed) => {
      const asked = questionOf(typed);
      if (asked)
        expect(
          marked(words, asked)
            .map((piece) => piece.text)
            .join(""),
        ).toBe(words);
    }),
  );
});

test("an excerpt is short and has what was looked for, wherever it stands", () => {
  const long = `${"Fyld ord her. ".repeat(400)}Herberget lukker klokken ti. ${"Mere fyld. ".repeat(400)}`;
  const shown = excerpt(long, question("herberget lukker"));
  expect(shown.filter(({ hit }) => hit).map(({ text }) => text)).toEqual(["Herberget", "lukker"]);
  expect(shown.map(({ text }) => text).join("").length).toBeLessThan(300);
});

test("the longest text there may be still fits in the database's own vector", () => {
  const words = Array.from({ length: 200_000 }, (_, i) => `ø${i.toString(36)}æ`).join(" ");
  expect(Buffer.byteLength(stemsOf("x", words))).toBeLessThan(1_200_000);
});

describeOnEngine("what councils have made public", (open) => {
  let database: TestDatabase;
  let house: Awaited<ReturnType<typeof aCouncilHouse>>;
  beforeAll(async () => {
    database = await open();
    house = await aCouncilHouse(database);
  });
  afterAll(() => database.close());

  const minutes = (title: string, hidden: string, date: string) => ({
    meeting: {
      ...{ body: "Rådet", date: calendarDay(date), start: "09:00", end: null, place: "Salen", next: null },
      participants: ["Ida Holm"],
    },
    items: [true, false].map((isOpen, i) => ({
      ...{ number: i + 1, open: isOpen, caseNumber: null, docId: null, words: "", absent: [], annexes: [] },
      title: isOpen ? title : hidden,
      sections: { decision: isOpen ? "Varmestuen får åbent om natten." : `${hidden} blev drøftet.` },
    })),
  });

  async function published(title: string, hidden: string, date = "2026-02-02") {
    const body = await house.aBody();
    const { council, cast } = house;
    await council.takeIn(
      null,
      body.slug,
      minutes(title, hidden, date),
      { name: "a.txt", text: title, flags: [] },
      now,
    );
    const review = await council.review(cast.secretary, body.slug, `${date}-0900`, now);
    await council.publish(
      cast.secretary,
      { meetingId: review.id, seen: review.edition, leavingOut: [2] },
      now,
    );
    return { ...body, meetingId: review.id, edition: review.edition + 1 };
  }

  it("is found item by item, never what was closed, and not after it was taken down", async () => {
    const { council, cast } = house;
    const { id, slug, meetingId, edition } = await published("Ledsagere på skadestuen", "Hemmelighederne");
    const found = async (typed: string) =>
      (await council.searchSite(typed, { bodyId: id }, 1, now))?.hits ?? [];
    for (const typed of ["ledsager", "SKADESTUER", "skade", '"på skadestuen"', "varmestue natten"])
      expect(
        (await found(typed)).map(({ to }) => to),
        typed,
      ).toContain(`/raad/${slug}/2026-02-02-0900#punkt-1`);
    for (const typed of ["Hemmelighederne", "drøftet", '"skadestuen på"', "kage"])
      expect(await found(typed), typed).toEqual([]);
    expect(await council.searchSite("varmestue kage", { bodyId: id }, 1, now)).toMatchObject({
      some: true,
      total: 1,
    });
    await council.takeDown(cast.secretary, { meetingId, seen: edition, why: "Et navn" }, now);
    expect(await found("ledsager")).toEqual([]);
    expect(await council.publicLines({ bodyId: id }, 10, now)).toEqual([]);
  });

  it("weighs the thousand newest of a word that stands in more, and says so; a rare one wherever it stands", async () => {
    const { council } = house;
    const { id } = await house.aBody();
    // The two oldest have it in their titles, and are the best.
    await database.owner(
      `insert into council.public_text (kind, id, body_id, title, path, lead, day, at, changed)
       select 'minutes', gen_random_uuid(), $1, 'Møde ' || n, '/raad/x/' || n, '', date '2020-01-01' + n, now(), now() from generate_series(0, 1000) n`,
      [id],
    );
    await database.owner(
      `insert into council.public_part (kind, id, part, anchor, title, words, stems)
       select t.kind, t.id, 0, '', '', 'x', (case t.title when 'Møde 0' then 'vintervej:1A kano:2' when 'Møde 1' then 'vintervej:1A'
              else 'vintervej:3 andet:1 mere:2' end)::tsvector from council.public_text t where t.body_id = $1`,
      [id],
    );
    const look = (typed: string, page = 1) => council.searchSite(typed, { bodyId: id }, page, now);
    const many = await look("vintervej");
    expect(many).toMatchObject({ total: 1000, newestOnly: true });
    expect(many?.hits[0]?.day).toBe("2020-01-02");
    expect((await look("vintervej", 50))?.hits.at(-1)?.day).toBe("2020-01-03");
    expect(await look("kano vintervej")).toMatchObject({
      ...{ total: 1, newestOnly: false },
      hits: [{ day: "2020-01-01" }],
    });
    await database.owner("delete from council.public_text where body_id = $1", [id]);
  });

  it("is narrowed by body, kind and year, and paged", async () => {
    const { council } = house;
    const { id } = await published("Tandpine", "x", "2025-12-31");
    await published("Tandpine", "y", "2026-01-01");
    const total = async (filter: object) => (await council.searchSite("tandpine", filter, 1, now))?.total;
    expect(await total({})).toBe(2);
    expect(await total({ bodyId: id })).toBe(1);
    expect(await total({ kind: "page" })).toBe(0);
    expect(await total({ year: 2025 })).toBe(1);
    expect((await council.searchSite("tandpine", {}, 2, now))?.hits).toEqual([]);
    expect(await council.publicYears()).toEqual([2026, 2025]);
  });

  it("is the table: made anew it is the same, and what is wrong in it is told", async () => {
    const { council, cast } = house;
    const { id: bodyId } = await house.aBody();
    await council.beginLiving(
      cast.secretary,
      { bodyId, kind: "vision", title: "Vision", words: "- Alle", validFrom: "2026-03-02" },
      now,
    );
    expect(await council.checkSite()).toEqual([]);
    const all = () =>
      database.owner(
        "select t.*, p.part, p.anchor, p.title, p.words, p.stems::text from council.public_text t join council.public_part p using (kind, id) order by t.kind, t.id, p.part",
      );
    const before = await all();
    expect(before.length).toBeGreaterThan(2);
    await database.owner("delete from council.public_text where kind = 'minutes'");
    await database.owner("update council.public_part set words = 'andet' where kind = 'page'");
    const stray = newId();
    await database.app.write(SYSTEM, async (tx) =>
      nowPublic(tx, { kind: "story", id: stray, bodyId, title: "x", words: "y", path: "/raad/x", at: now }),
    );
    const wrong = await council.checkSite();
    expect(new Set(wrong.map(({ is }) => is))).toEqual(new Set(["missing", "different", "tooMuch"]));
    expect(wrong).toContainEqual({ kind: "story", id: stray, is: "tooMuch" });
    expect(await answers(cast, (who) => council.rebuildSite(who, now))).toBe(HOUSE);
    expect(await council.checkSite()).toEqual([]);
    expect(await all()).toEqual(before);
  });

  it("takes any question without a fault, and any text", async () => {
    const { council, id: bodyId } = { ...house, ...(await house.aBody()) };
    const thing: PublicThing = {
      ...{ kind: "story", id: newId(), bodyId, path: "/raad/x/y", at: now },
      title: "<script>alert('titel')</script> \u{1F600}".repeat(20),
      words:
        `<b>Fed</b> ${"Ord'); drop table council.body; -- \u{1F600}\ud83d ".repeat(20_000)}`.toWellFormed(),
      parts: [
        { anchor: "punkt-1", title: "", words: Array.from({ length: 120_000 }, (_, i) => `o${i}`).join(" ") },
      ],
    };
    await database.app.write(SYSTEM, async (tx) => nowPublic(tx, thing));
    const found = await council.searchSite("drop table", { bodyId }, 1, now);
    expect(found?.hits[0]?.excerpt.some(({ text }) => text.includes("<b>"))).toBe(true);
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: "binary", maxLength: 300 }), fc.integer(), async (typed, page) => {
        await council.searchSite(typed, { bodyId }, page, now);
      }),
      { numRuns: 60 },
    );
  });
});
