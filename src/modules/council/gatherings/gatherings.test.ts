import fc from "fast-check";
import { afterAll, beforeAll, expect, it, test } from "vitest";
import { calendarDay } from "#kernel/time.ts";
import {
  aCouncilHouse,
  answers,
  KEEPERS,
  COUNCIL_NOW as now,
  SITTERS,
} from "../../../../test/builders/council.ts";
import { describeOnEngine, type TestDatabase } from "../../../../test/db.ts";
import { draftFrom, gatheringState } from "./rules.ts";

const refused = (code: string) => expect.objectContaining({ code });
const after = new Date("2026-05-02T10:00:00Z");

test.each([
  ["2026-05-01", "open", null, "open"],
  ["2026-05-02", "open", null, "grouping"],
  ["2026-05-31", "open", null, "grouping"],
  ["2026-06-01", "open", null, "late"],
  ["2026-06-01", "adopted", null, "adopted"],
  ["2026-06-01", "adopted", now, "published"],
  ["2026-06-01", "calledOff", null, "calledOff"],
] as const)("on %s one that is %s (shown: %s) is %s", (today, state, publishedAt, expected) => {
  const standing = {
    state,
    publishedAt,
    due: calendarDay("2026-05-01"),
    deliverBy: calendarDay("2026-05-31"),
  };
  expect(gatheringState(standing, calendarDay(today))).toBe(expected);
});

test("the draft holds every input once, under its own heading", () => {
  const heading = fc.constantFrom("a", "b", null);
  fc.assert(
    fc.property(fc.array(heading, { maxLength: 20 }), (under) => {
      const inputs = under.map((headingId, i) => ({ headingId, words: `ord ${i}.` }));
      const titles = [
        { id: "a", title: "Først" },
        { id: "b", title: "Så" },
      ];
      const blocks = draftFrom(titles, inputs).split("\n\n");
      for (const { headingId, words } of inputs) {
        const holding = blocks.filter((block) => block.split("\n").includes(`- ${words}`));
        expect(holding).toHaveLength(1);
        const title = titles.find(({ id }) => id === headingId)?.title;
        expect(holding[0]?.startsWith(title ?? "- ")).toBe(true);
      }
    }),
  );
});

