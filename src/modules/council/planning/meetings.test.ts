import { afterAll, beforeAll, expect, it } from "vitest";
import { newId } from "#kernel/ids.ts";
import { isRefused } from "#kernel/refusal.ts";
import { addDays, calendarDay, dayOf } from "#kernel/time.ts";
import {
  aCouncilHouse,
  answers,
  KEEPERS,
  COUNCIL_NOW as now,
  SITTERS,
} from "../../../../test/builders/council.ts";
import { describeOnEngine, type TestDatabase } from "../../../../test/db.ts";
import type { CallWords } from "../index.ts";

const refused = (code: string) => expect.objectContaining({ code });
const DAY = calendarDay("2026-03-19");
const KEY = "2026-03-19-1500";

describeOnEngine("a meeting made here", (open) => {
  let database: TestDatabase;
  let house: Awaited<ReturnType<typeof aCouncilHouse>>;

  beforeAll(async () => {
    database = await open();
    house = await aCouncilHouse(database);
  });
  afterAll(() => database.close());

  const letter = ({ body, cancelled, again }: CallWords) => ({
    subject: `${cancelled ? "Aflyst" : again ? "Ændret" : "Møde"}: ${body}`,
    text: "Dagsorden",
    calendar: "BEGIN:VCALENDAR\r\nMETHOD:PUBLISH\r\nEND:VCALENDAR\r\n",
  });

  /** A meeting of a new body with two open items and a closed one, as its secretary has planned it. */
  async function aMeeting() {
    const { council, cast, aBody } = house;
    const body = await aBody();
    const meetingId = await council.planMeeting(
      cast.secretary,
      { bodyId: body.id, day: DAY, start: "15:00", end: "17:00", place: "Salen" },
      now,
    );
    const add = (title: string, closedBecause = "") =>
      council.addItem(cast.secretary, { meetingId, title, open: closedBecause === "", closedBecause }, now);
    const heat = await add("Varmen");
    const secret = await add("Valg af en person", "Personsag");
    const next = await add("Næste gang");
    const file = (who = cast.secretary) => council.meetingFile(who, body.slug, KEY, now);
    const write = (itemId: string, words: string, seen = 0, writer: string = newId()) =>
      council.saveText(cast.secretary, { meetingId, itemId, section: "decision", words, seen, writer }, now);
    return { body, meetingId, heat, secret, next, file, write };
  }

  it("is planned and its agenda built by whoever keeps the body's papers, and read by those who sit there", async () => {
    const { council, cast } = house;
    const { body, meetingId, heat, secret, next, file } = await aMeeting();
    expect(await answers(cast, (who) => council.meetingFile(who, body.slug, KEY, now))).toBe(SITTERS);
    let n = 0;
    expect(
      await answers(cast, (who) =>
        council.addItem(who, { meetingId, title: `Punkt ${n++}`, open: true }, now),
      ),
    ).toBe(KEEPERS);
    for (let i = 0; i < 2; i++)
      await council.moveItem(cast.secretary, { meetingId, itemId: next, by: -1 }, now);
    await council.moveItem(cast.secretary, { meetingId, itemId: next, by: -1 }, now);
    expect((await file()).items.slice(0, 3).map(({ id }) => id)).toEqual([next, heat, secret]);
    await council.takeItemOff(cast.secretary, { meetingId, itemId: next }, now);
    expect((await file()).items.map(({ id, place }) => [id, place]).slice(0, 2)).toEqual([
      [heat, 1],
      [secret, 2],
    ]);
    const head = { meetingId, itemId: heat, title: "Kulden", open: false };
    await expect(council.editItem(cast.secretary, { ...head, seen: 1 }, now)).rejects.toEqual(
      refused("sayWhyClosed"),
    );
    await council.editItem(cast.secretary, { ...head, seen: 1, closedBecause: "Personsag" }, now);
    await expect(
      council.editItem(cast.secretary, { ...head, seen: 1, closedBecause: "x" }, now),
    ).rejects.toEqual(refused("editedMeanwhile"));
    expect(await council.agenda(body.slug, KEY)).toBeNull();
  });

  it("puts the item about the next meeting last, and has one meeting at a time", async () => {
    const { council, cast, aBody } = house;
    const { id: bodyId, slug } = await aBody();
    const plan = (day = DAY, end = "17:00") =>
      council.planMeeting(
        cast.secretary,
        {
          ...{ bodyId, day, start: "15:00", end },
          standing: [
            { what: "welcome", title: "Velkomst" },
            { what: "next", title: "Næste møde" },
          ],
        },
        now,
      );
    const meetingId = await plan();
    await council.addItem(cast.secretary, { meetingId, title: "Varmen", open: true }, now);
    const { items } = await council.meetingFile(cast.secretary, slug, KEY, now);
    expect(items.map(({ title }) => title)).toEqual(["Velkomst", "Varmen", "Næste møde"]);
    await expect(plan()).rejects.toEqual(refused("meetingThere"));
    await expect(plan(addDays(DAY, 1), "14:00")).rejects.toEqual(refused("meetingEndsFirst"));
  });

  it("closes nothing where the body's rules say that all is open", async () => {
    const { council, cast } = house;
    const { body, meetingId, heat, file } = await aMeeting();
    const { rules } = await file();
    const open = {
      bodyId: body.id,
      from: DAY,
      rules: { ...rules, mayClose: false },
      why: "Rådet har sagt det",
    };
    await council.setRules(cast.secretary, open, now);
    const closed = { meetingId, title: "Personsag", open: false, closedBecause: "Personsag" };
    await expect(council.addItem(cast.secretary, closed, now)).rejects.toEqual(refused("closesNothing"));
    const shut = { ...closed, itemId: heat, seen: 1 };
    await expect(council.editItem(cast.secretary, shut, now)).rejects.toEqual(refused("closesNothing"));
    await council.addItem(cast.secretary, { meetingId, title: "Åbent", open: true }, now);
  });

  it("is called by letter with a calendar file; everybody reads the open items, and never one that was closed later", async () => {
    const { council, cast } = house;
    const { body, meetingId, heat, file } = await aMeeting();
    const told: CallWords[] = [];
    const write = (words: CallWords) => {
      told.push(words);
      return letter(words);
    };
    await database.owner(
      "insert into identity.auth_user (name, email, email_verified, person_id) values ('M', $1, true, $2) on conflict do nothing",
      ["medlem@raad.example", cast.member.personId],
    );
    const call = (seen: number) => council.callMeeting(cast.secretary, { meetingId, seen }, write, now);
    const names = [`chair i ${body.name}`, `guest i ${body.name}`, `secretary i ${body.name}`];
    expect(await call(0)).toEqual({ letters: 1, withoutAddress: names });
    await expect(call(0)).rejects.toEqual(refused("editedMeanwhile"));
    expect(await call(1)).toMatchObject({ letters: 1 });
    expect(told.map(({ again, meeting }) => [again, meeting.sequence])).toEqual([
      [false, 1],
      [true, 2],
    ]);
    const [mail] = await database.owner(
      "select count(*)::int as n, count(calendar)::int as files, bool_or(calendar like '%VCALENDAR%') as plain from platform.mail where subject like '%' || $1",
      [body.name],
    );
    expect(mail).toEqual({ n: 2, files: 2, plain: false });
    const shown = await council.agenda(body.slug, KEY);
    expect(shown?.items.map((item) => ("title" in item ? item.title : null))).toEqual([
      "Varmen",
      null,
      "Næste gang",
    ]);
    expect(JSON.stringify(shown)).not.toMatch(/Valg af en person|Personsag/);
    const { version } = (await file()).items.find(({ id }) => id === heat) ?? { version: 0 };
    await council.editItem(
      cast.secretary,
      { meetingId, itemId: heat, seen: version, title: "Varmen", open: false, closedBecause: "Personsag" },
      now,
    );
    expect(JSON.stringify(await council.agenda(body.slug, KEY))).not.toContain("Varmen");
    const found = await database.owner(
      "select words || title as words from council.public_part where id = $1",
      [meetingId],
    );
    expect(JSON.stringify(found)).not.toMatch(/Varmen|Valg af en person/);

    const moved = { meetingId, seen: 2, day: addDays(DAY, 7), start: "16:00" };
    await council.changeMeeting(cast.secretary, moved, write, now);
    expect(told.at(-1)).toMatchObject({
      again: true,
      cancelled: false,
      meeting: { sequence: 3, start: "16:00" },
    });
    // Where it was called first leads on.
    expect(await council.movedOn(body.slug, KEY)).toEqual({ heldOn: "2026-03-26", starts: "16:00" });
    await council.cancelMeeting(cast.secretary, { meetingId, seen: 3, why: "For få kan" }, write, now);
    expect(told.at(-1)).toMatchObject({ cancelled: true, meeting: { sequence: 4 } });
    await expect(council.beginMeeting(cast.secretary, meetingId, now)).rejects.toEqual(
      refused("meetingMovedOn"),
    );
    expect((await council.agenda(body.slug, "2026-03-26-1600"))?.state).toBe("cancelled");
  });

  it("is written by two at once: what collides is kept beside what stands until somebody has settled it", async () => {
    const { council, cast } = house;
    const { meetingId, heat, write, file } = await aMeeting();
    await council.beginMeeting(cast.secretary, meetingId, now);
    const both = await Promise.all([write(heat, "Annas ord"), write(heat, "Bos ord")]);
    expect(both.map(({ kept }) => kept).sort()).toEqual(["beside", "stands"]);
    const finish = (seen: number) =>
      council.finishMinutes(cast.secretary, { meetingId, seen, dissent: "{name} er ikke enig:" }, now);
    await expect(finish(0)).rejects.toEqual(refused("twoTexts"));
    const { besides, items } = await file();
    const standing = items.find(({ id }) => id === heat)?.texts.decision;
    expect([standing?.words, besides[0]?.words].sort()).toEqual(["Annas ord", "Bos ord"]);
    const settle = (seen: number) =>
      council.settleText(
        cast.secretary,
        { meetingId, besideId: besides[0]?.id ?? "", seen, take: "both" },
        now,
      );
    await expect(settle(7)).rejects.toEqual(refused("editedMeanwhile"));
    await settle(1);
    const after = await file();
    expect(after.besides).toEqual([]);
    expect(after.items.find(({ id }) => id === heat)?.texts.decision).toEqual({
      words: `${standing?.words}\n\n${besides[0]?.words}`,
      version: 2,
    });
    expect(await finish(0)).toBe(1);
    await expect(write(heat, "For sent", 2)).rejects.toEqual(refused("meetingMovedOn"));
  });

  it("keeps every text of a page that collides twice: what it wrote before it read what stands, and after", async () => {
    const { council, cast } = house;
    const { meetingId, heat, write, file } = await aMeeting();
    await council.beginMeeting(cast.secretary, meetingId, now);
    const anna = newId();
    await write(heat, "Bos første");
    expect((await write(heat, "Annas første", 0, anna)).kept).toBe("beside");
    await write(heat, "Bos andet", 1);
    // Anna's page has read what stands, and she writes on from there while Bo does the same.
    await write(heat, "Bos tredje", 2);
    expect((await write(heat, "Annas andet", 2, anna)).kept).toBe("beside");
    expect((await write(heat, "Annas andet, længere", 2, anna)).kept).toBe("beside");
    expect((await file()).besides.map(({ words }) => words)).toEqual([
      "Annas første",
      "Annas andet, længere",
    ]);
  });

  it("has those who came, who stepped in for whom, who was away at an item, and what somebody held against it", async () => {
    const { council, cast, seat } = house;
    const { body, meetingId, heat, write, file } = await aMeeting();
    const deputyId = await seat(body.id, "Suppleanten", "deputy");
    const memberId = body.seats.member ?? "";
    const present = (membershipId: string, stepsInFor: string | null = null) => ({
      ...{ membershipId, said: "present" as const, stepsInFor },
    });
    const attend = (seats: Parameters<typeof council.attend>[1]["seats"]) =>
      council.attend(cast.secretary, { meetingId, seats }, now);
    await attend([present(body.seats.chair ?? ""), { membershipId: memberId, said: "apologies" }]);
    expect((await file()).quorum).toEqual({ there: 1, needed: 1 });
    await attend([present(deputyId, memberId)]);
    expect((await file()).quorum).toEqual({ there: 2, needed: 1 });
    await expect(attend([present(memberId)])).rejects.toEqual(refused("stepsInTwice"));
    await expect(attend([present(newId())])).rejects.toEqual(refused("notASeat"));
    await council.addGuest(cast.secretary, { meetingId, name: "Gæsten", onBehalfOf: "Kommunen" }, now);
    const { attendance } = await file();
    const chair = attendance.find(({ membershipId }) => membershipId === body.seats.chair);
    const away = [{ attendanceId: chair?.id ?? "", why: "disqualified" as const }];
    await council.setAway(cast.secretary, { meetingId, itemId: heat, away }, now);
    await council.addDissent(
      cast.secretary,
      { meetingId, itemId: heat, name: "Suppleanten", words: "Jeg ville vente." },
      now,
    );
    const counted = { meetingId, itemId: heat, howMany: 3 };
    await council.addDissent(cast.secretary, counted, now);
    for (const odd of [
      { ...counted, name: "Ida" },
      { meetingId, itemId: heat, words: "Nej" },
    ])
      await expect(council.addDissent(cast.secretary, odd, now)).rejects.toEqual(refused("invalidInput"));
    await write(heat, "Varmen tændes.");
    await council.beginMeeting(cast.secretary, meetingId, now);
    await council.finishMinutes(
      cast.secretary,
      { meetingId, seen: 0, dissent: "{name} er ikke enig:", counted: "{count} medlemmer" },
      now,
    );
    const { minutes } = await file();
    expect(minutes?.meeting.participants).toEqual([`chair i ${body.name}`, "Suppleanten", "Gæsten"]);
    expect(minutes?.items[0]).toMatchObject({
      absent: [`chair i ${body.name}`, `member i ${body.name}`],
      sections: {
        decision: "Varmen tændes.\n\nSuppleanten er ikke enig: Jeg ville vente.\n\n3 medlemmer er ikke enig.",
      },
    });
    expect(minutes?.items[1]?.absent).toEqual([`member i ${body.name}`]);
  });

  it("has no dissent written where the body's rules on the day say so", async () => {
    const { council, cast } = house;
    const { body, meetingId, heat } = await aMeeting();
    const shown = await council.rules(body.slug, cast.secretary, now);
    if (!shown) throw new Error("a body has rules");
    const rules = { ...shown.today, dissentRecorded: false };
    await council.setRules(cast.secretary, { bodyId: body.id, from: DAY, why: "Kommissoriet", rules }, now);
    await expect(
      council.addDissent(cast.secretary, { meetingId, itemId: heat, name: "Ida", words: "Nej" }, now),
    ).rejects.toEqual(refused("dissentNotWritten"));
  });

  it("is approved as the rules say, published without what was closed, and corrected with a reason", async () => {
    const { council, cast } = house;
    const { body, meetingId, heat, secret, write, file } = await aMeeting();
    await council.beginMeeting(cast.secretary, meetingId, now);
    await write(heat, "Varmen tændes.");
    await write(secret, "Hemmeligt navn");
    const dissent = "{name}:";
    await council.finishMinutes(cast.secretary, { meetingId, seen: 0, dissent }, now);
    const publish = async () =>
      council.publish(cast.secretary, { meetingId, seen: (await file()).plan.edition, leavingOut: [2] }, now);
    await expect(publish()).rejects.toEqual(refused("notApproved"));
    await council.sendForApproval(cast.secretary, { meetingId, seen: 1 }, now);
    const objectionId = await council.objectToMinutes(cast.member, { meetingId, words: "Jeg var der" }, now);
    await expect(council.objectToMinutes(cast.guest, { meetingId, words: "x" }, now)).rejects.toEqual(
      refused("forbidden"),
    );
    const approve = (seen: number) => council.approveMinutes(cast.secretary, { meetingId, seen }, now);
    await expect(approve(2)).rejects.toEqual(refused("objectionsOpen"));
    await council.answerObjection(cast.secretary, { meetingId, objectionId, answer: "Rettet" }, now);
    expect(await approve(2)).toBe(3);
    expect(await publish()).toBe(4);
    const shown = await council.minutes(body.slug, KEY);
    expect(shown?.items[0]).toMatchObject({ title: "Varmen", sections: { decision: "Varmen tændes." } });
    expect(JSON.stringify(shown)).not.toMatch(/Hemmeligt|Valg af en person/);

    const correct = (why: string) =>
      council.correctMinutes(cast.secretary, { meetingId, seen: 4, why, dissent }, now);
    await expect(correct("Ingenting")).rejects.toEqual(refused("nothingChanged"));
    await write(heat, "Varmen tændes i maj.", 1);
    expect((await council.minutes(body.slug, KEY))?.items[0]).toMatchObject({
      sections: { decision: "Varmen tændes." },
    });
    expect(await correct("Måneden manglede")).toBe(5);
    expect((await council.minutes(body.slug, KEY))?.items[0]).toMatchObject({
      sections: { decision: "Varmen tændes i maj." },
    });
    expect(await council.corrections(body.slug, KEY)).toMatchObject([
      { edition: 5, why: "Måneden manglede" },
    ]);
    expect(
      (await council.editionOf(cast.secretary, body.slug, KEY, 4, now)).minutes.items[0]?.sections.decision,
    ).toBe("Varmen tændes.");
    await expect(council.editionOf(cast.member, body.slug, KEY, 4, now)).rejects.toEqual(
      refused("forbidden"),
    );
    await council.takeDown(cast.secretary, { meetingId, seen: 5, why: "Et navn" }, now);
    expect(await council.minutes(body.slug, KEY)).toBeNull();
    expect((await file()).plan.state).toBe("approved");
  });

  it("keeps who does what and before when", async () => {
    const { council, cast } = house;
    const { body, heat } = await aMeeting();
    const due = addDays(dayOf(now), 10);
    const task = { bodyId: body.id, itemId: heat, words: "Spørg kommunen", owner: "Ida Holm", due };
    expect(await answers(cast, (who) => council.addTask(who, task, now))).toBe(KEEPERS);
    const { tasks } = await council.tasks(cast.member, body.slug, now);
    expect(tasks).toHaveLength(3);
    await council.endTask(cast.secretary, tasks[0]?.id ?? "", now);
    expect((await council.tasks(cast.member, body.slug, now)).tasks).toHaveLength(2);
    await expect(council.addTask(cast.elsewhere, { ...task, bodyId: house.other }, now)).rejects.toEqual(
      refused("notFound"),
    );
    await expect(council.tasks(cast.guest, body.slug, now)).rejects.toSatisfy(isRefused);
  });

  it("does not show, plan or approve what its own keys forbid", async () => {
    const { meetingId } = await aMeeting();
    const set = (what: string) =>
      database.owner(`update council.meeting set ${what} where id = $1`, [meetingId]);
    await expect(set("state = 'published', published_at = now()")).rejects.toThrow(/minutes_are_there/);
    await expect(set("state = 'called'")).rejects.toThrow(/sent_when_called/);
    await expect(set("state = 'cancelled'")).rejects.toThrow(/cancelled_for_a_reason/);
    await expect(
      database.owner("update council.agenda_item set open = false where meeting_id = $1 and open", [
        meetingId,
      ]),
    ).rejects.toThrow(/closed_for_a_reason/);
  });
});
