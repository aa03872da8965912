import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import { newId } from "#kernel/ids.ts";
import { addDays, calendarDay, dayOf } from "#kernel/time.ts";
import { aCouncilHouse, COUNCIL_NOW as now } from "../../../../test/builders/council.ts";
import { describeOnEngine, type TestDatabase } from "../../../../test/db.ts";
import { lettersFor } from "./rules.ts";
import { type DueNotice, NOTICE_KINDS, type SeatLetter } from "./types.ts";

const today = dayOf(now); // Monday 2 March 2026
const on = (days: number, time = "10:00:00") => new Date(`${addDays(today, days)}T${time}Z`);

it("one letter to each address, whatever there is to tell; what says its day is not told twice", () => {
  const notice = (kind: DueNotice["kind"], id: string, bodyId: string, day = "2026-03-09"): DueNotice => ({
    ...{ kind, id, bodyId, body: `Råd ${bodyId}`, path: "/raad/x", title: id, budget: null, alsoOf: [] },
    ...{ day: calendarDay(day), key: calendarDay(day) },
  });
  const due = [
    notice("taskDue", "opgave", "B"),
    notice("inputDue", "input", "A"),
    notice("inputAsked", "input", "A"),
    notice("dialogueCloses", "sen", "A", "2026-03-10"),
    notice("dialogueCloses", "tidlig", "A"),
  ];
  const keepers = new Map([
    ["A", ["k@x.dk"]],
    ["B", ["k@x.dk", "b@x.dk"]],
  ]);
  const sitters = new Map([["A", ["k@x.dk", "m@x.dk"]]]);
  const letters = lettersFor(due, keepers, sitters);
  expect(
    letters.map(({ to, notices }) => [to, notices.map(({ kind, title }) => `${kind} ${title}`)]),
  ).toEqual([
    ["k@x.dk", ["dialogueCloses tidlig", "dialogueCloses sen", "inputAsked input", "taskDue opgave"]],
    ["m@x.dk", ["dialogueCloses tidlig", "dialogueCloses sen", "inputAsked input"]],
    ["b@x.dk", ["taskDue opgave"]],
  ]);
});

