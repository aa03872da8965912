import { afterAll, beforeAll, expect, it } from "vitest";
import { newId } from "#kernel/ids.ts";
import { addDays, type CalendarDay, calendarDay, instantAt } from "#kernel/time.ts";
import { SYSTEM } from "#modules/identity/index.ts";
import { aCouncilHouse } from "../../../../test/builders/council.ts";
import { describeOnEngine, type TestDatabase } from "../../../../test/db.ts";
import { nowPublic } from "../site/store.ts";
import { COUNCIL_KEPT, type CouncilKept } from "./types.ts";

/** Long ago, so that every period has passed by any clock the tests run under; in winter, so that summer time begins on the way. */
const DAY = calendarDay("2016-02-20");
/** In the first hour of the day in Denmark, when it is the day before in London. */
const now = instantAt(DAY, "00:30");
const letter = () => ({ subject: "Møde", text: "Kom", calendar: "BEGIN:VCALENDAR" });

const aReading = {
  meeting: {
    ...{ body: "Rådet", date: DAY, start: "09:00", end: null, place: null, next: null, participants: [] },
  },
  items: [
    {
      ...{ number: 1, title: "Varmen", open: true, caseNumber: null, docId: null, words: "" },
      ...{ absent: [], annexes: [], sections: { decision: "Drøftet." } },
    },
  ],
  flags: [],
  places: [],
};

/** How many days after its day each is still there. */
const KEPT: Readonly<Record<CouncilKept, number>> = {
  seatAddresses: 30,
  lettersTold: 365,
  visitAnswers: 1,
  visitWords: 180,
  selfAnswers: 180,
  minutesBeside: 30,
  takenBack: 30,
  deadFiles: 30,
  readDocuments: 30,
};

