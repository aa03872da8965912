import { afterAll, beforeAll, expect, it } from "vitest";
import { minutes, plus } from "#kernel/time.ts";
import { createMail } from "#platform/mail.ts";
import { aUnit, type BuiltUnit, build } from "../../../../test/builders/house.ts";
import { codeFor } from "../../../../test/builders/totp.ts";
import { describeOnEngine, type TestDatabase } from "../../../../test/db.ts";
import {
  createIdentity,
  createSignIn,
  type From,
  hasSteppedUp,
  type Identity,
  type Role,
  type SignedIn,
  type SignIn,
} from "../index.ts";

const now = new Date("2026-03-02T22:40:00Z");
const secret = "a secret for tests, long enough to be one";
const home: From = { address: "192.0.2.1", agent: "", device: null };
const password = "grøn cykel ved havnen";

describeOnEngine("the second step", (open) => {
  let database: TestDatabase;
  let identity: Identity;
  let signIn: SignIn;
  let shelter: BuiltUnit;

  beforeAll(async () => {
    database = await open();
    identity = createIdentity({ db: database.app });
    const mail = createMail({ db: database.app, secret, smtpUrl: null, from: "stafet@example.dk" });
    signIn = createSignIn({ db: database.app, mail, secret, publicOrigin: null });
    shelter = await build(database.app, (tx) => aUnit(identity, tx, { slug: "shelter" }));
  });
  afterAll(() => database.close());

  const whoIs = async (token: string, house = identity): Promise<SignedIn> => {
    const found = await house.whoIs(token, now);
    if (!found) throw new Error("Nobody");
    return found;
  };
  async function newcomer(email: string, role: Role = "worker") {
    const lead = await whoIs(await identity.signIn(shelter.people[1] ?? "", shelter.id, now));
    let link = "";
    const write = (token: string) => {
      link = token;
      return { subject: "", text: "" };
    };
    await signIn.invite(lead, { email, name: "Ida Holm", unitId: shelter.id, role }, write, now);
    const entered = await signIn.accept({ token: link, name: "Ida Holm", password }, home, now);
    if (entered.kind !== "in") throw new Error("Not in");
    return { who: await whoIs(entered.token), token: entered.token };
  }
  /** Somebody whose telephone shows codes. */
  async function withApp(email: string) {
    const { who } = await newcomer(email);
    const { uri, sealed } = await signIn.beginSecondStep(who, password, home, now);
    const recoveryCodes = await signIn.confirmSecondStep(who, { code: codeFor(uri, -1), sealed }, now);
    return { who, uri, recoveryCodes };
  }
  const cookiesAfterPassword = async (email: string): Promise<string> => {
    const step = await signIn.withPassword({ email, password }, home, now);
    if (step.kind !== "needsCode") throw new Error("No code was asked for");
    return step.cookies.map((cookie) => cookie.split(";")[0]).join("; ");
  };

  it("set up, it is asked for after the password: the code from the app lets one in, once", async () => {
    const email = "app@example.dk";
    const { who, uri } = await withApp(email);
    const code = codeFor(uri);
    const cookies = await cookiesAfterPassword(email);
    expect(cookies).not.toContain("session_token=ey");
    const entered = await signIn.withCode({ code, cookies, recovery: false }, home, now);
    expect(entered).toMatchObject({ kind: "in", personId: who.personId });
    const again = { code, cookies: await cookiesAfterPassword(email), recovery: false };
    await expect(signIn.withCode(again, home, now)).rejects.toMatchObject({ code: "wrongCode" });
  });

  it("the code that set the app up is spent too", async () => {
    const email = "spent@example.dk";
    const { who } = await newcomer(email);
    const { uri, sealed } = await signIn.beginSecondStep(who, password, home, now);
    const code = codeFor(uri);
    await signIn.confirmSecondStep(who, { code, sealed }, now);
    const seen = { code, cookies: await cookiesAfterPassword(email), recovery: false };
    await expect(signIn.withCode(seen, home, now)).rejects.toMatchObject({ code: "wrongCode" });
  });

  it("a wrong code, another's cookie, and no cookie let nobody in", async () => {
    const { uri } = await withApp("wrong@example.dk");
    const cookies = await cookiesAfterPassword("wrong@example.dk");
    const tried = (typed: { code: string; cookies: string }) =>
      signIn.withCode({ ...typed, recovery: false }, home, now).catch((error) => error.code);
    expect(await tried({ code: "000000", cookies })).toBe("wrongCode");
    expect(await tried({ code: codeFor(uri), cookies: "" })).toBe("wrongCode");
    expect(await tried({ code: codeFor(uri), cookies: `${cookies}x` })).toBe("wrongCode");
    await withApp("other@example.dk");
    const others = await cookiesAfterPassword("other@example.dk");
    expect(await tried({ code: codeFor(uri), cookies: others })).toBe("wrongCode");
  });

  it("a recovery code lets one in where the telephone is gone, and once", async () => {
    const { recoveryCodes } = await withApp("lost@example.dk");
    expect(recoveryCodes).toHaveLength(10);
    const [code = ""] = recoveryCodes;
    const use = async () =>
      signIn.withCode(
        { code, cookies: await cookiesAfterPassword("lost@example.dk"), recovery: true },
        home,
        now,
      );
    expect(await use()).toMatchObject({ kind: "in" });
    await expect(use()).rejects.toMatchObject({ code: "wrongCode" });
  });

  it("setting up takes the password, and a code that fits; what one began nobody else ends", async () => {
    const { who } = await newcomer("half@example.dk");
    await expect(signIn.beginSecondStep(who, "not the one", home, now)).rejects.toMatchObject({
      code: "wrongSignIn",
    });
    const { uri, sealed } = await signIn.beginSecondStep(who, password, home, now);
    await expect(signIn.confirmSecondStep(who, { code: "000000", sealed }, now)).rejects.toMatchObject({
      code: "wrongCode",
    });
    const other = (await newcomer("thief@example.dk")).who;
    const stolen = { code: codeFor(uri), sealed };
    await expect(signIn.confirmSecondStep(other, stolen, now)).rejects.toMatchObject({ code: "wrongCode" });
    expect(await signIn.secondStepOf(who)).toEqual({ on: false, password: true });
    expect(await signIn.withPassword({ email: "half@example.dk", password }, home, now)).toMatchObject({
      kind: "in",
    });
  });

  it("it is turned off by who has just proved who they are", async () => {
    const { who } = await withApp("off@example.dk");
    await expect(signIn.endSecondStep(who, plus(now, minutes(5)))).rejects.toMatchObject({
      code: "proveFirst",
    });
    await signIn.endSecondStep(who, plus(now, minutes(4)));
    expect(await signIn.secondStepOf(who)).toMatchObject({ on: false });
  });

  it("stepping up takes the password, and the code of who has one; it lasts five minutes", async () => {
    const { token, who } = await newcomer("up@example.dk");
    const later = plus(now, minutes(20));
    expect(hasSteppedUp(who, later)).toBe(false);
    await expect(signIn.stepUp(who, "not the one", home, later)).rejects.toMatchObject({
      code: "wrongSignIn",
    });
    expect(hasSteppedUp(await whoIs(token), later)).toBe(false);
    const done = await signIn.stepUp(who, password, home, later);
    if (done.kind !== "done") throw new Error("A code was asked for");
    expect(hasSteppedUp(await whoIs(done.token), later)).toBe(true);
    expect(hasSteppedUp(await whoIs(done.token), plus(later, minutes(5)))).toBe(false);
    // Whoever had copied the cookie before is out.
    expect(await identity.whoIs(token, now)).toBeNull();

    const app = await withApp("upcode@example.dk");
    const step = await signIn.stepUp(app.who, password, home, later);
    if (step.kind !== "needsCode") throw new Error("No code was asked for");
    const cookies = step.cookies.map((cookie) => cookie.split(";")[0]).join("; ");
    const typed = { code: codeFor(app.uri), cookies, recovery: false };
    await expect(signIn.stepUpWithCode(who, typed, later)).rejects.toMatchObject({ code: "wrongCode" });
  });

  it.each([
    ["optional", "worker", false],
    ["staff", "worker", true],
    ["staff", "volunteer", false],
    ["everybody", "volunteer", true],
  ] as const)("asked of %s, a %s without one is on duty nowhere: %s", async (secondStep, role, lacks) => {
    const strict = createIdentity({ db: database.app, secondStep });
    const { token } = await newcomer(`${secondStep}-${role}@example.dk`, role);
    const who = await whoIs(token, strict);
    expect([who.lacksSecondStep, who.actor === null]).toEqual([lacks, lacks]);
    expect((await strict.actorOf(token, now)) === null).toBe(lacks);
  });

  it("asked of staff, an administrator without one holds no remit yet", async () => {
    const link = await signIn.inviteAdministrator({ email: "root@example.dk", name: "Ada" }, now);
    const entered = await signIn.accept({ token: link, name: "Ada", password }, home, now);
    if (entered.kind !== "in") throw new Error("Not in");
    const strict = createIdentity({ db: database.app, secondStep: "staff" });
    expect(await whoIs(entered.token, strict)).toMatchObject({ lacksSecondStep: true, remits: [] });
  });
});
