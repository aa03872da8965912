import { afterAll, beforeAll, expect, it } from "vitest";
import { CARD_ALPHABET, type CardCode, newCardCode } from "#kernel/cardCode.ts";
import { newId } from "#kernel/ids.ts";
import { minutes } from "#kernel/time.ts";
import { createCitizen } from "#modules/citizen/index.ts";
import { SYSTEM } from "#modules/identity/index.ts";
import { createKeyring } from "#platform/crypto.ts";
import { aRegion, type Region } from "../../../../test/builders/region.ts";
import { aCourse, type BuiltCourse } from "../../../../test/builders/relay.ts";
import { describeOnEngine, type TestDatabase } from "../../../../test/db.ts";
import { createOwn } from "./index.ts";

const PIN = "482913";
/** Every unit's, in a region of tests. */
const PHONE = "+4520000000";
const HOME = "10.0.0.1";
const STRANGER = "203.0.113.9";

describeOnEngine("the Stafetkort", (open) => {
  let database: TestDatabase;
  let region: Region;
  let own: ReturnType<typeof createOwn>;
  let bo: BuiltCourse;

  beforeAll(async () => {
    database = await open();
    region = await aRegion(database);
    own = createOwn(region);
    bo = await aCourse(region, { consent: "notNow", meetMe: "Sæt dig ned" });
  });
  afterAll(() => database.close());

  const issue = async (course: BuiltCourse = bo, pin = PIN): Promise<CardCode> => {
    region.later();
    const nurse = await region.actor("emergency");
    await region.relay.issueCard(nurse, { courseId: course.id, pin }, region.now(), newId());
    const { card } = await region.views.courseCard(nurse, course.id, region.now());
    if (card === null) throw new Error("No card");
    return card.code;
  };
  const enter = (code: string, pin = PIN, address = HOME) => own.enter({ code, pin, address }, region.now());
  const refused = (code: string) => expect.objectContaining({ code });
  const logged = async (action: string) =>
    (
      await database.owner(
        "select outcome, citizen_id, person_id, unit_id from identity.audit_entry where action = $1 order by at, id",
        [action],
      )
    ).length;

  it("is for who takes part; a PIN others would guess is refused; nothing of it is kept as typed", async () => {
    const stranger = await region.actor("dropIn");
    const nurse = await region.actor("emergency");
    const ask = { courseId: bo.id, pin: PIN };
    await expect(region.relay.issueCard(stranger, ask, region.now())).rejects.toEqual(refused("notFound"));
    for (const pin of ["111111", "123456", "010180", "121212"])
      await expect(region.relay.issueCard(nurse, { ...ask, pin }, region.now())).rejects.toEqual(
        refused("pinUnfit"),
      );
    for (const pin of ["", "12345", "1234567", "48291a"])
      await expect(region.relay.issueCard(nurse, { ...ask, pin }, region.now())).rejects.toEqual(
        refused("invalidInput"),
      );
    const code = await issue();
    const rows = await database.owner(`
      select to_jsonb(k)::text as text from citizen.card k union all select to_jsonb(c)::text from platform.command c
      union all select to_jsonb(e)::text from identity.audit_entry e union all select to_jsonb(v)::text from platform.event v`);
    const everything = rows.map(({ text }) => String(text)).join("\n");
    expect(everything).not.toContain(PIN);
    expect(everything).not.toContain(code);
    await expect(region.views.courseCard(stranger, bo.id, region.now())).rejects.toEqual(refused("notFound"));
  });

  it("tells a finder a number to ring and nothing else; of a dead card, or none, nothing", async () => {
    const old = await issue();
    expect(await own.numberToRing(old.toLowerCase())).toBe(PHONE);
    const code = await issue();
    expect(await own.numberToRing(old)).toBeNull();
    expect(await own.numberToRing(code)).not.toBeNull();
    expect(await own.numberToRing(newCardCode(() => 3))).toBeNull();
    for (const typed of ["", "hej", "'; drop table", CARD_ALPHABET])
      expect(await own.numberToRing(typed)).toBeNull();
  });

  it("a new one kills the old with every page open on it, and so does losing it", async () => {
    const old = await issue();
    const open = await enter(old);
    expect(await own.whose(open, region.now())).toBe(bo.citizenId);
    const code = await issue();
    expect(await own.whose(open, region.now())).toBeNull();
    await expect(enter(old)).rejects.toEqual(refused("unknownCard"));
    const again = await enter(code);
    const nurse = await region.actor("emergency");
    await region.relay.loseCard(nurse, { courseId: bo.id }, region.now());
    expect(await own.whose(again, region.now())).toBeNull();
    await expect(enter(code)).rejects.toEqual(refused("unknownCard"));
    await expect(region.relay.loseCard(nurse, { courseId: bo.id }, region.now())).rejects.toEqual(
      refused("noCard"),
    );
  });

  it("two given out at once leave one that counts", async () => {
    await Promise.all([issue(), issue()]);
    const rows = await database.owner(
      "select 1 from citizen.card where citizen_id = $1 and ended_at is null",
      [bo.citizenId],
    );
    expect(rows).toHaveLength(1);
  });

  it("a helper at any door lets them try again at once", async () => {
    const code = await issue();
    for (let n = 0; n < 5; n++) await expect(enter(code, "500000")).rejects.toEqual(refused("wrongCardPin"));
    await expect(enter(code)).rejects.toEqual(refused("tooManyAttempts"));
    const elsewhere = await region.actor("dropIn");
    const about = { courseId: bo.id };
    await expect(region.relay.unlockCard(elsewhere, about, region.now())).rejects.toEqual(
      refused("notFound"),
    );
    await region.relay.unlockCard(elsewhere, { ...about, card: code }, region.now());
    expect(await own.whose(await enter(code), region.now())).toBe(bo.citizenId);
  });

  it("a stranger's storm slows the card down, from wherever it comes, and never locks it", async () => {
    const code = await issue();
    // Whoever is in already is not disturbed.
    const inside = await enter(code);
    const storm = await Promise.allSettled(
      Array.from({ length: 30 }, (_, n) => enter(code, "500000", `${STRANGER}${n}`)),
    );
    const answers = storm.map((one) => (one.status === "rejected" ? one.reason.code : "in"));
    expect(answers.filter((one) => one === "wrongCardPin")).toHaveLength(20);
    expect(answers.filter((one) => one === "tooManyAttempts")).toHaveLength(10);
    expect(await own.whose(inside, region.now())).toBe(bo.citizenId);
    await expect(enter(code)).rejects.toEqual(refused("tooManyAttempts"));
    region.later(minutes(16));
    expect(await own.whose(await enter(code), region.now())).toBe(bo.citizenId);
    expect(await logged("own.entered")).toBeGreaterThan(20);
  });

  it("a session is minutes, and over when they say so", async () => {
    const code = await issue();
    const idle = await enter(code);
    region.later(minutes(9));
    expect(await own.whose(idle, region.now())).toBe(bo.citizenId);
    region.later(minutes(9));
    expect(await own.whose(idle, region.now())).toBe(bo.citizenId);
    region.later(minutes(10));
    expect(await own.whose(idle, region.now())).toBeNull();
    const long = await enter(code);
    for (let clicks = 0; clicks < 6; clicks++) {
      expect(await own.whose(long, region.now())).toBe(bo.citizenId);
      region.later(minutes(9.9));
    }
    region.later(minutes(0.7));
    expect(await own.whose(long, region.now())).toBeNull();
    const left = await enter(code);
    expect(await own.leave(left)).toBe(true);
    expect(await own.whose(left, region.now())).toBeNull();
    expect(await own.leave(left)).toBe(false);
    expect(await own.whose("x".repeat(43), region.now())).toBeNull();
  });

  it("shown at a door that knows nobody: who has the baton, and 'is here' in one tap, whatever was said to others", async () => {
    const door = await region.actor("dropIn");
    const code = await issue();
    await expect(region.relay.arrive(door, { courseId: bo.id }, region.now())).rejects.toEqual(
      refused("notFound"),
    );
    const shown = await region.views.cardAtDoor(door, code, region.now());
    expect(shown).toMatchObject({ kind: "door", opens: false, ours: false, open: true, courseId: bo.id });
    expect(JSON.stringify(shown)).not.toMatch(/Bo|Bang|sleepTonight/);
    const wrong = newCardCode(() => 7);
    await expect(region.relay.arrive(door, { courseId: bo.id, card: wrong }, region.now())).rejects.toEqual(
      refused("notFound"),
    );
    const key = newId();
    await region.relay.arrive(door, { courseId: bo.id, card: code }, region.now(), key);
    await region.relay.arrive(door, { courseId: bo.id, card: code }, region.now(), key);
    const arrivals = await database.owner(
      "select 1 from relay.contact where course_id = $1 and way = 'arrived'",
      [bo.id],
    );
    expect(arrivals).toHaveLength(1);
    expect(await region.views.cardAtDoor(door, wrong, region.now())).toEqual({ kind: "unknown" });
    expect(await region.views.cardAtDoor(door, "", region.now())).toEqual({ kind: "unknown" });
    expect(await region.views.cardAtDoor(door, await issue(), region.now())).toMatchObject({ kind: "door" });
    expect(await region.views.cardAtDoor(door, code, region.now())).toEqual({ kind: "dead" });
    const entries = await database.owner(
      "select outcome, purpose from identity.audit_entry where action = 'card.shown' and unit_id = $1 order by at, id",
      [door.unitId],
    );
    expect(entries.filter(({ outcome }) => outcome === "denied").length).toBe(3);
    expect(entries.filter(({ outcome }) => outcome === "done").length).toBe(2);
  });

  it("shown at a door they object to: a number to ring", async () => {
    const code = await issue();
    const token = await enter(code);
    const citizenId = await own.whose(token, region.now());
    if (citizenId === null) throw new Error("Not in");
    const unitId = region.idOf("nightTeam");
    await own.acts.object(citizenId, { unitId }, region.now());
    const door = await region.actor("nightTeam");
    expect(await region.views.cardAtDoor(door, code, region.now())).toEqual({
      kind: "ring",
      phone: PHONE,
    });
    const { objections } = await own.views.consent(citizenId, region.now());
    expect(objections).toEqual([{ id: expect.any(String), name: expect.any(String) }]);
    await own.acts.lift(citizenId, { objectionId: objections[0]?.id ?? "" }, region.now());
    expect(await region.views.cardAtDoor(door, code, region.now())).toMatchObject({ kind: "door" });
  });

  it("theirs to see and to say: what they said counts at once, and a helper sees whose hand it was", async () => {
    const { citizenId } = bo;
    const door = await region.actor("shelter");
    expect(await own.views.home(citizenId, region.now())).toMatchObject({
      knownAs: "Bo",
      open: true,
      holder: { phone: PHONE },
      needs: [{ kind: { da: expect.any(String) }, asked: [] }],
    });
    await own.acts.giveConsent(citizenId, { scope: "relay" }, region.now());
    expect(await own.views.consent(citizenId, region.now())).toMatchObject({ consent: { scope: "relay" } });
    region.later();
    const seen = await region.views.course(door, bo.id, region.now(), "citizenHere");
    expect(seen).toMatchObject({ kind: "closed", knownAs: "Bo" });
    await own.acts.withdrawConsent(citizenId, {}, region.now());
    region.later();
    expect(await region.views.course(door, bo.id, region.now(), "citizenHere")).toMatchObject({
      kind: "closed",
      holder: null,
    });
    expect((await own.views.consent(citizenId, region.now())).consent).toBeNull();
    const kept = await database.owner(
      "select form from consent.consent where citizen_id = $1 order by given_at desc limit 1",
      [citizenId],
    );
    expect(kept).toEqual([{ form: "card" }]);
  });

  it("how they want to be met: what a helper wrote is approved, their own words are a new version", async () => {
    const { citizenId } = bo;
    const { latest } = await own.views.meetMe(citizenId, region.now());
    expect(latest).toMatchObject({ words: "Sæt dig ned", byCitizen: false, approvedAt: null });
    await own.acts.approveMeetMe(citizenId, { meetMeId: latest?.id ?? "" }, region.now());
    expect((await own.views.meetMe(citizenId, region.now())).latest?.approvedAt).not.toBeNull();
    region.later();
    const hostile = `<script>alert(1)</script> ' -- ${"æ".repeat(3000)}`;
    await own.acts.writeMeetMe(
      citizenId,
      { words: hostile, helps: "Ro", follows: latest?.id ?? "" },
      region.now(),
    );
    expect((await own.views.meetMe(citizenId, region.now())).latest).toMatchObject({
      words: hostile,
      helps: "Ro",
      byCitizen: true,
    });
    await expect(
      own.acts.approveMeetMe(citizenId, { meetMeId: latest?.id ?? "" }, region.now()),
    ).rejects.toEqual(refused("stale"));
    // A helper wrote meanwhile, or nothing would be left: told, and nothing changed.
    await expect(
      own.acts.writeMeetMe(citizenId, { helps: "Mit", follows: latest?.id ?? "" }, region.now()),
    ).rejects.toEqual(refused("editedMeanwhile"));
    await expect(own.acts.writeMeetMe(citizenId, { helps: "", words: " " }, region.now())).rejects.toEqual(
      refused("nothingSaid"),
    );
    await expect(own.acts.writeMeetMe(citizenId, { words: "x".repeat(4001) }, region.now())).rejects.toEqual(
      refused("invalidInput"),
    );
  });

  it("asking for help is a task where the baton is, once, until somebody has been in contact", async () => {
    const { citizenId } = bo;
    const key = newId();
    await own.acts.askForHelp(citizenId, { words: "Ring til mig" }, region.now(), key);
    await own.acts.askForHelp(citizenId, { words: "Ring til mig" }, region.now(), key);
    await own.acts.askForHelp(citizenId, {}, region.now());
    expect((await own.views.home(citizenId, region.now())).asking).toBe(true);
    const nurse = await region.actor("emergency");
    const { alarms } = await region.views.shift(nurse, region.now());
    expect(alarms.filter(({ kind }) => kind === "citizenAsks")).toHaveLength(1);
    const asks = async () => {
      const view = await region.views.course(nurse, bo.id, region.now());
      return view.kind === "full" ? view.asks.map(({ words }) => words) : [];
    };
    expect(await asks()).toEqual(["Ring til mig", ""]);
    region.later();
    await region.relay.recordContact(nurse, { courseId: bo.id, way: "phone" }, region.now());
    expect(await asks()).toEqual([]);
    expect((await own.views.home(citizenId, region.now())).asking).toBe(false);
  });

  it("turned away: the same record as a worker's", async () => {
    await own.acts.recordTurnedAway(
      bo.citizenId,
      { doorName: "En port", what: "guards", reason: "Kom igen" },
      region.now(),
    );
    const ahead = { doorName: "En port", what: "guards", happenedOn: "2030-01-01" } as const;
    await expect(own.acts.recordTurnedAway(bo.citizenId, ahead, region.now())).rejects.toEqual(
      refused("dayIsAhead"),
    );
    const rows = await database.owner("select told_by, what, course_id from relay.turned_away");
    expect(rows).toEqual([{ told_by: "citizen", what: "guards", course_id: bo.id }]);
  });

  it("who has looked, by day and door, without their own looks", async () => {
    const days = await own.views.looked(bo.citizenId, region.now());
    expect(days.length).toBeGreaterThan(3);
    expect(days.some(({ action }) => action === "card.shown")).toBe(true);
    expect(days.some(({ action }) => action.startsWith("own."))).toBe(false);
  });

  it("and the citizen sees nobody else's anything", async () => {
    const other = await aCourse(region, { citizen: { knownAs: "Eva" }, meetMe: "Gå stille" });
    const { citizenId } = bo;
    const latest = await own.views.meetMe(other.citizenId, region.now());
    await expect(
      own.acts.approveMeetMe(citizenId, { meetMeId: latest.latest?.id ?? "" }, region.now()),
    ).rejects.toEqual(refused("stale"));
    expect(JSON.stringify(await own.views.home(citizenId, region.now()))).not.toContain("Eva");
    const none = await own.views.home(newId(), region.now());
    expect(none).toMatchObject({ knownAs: "", holder: null, needs: [] });
    await expect(own.acts.withdrawConsent(newId(), {}, region.now())).rejects.toEqual(refused("noCourse"));
  });

  it("keys change under a card: it is found, printed and opened as before", async () => {
    const code = await issue();
    const young = { id: "young", key: Buffer.alloc(32, 2) };
    const younger = createKeyring([young, { id: "test", key: Buffer.alloc(32, 7) }]);
    const citizens = createCitizen({ keyring: younger });
    const { cards, unreadable } = await citizens.rotateKeys(database.app);
    expect({ cards, unreadable }).toEqual({ cards: 1, unreadable: [] });
    const alone = createCitizen({ keyring: createKeyring([young]) });
    const after = { ...region, citizens: alone };
    expect((await database.app.read(SYSTEM, (db) => alone.liveCard(db, [bo.citizenId])))?.code).toBe(code);
    const token = await createOwn(after).enter({ code, pin: PIN, address: HOME }, region.now());
    expect(await own.whose(token, region.now())).toBe(bo.citizenId);
  });
});
