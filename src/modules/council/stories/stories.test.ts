import fc from "fast-check";
import { afterAll, beforeAll, expect, it, test } from "vitest";
import { hours, plus } from "#kernel/time.ts";
import { aCouncilHouse, answers, COUNCIL_NOW as now, SITTERS } from "../../../../test/builders/council.ts";
import { describeOnEngine, type TestDatabase } from "../../../../test/db.ts";
import type { StoryCommand } from "./commands.ts";
import { mayApprove, mayAsk, type Standing } from "./rules.ts";

const refused = (code: string) => expect.objectContaining({ code });
const consent = {
  form: "oral" as const,
  on: "2026-03-01",
  by: "Varmestuens leder",
  words: "Ja, det må I godt",
};
const PLAIN = "Hun kom ind på skadestuen om natten og blev sendt hjem uden medicin.";

const aStanding = (draft: Partial<Standing> = {}): Standing => ({
  ...{ about: "person", asked: true, edition: null, withdrawn: false, writers: ["a"] },
  draft: { heading: "Natten", words: PLAIN, kept: [] },
  consent: { on: "2026-03-01" as never, until: null },
  ...draft,
});
const today = "2026-03-02" as never;

test.each([
  ["withdrawn", { withdrawn: true }, "b", "storyWithdrawn"],
  ["nothing written", { draft: null }, "b", "nothingToApprove"],
  ["nobody has said yes", { consent: null }, "b", "consentNeeded"],
  ["the yes ran out", { consent: { on: "2026-01-01", until: "2026-03-01" } }, "b", "consentNeeded"],
  ["the yes is not given yet", { consent: { on: "2026-03-03", until: null } }, "b", "consentNeeded"],
  [
    "a name nobody decided about",
    { draft: { heading: "x", words: "Så kom Zehra.", kept: [] } },
    "b",
    "findingsOpen",
  ],
  [
    "a number somebody would keep",
    {
      draft: {
        heading: "x",
        words: "Ring 20 12 34 56.",
        kept: [{ kind: "phone", words: "20 12 34 56", why: "så" }],
      },
    },
    "b",
    "findingsOpen",
  ],
  ["not asked", { asked: false }, "b", "notAskedYet"],
  ["by who wrote", {}, "a", "sameEyes"],
  ["by somebody else", {}, "b", true],
  ["the yes holds its last day", { consent: { on: "2026-01-01", until: "2026-03-02" } }, "b", true],
  ["nobody's in particular", { about: "general", consent: null }, "b", true],
  [
    "a name that stays, with why",
    {
      draft: {
        heading: "x",
        words: "Så kom Zehra.",
        kept: [{ kind: "name", words: "Zehra", why: "et opdigtet navn" }],
      },
    },
    "b",
    true,
  ],
] as const)("approving: %s", (_, draft, who, expected) => {
  const story = aStanding(draft as Partial<Standing>);
  const ruling = mayApprove(story, who, today);
  expect(ruling.ok ? true : ruling.code).toBe(expected);
  if (ruling.ok) expect(mayAsk(story, today).ok).toBe(true);
});

