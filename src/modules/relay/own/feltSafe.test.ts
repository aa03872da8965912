import { sql } from "kysely";
import { afterAll, beforeAll, expect, it } from "vitest";
import { newId, type Uuid } from "#kernel/ids.ts";
import { addDays, dayOf, hours, instantAt } from "#kernel/time.ts";
import { asOf } from "#platform/db.ts";
import { aRegion, type Door, type Region } from "../../../../test/builders/region.ts";
import { aCourse, type BuiltCourse } from "../../../../test/builders/relay.ts";
import { describeOnEngine, type TestDatabase } from "../../../../test/db.ts";
import { createFeltSafe, feltToken } from "../actions/feltSafe.ts";
import { quarterOf } from "../rules/feltSafe.ts";
import { createOwn } from "./index.ts";

const DAY = hours(24);
const WORDS = "De lyttede til mig";

describeOnEngine("how it felt", (open) => {
  let database: TestDatabase;
  let region: Region;
  let own: ReturnType<typeof createOwn>;
  let felt: ReturnType<typeof createFeltSafe>;

  beforeAll(async () => {
    database = await open();
    region = await aRegion(database);
    own = createOwn(region);
    felt = createFeltSafe(region);
  });
  afterAll(() => database.close());

  const refused = (code: string) => expect.objectContaining({ code });

  /** Says to the house what the dispatcher would: every acceptance there is. */
  async function askAll(): Promise<void> {
    const events = await database.owner(
      "select type, at, handover_id from platform.event where type = 'relay.handoverAccepted' order by id",
    );
    for (const { type, at, handover_id } of events) {
      const event = { type: String(type), handoverId: String(handover_id), at: at as Date };
      await felt.askAbout(event, region.now());
    }
  }
  /** Somebody whose baton the shelter took just now, and who is asked about it. */
  async function asked(name = "Bo"): Promise<{ course: BuiltCourse; askId: Uuid }> {
    const course = await aCourse(region, { at: "emergency", citizen: { knownAs: name } });
    await course.movedTo("shelter");
    await askAll();
    const { ask } = await own.views.felt(course.citizenId, region.now());
    if (ask === null) throw new Error("Not asked");
    return { course, askId: ask.id };
  }
  const rows = async (
    door: Door,
    table: "relay.felt_ask" | "relay.felt_answer",
    mode: "read" | "write" = "read",
  ) => {
    const key = asOf(await region.actor(door), region.now());
    const all = sql<Record<string, unknown>>`select * from ${sql.table(table)}`;
    const found =
      mode === "read"
        ? database.app.read(key, (db) => all.execute(db))
        : database.app.write(key, (tx) => all.execute(tx));
    return (await found).rows;
  };
  const answer = (
    citizenId: Uuid,
    askId: Uuid,
    more: { face?: number | null; words?: string; shown?: boolean } = {},
  ) => own.acts.feltSafe(citizenId, { askId, face: 2, words: WORDS, ...more }, region.now());

  it("is asked once somebody took over, about the one who did, and not again for a fortnight, whatever happens", async () => {
    const { course } = await asked();
    const { ask } = await own.views.felt(course.citizenId, region.now());
    expect(ask?.unit).toBe((await region.actor("shelter")).unit.name);
    await askAll();
    await course.movedTo("dropIn", { by: "shelter" });
    await askAll();
    const count = async () =>
      (await database.owner("select from relay.felt_ask where citizen_id = $1", [course.citizenId])).length;
    expect(await count()).toBe(1);
    region.later(14 * DAY - hours(1));
    await askAll();
    expect(await count()).toBe(1);
    region.later(hours(2));
    await askAll();
    expect(await count()).toBe(1);
    expect((await own.views.felt(course.citizenId, region.now())).ask).toBeNull();
    await course.movedTo("shelter", { by: "dropIn" });
    await askAll();
    expect(await count()).toBe(2);
  });

  it("two who would ask at once ask once", async () => {
    const course = await aCourse(region, { at: "emergency" });
    await course.movedTo("shelter");
    await Promise.all([askAll(), askAll(), askAll()]);
    const asks = await database.owner("select from relay.felt_ask where citizen_id = $1", [course.citizenId]);
    expect(asks).toHaveLength(1);
  });

  it("a face and a sentence, once; 'not now' is an answer and leaves none", async () => {
    const { course, askId } = await asked();
    const { citizenId } = course;
    for (const face of [0, 6, 2.5, Number.NaN])
      await expect(answer(citizenId, askId, { face })).rejects.toEqual(refused("invalidInput"));
    await expect(answer(citizenId, newId())).rejects.toEqual(refused("nothingAsked"));
    await answer(citizenId, askId);
    await expect(answer(citizenId, askId, { face: 5 })).rejects.toEqual(refused("nothingAsked"));
    expect(await own.views.felt(citizenId, region.now())).toMatchObject({
      ask: null,
      last: { face: 2, words: WORDS, shown: false },
    });
    const other = await asked("Eva");
    await answer(other.course.citizenId, other.askId, { face: null });
    expect(await own.views.felt(other.course.citizenId, region.now())).toMatchObject({
      ask: null,
      last: null,
    });
    await expect(answer(other.course.citizenId, askId)).rejects.toEqual(refused("nothingAsked"));
  });

  it("no unit reads a single answer: not the one it is about, not the one who wrote it down, by no way", async () => {
    const { course, askId } = await asked();
    await answer(course.citizenId, askId);
    const { course: second } = await asked("Eva");
    const worker = await region.actor("shelter");
    await region.relay.noteFeltSafe(worker, { courseId: second.id, face: 5, words: "Fint" }, region.now());
    await expect(
      region.relay.noteFeltSafe(worker, { courseId: second.id, face: 5 }, region.now()),
    ).rejects.toEqual(refused("nothingAsked"));
    for (const door of ["shelter", "emergency", "dropIn", "psychiatry"] as const) {
      expect(await rows(door, "relay.felt_answer"), door).toEqual([]);
      expect(await rows(door, "relay.felt_answer", "write"), door).toEqual([]);
    }
    const view = await region.views.felt(worker, course.id, region.now());
    expect(view).toMatchObject({ mayAsk: false, shown: [] });
    await expect(
      region.views.felt(await region.actor("psychiatry"), course.id, region.now()),
    ).rejects.toEqual(refused("notFound"));
    expect(JSON.stringify(await region.views.course(worker, course.id, region.now()))).not.toContain(WORDS);
    expect(JSON.stringify(await region.views.journalText(worker, course.id, region.now()))).not.toContain(
      WORDS,
    );
    await expect(
      region.relay.noteFeltSafe(
        await region.actor("psychiatry"),
        { courseId: course.id, face: 5 },
        region.now(),
      ),
    ).rejects.toEqual(refused("notFound"));
  });

  it("no trace of who answered what in what units may read of events", async () => {
    const told = await database.owner("select * from platform.event where type like 'relay.feltSafe%'");
    expect(told.length).toBeGreaterThan(3);
    for (const row of told) {
      expect(row).toMatchObject({ course_id: null, citizen_id: null, unit_id: null, by_unit_id: null });
      expect(JSON.stringify(row)).not.toContain(WORDS);
    }
    const shelter = asOf(await region.actor("shelter"), region.now());
    const seen = await database.app.read(shelter, (db) =>
      sql`select from platform.event where type like 'relay.feltSafe%'`.execute(db),
    );
    expect(seen.rows).toEqual([]);
  });

  it("shown by the citizen, whoever has the baton reads it – and only they, and only as long as it is shown", async () => {
    const { course, askId } = await asked();
    await answer(course.citizenId, askId, { shown: true });
    const shelter = await region.actor("shelter");
    const shown = async () => (await region.views.felt(shelter, course.id, region.now())).shown;
    expect(await shown()).toMatchObject([{ face: 2, words: WORDS }]);
    expect(await rows("emergency", "relay.felt_answer")).toEqual([]);
    await own.acts.showFelt(course.citizenId, { askId, shown: false }, region.now());
    expect(await shown()).toEqual([]);
    await own.acts.showFelt(course.citizenId, { askId, shown: true }, region.now());
    await course.movedTo("dropIn", { by: "shelter" });
    expect(await rows("shelter", "relay.felt_answer")).toEqual([]);
    const dropIn = await region.views.felt(await region.actor("dropIn"), course.id, region.now());
    expect(dropIn.shown).toHaveLength(1);
    await expect(own.acts.showFelt(newId(), { askId, shown: true }, region.now())).rejects.toEqual(
      refused("noCourse"),
    );
  });

  it("a link asks once, of nobody and about nobody, and not after its time", async () => {
    const { course, askId } = await asked();
    const token = feltToken(region.secret, askId);
    expect(await felt.asksByLink(token, region.now())).toBe(true);
    for (const wrong of ["", "x", token.slice(1), askId, "'; --"])
      expect(await felt.asksByLink(wrong, region.now())).toBe(false);
    await felt.answerByLink({ token, face: 4, words: WORDS }, region.now());
    expect(await felt.asksByLink(token, region.now())).toBe(false);
    await expect(felt.answerByLink({ token, face: 1 }, region.now())).rejects.toEqual(
      refused("nothingAsked"),
    );
    expect(await own.views.felt(course.citizenId, region.now())).toMatchObject({ last: { face: 4 } });
    const late = await asked("Eva");
    region.later(14 * DAY);
    const lateToken = feltToken(region.secret, late.askId);
    expect(await felt.asksByLink(lateToken, region.now())).toBe(false);
    await expect(felt.answerByLink({ token: lateToken, face: 1 }, region.now())).rejects.toEqual(
      refused("nothingAsked"),
    );
  });

  it("a unit sees counts of itself: of five people, and of a quarter that is over", async () => {
    const last = async (door: Door = "shelter") =>
      (await region.views.feltCounts(await region.actor(door), region.now()))[0];
    const toNextQuarter = () => {
      const next = quarterOf(addDays(quarterOf(dayOf(region.now())), 100));
      region.later(instantAt(next, "12:00").getTime() - region.now().getTime());
    };
    const people = async (faces: readonly number[]) => {
      const found = [];
      for (const face of faces) {
        const one = await asked();
        await answer(one.course.citizenId, one.askId, { face });
        found.push(one.course);
      }
      return found;
    };
    toNextQuarter();
    const [first] = await people([5, 4, 3, 1]);
    // One who answers twice is one person.
    await first?.movedTo("dropIn", { by: "shelter" });
    region.later(15 * DAY);
    await first?.movedTo("shelter", { by: "dropIn" });
    await askAll();
    const { ask } = await own.views.felt(first?.citizenId ?? "", region.now());
    await answer(first?.citizenId ?? "", ask?.id ?? "", { face: 5 });
    toNextQuarter();
    expect(await last()).toMatchObject({ counts: null });
    await people([5, 4, 3, 2, 1]);
    expect(await last()).toMatchObject({ counts: null });
    toNextQuarter();
    expect(await last()).toMatchObject({ counts: { safe: 2, between: 1, unsafe: 2 } });
    expect(await last("dropIn")).toMatchObject({ counts: null });
    const dropIn = asOf(await region.actor("dropIn"), region.now());
    const peeked = await database.app.read(dropIn, (db) =>
      sql`select * from relay.felt_counts(${region.idOf("shelter")}, ${quarterOf(addDays(dayOf(region.now()), -60))})`.execute(
        db,
      ),
    );
    expect(peeked.rows).toEqual([]);
  });
});
