import { afterAll, beforeAll, expect, it } from "vitest";
import { hours, plus } from "#kernel/time.ts";
import { openPostbox, type Postbox } from "../../test/builders/postbox.ts";
import { type TestDatabase, testDatabase } from "../../test/db.ts";
import { systemActor } from "./db.ts";
import { createMail, encrypted, type Mail } from "./mail.ts";

const now = new Date("2026-03-02T22:40:00Z");
const secret = "a secret for tests, long enough to be one";
const from = "Stafet <stafet@example.dk>";

let database: TestDatabase;
let box: Postbox;
let mail: Mail;

beforeAll(async () => {
  database = await testDatabase({ engine: "postgres" });
  box = await openPostbox();
  mail = createMail({ db: database.app, secret, smtpUrl: box.url, from });
});
afterAll(async () => {
  await mail.close();
  box.close();
  await database.close();
});

const post = (to: string, text = "Følg linket", at = now) =>
  database.app.write(systemActor, async (tx) => mail.post(tx, { to, subject: "Invitation", text }, at));
const rowOf = async (to: string) =>
  (await database.owner("select sealed, attempts, sent_at from platform.mail where recipient = $1", [to]))[0];

it("a letter lies sealed until it is sent, and its text is gone afterwards", async () => {
  await post("ida@example.dk", "Følg https://stafet.example.dk/invitation/hemmeligt");
  expect(JSON.stringify(await rowOf("ida@example.dk"))).not.toContain("hemmeligt");
  expect(await mail.deliver(now)).toBe(1);
  expect(box.letters.join("\n")).toContain("ida@example.dk");
  expect(box.letters.join("\n")).toContain("hemmeligt");
  expect(await rowOf("ida@example.dk")).toEqual({ sealed: null, attempts: 0, sent_at: now });
  expect(await mail.deliver(now)).toBe(0);
});

it("a calendar file goes with its letter, sealed as that is, and is gone afterwards", async () => {
  const calendar = "BEGIN:VCALENDAR\r\nMETHOD:PUBLISH\r\nX-HEMMELIG:1\r\nEND:VCALENDAR\r\n";
  const letter = { to: "kalender@example.dk", subject: "Møde", text: "Dagsorden", calendar };
  await database.app.write(systemActor, async (tx) => mail.post(tx, letter, now));
  const kept = async () =>
    (
      await database.owner("select calendar from platform.mail where recipient = $1", ["kalender@example.dk"])
    )[0];
  expect(JSON.stringify(await kept())).not.toContain("HEMMELIG");
  expect(await mail.deliver(now)).toBe(1);
  const sent = await box.letter(/kalender@example\.dk/);
  expect(sent).toMatch(/text\/calendar; charset=utf-8; method=PUBLISH/);
  expect(sent).toContain("moede.ics");
  expect(await kept()).toEqual({ calendar: null });
});

it("what a server refuses waits, counted, and goes when it is taken", async () => {
  await post("later@example.dk");
  box.refuse(true);
  expect(await mail.deliver(now)).toBe(0);
  expect(await rowOf("later@example.dk")).toMatchObject({ attempts: 1, sent_at: null });
  expect((await mail.waiting()).count).toBe(1);
  box.refuse(false);
  expect(await mail.deliver(now)).toBe(1);
  expect((await mail.waiting()).count).toBe(0);
});

it("a letter of a transaction that is undone is never sent", async () => {
  const undone = database.app.write(systemActor, async (tx) => {
    mail.post(tx, { to: "never@example.dk", subject: "", text: "" }, now);
    throw new Error("undone");
  });
  await expect(undone).rejects.toThrow("undone");
  expect(await rowOf("never@example.dk")).toBeUndefined();
});

it("without a server it stays in the outbox, to be read there; with another secret it cannot be", async () => {
  const house = createMail({ db: database.app, secret, smtpUrl: null, from });
  await database.app.write(systemActor, async (tx) =>
    house.post(tx, { to: "demo@example.dk", subject: "S", text: "Læs mig" }, plus(now, 1)),
  );
  expect(await house.deliver(now)).toBe(0);
  expect((await house.outbox())[0]).toMatchObject({ recipient: "demo@example.dk", text: "Læs mig" });
  const stranger = createMail({ db: database.app, secret: `${secret}!`, smtpUrl: null, from });
  expect((await stranger.outbox())[0]).toMatchObject({ recipient: "demo@example.dk", text: null });
  expect(await house.forgetOld(plus(now, hours(1)))).toBeGreaterThan(0);
  expect(await house.outbox()).toEqual([]);
});

it.each([
  ["smtp://mail.example.dk:587", "smtp://mail.example.dk:587?requireTLS=true"],
  ["smtp://u:p@mail.example.dk", "smtp://u:p@mail.example.dk?requireTLS=true"],
  ["smtps://mail.example.dk", "smtps://mail.example.dk"],
  ["smtp://127.0.0.1:2525", "smtp://127.0.0.1:2525"],
  ["smtp://mail.example.dk?requireTLS=false", "smtp://mail.example.dk?requireTLS=false"],
])("%s leaves as %s", (given, leaves) => {
  expect(encrypted(given)).toBe(leaves);
});

it("a server that speaks no TLS gets no letter, unless it is this machine", async () => {
  const strict = createMail({
    db: database.app,
    secret,
    smtpUrl: `${box.url}?requireTLS=true`,
    from,
  });
  await database.app.write(systemActor, async (tx) =>
    strict.post(tx, { to: "tls@example.dk", subject: "s", text: "a link" }, now),
  );
  const before = box.letters.length;
  const why: unknown[] = [];
  expect(await strict.deliver(now, (error) => why.push(error))).toBe(0);
  expect(box.letters).toHaveLength(before);
  expect(why).toEqual([expect.objectContaining({ code: "ESOCKET" })]);
  await strict.close();
});

it("a letter somebody subscribed to says how to stop it, and who stops is not kept in the outbox", async () => {
  const list = { end: "https://stafet.example/slut/token" };
  const [to, other] = ["laeser@example.dk", "anden@example.dk"];
  await database.app.write(systemActor, async (tx) => {
    mail.post(tx, { to, subject: "Nyt", text: "Et", list }, now);
    mail.post(tx, { to, subject: "Vil du?", text: "Et", list: { end: null } }, now);
    mail.post(tx, { to: other, subject: "Nyt", text: "Et", list }, now);
  });
  await post(to);
  const kept = await database.owner("select list from platform.mail where recipient = $1", [to]);
  expect(JSON.stringify(kept)).not.toContain("token");
  await mail.deliver(now);
  const sent = box.letters.filter((letter) => letter.includes(`To: ${to}`));
  expect(
    sent.filter((letter) => letter.includes("List-Unsubscribe: <https://stafet.example/slut/token>")),
  ).toHaveLength(1);
  expect(
    sent.filter((letter) => letter.includes("List-Unsubscribe-Post: List-Unsubscribe=One-Click")),
  ).toHaveLength(1);
  await database.app.write(systemActor, async (tx) => mail.forgetList(tx, to));
  const left = await database.owner(
    "select subject, recipient from platform.mail where recipient in ($1, $2) order by 1",
    [to, other],
  );
  expect(left).toEqual([
    { subject: "Invitation", recipient: to },
    { subject: "Nyt", recipient: other },
  ]);
});
