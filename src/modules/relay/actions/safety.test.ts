import { expect, it, onTestFinished } from "vitest";
import { newId } from "#kernel/ids.ts";
import { addDays, dayOf, hours } from "#kernel/time.ts";
import { SYSTEM } from "#modules/identity/index.ts";
import { aRegion, type Door } from "../../../../test/builders/region.ts";
import { aCourse } from "../../../../test/builders/relay.ts";
import { describeOnEngine } from "../../../../test/db.ts";
import { createOwn } from "../own/index.ts";

describeOnEngine("safety notes (D6)", (open) => {
  const refused = (code: string) => expect.objectContaining({ code });
  const said = {
    happened: "Råbte, da døren blev låst. Slog på den.",
    calmed: "At låse op og sætte sig ned",
    citizensWords: "Jeg tåler ikke låste døre",
  };

  /** The shelter has one need of Bo's; the emergency department has the baton. */
  const world = async (consent: "relay" | null = "relay") => {
    const database = await open();
    onTestFinished(() => database.close());
    const region = await aRegion(database);
    const course = await aCourse(region, { needs: ["sleepTonight", "woundCare"], consent });
    await course.movedTo("shelter", { need: 0 });
    const today = dayOf(region.now());
    const notesFor = async (door: Door, who: "worker" | "lead" = "worker") => {
      const actor = await region.actor(door, who);
      const view = await region.views.course(actor, course.id, region.now(), "citizenHere");
      return view.kind === "full" ? (view.safety?.notes ?? null) : null;
    };
    const write = async (door: Door, more: object = {}) => {
      const draft = { courseId: course.id, happenedOn: today, endsOn: addDays(today, 30), ...said, ...more };
      return (await region.relay.writeSafetyNote(await region.actor(door), draft, region.now())).noteId;
    };
    return { database, region, course, today, notesFor, write, own: createOwn(region) };
  };

  it("stands on whichever of the person's records it was written, with how they want to be met – and parted again, on that alone", async () => {
    const { database, region, course, notesFor, write, own, today } = await world();
    const before = await aCourse(region, { citizen: { knownAs: "Før" }, consent: "relay" });
    const nurse = await region.actor("emergency");
    const old = { ...said, happened: "På den gamle" };
    const dated = { courseId: before.id, happenedOn: today, endsOn: addDays(today, 30) };
    const { noteId } = await region.relay.writeSafetyNote(nurse, { ...dated, ...old }, region.now());
    const meet = { courseId: before.id, helps: "Ro", follows: "none" as const };
    await region.relay.writeMeetMe(nurse, meet, region.now());
    await write("emergency");
    const meetMe = async (door: Door) => {
      const view = await region.views.course(
        await region.actor(door),
        course.id,
        region.now(),
        "citizenHere",
      );
      return view.kind === "full" ? (view.meetMe?.helps ?? null) : null;
    };
    const behind = async (door: Door) =>
      database.app.read(await region.actor(door), (db) =>
        region.citizens.safetyNotes(db, course.citizenId, today),
      );
    expect(await notesFor("emergency")).toHaveLength(1);
    expect(await meetMe("shelter")).toBeNull();

    const by = { basis: "name" as const, actor: nurse, now: region.later() };
    const link = { kept: course.citizenId, other: before.citizenId, ...by };
    const linkId = await database.app.write(SYSTEM, (tx) => region.citizens.linkSamePerson(tx, link));
    expect((await notesFor("shelter"))?.map(({ happened }) => happened).sort()).toEqual(
      [old.happened, said.happened].sort(),
    );
    expect(await meetMe("shelter")).toBe("Ro");
    expect(await behind("psychiatry")).toEqual([]);
    expect(await own.views.safety(course.citizenId, region.now())).toHaveLength(2);
    const seen = await region.views.course(nurse, course.id, region.now());
    const meetMeId = seen.kind === "full" ? (seen.meetMe?.id ?? "") : "";
    await own.acts.approveMeetMe(course.citizenId, { meetMeId }, region.now());
    await region.relay.markMeetMeRead(nurse, { courseId: course.id, meetMeId }, region.now());
    expect(await region.views.course(nurse, course.id, region.now())).toMatchObject({
      meetMe: { approved: true, readByUs: true },
    });
    // Written anew it comes after what was read, on whichever record; answered, the note is the one it is.
    const anew = { courseId: course.id, helps: "Ro og en kop kaffe", follows: "none" as const };
    await expect(region.relay.writeMeetMe(nurse, anew, region.later())).rejects.toEqual(
      refused("editedMeanwhile"),
    );
    await region.relay.writeMeetMe(nurse, { ...anew, follows: undefined }, region.later());
    expect(await meetMe("shelter")).toBe("Ro og en kop kaffe");
    const answer = { courseId: course.id, noteId, words: "Det er længe siden" };
    await region.relay.answerSafetyNote(nurse, answer, region.now());

    const parting = {
      linkId: linkId ?? "",
      of: course.citizenId,
      why: "To brødre",
      actor: nurse,
      now: region.later(),
    };
    await database.app.write(SYSTEM, (tx) => region.citizens.unlinkSamePerson(tx, parting));
    expect((await notesFor("shelter"))?.map(({ happened }) => happened)).toEqual([said.happened]);
    await expect(region.relay.answerSafetyNote(nurse, answer, region.now())).rejects.toEqual(
      refused("stale"),
    );
  });

  it("is of one day, with what calmed it and the citizen's side, or is not kept", async () => {
    const { write, today, notesFor } = await world();
    for (const without of ["happened", "calmed"])
      await expect(write("emergency", { [without]: " " })).rejects.toEqual(refused("invalidInput"));
    await expect(write("emergency", { calmed: undefined })).rejects.toMatchObject({
      details: { issues: [{ field: "calmed", code: "sayWhatCalms" }] },
    });
    for (const side of [
      { citizensWords: undefined },
      { notAskedWhy: "Sov" },
      { citizensWords: undefined, notAskedWhy: " " },
    ])
      await expect(write("emergency", side)).rejects.toEqual(refused("invalidInput"));
    for (const [days, code] of [
      [{ happenedOn: addDays(today, 1) }, "dayIsAhead"],
      [{ happenedOn: addDays(today, -366), endsOn: today }, "tooLongAgo"],
      [{ endsOn: addDays(today, -1) }, "dayIsPast"],
      [{ endsOn: addDays(today, 366) }, "endsTooLate"],
      [{ happenedOn: addDays(today, -30), endsOn: addDays(today, 336) }, "endsTooLate"],
    ] as const)
      await expect(write("emergency", days)).rejects.toEqual(refused(code));
    expect(await notesFor("emergency")).toEqual([]);
  });

  it("is read by whoever is on the relay and may know how to meet them, and goes by itself", async () => {
    const { write, notesFor, region, today, course } = await world();
    await write("shelter", { endsOn: addDays(today, 2) });
    for (const door of ["emergency", "shelter"] as const)
      expect(await notesFor(door)).toMatchObject([{ ...said, happenedOn: today, number: 1, answers: [] }]);
    expect(await notesFor("doctor")).toBeNull();
    const handover = await course.asked("nightTeam", { need: 1 });
    const preview = await region.views.preview(await region.actor("nightTeam"), handover.id, region.now());
    expect(JSON.stringify(preview)).not.toContain("låse");
    await handover.accepted();
    expect(await notesFor("nightTeam")).toHaveLength(1);
    region.clock.advance(hours(48));
    expect(await notesFor("shelter")).toHaveLength(1);
    region.clock.advance(hours(24));
    expect(await notesFor("shelter")).toEqual([]);
  });

  it("is not for who has a need, but may not know how to meet them – nor theirs to write", async () => {
    const { write, notesFor } = await world(null);
    const noteId = await write("emergency");
    expect(noteId).not.toBe("");
    expect(await notesFor("shelter")).toBeNull();
    await expect(write("shelter")).rejects.toEqual(refused("notYours"));
  });

  it("is put right by the unit whose note it is, version by version; its days stay", async () => {
    const { write, notesFor, region, course, database } = await world();
    const noteId = await write("shelter");
    const correct = async (door: Door, number: number, more: object = {}) =>
      region.relay.correctSafetyNote(
        await region.actor(door),
        { courseId: course.id, noteId, number, ...said, ...more },
        region.now(),
      );
    await expect(correct("emergency", 1)).rejects.toEqual(refused("notYours"));
    region.later();
    await correct("shelter", 1, { happened: "Råbte" });
    await expect(correct("shelter", 1, { happened: "Hviskede" })).rejects.toEqual(refused("editedMeanwhile"));
    await expect(correct("shelter", 2, { calmed: "" })).rejects.toEqual(refused("invalidInput"));
    expect(await notesFor("emergency")).toMatchObject([{ happened: "Råbte", number: 2 }]);
    const kept = await database.owner("select happened from citizen.safety_version order by number");
    expect(kept).toEqual([{ happened: said.happened }, { happened: "Råbte" }]);
  });

  it("is ended early by a leader – of the unit whose note it is, or of the holder – and then by nobody again", async () => {
    const { write, notesFor, region, course } = await world();
    const end = async (noteId: string, door: Door, who: "worker" | "lead" = "lead") =>
      region.relay.endSafetyNote(
        await region.actor(door, who),
        { courseId: course.id, noteId, why: "Det er blevet roligt" },
        region.now(),
      );
    const [theirs, ours] = [await write("shelter"), await write("emergency")];
    await expect(end(theirs, "shelter", "worker")).rejects.toEqual(refused("notAllowedLeadOnly"));
    await expect(end(ours, "shelter")).rejects.toEqual(refused("notAllowedLeadOnly"));
    region.later();
    await end(theirs, "shelter");
    await end(ours, "emergency");
    expect(await notesFor("emergency")).toEqual([]);
    for (const id of [ours, newId()]) await expect(end(id, "emergency")).rejects.toEqual(refused("stale"));
  });

  it("is read and answered by the citizen; the answer stands beside it, also after it is put right", async () => {
    const { write, notesFor, region, course, own } = await world();
    const noteId = await write("shelter");
    const now = () => region.now();
    expect(await own.views.safety(course.citizenId, now())).toMatchObject([{ id: noteId, ...said }]);
    await own.acts.answerSafetyNote(course.citizenId, { noteId, words: "Der var ild i gangen" }, now());
    region.later();
    const helper = await region.actor("emergency");
    const told = { courseId: course.id, noteId, words: "Det har jeg sagt undskyld for" };
    await region.relay.answerSafetyNote(helper, told, now());
    await region.relay.correctSafetyNote(
      await region.actor("shelter"),
      { courseId: course.id, noteId, number: 1, ...said, happened: "Råbte" },
      now(),
    );
    for (const door of ["emergency", "shelter"] as const)
      expect(await notesFor(door)).toMatchObject([
        {
          happened: "Råbte",
          answers: [
            { words: "Der var ild i gangen", byCitizen: true },
            { words: "Det har jeg sagt undskyld for", byCitizen: false, unitName: "Enhed emergency" },
          ],
        },
      ]);
    for (let more = 2; more < 20; more += 1)
      await own.acts.answerSafetyNote(course.citizenId, { noteId, words: `Nr. ${more}` }, now());
    const often = own.acts.answerSafetyNote(course.citizenId, { noteId, words: "Igen" }, now());
    await expect(often).rejects.toEqual(refused("answeredOften"));
    expect((await own.views.home(course.citizenId, now())).hardDays).toBe(true);
    const eva = await aCourse(region, { citizen: { knownAs: "Eva" }, consent: "relay" });
    expect(await own.views.safety(eva.citizenId, now())).toEqual([]);
    expect((await own.views.home(eva.citizenId, now())).hardDays).toBe(false);
    const hers = own.acts.answerSafetyNote(eva.citizenId, { noteId, words: "Nej" }, now());
    await expect(hers).rejects.toEqual(refused("stale"));
  });

  it("ends within a year in the database itself, is of a day that has been, and says what calmed", async () => {
    const { write, database, course, region } = await world();
    const noteId = await write("shelter");
    const { personId, unitId } = await region.actor("shelter");
    const note = (happened: string, ends: string) =>
      database.owner(
        `insert into citizen.safety_note (id, citizen_id, unit_id, begun_at, happened_on, ends_on)
         values ($1, $2, $3, '2026-06-02T10:00:00Z', $4, $5)`,
        [newId(), course.citizenId, unitId, happened, ends],
      );
    await expect(note("2026-06-01", "2027-06-02")).rejects.toMatchObject({
      constraint: "ends_within_a_year",
    });
    await expect(note("2026-06-01", "2026-06-01")).rejects.toMatchObject({
      constraint: "ends_within_a_year",
    });
    await expect(note("2026-06-03", "2026-07-01")).rejects.toMatchObject({ constraint: "has_happened" });
    const version = (calmed: string, words: string | null, why: string | null) =>
      database.owner(
        `insert into citizen.safety_version (id, note_id, number, happened, calmed, citizens_words, not_asked_why, written_by, unit_id, at)
         values ($1, $2, 9, 'x', $3, $4, $5, $6, $7, now())`,
        [newId(), noteId, calmed, words, why, personId, unitId],
      );
    await expect(version(" ", "x", null)).rejects.toMatchObject({ code: "23514" });
    for (const [words, why] of [
      [null, null],
      ["x", "y"],
    ] as const)
      await expect(version("x", words, why)).rejects.toMatchObject({ constraint: "their_words_or_why_not" });
    const longer = database.app.write(await region.actor("shelter", "lead"), (tx) =>
      tx.updateTable("citizen.safety_note").set({ ends_on: "2027-01-01" }).execute(),
    );
    await expect(longer).rejects.toMatchObject({ code: "42501" });
  });
});
