import { sql } from "kysely";
import { afterAll, beforeAll, expect, it } from "vitest";
import { newId, type Uuid } from "#kernel/ids.ts";
import { SYSTEM } from "#modules/identity/index.ts";
import { aRegion, type Door, type Region } from "../../../../test/builders/region.ts";
import { aCourse, type BuiltCourse } from "../../../../test/builders/relay.ts";
import { describeOnEngine, type TestDatabase } from "../../../../test/db.ts";
import { createOwn } from "../own/index.ts";

const refused = (code: string) => expect.objectContaining({ code });
const letter = {
  about: "care" as const,
  words: "De bad mig gå igen.",
  place: "Akutmodtagelsen",
  happened: "I mandags",
  wish: "At nogen siger undskyld",
};

const to = { to: "Kommunen" };

describeOnEngine("a letter of complaint", (open) => {
  let database: TestDatabase;
  let region: Region;
  let own: ReturnType<typeof createOwn>;
  beforeAll(async () => {
    database = await open();
    region = await aRegion(database);
    own = createOwn(region);
  });
  afterAll(() => database.close());

  const mine = ({ citizenId }: BuiltCourse) => ({
    async write(given: object = {}, complaintId: Uuid = newId()): Promise<Uuid> {
      region.later();
      await own.acts.writeComplaint(citizenId, { complaintId, seen: 0, ...letter, ...given }, region.now());
      return complaintId;
    },
    show: (complaintId: Uuid, shown = true) =>
      own.acts.showComplaint(citizenId, { complaintId, shown }, region.later()),
    sent: (complaintId: Uuid, seen = 1) =>
      own.acts.complaintSent(citizenId, { complaintId, seen, ...to }, region.later()),
    read: async () => (await own.views.complaints(citizenId, region.now())).letters,
  });
  const seen = async (course: BuiltCourse, door: Door = "emergency") =>
    region.views.complaints(await region.actor(door), course.id, region.now());
  const helped = async (course: BuiltCourse, given: object = {}, door: Door = "emergency") => {
    const command = { courseId: course.id, complaintId: newId(), seen: 0, ...letter, ...given };
    return region.relay.writeComplaint(await region.actor(door), command, region.later());
  };

  it("is the citizen's alone until they show it, and again when they take it back", async () => {
    const course = await aCourse(region, { consent: "relay" });
    const { write, show, read } = mine(course);
    const id = await write();
    expect(await read()).toMatchObject([{ id, ...letter, shown: false, byCitizen: true, edition: 1 }]);
    expect((await seen(course)).letters).toEqual([]);
    const anew = { complaintId: id, seen: 1, words: "Hjælperens ord" };
    await expect(helped(course, anew)).rejects.toEqual(refused("unknownComplaint"));
    const nurse = await region.actor("emergency");
    await expect(
      region.relay.sendComplaint(
        nurse,
        { ...to, courseId: course.id, complaintId: id, seen: 1 },
        region.now(),
      ),
    ).rejects.toEqual(refused("unknownComplaint"));

    await show(id);
    expect((await seen(course)).letters).toMatchObject([{ id, words: letter.words }]);
    await helped(course, anew);
    expect(await read()).toMatchObject([{ words: "Hjælperens ord", edition: 2, byCitizen: true }]);
    await show(id, false);
    expect((await seen(course)).letters).toEqual([]);
    expect(await read()).toHaveLength(1);
  });

  it("is shown to whoever has the baton then, and to nobody else on the relay or after them – in the application and behind the wall", async () => {
    const course = await aCourse(region, { needs: ["sleepTonight"], consent: "relay" });
    const { write, show, read } = mine(course);
    const id = await write();
    await show(id);
    await course.movedTo("shelter", { need: 0 });
    expect(await seen(course, "shelter")).toMatchObject({ holds: false, letters: [] });
    await expect(helped(course, {}, "shelter")).rejects.toEqual(refused("notHolder"));
    await expect(seen(course, "nursing")).rejects.toEqual(refused("notFound"));
    const shelter = await region.actor("shelter");
    const behind = await database.app.read(shelter, (db) => region.citizens.complaints(db, course.citizenId));
    expect(behind).toEqual([]);
    // Whoever has it next may be the one it is about: it is theirs to read when the citizen says so anew.
    await course.movedTo("shelter");
    expect((await seen(course, "shelter")).letters).toEqual([]);
    expect(await read()).toMatchObject([{ id, shown: false }]);
    await show(id);
    expect(await read()).toMatchObject([{ id, shown: true }]);
    expect((await seen(course, "shelter")).letters).toHaveLength(1);
    await expect(seen(course)).rejects.toEqual(refused("notFound"));
  });

  it("written together with a helper is shown from the start, and the citizen may hide it", async () => {
    const course = await aCourse(region, {});
    const { complaintId } = await helped(course);
    expect(await mine(course).read()).toMatchObject([{ id: complaintId, byCitizen: false, shown: true }]);
    await mine(course).show(complaintId, false);
    expect((await seen(course)).letters).toEqual([]);
  });

  it("two who write at once: the second is told, and nothing is overwritten", async () => {
    const course = await aCourse(region, {});
    const { write, show, read } = mine(course);
    const id = await write();
    await show(id);
    await helped(course, { complaintId: id, seen: 1, words: "Først" });
    await expect(write({ seen: 1, words: "Sidst" }, id)).rejects.toEqual(refused("editedMeanwhile"));
    await expect(write({ words: "Som ny" }, id)).rejects.toEqual(refused("editedMeanwhile"));
    expect(await read()).toMatchObject([{ words: "Først", edition: 2 }]);
  });

  it("one that was sent stands as it left: its words, the day, and where it said they are reached", async () => {
    const course = await aCourse(region, { consent: "relay" });
    const { write, read, sent, show } = mine(course);
    const id = await write({ reach: true });
    await sent(id);
    const at = region.now();
    const { name, phone, address } = (await region.actor("emergency")).unit;
    const asItLeft = {
      sentAt: at,
      words: letter.words,
      sent: { to: "Kommunen", at: { name, phone, address } },
    };
    await sent(id);
    await expect(write({ seen: 1, words: "Nye ord" }, id)).rejects.toEqual(refused("complaintHasLeft"));
    await show(id);
    await expect(helped(course, { complaintId: id, seen: 1 })).rejects.toEqual(refused("complaintHasLeft"));
    await course.movedTo("shelter");
    expect(await read()).toMatchObject([asItLeft]);
    // A new one from the old one's words is another letter.
    await write({ words: "Nye ord" });
    expect(await read()).toMatchObject([{ words: "Nye ord", sentAt: null, sent: null }, asItLeft]);
  });

  it.each([
    "words = 'Andre ord'",
    "place = ''",
    "reach = true",
    "sent_at = null, sent_to = null, sent_name = null",
    "sent_at = sent_at + interval '1 day'",
    "sent_to = 'En anden'",
    "edition = edition + 1",
  ])("that holds in the database too: %s", async (change) => {
    const course = await aCourse(region, {});
    const { write, sent } = mine(course);
    const id = await write();
    await sent(id);
    const byHand = database.app.write(SYSTEM, (tx) =>
      sql`update citizen.complaint set ${sql.raw(change)} where id = ${id}`.execute(tx),
    );
    await expect(byHand).rejects.toMatchObject({ constraint: "sent_as_it_was" });
  });

  it("a helper says it has left as they read it; written anew in between, it has not", async () => {
    const course = await aCourse(region, {});
    const { complaintId } = await helped(course);
    const { write, read } = mine(course);
    await write({ seen: 1, words: "Borgerens rettelse" }, complaintId);
    const nurse = await region.actor("emergency");
    const left = (seen: number) =>
      region.relay.sendComplaint(nurse, { ...to, courseId: course.id, complaintId, seen }, region.later());
    await expect(left(1)).rejects.toEqual(refused("editedMeanwhile"));
    await left(2);
    expect(await read()).toMatchObject([{ sent: { to: "Kommunen", at: null }, words: "Borgerens rettelse" }]);
  });

  it("sent, and thrown away: then its words are gone, also from the database", async () => {
    const course = await aCourse(region, {});
    const { write, read, sent } = mine(course);
    const id = await write({ words: "Ord, der skal væk", reach: true });
    await sent(id);
    await own.acts.removeComplaint(course.citizenId, { complaintId: id }, region.later());
    expect(await read()).toEqual([]);
    const [row] = await database.owner(
      "select to_jsonb(k)::text as row from citizen.complaint k where id = $1",
      [id],
    );
    expect(row?.row).not.toMatch(/Ord, der skal væk|Akutmodtagelsen|mandags|undskyld|Kommunen/);
    await expect(write({ seen: 1 }, id)).rejects.toEqual(refused("unknownComplaint"));
  });

  it("is no other's, whoever's card it is", async () => {
    const [bo, eva] = [await aCourse(region, {}), await aCourse(region, {})];
    const id = await mine(bo).write();
    await expect(mine(eva).write({ seen: 1 }, id)).rejects.toEqual(refused("unknownComplaint"));
    await expect(mine(eva).show(id)).rejects.toEqual(refused("unknownComplaint"));
    await expect(own.acts.removeComplaint(eva.citizenId, { complaintId: id }, region.now())).rejects.toEqual(
      refused("unknownComplaint"),
    );
    expect(await mine(bo).read()).toMatchObject([{ id, shown: false }]);
  });

  it("there are ten at most", async () => {
    const { write } = mine(await aCourse(region, {}));
    for (let n = 0; n < 10; n += 1) await write();
    await expect(write()).rejects.toEqual(refused("tooManyComplaints"));
  });

  it("what the citizen writes alone is not named in the log a helper reads with them", async () => {
    const course = await aCourse(region, {});
    await mine(course).write();
    const entries = await database.owner(
      "select citizen_id, course_id from identity.audit_entry where action = 'own.writeComplaint' order by at desc limit 1",
    );
    expect(entries).toEqual([{ citizen_id: null, course_id: null }]);
  });
});
