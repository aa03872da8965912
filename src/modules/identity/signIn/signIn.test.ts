import { afterAll, beforeAll, expect, it } from "vitest";
import { hours, minutes, plus } from "#kernel/time.ts";
import { createMail, type Mail } from "#platform/mail.ts";
import { aUnit, type BuiltUnit, build } from "../../../../test/builders/house.ts";
import { describeOnEngine, type TestDatabase } from "../../../../test/db.ts";
import {
  createIdentity,
  createSignIn,
  type Entered,
  type From,
  type Identity,
  type SignedIn,
  type SignIn,
} from "../index.ts";

const now = new Date("2026-03-02T22:40:00Z");
const secret = "a secret for tests, long enough to be one";
const home: From = { address: "192.0.2.1", agent: "Firefox, Windows", device: null };
const good = "grøn cykel ved havnen";

describeOnEngine("signing in with e-mail and password", (open) => {
  let database: TestDatabase;
  let identity: Identity;
  let mail: Mail;
  let signIn: SignIn;
  let shelter: BuiltUnit;
  let clinic: BuiltUnit;

  beforeAll(async () => {
    database = await open();
    identity = createIdentity({ db: database.app });
    mail = createMail({ db: database.app, secret, smtpUrl: null, from: "stafet@example.dk" });
    signIn = createSignIn({ db: database.app, mail, secret, publicOrigin: null });
    [shelter, clinic] = await build(database.app, async (tx) => {
      const first = await aUnit(identity, tx, { slug: "shelter" });
      return [first, await aUnit(identity, tx, { slug: "clinic" })] as const;
    });
  });
  afterAll(() => database.close());

  const entered = (result: Entered) => {
    if (result.kind !== "in") throw new Error("Expected to be in");
    return result;
  };
  const who = async (token: string, at = now): Promise<SignedIn> => {
    const found = await identity.whoIs(token, at);
    if (!found) throw new Error("Nobody");
    return found;
  };
  const leadOf = async (unit: BuiltUnit) => who(await identity.signIn(unit.people[1] ?? "", unit.id, now));
  const linkIn = async (email: string): Promise<string> => {
    const letter = (await mail.outbox()).find(({ recipient }) => recipient === email);
    return letter?.text ?? "no letter";
  };
  const invite = async (email: string, unit: BuiltUnit, role: "worker" | "lead" | "volunteer" = "worker") => {
    const draft = { email, name: "Ida Holm", unitId: unit.id, role };
    await signIn.invite(await leadOf(unit), draft, (text) => ({ subject: "Invitation", text }), now);
    return linkIn(email.toLowerCase());
  };
  /** Somebody with a way in and `good` for a password. */
  const member = async (email: string, unit = shelter) =>
    entered(
      await signIn.accept({ token: await invite(email, unit), name: "Ida Holm", password: good }, home, now),
    );
  const logged = (action: string) =>
    database.owner(
      "select outcome, person_id, detail from identity.audit_entry where action = $1 order by at, id",
      [action],
    );

  it("an invitation accepted makes a person with a way in, on duty in the unit", async () => {
    const { token } = await member("Ida@Example.dk");
    expect(await who(token)).toMatchObject({
      personName: "Ida Holm",
      method: "password",
      actor: { unitId: shelter.id, role: "worker" },
    });
    const again = entered(await signIn.withPassword({ email: " IDA@example.dk", password: good }, home, now));
    expect((await who(again.token)).personId).toBe((await who(token)).personId);
  });

  it("an unknown address, a wrong password and somebody who has left are told the same, and each is logged", async () => {
    const { personId } = await member("left@example.dk");
    await member("here@example.dk");
    await build(database.app, (tx) => identity.offboard(tx, personId, now));
    const before = (await logged("identity.signIn")).length;
    for (const typed of [
      { email: "nobody@example.dk", password: good },
      { email: "here@example.dk", password: "not the right one" },
      { email: "left@example.dk", password: good },
      { email: "not an address", password: good },
    ])
      await expect(signIn.withPassword(typed, home, now)).rejects.toMatchObject({
        code: "wrongSignIn",
        details: {},
      });
    const entries = (await logged("identity.signIn")).slice(before);
    expect(entries.filter(({ outcome }) => outcome === "denied").length).toBe(4);
    expect(JSON.stringify(entries)).not.toContain("example.dk");
  });

  it.each([
    ["short", "tooShort"],
    ["passwordpassword", "tooCommon"],
    ["grøn cykel ".repeat(30), "tooLong"],
  ])("a password like %.20s is refused, and the invitation is not used up", async (password, fault) => {
    const token = await invite("weak@example.dk", shelter);
    const attempt = signIn.accept({ token, name: "Ida", password }, home, now);
    await expect(attempt).rejects.toMatchObject({ code: "passwordUnfit", details: { fault } });
    expect(await signIn.invitation(token, now)).toMatchObject({ email: "weak@example.dk", existing: null });
  });

  it("an invitation is used once, lapses after a week, and a newer one to the same takes its place", async () => {
    const first = await invite("once@example.dk", shelter);
    const second = await invite("once@example.dk", shelter);
    await expect(signIn.invitation(first, now)).rejects.toMatchObject({ code: "linkExpired" });
    await expect(signIn.invitation(second, plus(now, hours(24 * 7)))).rejects.toMatchObject({
      code: "linkExpired",
    });
    await expect(signIn.invitation(`${second}x`, now)).rejects.toMatchObject({ code: "linkUnknown" });
    await signIn.accept({ token: second, name: "Ida", password: good }, home, now);
    await expect(
      signIn.accept({ token: second, name: "Eve", password: good }, home, now),
    ).rejects.toMatchObject({
      code: "linkUsed",
    });
  });

  it("two who follow one link at once: one gets in", async () => {
    const token = await invite("race@example.dk", shelter);
    const results = await Promise.allSettled(
      [1, 2, 3].map(() => signIn.accept({ token, name: "Ida", password: good }, home, now)),
    );
    expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  });

  it("whoever has a way in accepts with the password they have, and then chooses among two units", async () => {
    const { personId } = await member("both@example.dk", shelter);
    const token = await invite("both@example.dk", clinic);
    await expect(
      signIn.accept({ token, name: "Eve", password: "something else" }, home, now),
    ).rejects.toMatchObject({ code: "wrongSignIn" });
    const second = entered(await signIn.accept({ token, name: "Eve", password: good }, home, now));
    const choosing = await who(second.token);
    expect(choosing).toMatchObject({ personId, personName: "Ida Holm", actor: null });
    expect((await signIn.dutiesOf(choosing)).map(({ unitId }) => unitId).toSorted()).toEqual(
      [shelter.id, clinic.id].toSorted(),
    );
    expect(await identity.actorOf(second.token, now)).toBeNull();
    await identity.switchUnit(second.token, clinic.id, now);
    expect((await who(second.token)).actor?.unitId).toBe(clinic.id);
  });

  it("only the unit's lead and administrators invite, look and let go; an attempt by others is logged", async () => {
    const lead = await leadOf(clinic);
    const { personId } = await member("colleague@example.dk", shelter);
    const draft = { email: "x@example.dk", name: "X", unitId: shelter.id, role: "lead" } as const;
    const words = () => ({ subject: "", text: "" });
    const before = (await logged("identity.invite")).length;
    await expect(signIn.invite(lead, draft, words, now)).rejects.toMatchObject({ code: "forbidden" });
    await expect(signIn.peopleOf(lead, shelter.id, now)).rejects.toMatchObject({ code: "forbidden" });
    await expect(signIn.letGo(lead, { personId, unitId: shelter.id }, now)).rejects.toMatchObject({
      code: "forbidden",
    });
    expect((await logged("identity.invite")).slice(before)).toMatchObject([{ outcome: "denied" }]);
  });

  it("the first administrator comes from the command line, sees no unit's work, and may invite to any", async () => {
    const token = await signIn.inviteAdministrator({ email: "admin@example.dk", name: "Ada Bro" }, now);
    const admin = await who(
      entered(await signIn.accept({ token, name: "Ada Bro", password: good }, home, now)).token,
    );
    expect(admin).toMatchObject({ remits: ["administrator"], actor: null });
    const { members } = await signIn.peopleOf(admin, shelter.id, now);
    expect(members.length).toBeGreaterThan(1);
    const draft = { email: "fresh@example.dk", name: "F", unitId: shelter.id, role: "volunteer" } as const;
    await signIn.invite(admin, draft, (text) => ({ subject: "", text }), now);
    const invited = (await signIn.peopleOf(admin, shelter.id, now)).invited.find(
      (i) => i.email === draft.email,
    );
    await signIn.revokeInvitation(admin, { id: invited?.id ?? "", unitId: shelter.id }, now);
    await expect(signIn.invitation(await linkIn(draft.email), now)).rejects.toMatchObject({
      code: "linkExpired",
    });
  });

  it("whoever is let go of is out of the unit at once", async () => {
    const { token, personId } = await member("gone@example.dk", clinic);
    await signIn.letGo(await leadOf(clinic), { personId, unitId: clinic.id }, now);
    expect(await identity.whoIs(token, now)).toBeNull();
  });

  it("a session ends after half an hour without a click, and after twelve hours whatever was done", async () => {
    const { token } = await member("idle@example.dk");
    const clicks = (at: Date) => identity.whoIs(token, at, { seen: true });
    expect(await clicks(plus(now, minutes(29)))).not.toBeNull();
    expect(await identity.whoIs(token, plus(now, minutes(58)))).not.toBeNull();
    expect(await identity.whoIs(token, plus(now, minutes(59)))).toBeNull();
    for (let at = minutes(58); at < hours(12); at += minutes(29))
      expect(await clicks(plus(now, at))).not.toBeNull();
    expect(await clicks(plus(now, hours(12)))).toBeNull();
  });

  it("people see their own sessions and end them; nobody ends another's", async () => {
    const first = await member("list@example.dk");
    const second = entered(
      await signIn.withPassword({ email: "list@example.dk", password: good }, home, now),
    );
    const me = await who(second.token);
    const mine = await signIn.sessionsOf(me, now);
    expect(mine.map(({ agent, method }) => [agent, method])).toEqual([
      ["Firefox, Windows", "password"],
      ["Firefox, Windows", "password"],
    ]);
    const other = await who((await member("other@example.dk")).token);
    await expect(signIn.endSessions(other, me.sessionId, now)).rejects.toMatchObject({ code: "notFound" });
    await signIn.endSessions(me, null, now);
    expect(await identity.whoIs(first.token, now)).toBeNull();
    expect(await identity.whoIs(second.token, now)).not.toBeNull();
  });

  it("guessing waits longer and longer; the right password from a known browser still works", async () => {
    const { device } = await member("target@example.dk");
    const guess = (from: From, at: Date) =>
      signIn
        .withPassword({ email: "target@example.dk", password: "a wild guess" }, from, at)
        .catch((e) => e.code);
    const bystander = { ...home, address: "198.51.100.7" };
    const answers: string[] = [];
    for (let n = 0; n < 7; n++) answers.push(await guess(bystander, now));
    expect(answers).toEqual([...Array(5).fill("wrongSignIn"), ...Array(2).fill("tooManyAttempts")]);
    // From ever new addresses the account as a whole slows down, for those it does not know …
    for (let n = 0; n < 30; n++) await guess({ ...home, address: `203.0.113.${n}` }, now);
    const right = { email: "target@example.dk", password: good };
    await expect(signIn.withPassword(right, { ...home, address: "192.0.2.99" }, now)).rejects.toMatchObject({
      code: "tooManyAttempts",
    });
    // … but not for the browser that knows it, nor for anybody for good.
    expect(entered(await signIn.withPassword(right, { ...home, device }, now)).device).toBeNull();
    const later = plus(now, minutes(15));
    expect(entered(await signIn.withPassword(right, { ...home, address: "192.0.2.99" }, later)).kind).toBe(
      "in",
    );
  });

  it("a dozen guesses at once are a dozen guesses", async () => {
    await member("parallel@example.dk");
    const guesses = Array.from({ length: 12 }, () =>
      signIn
        .withPassword(
          { email: "parallel@example.dk", password: "a wild guess" },
          { ...home, address: "::1" },
          now,
        )
        .catch((error) => error.code),
    );
    const codes = await Promise.all(guesses);
    expect(codes.filter((code) => code === "wrongSignIn")).toHaveLength(5);
  });

  it("no link and no password lies readable in the database", async () => {
    const token = await invite("secret@example.dk", shelter);
    const rows = await database.owner(
      "select (select json_agg(m)::text from platform.mail m) || (select json_agg(i)::text from identity.invitation i) as all",
    );
    expect(JSON.stringify(rows)).not.toContain(token);
    const accounts = await database.owner("select password from identity.auth_account");
    expect(JSON.stringify(accounts)).not.toContain(good);
    expect(await database.owner("select count(*)::int as n from identity.auth_session")).toEqual([{ n: 0 }]);
  });
});