describeOnEngine("letters to those with a seat", (open) => {
  let database: TestDatabase;
  let house: Awaited<ReturnType<typeof aCouncilHouse>>;
  beforeAll(async () => {
    database = await open();
    house = await aCouncilHouse(database);
    for (const name of ["secretary", "chair", "member", "guest"] as const)
      await database.owner(
        "insert into identity.auth_user (name, email, email_verified, person_id) values ($1::text, $1::text || '@raad.example', true, $2)",
        [name, house.cast[name].personId],
      );
  });
  afterAll(() => database.close());

  const SITTERS = ["chair@raad.example", "member@raad.example", "secretary@raad.example"];
  const KEEPERS = ["chair@raad.example", "secretary@raad.example"];

  async function told(at: Date): Promise<readonly SeatLetter[]> {
    const letters: SeatLetter[] = [];
    const count = await house.council.tellSeats((_tx, letter) => letters.push(letter), at);
    expect(count).toBe(letters.length);
    expect(new Set(letters.map(({ to }) => to)).size).toBe(count);
    return letters;
  }
  /** Whom a day's letters tell of what: "kind day" by address. */
  async function lines(at: Date): Promise<Record<string, string[]>> {
    const letters = await told(at);
    return Object.fromEntries(
      letters
        .toSorted((a, b) => (a.to < b.to ? -1 : 1))
        .map(({ to, notices }) => [to, notices.map(({ kind, day }) => `${kind} ${day}`)]),
    );
  }
  const all = (addresses: readonly string[], ...said: string[]) =>
    Object.fromEntries(addresses.map((to) => [to, said]));

  it("say that a dialogue is open, that it closes, and that it is summed up: once each, to who sits there", async () => {
    const { council, cast } = house;
    const { id: bodyId, slug } = await house.aBody();
    await house.seat(bodyId, "Uden adresse", "member");
    await council.addSeat(
      null,
      { bodyId, name: "Skrives til", role: "member", from: "2025-01-01", mail: "brev@raad.example" },
      now,
    );
    await council.addSeat(
      null,
      {
        bodyId,
        name: "Er gået",
        role: "member",
        from: "2025-01-01",
        until: "2026-02-01",
        mail: "gammel@raad.example",
      },
      now,
    );
    const everybody = ["brev@raad.example", ...SITTERS];
    const draft = { bodyId, title: "Måltal", question: "Hvilke?", closesOn: addDays(today, 9) };
    const dialogueId = await council.openDialogue(cast.secretary, draft, now);
    const [letter] = await told(on(0));
    expect(letter?.notices).toEqual([
      {
        kind: "dialogueOpened",
        body: expect.any(String),
        path: `/raad/${slug}/droeftelser/${dialogueId}`,
        day: draft.closesOn,
        title: "Måltal",
        budget: null,
      },
    ]);
    expect(await lines(on(0))).toEqual({});
    // Closing at 23.59 in Denmark, on another day in London.
    expect(await lines(on(6, "22:59:00"))).toEqual({});
    expect(await lines(on(6, "23:00:00"))).toEqual(all(everybody, `dialogueCloses ${addDays(today, 9)}`));
    await council.moveClosing(cast.chair, { dialogueId, seen: 1, closesOn: addDays(today, 10) }, on(7));
    expect(await lines(on(8))).toEqual(all(everybody, `dialogueCloses ${addDays(today, 10)}`));
    const sum = (seen: number, at: Date) =>
      council.sumUp(cast.chair, { dialogueId, seen, summary: "Enige" }, at);
    await sum(2, on(12));
    expect(await lines(on(12))).toEqual(all(everybody, "dialogueSummedUp null"));
    await sum(3, on(13));
    expect(await lines(on(13))).toEqual({});
    expect(await database.owner("select letters from council.notice where about = $1", [dialogueId])).toEqual(
      Array.from({ length: 4 }, () => ({ letters: 4 })),
    );
  });

  it("of a dialogue about an item of a joint meeting go to everybody who sits there, once each", async () => {
    const { council, cast, aBody, other } = house;
    const { id: bodyId } = await aBody();
    const seat = { bodyId: other, role: "member" as const, from: "2025-01-01", until: "2026-03-31" };
    await council.addSeat(null, { ...seat, name: "Gæst med plads", mail: "gaest@raad.example" }, now);
    await council.addSeat(null, { ...seat, name: "Begge steder", mail: "member@raad.example" }, now);
    const meeting = { bodyId, day: addDays(today, 20), start: "15:00", joint: [other] };
    const meetingId = await council.planMeeting(cast.secretary, meeting, now);
    const head = { title: "Punkt", open: false, closedBecause: "Sag" };
    const itemId = await council.addItem(cast.secretary, { meetingId, ...head }, now);
    await council.openDialogue(
      cast.secretary,
      { bodyId, itemId, title: "Hemmeligt", question: "?", closesOn: today },
      now,
    );
    const letters = await told(on(0));
    expect(letters.map(({ to }) => to).sort()).toEqual([...SITTERS, "gaest@raad.example"].sort());
    expect(JSON.stringify(letters)).not.toContain("Hemmeligt");
  });

  it("say that names are asked for, that the day comes near, and that it is decided", async () => {
    const { council, cast } = house;
    const { id: bodyId, seats } = await house.aBody();
    const ask = (title: string, answerBy: string | null) =>
      council.askForNames(
        cast.secretary,
        { bodyId, title, askedBy: "Regionen", fewest: 1, most: 1, answerBy },
        now,
      );
    const nominationId = await ask("Udvalget", addDays(today, 20));
    await ask("Uden frist", null);
    const gone = await ask("Kaldt tilbage", addDays(today, 20));
    expect(await lines(on(0))).toEqual(
      all(SITTERS, "namesAsked null", `namesAsked ${addDays(today, 20)}`, `namesAsked ${addDays(today, 20)}`),
    );
    await council.callOffNames(cast.secretary, { nominationId: gone, seen: 1, because: "Udsat" }, now);
    expect(await lines(on(12))).toEqual({});
    expect(await lines(on(13))).toEqual(all(SITTERS, `namesDue ${addDays(today, 20)}`));
    await council.nominate(cast.member, { nominationId, seatId: seats.member ?? "" }, on(13));
    const nominees = await database.owner("select id from council.nominee where nomination_id = $1", [
      nominationId,
    ]);
    await council.decideNames(
      cast.chair,
      {
        nominationId,
        seen: 1,
        chosen: nominees.map(({ id }) => String(id)),
        decidedOn: addDays(today, 14),
        decidedAt: "Mødet",
      },
      on(14),
    );
    expect(await lines(on(15))).toEqual(all(SITTERS, "namesDecided null"));
    expect(await lines(on(16))).toEqual({});
  });

  it("say that input is asked for, that the day comes near, and that the text is adopted; opened late, its day is not told twice", async () => {
    const { council, cast } = house;
    const { id: bodyId } = await house.aBody();
    const gather = (title: string, due: string) =>
      council.openGathering(cast.secretary, { bodyId, title, askedBy: "Regionen", due }, now);
    const gatheringId = await gather("Sundhedsplan", addDays(today, 10));
    await gather("Haster", addDays(today, 2));
    expect(await lines(on(0))).toEqual(
      all(SITTERS, `inputAsked ${addDays(today, 2)}`, `inputAsked ${addDays(today, 10)}`),
    );
    expect(await lines(on(1))).toEqual({});
    expect(await lines(on(7))).toEqual(all(SITTERS, `inputDue ${addDays(today, 10)}`));
    await council.adoptText(
      cast.chair,
      { gatheringId, seen: 1, words: "Vi mener", adoptedOn: addDays(today, 8), adoptedAt: "Mødet" },
      on(8),
    );
    expect(await lines(on(9))).toEqual(all(SITTERS, "inputAdopted null"));
    expect(await lines(on(40))).toEqual({});
  });

  it("tell keepers alone of a budget's day and of a task; moved, it is told anew; passed or done, not at all", async () => {
    const { council, cast } = house;
    const { id: bodyId } = await house.aBody();
    const put = (day: string) =>
      council.putBudgetDate(
        cast.secretary,
        { bodyId, authority: "Havlund", year: 2027, what: "hearing", day, source: "" },
        now,
      );
    await put(addDays(today, 20));
    expect(await lines(on(5))).toEqual({});
    expect(await lines(on(6))).toEqual(all(KEEPERS, `budgetDay ${addDays(today, 20)}`));
    await put(addDays(today, 20));
    expect(await lines(on(7))).toEqual({});
    await put(addDays(today, 21));
    expect(await lines(on(8))).toEqual(all(KEEPERS, `budgetDay ${addDays(today, 21)}`));
    await put(addDays(today, 30));
    expect(await lines(on(31))).toEqual({});

    const add = (words: string, due: string) =>
      council.addTask(cast.secretary, { bodyId, itemId: null, words, owner: "Ida", due }, now);
    await council.endTask(cast.secretary, await add("Gjort", addDays(today, 40)), now);
    await add("Ikke gjort", addDays(today, 40));
    expect(await lines(on(36))).toEqual({});
    const letters = await told(on(37));
    expect(letters.map(({ to, notices }) => [to, notices.map(({ title }) => title)])).toEqual(
      KEEPERS.map((to) => [to, ["Ikke gjort"]]),
    );
  });

  it("that were off for a while do not tell afterwards what is no news: a week, in days in Denmark", async () => {
    const { council, cast } = house;
    const { id: bodyId } = await house.aBody();
    const open = (title: string, at: string) =>
      council.openDialogue(
        cast.secretary,
        { bodyId, title, question: "Hvilke?", closesOn: addDays(today, 30) },
        new Date(at),
      );
    await open("En time før midnat", "2026-03-01T22:30:00Z");
    await open("En halv time efter", "2026-03-01T23:30:00Z");
    const [letter] = await told(on(7));
    expect(letter?.notices.map(({ title }) => title)).toEqual(["En halv time efter"]);
    expect(await told(on(8))).toEqual([]);
  });

  it("two processes that look at once write each letter once", async () => {
    const { id: bodyId } = await house.aBody();
    await house.council.openGathering(
      house.cast.secretary,
      { bodyId, title: "På en gang", askedBy: "Regionen", due: addDays(today, 20) },
      now,
    );
    const heard = await Promise.all([told(on(1)), told(on(1))]);
    expect(heard.map((letters) => letters.length).toSorted()).toEqual([0, 3]);
  });

  it("never say a word of what belongs to a closed item, whatever is opened and closed", async () => {
    const { council, cast } = house;
    const { id: bodyId } = await house.aBody();
    let hour = 0;
    const step = fc.record({
      what: fc.constantFrom("task", "dialogue"),
      opened: fc.boolean(),
      turned: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { minLength: 1, maxLength: 6 }),
        fc.integer({ min: 100, max: 5000 }),
        async (steps, day) => {
          const at = on(day);
          const due = addDays(dayOf(at), 1);
          const start = `${String(hour % 24).padStart(2, "0")}:${String(Math.floor(hour++ / 24)).padStart(2, "0")}`;
          const meetingId = await council.planMeeting(
            cast.secretary,
            { bodyId, day: addDays(today, 6000), start },
            now,
          );
          const head = (isOpen: boolean) => ({
            title: "Punkt",
            open: isOpen,
            closedBecause: isOpen ? "" : "Sag",
          });
          const said: { words: string; isOpen: boolean }[] = [];
          for (const { what, opened, turned } of steps) {
            const words = `Ord ${newId()}`;
            const itemId = await council.addItem(cast.secretary, { meetingId, ...head(opened) }, at);
            if (what === "task")
              await council.addTask(cast.secretary, { bodyId, itemId, words, owner: "Ida", due }, at);
            else
              await council.openDialogue(
                cast.secretary,
                { bodyId, title: words, question: "Hvad?", closesOn: due, itemId },
                at,
              );
            const isOpen = turned ? !opened : opened;
            if (turned)
              await council.editItem(cast.secretary, { meetingId, itemId, seen: 1, ...head(isOpen) }, at);
            said.push({ words, isOpen });
          }
          const text = JSON.stringify(await told(at));
          for (const { words, isOpen } of said) expect(text.includes(words)).toBe(isOpen);
        },
      ),
      { numRuns: 20 },
    );
  });

  it("are not told to nobody: who has an address before the day, hears of it then", async () => {
    const { council, cast } = house;
    const bodyId = await council.addBody(
      null,
      { region: "DK-84", slug: "raad-uden-adresser", name: "Rådet uden adresser", kind: "council" },
      now,
    );
    const asked = {
      title: "Nye tider",
      askedBy: "Regionen",
      receivedOn: "2026-02-20",
      deadline: addDays(today, 5),
    };
    await council.addConsultation(cast.remit, { bodyId, ...asked }, now);
    await council.openDialogue(
      cast.remit,
      { bodyId, title: "Måltal", question: "Hvilke?", closesOn: addDays(today, 5) },
      now,
    );
    const here = async (days: number) =>
      (await told(on(days))).flatMap(({ to, notices }) =>
        notices.filter(({ body }) => body === "Rådet uden adresser").map(({ kind }) => [to, kind]),
      );
    expect(await here(0)).toEqual([]);
    const seat = { bodyId, name: "Ida Holm", role: "secretary" as const, from: "2026-01-01" };
    await council.addSeat(cast.remit, { ...seat, mail: "sen@raad.example" }, now);
    expect(await here(1)).toEqual([
      ["sen@raad.example", "dialogueOpened"],
      ["sen@raad.example", "consultationDue"],
    ]);
    expect(await here(2)).toEqual([]);
  });

  it("know every kind there is", async () => {
    const [row] = await database.owner(
      "select pg_get_constraintdef(oid) as text from pg_constraint where conrelid = 'council.notice'::regclass and contype = 'c' and conname like '%kind%'",
    );
    for (const kind of NOTICE_KINDS) expect(row?.text).toContain(`'${kind}'`);
  });
});
