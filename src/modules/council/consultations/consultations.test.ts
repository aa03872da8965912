import { afterAll, beforeAll, expect, it, test } from "vitest";
import { type CalendarDay, hours, plus } from "#kernel/time.ts";
import type { Who } from "#modules/council/index.ts";
import {
  aCouncilHouse,
  answers,
  KEEPERS,
  COUNCIL_NOW as now,
  SITTERS,
} from "../../../../test/builders/council.ts";
import { describeOnEngine, type TestDatabase } from "../../../../test/db.ts";
import { USUAL_RULES } from "../bodyRules/rules.ts";
import type { SeatLetter } from "../notices/types.ts";
import { isOverdue, may, stateOf } from "./rules.ts";

const refused = (code: string) => expect.objectContaining({ code });
const none = { draft: "", adopted: false, sent: false, outcome: false, dropped: false };
const written = { ...none, draft: "Vi mener" };
const adopted = { ...written, adopted: true };
const sent = { ...adopted, sent: true };

test.each([
  [
    "nothing yet",
    none,
    "open",
    {
      write: 1,
      adopt: "nothingWritten",
      reopen: "answerNotAdopted",
      send: "answerNotAdopted",
      follow: "notSentYet",
      drop: 1,
    },
  ],
  [
    "written",
    written,
    "drafting",
    {
      write: 1,
      adopt: 1,
      reopen: "answerNotAdopted",
      send: "answerNotAdopted",
      follow: "notSentYet",
      drop: 1,
    },
  ],
  [
    "adopted",
    adopted,
    "adopted",
    { write: "alreadyAdopted", adopt: "alreadyAdopted", reopen: 1, send: 1, follow: "notSentYet", drop: 1 },
  ],
  [
    "sent",
    sent,
    "sent",
    {
      write: "alreadySent",
      adopt: "alreadySent",
      reopen: "alreadySent",
      send: "alreadySent",
      follow: 1,
      drop: "alreadySent",
    },
  ],
  [
    "followed",
    { ...sent, outcome: true },
    "followed",
    {
      write: "alreadySent",
      adopt: "alreadySent",
      reopen: "alreadySent",
      send: "alreadySent",
      follow: 1,
      drop: "alreadySent",
    },
  ],
  [
    "dropped",
    { ...written, dropped: true },
    "dropped",
    {
      write: "isDropped",
      adopt: "isDropped",
      reopen: "isDropped",
      send: "isDropped",
      follow: "isDropped",
      drop: "isDropped",
    },
  ],
] as const)("%s", (_, standing, state, expected) => {
  expect(stateOf(standing)).toBe(state);
  for (const [what, wanted] of Object.entries(expected)) {
    const ruling = may(what as Parameters<typeof may>[0], standing);
    expect([what, ruling.ok ? 1 : ruling.code]).toEqual([what, wanted]);
  }
});

test.each([
  ["the last day", "2026-03-02", none, false],
  ["the day after", "2026-03-03", none, true],
  ["sent late", "2026-03-03", sent, false],
  ["dropped", "2026-03-03", { ...none, dropped: true }, false],
] as const)("overdue: %s", (_, today, standing, late) =>
  expect(isOverdue({ ...standing, deadline: "2026-03-02" as CalendarDay }, today as CalendarDay)).toBe(late),
);

