import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { newId, type Uuid } from "#kernel/ids.ts";
import { hours } from "#kernel/time.ts";
import { aRegion, type Region } from "../../../../test/builders/region.ts";
import { aCourse, type BuiltCourse } from "../../../../test/builders/relay.ts";
import { describeOnEngine, type TestDatabase } from "../../../../test/db.ts";
import { MOST_NOTES_A_DAY } from "../../citizen/knowledgeRules.ts";
import { createOwn } from "../own/index.ts";

const WORDS = "Hun kan ikke lide lukkede døre. Spørg, før du rører ved hende.";
const refused = (code: string) => expect.objectContaining({ code });

describeOnEngine("knowledge handed in about somebody", (open) => {
  let database: TestDatabase;
  let region: Region;
  let own: ReturnType<typeof createOwn>;
  let course: BuiltCourse;
  let about: { courseId: Uuid };

  beforeAll(async () => {
    database = await open();
    region = await aRegion(database);
    own = createOwn(region);
  });
  afterAll(() => database.close());
  beforeEach(async () => {
    region.later(hours(25));
    course = await aCourse(region, { needs: ["sleepTonight", "woundCare"] });
    about = { courseId: course.id };
  });

  const given = {
    giverName: "Karen",
    relation: "Søster",
    words: WORDS,
    knownToCitizen: "yes",
    thanksTo: "karen@eksempel.dk",
  } as const;
  const invite = async (shownName?: string) =>
    region.relay.inviteKnowledge(
      await region.actor("emergency"),
      { ...about, ...(shownName ? { shownName } : {}) },
      region.now(),
    );
  const give = (token: string, more: object = {}) =>
    region.relay.giveKnowledge({ token, ...given, ...more }, region.now());
  const mine = () => own.views.knowledge(course.citizenId, region.now());
  const seen = async (door: "emergency" | "shelter" | "dropIn" = "emergency") =>
    region.views.knowledge(await region.actor(door), course.id, region.now());
  const decide = async (decision: "shared" | "keptPrivate" | "returned", showsGiver = true) => {
    const noteId = (await mine()).notes[0]?.id ?? "";
    await own.acts.decideKnowledge(course.citizenId, { noteId, decision, showsGiver }, region.now());
    region.later();
    return noteId;
  };
  /** Everything any of them can read of the course, as one text. */
  const everythingOf = async () => {
    const nurse = await region.actor("emergency");
    const now = region.now();
    return JSON.stringify([
      await region.views.course(nurse, course.id, now),
      await seen(),
      await region.views.timelinePage(nurse, course.id, {}, now),
      await region.views.courseLog(nurse, course.id, null, now),
      await region.views.journalText(nurse, course.id, now),
    ]);
  };

  it("is let in by who has the baton, and by nobody else", async () => {
    await course.movedTo("shelter", { need: 0 });
    await expect(
      region.relay.inviteKnowledge(await region.actor("shelter"), about, region.now()),
    ).rejects.toEqual(refused("notHolder"));
    await expect(
      region.relay.inviteKnowledge(await region.actor("dropIn"), about, region.now()),
    ).rejects.toEqual(refused("notFound"));
  });

  it("by a link that says nothing but the name its maker allowed, once; sent twice it is one, forwarded it is used", async () => {
    const { token } = await invite("Anna");
    const { token: nameless } = await invite();
    expect(await region.views.knowledgeDrop(token, region.now())).toEqual({
      shownName: "Anna",
      standing: "open",
    });
    expect(await region.views.knowledgeDrop(nameless, region.now())).toEqual({
      shownName: "",
      standing: "open",
    });
    await expect(region.views.knowledgeDrop("gæt", region.now())).rejects.toEqual(refused("linkUnknown"));
    await expect(give("gæt")).rejects.toEqual(refused("linkUnknown"));
    const [first, again] = await Promise.all([give(token), give(token)]);
    expect(first.reference).toMatch(/^V [0-9A-Y]{4}-[0-9A-Y]{4}$/);
    expect(again).toEqual(first);
    await expect(give(token, { giverName: "En anden" })).rejects.toEqual(refused("linkUsed"));
    expect(await region.views.knowledgeDrop(token, region.now())).toEqual({
      shownName: "",
      standing: "used",
    });
    expect((await mine()).notes).toHaveLength(1);
  });

  it("waits for the citizen: nobody on the course reads it, or that it is there", async () => {
    const { token } = await invite();
    const before = await everythingOf();
    await give(token);
    const after = await everythingOf();
    expect(after).not.toContain("lukkede døre");
    expect(after).not.toContain("Karen");
    const same = (text: string) => text.replaceAll(/"(?:at|openNow|readAt)":"[^"]*"/g, "").length;
    expect(JSON.parse(after)[0]).toEqual(JSON.parse(before)[0]);
    expect(JSON.parse(after)[1]).toEqual(JSON.parse(before)[1]);
    expect(same(JSON.stringify(JSON.parse(after)[2]))).toBe(same(JSON.stringify(JSON.parse(before)[2])));
    expect((await mine()).notes).toMatchObject([{ state: "received", words: WORDS, giverName: "Karen" }]);
  });

  it("kept or sent back it stays with the citizen; shared it is read, with or without whose words they are", async () => {
    await give((await invite()).token);
    await decide("keptPrivate");
    expect(await everythingOf()).not.toMatch(/lukkede døre|nowledgeShared|decideKnowledge/);
    await decide("shared", false);
    expect((await seen()).shared).toEqual([
      expect.objectContaining({ words: WORDS, from: null, usefulTo: 0, usefulToUs: false }),
    ]);
    await decide("shared");
    expect((await seen()).shared[0]?.from).toEqual({ name: "Karen", relation: "Søster" });
    const view = await region.views.course(await region.actor("emergency"), course.id, region.now());
    expect(view).toMatchObject({ knowledge: [{ words: WORDS }] });
    await decide("returned");
    expect((await seen()).shared).toEqual([]);
    expect((await mine()).notes[0]).toMatchObject({ state: "returned", words: WORDS });
  });

  it("follows what the citizen lets each door know", async () => {
    await give((await invite()).token);
    const noteId = await decide("shared");
    await course.consented("notNow");
    await course.movedTo("shelter", { need: 0 });
    expect(await seen("shelter")).toMatchObject({ known: false, shared: [], invitations: [] });
    const shelter = await region.actor("shelter");
    const mark = { ...about, noteId };
    await expect(region.relay.markKnowledgeUseful(shelter, mark, region.now())).rejects.toEqual(
      refused("unknownNote"),
    );
    const view = await region.views.course(shelter, course.id, region.now());
    expect(view).toMatchObject({ kind: "full", knowledge: null });
    await course.consented("relay");
    expect((await seen("shelter")).shared).toHaveLength(1);
    await expect(seen("dropIn")).rejects.toEqual(refused("notFound"));
  });

  it("goes with the person when two records turn out to be theirs, and to whoever has the baton then", async () => {
    const nurse = await region.actor("emergency");
    await give((await invite()).token);
    await decide("shared");
    const other = await aCourse(region, { citizen: { knownAs: "Bo B.", birthYear: 1980 } });
    const both = { fromCourseId: course.id, intoCourseId: other.id };
    await region.relay.mergeCourses(nurse, both, region.now());
    region.later();
    await other.movedTo("shelter");
    const shelter = await region.actor("shelter");
    const view = await region.views.knowledge(shelter, other.id, region.now());
    expect(view.shared).toMatchObject([{ words: WORDS }]);
    expect(await region.views.course(shelter, other.id, region.now())).toMatchObject({
      knowledge: [{ words: WORDS }],
    });
  });

  it("noted from the phone: whoever wrote it finds that it is there, a colleague does not", async () => {
    const nurse = await region.actor("emergency");
    const lead = await region.actor("emergency", "lead");
    const note = { ...about, ...given, way: "phone" as const };
    const { noteId } = await region.relay.noteKnowledge(nurse, note, region.now());
    expect((await seen()).noted).toMatchObject([{ id: noteId, giverName: "Karen", standing: "waits" }]);
    expect(JSON.stringify(await seen())).not.toContain("lukkede døre");
    expect((await region.views.knowledge(lead, course.id, region.now())).noted).toEqual([]);
    const said = { ...about, noteId, decision: "shared", form: "oral" } as const;
    await expect(region.relay.decideKnowledge(lead, said, region.now())).rejects.toEqual(
      refused("unknownNote"),
    );
    await region.relay.decideKnowledge(nurse, said, region.now());
    expect((await seen()).shared).toMatchObject([{ id: noteId, words: WORDS }]);
    // Shared, it is anybody's on the relay to write down that the citizen takes it back.
    await region.relay.decideKnowledge(lead, { ...said, decision: "keptPrivate" }, region.now());
    expect((await seen()).shared).toEqual([]);
  });

  it("on paper: the number must be this person's; with the number the citizen's decision is written down for them", async () => {
    const nurse = await region.actor("emergency");
    await invite();
    const reference = (await seen()).invitations[0]?.reference ?? "";
    const other = await aCourse(region, { citizen: { knownAs: "Else" } });
    const paper = { ...given, way: "paper" as const, reference: reference.toLowerCase() };
    await expect(
      region.relay.noteKnowledge(nurse, { ...paper, courseId: other.id }, region.now()),
    ).rejects.toEqual(refused("wrongReference"));
    const made = await region.relay.noteKnowledge(nurse, { ...about, ...paper }, region.now());
    expect(made.reference).toBe(reference);
    const said = { ...about, decision: "shared", form: "written" } as const;
    await expect(
      region.relay.decideKnowledge(nurse, { ...said, reference: "V 0000-0001" }, region.now()),
    ).rejects.toEqual(refused("wrongReference"));
    const lead = await region.actor("emergency", "lead");
    await region.relay.decideKnowledge(lead, { ...said, reference }, region.now());
    expect((await seen()).shared).toHaveLength(1);
  });

  it("forty notes: so many a day are received, and the link that was refused works tomorrow", async () => {
    const nurse = await region.actor("emergency");
    for (let n = 0; n < MOST_NOTES_A_DAY; n++)
      await region.relay.noteKnowledge(
        nurse,
        { ...about, ...given, way: "phone", words: `${n}` },
        region.now(),
      );
    const { token } = await invite();
    await expect(give(token)).rejects.toEqual(refused("knowledgeEnough"));
    region.later(hours(25));
    await give(token);
    for (let n = 0; n < MOST_NOTES_A_DAY - 1; n++)
      await region.relay.noteKnowledge(
        nurse,
        { ...about, ...given, way: "phone", words: `${n}` },
        region.now(),
      );
    region.later(hours(25));
    await expect(give((await invite()).token)).rejects.toEqual(refused("knowledgeWaits"));
  });

  it("ten ways in at a time; one that is closed opens nothing", async () => {
    const made = await invite();
    for (let n = 1; n < 10; n++) await invite();
    await expect(invite()).rejects.toEqual(refused("tooManyInvitations"));
    const nurse = await region.actor("emergency");
    const which = { ...about, invitationId: made.invitationId };
    await region.relay.withdrawKnowledgeInvitation(nurse, which, region.now());
    await expect(region.relay.withdrawKnowledgeInvitation(nurse, which, region.now())).rejects.toEqual(
      refused("unknownInvitation"),
    );
    await expect(give(made.token)).rejects.toEqual(refused("linkExpired"));
    expect((await seen()).invitations).toHaveLength(9);
  });

  it("of a child is shared by who has custody; keeping and sending back is the child's own", async () => {
    const nurse = await region.actor("emergency");
    const child = await aCourse(region, { citizen: { knownAs: "Ida", ageBand: "under15" } });
    const { noteId } = await region.relay.noteKnowledge(
      nurse,
      { courseId: child.id, ...given, way: "phone" },
      region.now(),
    );
    const byHand = (decision: "shared" | "keptPrivate") =>
      own.acts.decideKnowledge(child.citizenId, { noteId, decision }, region.now());
    await expect(byHand("shared")).rejects.toEqual(refused("custodyHolderGives"));
    await byHand("keptPrivate");
    const said = { courseId: child.id, noteId, decision: "shared", form: "oral" } as const;
    await expect(region.relay.decideKnowledge(nurse, said, region.now())).rejects.toEqual(
      refused("custodyHolderGives"),
    );
    const mother = { givenBy: "custodyHolder", givenByName: "Eva" } as const;
    await region.relay.decideKnowledge(nurse, { ...said, ...mother }, region.now());
    expect((await region.views.knowledge(nurse, child.id, region.now())).shared).toHaveLength(1);
  });

  it("by the citizen's own hand: links of theirs, and nobody else's note", async () => {
    await own.acts.inviteKnowledge(course.citizenId, { shownName: "Bo" }, region.now());
    const { invitations } = await mine();
    expect(invitations).toMatchObject([{ shownName: "Bo", byCitizen: true }]);
    // Who has the baton reads that there is one, and cannot open it to see whether it was used.
    const asSeen = await region.views.knowledge(await region.actor("emergency"), course.id, region.now());
    expect(asSeen.invitations).toMatchObject([{ byCitizen: true, told: false }]);
    expect(JSON.stringify(asSeen)).not.toContain(invitations[0]?.token);
    const waiting = async () => (await own.views.home(course.citizenId, region.now())).told;
    expect(await waiting()).toBe(0);
    await give(invitations[0]?.token ?? "");
    expect(await waiting()).toBe(1);
    expect((await mine()).invitations).toEqual([]);
    const other = await aCourse(region, { citizen: { knownAs: "Else" } });
    const noteId = (await mine()).notes[0]?.id ?? "";
    const theirs = { noteId, decision: "shared" as const };
    await expect(own.acts.decideKnowledge(other.citizenId, theirs, region.now())).rejects.toEqual(
      refused("unknownNote"),
    );
    await expect(
      own.acts.decideKnowledge(other.citizenId, { ...theirs, noteId: newId() }, region.now()),
    ).rejects.toEqual(refused("unknownNote"));
    await own.acts.withdrawKnowledgeInvitation(
      course.citizenId,
      { invitationId: invitations[0]?.id ?? "" },
      region.now(),
    );
    expect((await mine()).invitations).toEqual([]);
  });

  it("that helped is said once by each unit that reads it", async () => {
    await give((await invite()).token);
    const mark = { ...about, noteId: await decide("shared") };
    await region.relay.markKnowledgeUseful(await region.actor("emergency"), mark, region.now());
    await region.relay.markKnowledgeUseful(await region.actor("emergency", "lead"), mark, region.now());
    expect((await seen()).shared).toMatchObject([{ usefulTo: 1, usefulToUs: true }]);
    await course.consented("relay");
    await course.movedTo("shelter", { need: 0 });
    expect((await seen("shelter")).shared).toMatchObject([{ usefulTo: 1, usefulToUs: false }]);
    await region.relay.markKnowledgeUseful(await region.actor("shelter"), mark, region.now());
    expect((await seen()).shared).toMatchObject([{ usefulTo: 2 }]);
    expect((await mine()).notes).toMatchObject([{ usefulTo: 2 }]);
  });

  it("is nothing to be undone by hand: the words stand, and what was decided does not wait again", async () => {
    await give((await invite()).token);
    const noteId = await decide("keptPrivate");
    const nurse = await region.actor("emergency");
    const change = (statement: string) =>
      database.app.write(nurse, async (tx) => {
        const { sql } = await import("kysely");
        await sql.raw(statement).execute(tx);
      });
    await expect(
      change(`update citizen.knowledge_note set words = 'Andet' where id = '${noteId}'`),
    ).rejects.toThrow(/permission denied/);
    await expect(
      change(
        `update citizen.knowledge_note set state = 'received', decided_at = null, decided_form = null, decided_by = null,
         decided_unit = null, given_by = null where id = '${noteId}'`,
      ),
    ).rejects.toThrow(/does not wait again/);
  });

  it("hostile text comes back letter for letter", async () => {
    const hostile = `<script>alert(1)</script> ' -- ${"æ".repeat(3900)}`;
    await give((await invite()).token, { words: hostile });
    expect((await mine()).notes[0]?.words).toBe(hostile);
    await expect(give((await invite()).token, { words: "æ".repeat(4001) })).rejects.toEqual(
      refused("invalidInput"),
    );
    await expect(give((await invite()).token, { giverName: "Bo 010180-1238", words: "Hej" })).rejects.toEqual(
      refused("invalidInput"),
    );
    await expect(give((await invite()).token, { words: "Hans cpr er 010180-1238" })).rejects.toEqual(
      refused("invalidInput"),
    );
  });

  it("is forgotten a month after it was sent back, and not before", async () => {
    const sentBack = async (days: number) => {
      await give((await invite()).token);
      const noteId = await decide("returned");
      await database.owner(
        "update citizen.knowledge_note set decided_at = now() - make_interval(days => $2) where id = $1",
        [noteId, days],
      );
      return noteId;
    };
    const [gone, young] = [await sentBack(31), await sentBack(29)];
    await database.owner("select relay.forget_rows('returnedKnowledge', now(), 500)");
    const { notes } = await mine();
    expect(notes.find(({ id }) => id === gone)).toMatchObject({ words: null, giverName: "–" });
    expect(notes.find(({ id }) => id === young)).toMatchObject({ words: WORDS, giverName: "Karen" });
    const fetch = (noteId: Uuid) =>
      own.acts.decideKnowledge(course.citizenId, { noteId, decision: "shared" }, region.now());
    await expect(fetch(gone)).rejects.toEqual(refused("knowledgeForgotten"));
    await fetch(young);
    expect((await seen()).shared).toMatchObject([{ id: young }]);
  });
});
