import fc from "fast-check";
import { afterAll, beforeAll, expect, it, test } from "vitest";
import { linesOf } from "#kernel/markup.ts";
import { addDays, calendarDay, dayOf } from "#kernel/time.ts";
import type { SignedIn } from "#modules/identity/index.ts";
import {
  aCouncilHouse,
  answers,
  COUNCIL_CAST,
  COUNCIL_NOW,
  KEEPERS,
} from "../../../../test/builders/council.ts";
import { describeOnEngine, type TestDatabase } from "../../../../test/db.ts";
import { differences, inForce, slugFor } from "./rules.ts";

const now = COUNCIL_NOW;
const today = dayOf(now);
const refused = (code: string, details: object = {}) =>
  expect.objectContaining({ code, details: expect.objectContaining(details) });

test("the version that began last holds, and of two from one day the newer", () => {
  const one = (version: number, validFrom: string) => ({ version, validFrom: calendarDay(validFrom) });
  expect(inForce([], today)).toBeNull();
  expect(inForce([one(1, "2026-03-03")], today)).toBeNull();
  expect(inForce([one(1, "2026-03-02")], today)?.version).toBe(1);
  expect(inForce([one(3, "2026-04-01"), one(2, "2026-01-01"), one(1, "2026-02-01")], today)?.version).toBe(1);
  expect(inForce([one(1, "2026-02-01"), one(2, "2026-02-01")], today)?.version).toBe(2);
});

test("a comparison holds all lines of both, in order", () => {
  const text = fc.array(fc.constantFrom("a", "b", "c", "- d", "## e", "")).map((lines) => lines.join("\n\n"));
  fc.assert(
    fc.property(text, text, (before, after) => {
      const lines = differences(before, after) ?? [];
      const without = (is: string) => lines.filter((line) => line.is !== is).map(({ text }) => text);
      expect(without("new")).toEqual(linesOf(before));
      expect(without("gone")).toEqual(linesOf(after));
    }),
  );
  expect(differences("a\n\nb", "a\n\nb")?.every(({ is }) => is === "same")).toBe(true);
  expect(differences("x\n\n".repeat(900), "y")).toBeNull();
});

test("an address is its own, and never that of the page for a new one", () => {
  expect(slugFor("vision", "Hvad som helst", [])).toBe("vision");
  expect(slugFor("focusArea", "Ingen slippes – på gaden!", [])).toBe("ingen-slippes-paa-gaden");
  expect(slugFor("focusArea", "Ny", [])).toBe("ny-2");
  expect(slugFor("focusArea", "<>", ["fokus"])).toBe("fokus-2");
});