describeOnEngine("consultations", (open) => {
  let database: TestDatabase;
  let house: Awaited<ReturnType<typeof aCouncilHouse>>;
  beforeAll(async () => {
    database = await open();
    house = await aCouncilHouse(database);
  });
  afterAll(() => database.close());

  const asked = {
    ...{ title: "Ny plan for herberger", askedBy: "Regionsrådet", address: "https://eksempel.dk/plan" },
    ...{ receivedOn: "2026-02-20", deadline: "2026-03-20" },
  };
  const begun = async () => {
    const body = await house.aBody();
    const { secretary } = house.cast;
    const consultationId = await house.council.addConsultation(secretary, { bodyId: body.id, ...asked }, now);
    const version = async () =>
      Number(
        (await database.owner(`select version from council.consultation where id = '${consultationId}'`))[0]
          ?.version,
      );
    const at = async () => ({ consultationId, seen: await version() });
    const look = async (who: (typeof house.cast)["chair"] | null = null, when = now) =>
      house.council.consultation(body.slug, consultationId, who, when);
    const { council } = house;
    return {
      ...{ body, consultationId, at, look },
      write: async (words: string, who: Who = secretary) =>
        council.writeAnswer(who, { ...(await at()), words }, now),
      adopt: async (who: Who = secretary, on = "2026-03-01") =>
        council.adoptAnswer(who, { ...(await at()), on, by: "meeting", note: "Rådets møde" }, now),
      send: async (who: Who = secretary) =>
        council.sendAnswer(who, { ...(await at()), to: "Regionsrådet" }, now),
      follow: async (who: Who = secretary) =>
        council.followConsultation(
          who,
          { ...(await at()), outcome: "partly", on: "2026-03-02", words: "To af tre" },
          now,
        ),
    };
  };

  it("have come when they are written down: nobody was asked on a day that is not there yet", async () => {
    const { body, at } = await begun();
    const { secretary } = house.cast;
    const ahead = { ...asked, receivedOn: "2026-03-19" };
    const notYet = { code: "notYetThatDay" };
    await expect(
      house.council.addConsultation(secretary, { bodyId: body.id, ...ahead }, now),
    ).rejects.toMatchObject(notYet);
    await expect(
      house.council.correctConsultation(secretary, { ...(await at()), ...ahead }, now),
    ).rejects.toMatchObject(notYet);
  });

  it("are written down by who keeps the papers, drafted by who sits there, and done with by who keeps the papers", async () => {
    const { body, at, consultationId, adopt, send, follow, write } = await begun();
    expect(
      await answers(house.cast, (who) =>
        house.council.addConsultation(who, { bodyId: body.id, ...asked }, now),
      ),
    ).toBe(KEEPERS);
    expect(
      await answers(house.cast, async (who) =>
        house.council.correctConsultation(who, { ...(await at()), ...asked }, now),
      ),
    ).toBe(KEEPERS);
    expect(
      await answers(house.cast, (who) =>
        house.council.contributeToAnswer(who, { consultationId, words: "Husk hundene" }, now),
      ),
    ).toBe(SITTERS);
    expect(await answers(house.cast, (who) => write("Vi mener", who))).toBe(SITTERS);
    for (const step of [adopt, send, follow]) {
      for (const who of ["member", "guest", "elsewhere", "nobody"] as const)
        await expect(step(house.cast[who])).rejects.toEqual(refused("forbidden"));
      await step();
    }
  });

  it("are drafted together: nobody writes over what they have not seen, and every edition is kept", async () => {
    const { at, look, write } = await begun();
    const before = await at();
    await write("Første udkast", house.cast.member);
    await expect(
      house.council.writeAnswer(house.cast.chair, { ...before, words: "Et andet" }, now),
    ).rejects.toEqual(refused("editedMeanwhile"));
    await write("Andet udkast", house.cast.chair);
    const found = await look(house.cast.member);
    expect(found?.desk?.draft).toBe("Andet udkast");
    expect(found?.desk?.history.filter(({ did }) => did === "written").map(({ words }) => words)).toEqual([
      "Andet udkast",
      "Første udkast",
    ]);
  });

  it("show everybody what was sent, and what became of it; the draft and what was said on the way, those who sit there", async () => {
    const { consultationId, look, write, adopt, send, follow, body } = await begun();
    await write("Et hemmeligt udkast");
    await house.council.contributeToAnswer(
      house.cast.member,
      { consultationId, words: "et hemmeligt ord" },
      now,
    );
    await adopt();
    for (const who of [null, house.cast.guest, house.cast.elsewhere])
      expect(JSON.stringify(await look(who))).not.toContain("hemmeligt");
    expect((await look(house.cast.member))?.desk?.inputs).toMatchObject([{ words: "et hemmeligt ord" }]);
    const search = () =>
      database.owner(`select words from council.public_part where id = '${consultationId}'`);
    expect(JSON.stringify(await search())).not.toContain("hemmeligt");
    await send();
    expect((await look())?.consultation).toMatchObject({
      state: "sent",
      sent: { to: "Regionsrådet", answer: "Et hemmeligt udkast" },
    });
    expect(JSON.stringify(await search())).toContain("hemmeligt udkast");
    await follow();
    expect((await look())?.consultation).toMatchObject({
      state: "followed",
      outcome: { is: "partly", on: "2026-03-02", words: "To af tre" },
    });
    expect((await house.council.consultations(body.slug, null, now))?.consultations).toMatchObject([
      { id: consultationId, state: "followed" },
    ]);
  });

  it("are adopted when something is written and the day has come, and taken up again until they are sent; what is sent stays", async () => {
    const { at, write, adopt, send, consultationId } = await begun();
    await expect(adopt()).rejects.toEqual(refused("nothingWritten"));
    await write("Vi mener");
    await expect(adopt(house.cast.secretary, "2026-03-03")).rejects.toEqual(refused("notYetThatDay"));
    await adopt();
    await expect(write("Noget andet")).rejects.toEqual(refused("alreadyAdopted"));
    await house.council.reopenAnswer(house.cast.chair, { ...(await at()), why: "Et tal var forkert" }, now);
    await expect(send()).rejects.toEqual(refused("answerNotAdopted"));
    await write("Vi mener nu");
    await adopt();
    await send();
    await expect(write("Noget andet")).rejects.toEqual(refused("alreadySent"));
    await expect(
      database.app.plain("update council.consultation set answer = 'x' where id = $1", [consultationId]),
    ).rejects.toThrow(/not changed/);
  });

  it("are not adopted by a chair where the body's rules that day have none", async () => {
    const { at, write, body } = await begun();
    const { council, cast } = house;
    const rules = { ...USUAL_RULES, hasChair: false };
    await council.setRules(
      cast.secretary,
      { bodyId: body.id, from: "2026-03-01", rules, why: "Kommissoriet" },
      now,
    );
    await write("Vi mener");
    const adopted = async (by: "chair" | "written", on: string) =>
      council.adoptAnswer(cast.secretary, { ...(await at()), on, by }, now);
    await expect(adopted("chair", "2026-03-01")).rejects.toEqual(refused("hasNoChair"));
    await adopted("written", "2026-03-01");
    await council.reopenAnswer(cast.chair, { ...(await at()), why: "Fejl" }, now);
    await adopted("chair", "2026-02-28");
  });

  it("are overdue the day after the last one, and whoever keeps the papers is reminded once, a week before", async () => {
    const { look, consultationId } = await begun();
    const late = new Date("2026-03-21T10:00:00Z");
    expect((await look(null, new Date("2026-03-20T10:00:00Z")))?.consultation.overdue).toBe(false);
    expect((await look(null, late))?.consultation.overdue).toBe(true);
    await database.owner(
      `insert into identity.auth_user (id, name, email, email_verified, created_at, updated_at, person_id)
       values (gen_random_uuid(), 'x', 'keeper@example.org', true, now(), now(), '${house.cast.secretary.personId}')`,
    );
    const told = async (at: Date) => {
      const letters: SeatLetter[] = [];
      await house.council.tellSeats((_tx, letter) => letters.push(letter), at);
      return letters.flatMap(({ to, notices }) =>
        notices.filter(({ path }) => path.endsWith(consultationId)).map(({ day }) => `${to} ${day}`),
      );
    };
    expect(await told(new Date("2026-03-12T10:00:00Z"))).toEqual([]);
    expect(await told(new Date("2026-03-13T10:00:00Z"))).toEqual(["keeper@example.org 2026-03-20"]);
    expect(await told(plus(late, hours(1)))).toEqual([]);
  });

  it("what others decided stands on the list, heard or not, by who keeps the papers", async () => {
    const { body, consultationId, write, adopt, send } = await begun();
    const item = {
      ...{ title: "Herberget flytter", decidedBy: "Byrådet", decidedOn: "2026-02-28" },
      touches: "Det ligger længere væk",
    };
    expect(
      await answers(house.cast, (who) => house.council.addDecided(who, { bodyId: body.id, ...item }, now)),
    ).toBe(KEEPERS);
    const list = async () => (await house.council.consultations(body.slug, null, now))?.decided ?? [];
    const [first] = await list();
    expect(await list()).toHaveLength(3);
    expect(first).toMatchObject({ heard: null, version: 1 });
    const itemId = first?.id ?? "";
    const correct = (seen: number, link: string | null) =>
      house.council.correctDecided(house.cast.chair, { itemId, seen, ...item, consultationId: link }, now);
    await correct(1, consultationId);
    expect((await list()).find(({ id }) => id === itemId)?.heard).toMatchObject({
      id: consultationId,
      answered: false,
    });
    await write("Vi mener");
    await adopt();
    await send();
    expect((await list()).find(({ id }) => id === itemId)?.heard).toMatchObject({
      answered: true,
      afterwards: false,
    });
    // Asked on the day it was decided is in time; the day after it is not to be heard.
    const decidedOn = async (seen: number, day: string) => {
      const said = { itemId, seen, ...item, decidedOn: day, consultationId };
      await house.council.correctDecided(house.cast.chair, said, now);
      return (await list()).find(({ id }) => id === itemId)?.heard?.afterwards;
    };
    expect(await decidedOn(2, asked.receivedOn)).toBe(false);
    expect(await decidedOn(3, "2026-02-19")).toBe(true);
    await expect(correct(1, null)).rejects.toEqual(refused("editedMeanwhile"));
    const elsewhere = await begun();
    await expect(correct(4, elsewhere.consultationId)).rejects.toEqual(refused("notFound"));
    await expect(
      house.council.addDecided(house.cast.chair, { bodyId: body.id, ...item, decidedOn: "2026-03-03" }, now),
    ).rejects.toEqual(refused("notYetThatDay"));
    await house.council.takeOffDecided(house.cast.chair, { itemId, seen: 4, why: "Stod der to gange" }, now);
    expect(await list()).toHaveLength(2);
  });
});