describeOnEngine("stories", (open) => {
  let database: TestDatabase;
  let house: Awaited<ReturnType<typeof aCouncilHouse>>;
  beforeAll(async () => {
    database = await open();
    house = await aCouncilHouse(database);
  });
  afterAll(() => database.close());

  const given = async (draft: Partial<StoryCommand<"GiveStory">> = {}) => {
    const body = await house.aBody();
    const command = {
      bodyId: body.id,
      heading: "Natten",
      words: PLAIN,
      about: "person" as const,
      themes: [],
      consent,
      ...draft,
    };
    const storyId = await house.council.giveStory(house.cast.member, command, now);
    return { body, storyId };
  };
  const versionOf = async (storyId: string): Promise<number> =>
    Number((await database.owner(`select version from council.story where id = '${storyId}'`))[0]?.version);
  const steps = (storyId: string) => ({
    ask: async () =>
      house.council.askApproval(house.cast.secretary, { storyId, seen: await versionOf(storyId) }, now),
    approve: async (who = house.cast.chair) =>
      house.council.approveStory(who, { storyId, seen: await versionOf(storyId) }, now),
    edit: async (words: string, who = house.cast.secretary) =>
      house.council.editStory(
        who,
        {
          storyId,
          seen: await versionOf(storyId),
          heading: "Natten",
          words,
          about: "person",
          themes: ["medicine"],
        },
        now,
      ),
  });
  /** Everything in the database that holds the word, as "schema.table.column". */
  const holding = async (word: string): Promise<string[]> => {
    const columns = await database.owner(`
      select table_schema s, table_name t, column_name c from information_schema.columns
       where table_schema in ('council', 'platform', 'identity', 'jobs') and table_name not like 'pg_%'
         and (table_schema, table_name) in (select table_schema, table_name from information_schema.tables where table_type = 'BASE TABLE')`);
    const found: string[] = [];
    for (const { s, t, c } of columns) {
      const rows = await database.owner(
        `select 1 from "${s}"."${t}" where "${c}"::text ilike '%${word}%' limit 1`,
      );
      if (rows.length > 0) found.push(`${s}.${t}.${c}`);
    }
    return found;
  };

  it("are given by those who sit there", async () => {
    const body = await house.aBody();
    const command = { bodyId: body.id, heading: "Natten", words: PLAIN, about: "person" as const };
    expect(await answers(house.cast, (who) => house.council.giveStory(who, command, now))).toBe(SITTERS);
  });

  it("are written by who gave them and who keeps the papers, read by who sits there, and approved by others than who wrote", async () => {
    const { storyId } = await given();
    const seen = 1;
    const edit = { storyId, seen, heading: "x", words: PLAIN, about: "person" as const };
    expect(
      await answers(house.cast, async (who) =>
        house.council.editStory(who, { ...edit, seen: await versionOf(storyId) }, now),
      ),
    ).toBe(SITTERS);
    const other = await given();
    const { slug } = other.body;
    const look = () => answers(house.cast, (who) => house.council.storyDesk(who, slug, other.storyId, now));
    // The member gave it; the others who sit there are asked first.
    expect(await look()).toBe(SITTERS);
    const theirs = await house.council.giveStory(
      house.cast.chair,
      { bodyId: other.body.id, heading: "x", words: PLAIN, about: "general" },
      now,
    );
    expect(await answers(house.cast, (who) => house.council.storyDesk(who, slug, theirs, now))).toBe(
      "ok ok ok forbidden forbidden forbidden forbidden",
    );
    await steps(theirs).ask();
    expect(await answers(house.cast, (who) => house.council.storyDesk(who, slug, theirs, now))).toBe(SITTERS);
    const approve = async (who: (typeof house.cast)["chair"]) =>
      house.council.approveStory(who, { storyId: theirs, seen: await versionOf(theirs) }, now);
    await expect(approve(house.cast.chair)).rejects.toEqual(refused("sameEyes"));
    for (const who of ["guest", "elsewhere", "nobody"] as const)
      await expect(approve(house.cast[who])).rejects.toEqual(refused("forbidden"));
    expect(await approve(house.cast.member)).toBe(1);
  });

  it("are not approved by whoever wrote in them, whatever the application does", async () => {
    const { storyId } = await given();
    await steps(storyId).edit(PLAIN);
    const insert = (by: string, words = PLAIN) =>
      database.app.plain(
        "insert into council.story_edition (story_id, edition, at, heading, words, kept, edited_by, approved_by) values ($1, 1, now(), 'x', $2, '[]', null, $3)",
        [storyId, words, by],
      );
    for (const who of ["member", "secretary"] as const)
      await expect(insert(house.cast[who].personId)).rejects.toThrow(/approve/);
    for (const words of ["Hun har 010203-1234.", "Ring 20 12 34 56 nu", "Skriv til a@b.dk"])
      await expect(insert(house.cast.chair.personId, words)).rejects.toThrow(/in_public/);
  });

  it("hold no word of a draft in the open, and keep nothing of it once published", async () => {
    const { storyId } = await given({ heading: "Zebramærke", words: "Så kom Zebramærke ind." });
    expect(await holding("zebramærke")).toEqual([]);
    await house.council.settleFindings(
      house.cast.secretary,
      { storyId, seen: 1, settled: [{ kind: "name", words: "Zebramærke", instead: "personen" }] },
      now,
    );
    await expect(steps(storyId).ask()).resolves.toBeUndefined();
    await steps(storyId).approve();
    const [row] = await database.owner(`select draft from council.story where id = '${storyId}'`);
    expect(row?.draft).toBeNull();
  });

  it("disappear with every word when they are withdrawn, from all that anybody may read or search", async () => {
    const { body, storyId } = await given({
      heading: "Sølvmærke i natten",
      words: `${PLAIN} Det var et sølvmærke.`,
      consent: { ...consent, words: "ja sølvmærke" },
    });
    const { ask, approve, edit } = steps(storyId);
    await ask();
    await house.council.sendBack(
      house.cast.chair,
      { storyId, seen: await versionOf(storyId), why: "Skriv sølvmærke om" },
      now,
    );
    await edit(`${PLAIN} Der stod sølvmærke.`);
    await ask();
    await approve();
    await house.council.correctStory(house.cast.member, { storyId, seen: await versionOf(storyId) }, now);
    await edit(`${PLAIN} Der stod sølvmærke to gange.`);
    await ask();
    expect(await approve()).toBe(2);
    expect(await holding("sølvmærke")).toEqual(
      expect.arrayContaining([
        "council.public_part.words",
        "council.story.consent_words",
        "council.story_edition.words",
        "council.story_step.why",
      ]),
    );
    expect((await house.council.publishedStories([storyId], now)).length).toBe(1);
    await expect(
      house.council.withdrawStory(house.cast.guest, { storyId, for: "person" }, now),
    ).rejects.toEqual(refused("forbidden"));
    await house.council.withdrawStory(house.cast.member, { storyId, for: "person" }, now);
    expect(await holding("sølvmærke")).toEqual([]);
    expect(await house.council.publishedStories([storyId], now)).toEqual([]);
    expect(await house.council.story(body.slug, storyId, now)).toBeNull();
    expect((await house.council.stories(body.slug, null, now))?.stories).toEqual([]);
    const desk = await house.council.storyDesk(house.cast.secretary, body.slug, storyId, now);
    expect(desk).toMatchObject({ state: "withdrawn", withdrawnFor: "person", draft: null, shown: null });
    expect(JSON.stringify(desk).toLowerCase()).not.toContain("sølvmærke");
    // For good, whoever asks, and whatever the application does.
    await expect(edit(PLAIN)).rejects.toEqual(refused("storyWithdrawn"));
    await expect(
      database.app.plain("update council.story set withdrawn_at = null, withdrawn_for = null where id = $1", [
        storyId,
      ]),
    ).rejects.toThrow(/stays so/);
    await expect(
      database.app.plain("update council.story_edition set words = 'x' where story_id = $1", [storyId]),
    ).rejects.toThrow(/permission/);
    await house.council.withdrawStory(house.cast.member, { storyId, for: "person" }, now);
  });

  it("stay where they are public while a correction is written, and change with the next edition", async () => {
    const { body, storyId } = await given();
    const { ask, approve, edit } = steps(storyId);
    await ask();
    await approve();
    await house.council.correctStory(house.cast.secretary, { storyId, seen: await versionOf(storyId) }, now);
    await edit("Noget andet skete.");
    expect((await house.council.story(body.slug, storyId, now))?.story).toMatchObject({
      words: PLAIN,
      edition: 1,
    });
    await ask();
    await approve();
    expect((await house.council.story(body.slug, storyId, now))?.story).toMatchObject({
      words: "Noget andet skete.",
      edition: 2,
    });
  });

  it("are withdrawn when the person's yes runs out, and are not shown from that day on, clock or not", async () => {
    const { body, storyId } = await given({ consent: { ...consent, until: "2026-03-10" } });
    await steps(storyId).ask();
    await steps(storyId).approve();
    const later = plus(now, hours(24 * 9));
    expect(await house.council.story(body.slug, storyId, plus(now, hours(24 * 8)))).not.toBeNull();
    expect(await house.council.story(body.slug, storyId, later)).toBeNull();
    expect(await house.council.lapseStories(now, new Date(0))).toBe(0);
    expect(await house.council.lapseStories(later, new Date(0))).toBe(1);
    expect(await house.council.storyDesk(house.cast.secretary, body.slug, storyId, later)).toMatchObject({
      state: "withdrawn",
      withdrawnFor: "lapsed",
    });
  });

  it("that nobody went on with are erased; those that are public, and those somebody works on, are not", async () => {
    const [old, fresh, open] = [await given(), await given(), await given()];
    await steps(open.storyId).ask();
    await steps(open.storyId).approve();
    const later = plus(now, hours(24 * 200));
    const seen = await versionOf(fresh.storyId);
    await house.council.editStory(
      house.cast.secretary,
      { storyId: fresh.storyId, seen, heading: "x", words: PLAIN, about: "person" },
      later,
    );
    await database.owner(
      `update council.story_step set at = now() where story_id not in ('${old.storyId}', '${fresh.storyId}', '${open.storyId}')`,
    );
    expect(await house.council.lapseStories(later, plus(later, -hours(24 * 180)))).toBe(1);
    const states = await database.owner(
      `select withdrawn_for as for, draft is null as gone from council.story
        where id in ('${old.storyId}', '${fresh.storyId}', '${open.storyId}') order by withdrawn_for, draft`,
    );
    expect(states).toEqual([
      { for: "lapsed", gone: true },
      { for: null, gone: false },
      { for: null, gone: true },
    ]);
  });

  it("that were sealed with another secret are shown as such, and can be withdrawn", async () => {
    const { body, storyId } = await given();
    const { createDraftSeal } = await import("./sealing.ts");
    const foreign = createDraftSeal("another secret").seal({ heading: "x", words: "y", kept: [] });
    await database.owner(`update council.story set draft = '${foreign}' where id = '${storyId}'`);
    const look = () => house.council.storyDesk(house.cast.member, body.slug, storyId, now);
    expect(await look()).toMatchObject({ unreadable: true, draft: null, state: "draft" });
    expect((await house.council.storyList(house.cast.member, body.slug, now)).lines).toMatchObject([
      { heading: null },
    ]);
    await expect(steps(storyId).edit(PLAIN)).rejects.toEqual(refused("draftUnreadable"));
    await house.council.withdrawStory(house.cast.member, { storyId, for: "association" }, now);
    expect(await look()).toMatchObject({ state: "withdrawn", unreadable: false });
  });

  it("are taken in from a document once, unread by anybody else and not public; withdrawn, they stay so", async () => {
    const { slug } = await house.aBody();
    const one = {
      heading: null,
      theme: "Manglende tilbud",
      kind: "example" as const,
      text: "En mand kom ind om natten.",
    };
    const id = await house.council.takeInStory(house.cast.secretary, slug, one, now);
    expect(
      await house.council.takeInStory(house.cast.secretary, slug, { ...one, text: `${one.text}\n` }, now),
    ).toBe(id);
    expect(await house.council.storyDesk(house.cast.chair, slug, id, now)).toMatchObject({
      state: "draft",
      about: "person",
      draft: { heading: "Manglende tilbud" },
    });
    expect((await house.council.stories(slug, null, now))?.stories).toEqual([]);
    await house.council.withdrawStory(house.cast.secretary, { storyId: id, for: "association" }, now);
    expect(await house.council.takeInStory(house.cast.secretary, slug, one, now)).toBe(id);
    expect((await house.council.storyList(house.cast.secretary, slug, now)).lines).toMatchObject([
      { id, state: "withdrawn", heading: null },
    ]);
  });

  it("take no personal number, and nothing hard stays", async () => {
    const body = await house.aBody();
    const command = {
      bodyId: body.id,
      heading: "Natten",
      words: "Hun har 010203-1234.",
      about: "person" as const,
    };
    await expect(house.council.giveStory(house.cast.member, command, now)).rejects.toEqual(
      refused("invalidInput"),
    );
    const { storyId } = await given({ words: "Ring 20 12 34 56." });
    await expect(
      house.council.settleFindings(
        house.cast.member,
        { storyId, seen: 1, settled: [{ kind: "phone", words: "20 12 34 56", why: "derfor" }] },
        now,
      ),
    ).rejects.toEqual(refused("mayNotStay"));
    await expect(steps(storyId).ask()).rejects.toEqual(refused("findingsOpen"));
  });

  it("never become public with a hard finding or one nobody decided about, however they were made", async () => {
    const pieces = fc.constantFrom(
      "Så kom Zehra ind",
      "ring 20 12 34 56",
      "skriv til a@b.dk",
      "hun var træt",
      "i Aarhus",
      "en 47-årig mand",
      "20123456",
    );
    const act = fc.constantFrom("keep", "replace", "leave");
    await fc.assert(
      fc.asyncProperty(
        fc.array(pieces, { minLength: 1, maxLength: 4 }),
        fc.array(act, { minLength: 4, maxLength: 4 }),
        async (parts, acts) => {
          const { body, storyId } = await given({ words: `${parts.join(". ")}.` });
          const desk = async () => house.council.storyDesk(house.cast.secretary, body.slug, storyId, now);
          for (const [i, { kind, words }] of ((await desk()).draft?.questions ?? []).entries()) {
            const how = acts[i % 4];
            if (how === "leave") continue;
            const settled =
              how === "keep" ? { kind, words, why: "fordi" } : { kind, words, instead: "noget" };
            await house.council
              .settleFindings(
                house.cast.secretary,
                { storyId, seen: await versionOf(storyId), settled: [settled] },
                now,
              )
              .catch((error: unknown) => {
                expect(error).toEqual(refused("mayNotStay"));
              });
          }
          const open = ((await desk()).draft?.questions ?? []).filter(({ kept }) => kept === null).length;
          const shown = await steps(storyId)
            .ask()
            .then(steps(storyId).approve.bind(null, house.cast.chair), () => null);
          expect(shown === null).toBe(open > 0);
          const words = (await house.council.story(body.slug, storyId, now))?.story.words ?? "";
          expect(words).not.toMatch(/20 ?12 ?34 ?56|@/);
        },
      ),
      { numRuns: 12 },
    );
  });
});