describeOnEngine("what a council says of itself", (open) => {
  let database: TestDatabase;
  let house: Awaited<ReturnType<typeof aCouncilHouse>>;
  beforeAll(async () => {
    database = await open();
    house = await aCouncilHouse(database);
  });
  afterAll(() => database.close());

  const said = (draft: object = {}) => ({
    ...{ title: "Vores vision", words: "## Vi vil\n\nAt ingen slippes.", validFrom: today },
    ...draft,
  });
  const shown = async (slug: string, page: string, at = now) =>
    (await house.council.livingPage(slug, page, null, at))?.page;

  it("is read by everybody from its day on, and every version stays", async () => {
    const {
      council,
      cast: { secretary },
    } = house;
    const { slug, id: bodyId } = await house.aBody();
    const page = await council.beginLiving(secretary, { bodyId, kind: "vision", ...said() }, now);
    expect(page).toBe("vision");
    const pageId = (await shown(slug, page))?.id ?? "";
    const tomorrow = addDays(today, 1);
    const next = said({ words: "Noget andet.", validFrom: tomorrow });
    expect(await council.changeLiving(secretary, { pageId, seen: 1, ...next }, now)).toBe(2);
    await expect(council.changeLiving(secretary, { pageId, seen: 1, ...next }, now)).rejects.toEqual(
      refused("editedMeanwhile"),
    );
    expect(await shown(slug, page)).toMatchObject({
      current: { version: 1 },
      versions: [{ version: 2 }, { version: 1 }],
    });
    expect(await shown(slug, page, new Date("2026-03-03T10:00:00Z"))).toMatchObject({
      current: { version: 2 },
    });
    await expect(council.beginLiving(secretary, { bodyId, kind: "vision", ...said() }, now)).rejects.toEqual(
      refused("pageThere", { slug: "vision" }),
    );
  });

  it("is found by searching in its newest words, and not when it was taken down", async () => {
    const {
      council,
      cast: { secretary },
    } = house;
    const { slug, id: bodyId } = await house.aBody();
    const page = await council.beginLiving(
      secretary,
      { bodyId, kind: "focusArea", ...said({ title: "Døren" }) },
      now,
    );
    const pageId = (await shown(slug, page))?.id ?? "";
    await council.changeLiving(secretary, { pageId, seen: 1, ...said({ title: "Dørene" }) }, now);
    const found = () =>
      database.owner("select title, path from council.public_text where kind = 'page' and id = $1", [pageId]);
    expect(await found()).toEqual([{ title: "Dørene", path: `/raad/${slug}/om/doeren` }]);
    expect(await council.focusAreas(bodyId)).toMatchObject([{ id: pageId, title: "Dørene", endsOn: null }]);
    await council.takeDownLiving(secretary, { pageId, version: 2, why: "Et navn" }, now);
    expect(await found()).toMatchObject([{ title: "Døren" }]);
    expect(await council.focusAreas(bodyId)).toMatchObject([{ title: "Døren" }]);
    await council.takeDownLiving(secretary, { pageId, version: 1, why: "Også her" }, now);
    expect(await found()).toEqual([]);
    expect(await council.focusAreas(bodyId)).toEqual([]);
    expect(await council.livingPage(slug, page, null, now)).toBeNull();
    expect((await council.livingPage(slug, page, secretary, now))?.keeps?.down).toMatchObject([
      { version: 2, why: "Et navn" },
      { version: 1, why: "Også her" },
    ]);
    expect(await council.changeLiving(secretary, { pageId, seen: 2, ...said({ title: "Igen" }) }, now)).toBe(
      3,
    );
    expect(await found()).toMatchObject([{ title: "Igen" }]);
  });

  it("is written by who keeps the body's papers, and by nobody else", async () => {
    const { council, cast, aBody } = house;
    const { slug, id: bodyId } = await aBody();
    const page = await council.beginLiving(null, { bodyId, kind: "vision", ...said() }, now);
    const pageId = (await shown(slug, page))?.id ?? "";
    const newest = async () => (await council.livingPage(slug, page, cast.remit, now))?.keeps?.newest ?? 0;
    for (const ask of [
      (who: SignedIn) => council.beginLiving(who, { bodyId, kind: "focusArea", ...said() }, now),
      async (who: SignedIn) => council.changeLiving(who, { pageId, seen: await newest(), ...said() }, now),
      async (who: SignedIn) => {
        const version = await council.changeLiving(null, { pageId, seen: await newest(), ...said() }, now);
        return council.takeDownLiving(who, { pageId, version, why: "x" }, now);
      },
      (who: SignedIn) => council.endLiving(who, { pageId, endsOn: today }, now),
    ])
      expect(await answers(cast, ask)).toBe(KEEPERS);
    const shownAs = await Promise.all(
      COUNCIL_CAST.map(
        async (name) => (await council.livingPage(slug, page, cast[name], now))?.keeps !== null,
      ),
    );
    expect(shownAs).toEqual([true, true, true, false, false, false, false]);
  });

  it("takes what is hostile as words, and what is too long not at all", async () => {
    const {
      council,
      cast: { secretary },
    } = house;
    const { slug, id: bodyId } = await house.aBody();
    const begin = (draft: object) =>
      council.beginLiving(secretary, { bodyId, kind: "focusArea", ...said(draft) }, now);
    await expect(begin({ words: "x".repeat(1_000_000) })).rejects.toEqual(refused("invalidInput"));
    await expect(begin({ words: " " })).rejects.toEqual(refused("invalidInput"));
    await expect(begin({ words: "Han er 010190-1234" })).rejects.toEqual(refused("invalidInput"));
    await expect(begin({ validFrom: "2026-02-30" })).rejects.toEqual(refused("invalidInput"));
    await expect(begin({ meetingId: bodyId })).rejects.toEqual(refused("notFound"));
    const page = await begin({ title: "<b>x</b>'); drop table", words: "<script>alert(1)</script>" });
    expect((await shown(slug, page))?.versions[0]?.words).toBe("<script>alert(1)</script>");
  });
});