describeOnEngine("what a council keeps for a time", (open) => {
  let database: TestDatabase;
  let house: Awaited<ReturnType<typeof aCouncilHouse>>;
  let body: { id: string; slug: string };
  beforeAll(async () => {
    database = await open();
    house = await aCouncilHouse(database);
    const slug = "raadet-i-sin-tid";
    const id = await house.council.addBody(
      null,
      { region: "DK-84", slug, name: "Rådet i sin tid", kind: "council" },
      now,
    );
    body = { id, slug };
  });
  afterAll(() => database.close());

  const rows = async (text: string, params: readonly unknown[] = []) => database.owner(text, params);
  const one = async (text: string, params: readonly unknown[] = []) => (await rows(text, params))[0];
  /** Everything a body shows and has written down, but for what is to go. */
  const TABLES =
    "meeting edition agenda_item item_text visit visit_words public_text public_part seat_edition body recommendation story dialogue gathering consultation annex approval_round".split(
      " ",
    );

  /** A meeting with an item; what becomes of it is for each test. */
  let meetings = 0;
  async function aMeeting(day: CalendarDay = addDays(DAY, 20)) {
    const { council, cast } = house;
    const start = `1${Math.floor(meetings / 60)}:${String(meetings++ % 60).padStart(2, "0")}`;
    const meetingId = await council.planMeeting(cast.remit, { bodyId: body.id, day, start }, now);
    const itemId = await council.addItem(cast.remit, { meetingId, title: "Varmen", open: true }, now);
    const file = () => council.meetingFile(cast.remit, body.slug, `${day}-${start.replace(":", "")}`, now);
    const addFile = () =>
      council.addFile(cast.remit, { meetingId, itemId, name: "a.txt" }, Buffer.from("Varmen"), now);
    const save = (words: string, seen: number, turn: number) =>
      council.saveText(
        cast.remit,
        { meetingId, itemId, section: "decision", words, seen, writer: newId(), turn },
        now,
      );
    return { meetingId, itemId, file, addFile, save };
  }

  /** Makes one of each kind whose day is `DAY`; gives how to see whether it is there. */
  const made: Readonly<Record<CouncilKept, () => Promise<() => Promise<boolean>>>> = {
    async seatAddresses() {
      const seat = await house.council.addSeat(
        null,
        {
          bodyId: body.id,
          name: "Ida Holm",
          role: "member",
          from: "2015-01-01",
          until: DAY,
          mail: "ida@havlund.example",
        },
        now,
      );
      return async () =>
        (await one("select mail from council.membership where id = $1", [seat]))?.mail !== "";
    },
    async lettersTold() {
      const [subscription, thing] = [newId(), newId()];
      await rows(
        `insert into council.subscription (id, address_sealed, address_digest, kinds, pace, lang, confirmed_at, seen_through, next_at)
         values ($1, 'x', '\\x01', '{minutes}', 'daily', 'da', $2, $2, $2)`,
        [subscription, now],
      );
      await rows("insert into council.told (subscription_id, kind, id, at) values ($1, 'minutes', $2, $3)", [
        subscription,
        thing,
        now,
      ]);
      return async () => (await one("select from council.told where id = $1", [thing])) !== undefined;
    },
    async visitAnswers() {
      const { visitId } = await aVisit();
      return async () =>
        (await one("select from council.visit_answer where visit_id = $1", [visitId])) !== undefined;
    },
    async visitWords() {
      const { visitId } = await aVisit("Ord, ingen har læst");
      return async () =>
        (await one("select from council.visit_words where visit_id = $1", [visitId])) !== undefined;
    },
    async selfAnswers() {
      const { council, cast } = house;
      const evaluationId = await council.openEvaluation(cast.remit, { bodyId: body.id, year: 2016 }, now);
      await council.answerEvaluation(cast.remit, { evaluationId, answers: { rightTopics: 4 } }, now);
      return async () =>
        (await one("select from council.self_answer where evaluation_id = $1", [evaluationId])) !== undefined;
    },
    async minutesBeside() {
      const { meetingId } = await published();
      const count = `select (select count(*) from council.text_beside t join council.agenda_item i on i.id = t.item_id where i.meeting_id = $1)
        + (select count(*) from council.text_turn t join council.agenda_item i on i.id = t.item_id where i.meeting_id = $1) as n`;
      expect(Number((await one(count, [meetingId]))?.n)).toBe(3);
      return async () => Number((await one(count, [meetingId]))?.n) > 0;
    },
    async takenBack() {
      const { council, cast } = house;
      const dialogueId = await council.openDialogue(
        cast.remit,
        { bodyId: body.id, title: "Måltal", question: "Hvilke?", closesOn: addDays(DAY, 9) },
        now,
      );
      const contributionId = await council.contribute(cast.remit, { dialogueId, words: "Fortrudt" }, now);
      await council.contribute(cast.remit, { dialogueId, words: "Står ved det" }, now);
      await council.withdrawContribution(cast.remit, { contributionId }, now);
      const gatheringId = await council.openGathering(
        cast.remit,
        { bodyId: body.id, title: "Input", askedBy: "Regionen", questions: ["Hvad?"], due: addDays(DAY, 9) },
        now,
      );
      const inputId = await council.giveInput(
        cast.remit,
        { gatheringId, place: 1, fromWhom: "Broen", words: "Fortrudt" },
        now,
      );
      await council.withdrawInput(cast.remit, { inputId }, now);
      const meeting = await aMeeting();
      const dissentId = await council.addDissent(
        cast.remit,
        { meetingId: meeting.meetingId, itemId: meeting.itemId, name: "Bo", words: "Fortrudt" },
        now,
      );
      await council.removeDissent(cast.remit, { meetingId: meeting.meetingId, dissentId }, now);
      const there = `select (select count(*) from council.contribution where words = 'Fortrudt') + (select count(*) from council.input where words = 'Fortrudt')
        + (select count(*) from council.dissent where words = 'Fortrudt') as n, (select count(*) from council.contribution where words = 'Står ved det') as kept`;
      return async () => {
        const { n, kept } = (await one(there)) ?? {};
        expect([0, 3]).toContain(Number(n));
        expect(Number(kept)).toBe(1);
        return Number(n) > 0;
      };
    },
    async deadFiles() {
      const { council, cast } = house;
      const [off, cancelled, stands] = [await aMeeting(), await aMeeting(), await aMeeting()];
      const files = [await off.addFile(), await cancelled.addFile()];
      await stands.addFile();
      await council.takeItemOff(cast.remit, { meetingId: off.meetingId, itemId: off.itemId }, now);
      await council.cancelMeeting(
        cast.remit,
        { meetingId: cancelled.meetingId, seen: 0, why: "Sne" },
        letter,
        now,
      );
      return async () => {
        const bytes = await rows(
          "select bytes is not null as there from council.file where annex_id = any($1)",
          [files],
        );
        expect(new Set(bytes.map(({ there }) => there)).size).toBe(1);
        expect(
          Number((await one("select count(*) as n from council.file where bytes is not null"))?.n),
        ).toBeGreaterThan(0);
        return bytes[0]?.there === true;
      };
    },
    /** Two documents that wait since long before; somebody mended one of them on the day. */
    async readDocuments() {
      const { council, cast } = house;
      const laid = async (text: string, at: Date) => {
        const sent = { name: "referat.pdf", text, meetings: [aReading] };
        const [one] = await council.layReadings(cast.remit, body.slug, sent, at);
        return one?.became === "waits" ? one.id : "";
      };
      const earlier = instantAt(addDays(DAY, -20), "12:00");
      const mended = await laid("REFERAT 1", earlier);
      await laid("REFERAT 2", now);
      await council.lookThrough(
        cast.remit,
        { readingId: mended, seen: 1, open: [], closed: [1], flags: [] },
        now,
      );
      return async () => {
        const left = (await rows("select id from council.read_meeting")).length;
        expect(await rows("select id from council.read_document")).toHaveLength(left);
        expect([0, 2]).toContain(left);
        return left === 2;
      };
    },
  };

  async function aVisit(words = "") {
    const { council, cast } = house;
    const visitId = await council.planVisit(
      cast.remit,
      {
        ...{ bodyId: body.id, place: "Varmestuen", heldOn: DAY },
        questions: [
          { kind: "choice", text: "Har du en læge?", options: ["Ja", "Nej"] },
          { kind: "words", text: "Hvad mangler?", options: [] },
        ],
      },
      now,
    );
    const { code } = await council.keptVisit(cast.remit, body.slug, visitId, now);
    for (let n = 0; n < 13; n++)
      await council
        .answerVisit(
          code,
          { choices: n === 0 ? {} : { 0: n % 2 }, words: { 1: n < 1 ? words : "" } },
          newId(),
          now,
        )
        .catch(() => {});
    await council.closeVisit(cast.remit, visitId, now);
    return { visitId };
  }

  /** Minutes that are public since `DAY`, written by two pages that collided. */
  async function published() {
    const { council, cast } = house;
    const { meetingId, file, save } = await aMeeting();
    await council.callMeeting(cast.remit, { meetingId, seen: 0 }, letter, now);
    await council.beginMeeting(cast.remit, meetingId, now);
    await save("Rådet var enigt.", 0, 1);
    await save("Rådet var uenigt.", 0, 1);
    const { besides, plan } = await file();
    await council.settleText(
      cast.remit,
      { meetingId, besideId: besides[0]?.id ?? "", seen: 1, take: "standing" },
      now,
    );
    await council.finishMinutes(cast.remit, { meetingId, seen: plan.edition, dissent: "{name}:" }, now);
    await rows("update council.meeting set state = 'published', published_at = $2 where id = $1", [
      meetingId,
      now,
    ]);
    return { meetingId };
  }

  it.each(COUNCIL_KEPT)(
    "%s are there to the last moment of their last day in Denmark, and gone when the next begins",
    async (kind) => {
      const { council } = house;
      const isThere = await made[kind]();
      const last = addDays(DAY, KEPT[kind]);
      const [before, after] = [
        new Date(instantAt(addDays(last, 1), "00:00").getTime() - 1),
        instantAt(addDays(last, 1), "00:00"),
      ];
      expect(before.toISOString()).toMatch(/T2[12]:59:59/);

      await council.retention.forgetLapsed(before);
      expect(await isThere()).toBe(true);
      expect((await council.retention.lapsed(before))[kind]).toBeUndefined();
      expect((await council.retention.lapsed(after))[kind]).toBeGreaterThan(0);
      const said = (await council.retention.forgetLapsed(after))[kind];
      expect(said).toBeGreaterThan(0);
      expect(await isThere()).toBe(false);
      expect((await council.retention.forgetLapsed(after))[kind]).toBeUndefined();
      expect(await council.retention.lapsed(after)).toEqual({});
      const entry = await one(
        "select detail from identity.audit_entry where action = 'retention.applied' and detail ->> 'what' = $1",
        [kind],
      );
      expect(entry?.detail).toEqual({ what: kind, rows: said });
    },
  );

  it("a visit shows the same before and after its answers are gone, and one that closes is counted once", async () => {
    const { council, cast } = house;
    const { visitId } = await aVisit();
    await council.publishVisit(cast.remit, { visitId, cameOf: "Vi skrev til kommunen" }, now);
    const shown = await council.publicVisit(body.id, visitId);
    expect(shown?.answered).toBe(12);
    expect(shown?.results[0]?.counts).toEqual([6, 6, 0]);
    await council.retention.forgetLapsed(new Date());
    expect(await one("select from council.visit_answer where visit_id = $1", [visitId])).toBeUndefined();
    expect(await council.publicVisit(body.id, visitId)).toEqual(shown);
  });

  it("nothing else goes: not what is public, not what is in use, and no more than a batch at a time", async () => {
    const { council, cast } = house;
    const seats = await Promise.all(
      [null, "2099-12-31"].map((until, n) =>
        council.addSeat(
          null,
          {
            bodyId: body.id,
            name: `Sidder ${n}`,
            role: "guest",
            from: "2015-01-01",
            until,
            mail: "sidder@havlund.example",
          },
          now,
        ),
      ),
    );
    await published();
    await database.app.write(SYSTEM, async (tx) =>
      nowPublic(tx, {
        kind: "page",
        id: newId(),
        bodyId: body.id,
        title: "Vision",
        words: "Varme",
        path: "/raad/x/om",
        at: now,
      }),
    );
    const { visitId } = await aVisit("Må vises");
    const { unread } = await council.keptVisit(cast.remit, body.slug, visitId, now);
    await council.settleWords(cast.remit, { visitId, wordsId: unread[0]?.id ?? "", shown: "Må vises" }, now);
    await council.publishVisit(cast.remit, { visitId }, now);
    await council.retention.forgetLapsed(new Date());
    const picture = () =>
      Promise.all(
        TABLES.map((table) =>
          rows(
            `select md5(coalesce(string_agg(t::text, '' order by t::text), '')) as h from council.${table} t`,
          ),
        ),
      );
    await rows(
      "insert into council.subscription (id, address_sealed, address_digest, kinds, pace, lang, confirmed_at, seen_through, next_at) values ($1, 'x', '\\x02', '{minutes}', 'daily', 'da', $2, $2, $2)",
      [visitId, now],
    );
    await rows(
      "insert into council.told select $1, 'minutes', gen_random_uuid(), $2 from generate_series(1, 1100)",
      [visitId, now],
    );
    const before = await picture();
    expect(await council.retention.forgetLapsed(new Date(), 1)).toEqual({ lettersTold: 500 });
    expect(await council.retention.forgetLapsed(new Date())).toEqual({ lettersTold: 600 });
    expect(await picture()).toEqual(before);
    expect(await rows("select distinct mail from council.membership where id = any($1)", [seats])).toEqual([
      { mail: "sidder@havlund.example" },
    ]);
    expect((await council.publicVisit(body.id, visitId))?.results[1]?.words).toEqual(["Må vises"]);
  });

  it("a clock that jumped ahead forgets nothing before its time, and the application deletes nothing by itself", async () => {
    const seatId = await house.council.addSeat(
      null,
      {
        bodyId: body.id,
        name: "Eva",
        role: "guest",
        from: "2015-01-01",
        until: "2099-12-31",
        mail: "eva@havlund.example",
      },
      now,
    );
    await house.council.retention.forgetLapsed(new Date("2200-01-01T00:00:00Z"));
    expect((await one("select mail from council.membership where id = $1", [seatId]))?.mail).toBe(
      "eva@havlund.example",
    );
    for (const table of "text_beside text_turn dissent contribution input file membership".split(" "))
      await expect(database.appSql(`delete from council.${table}`)).rejects.toThrow(/permission denied/);
  });
});