describeOnEngine("input a body is asked for", (open) => {
  let database: TestDatabase;
  let house: Awaited<ReturnType<typeof aCouncilHouse>>;
  beforeAll(async () => {
    database = await open();
    house = await aCouncilHouse(database);
  });
  afterAll(() => database.close());

  const opened = async () => {
    const body = await house.aBody();
    const draft = {
      ...{
        bodyId: body.id,
        title: "Planen",
        askedBy: "Regionen",
        due: "2026-05-01",
        deliverBy: "2026-06-01",
      },
      questions: ["Hvad er vigtigst?", "Hvad mangler?"],
    };
    return { ...body, draft, gatheringId: await house.council.openGathering(house.cast.chair, draft, now) };
  };

  it("is opened and put together by whoever keeps the papers, given by whoever sits, and read by nobody else", async () => {
    const { council, cast } = house;
    const { draft, gatheringId, slug } = await opened();
    expect(await answers(cast, (who) => council.openGathering(who, draft, now))).toBe(KEEPERS);
    const give = (who: typeof cast.chair) =>
      council.giveInput(who, { gatheringId, place: 1, fromWhom: "Broen", words: "Nærvær" }, now);
    expect(await answers(cast, give)).toBe(SITTERS);
    expect(await answers(cast, (who) => council.addHeading(who, { gatheringId, title: "Nærhed" }, now))).toBe(
      KEEPERS,
    );
    expect(await answers(cast, (who) => council.groupInputs(who, { gatheringId, under: [] }, now))).toBe(
      KEEPERS,
    );
    for (const who of [null, cast.guest, cast.elsewhere, cast.nobody]) {
      expect(await council.gathering(slug, gatheringId, who, now)).toBeNull();
      expect((await council.gatherings(slug, who, now))?.gatherings).toEqual([]);
    }
    const { inputs = [] } = (await council.gathering(slug, gatheringId, cast.member, now)) ?? {};
    const back = (i: number) => (who: typeof cast.chair) =>
      council.withdrawInput(who, { inputId: inputs[i]?.id ?? "" }, now);
    expect(await answers(cast, back(1))).toBe("ok notFound notFound notFound notFound notFound notFound");
    await expect(back(0)(cast.member)).rejects.toEqual(refused("forbidden"));
    await back(3)(cast.member);
    expect((await council.gathering(slug, gatheringId, cast.member, now))?.inputs).toHaveLength(2);
    const off = (who: typeof cast.chair) =>
      council.callOffGathering(who, { gatheringId, seen: 1, because: "Aflyst" }, now);
    expect(await answers(cast, off)).toBe(
      "ok editedMeanwhile editedMeanwhile forbidden forbidden forbidden forbidden",
    );
  });

  it("is grouped under headings of its own, adopted, and shown to everybody without who said what", async () => {
    const { council, cast } = house;
    const { gatheringId, slug } = await opened();
    const give = (who: typeof cast.chair, at: Date, place: number | null = 2) =>
      council.giveInput(who, { gatheringId, place, fromWhom: "Broen", words: "Hemmelige ord" }, at);
    const inputId = await give(cast.member, now);
    await expect(give(cast.member, now, 3)).rejects.toEqual(refused("notFound"));
    await expect(give(cast.member, after)).rejects.toEqual(refused("inputsAreIn"));
    await give(cast.secretary, after, null);
    const headingId = await council.addHeading(cast.chair, { gatheringId, title: "Nærhed" }, after);
    await council.groupInputs(cast.chair, { gatheringId, under: [{ inputId, headingId }] }, after);
    const elsewhere = await opened();
    const theirs = await council.addHeading(
      cast.chair,
      { gatheringId: elsewhere.gatheringId, title: "X" },
      now,
    );
    await expect(
      council.groupInputs(cast.chair, { gatheringId, under: [{ inputId, headingId: theirs }] }, after),
    ).rejects.toEqual(refused("notFound"));
    const seen = await council.gathering(slug, gatheringId, cast.chair, after);
    expect(seen?.inputs.map((input) => [input.place, input.headingId])).toEqual([
      [2, headingId],
      [null, null],
    ]);
    await expect(council.showText(cast.chair, { gatheringId, seen: 1, shown: true }, after)).rejects.toEqual(
      refused("notAdopted"),
    );
    const adopt = (who: typeof cast.chair) =>
      council.adoptText(
        who,
        { gatheringId, seen: 1, words: "Rådet mener", adoptedOn: "2026-05-02", adoptedAt: "Mødet i maj" },
        after,
      );
    expect(await answers(cast, adopt)).toBe(
      "ok editedMeanwhile editedMeanwhile forbidden forbidden forbidden forbidden",
    );
    expect(await council.gathering(slug, gatheringId, null, after)).toBeNull();
    const show = (who: typeof cast.chair, edition: number) =>
      council.showText(who, { gatheringId, seen: edition, shown: true }, after);
    expect(await answers(cast, (who) => show(who, 2))).toBe(
      "ok editedMeanwhile editedMeanwhile forbidden forbidden forbidden forbidden",
    );
    const shown = await council.gathering(slug, gatheringId, null, after);
    expect(shown).toMatchObject({ adopted: "Rådet mener", state: "published", inputs: [], headings: [] });
    expect(JSON.stringify(shown)).not.toContain("Hemmelige");
    await expect(give(cast.secretary, after)).rejects.toEqual(refused("inputsAreIn"));
  });

  it("is refused when the day is over, backwards, or holds a personal number", async () => {
    const { council, cast } = house;
    const { draft, gatheringId } = await opened();
    await expect(council.openGathering(cast.chair, draft, new Date("2026-05-03T10:00:00Z"))).rejects.toEqual(
      refused("dayIsOver"),
    );
    await expect(
      council.openGathering(cast.chair, { ...draft, deliverBy: "2026-04-01" }, now),
    ).rejects.toEqual(refused("invalidInput"));
    await expect(
      council.giveInput(cast.member, { gatheringId, fromWhom: "Broen", words: "Hun er 010180-1238" }, now),
    ).rejects.toEqual(refused("invalidInput"));
  });
});
