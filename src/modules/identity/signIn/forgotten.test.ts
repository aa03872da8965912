import { afterAll, beforeAll, expect, it } from "vitest";
import { minutes, plus } from "#kernel/time.ts";
import { createMail } from "#platform/mail.ts";
import { aUnit, type BuiltUnit, build } from "../../../../test/builders/house.ts";
import { type TestDatabase, testDatabase } from "../../../../test/db.ts";
import { createIdentity, createSignIn, type From, type Identity, type SignIn } from "../index.ts";

const now = new Date("2026-03-02T22:40:00Z");
const secret = "a secret for tests, long enough to be one";
const home: From = { address: "192.0.2.1", agent: "", device: null };
const before = "grøn cykel ved havnen";
const after = "rød båd under broen";

let database: TestDatabase;
let identity: Identity;
let signIn: SignIn;
let shelter: BuiltUnit;

beforeAll(async () => {
  database = await testDatabase({ engine: "pglite" });
  identity = createIdentity({ db: database.app });
  const mail = createMail({ db: database.app, secret, smtpUrl: null, from: "stafet@example.dk" });
  signIn = createSignIn({ db: database.app, mail, secret, publicOrigin: null });
  shelter = await build(database.app, (tx) => aUnit(identity, tx, { slug: "shelter" }));
});
afterAll(() => database.close());

async function member(email: string) {
  const lead = await identity.whoIs(await identity.signIn(shelter.people[1] ?? "", shelter.id, now), now);
  if (!lead) throw new Error("No lead");
  let link = "";
  const write = (token: string) => {
    link = token;
    return { subject: "", text: "" };
  };
  await signIn.invite(lead, { email, name: "Ida", unitId: shelter.id, role: "worker" }, write, now);
  const entered = await signIn.accept({ token: link, name: "Ida", password: before }, home, now);
  if (entered.kind !== "in") throw new Error("Not in");
  return entered;
}
/** The link that was sent, if any. */
async function linkFor(email: string, from = home, at = now): Promise<string | null> {
  let link: string | null = null;
  const write = (token: string) => {
    link = token;
    return { subject: "", text: "" };
  };
  await signIn.forgotPassword(email, write, from, at);
  return link;
}
const enter = (email: string, password: string) => signIn.withPassword({ email, password }, home, now);

it("the link gives a new password, once; the old one and all sessions are over", async () => {
  const { token } = await member("ida@example.dk");
  const link = (await linkFor("IDA@example.dk")) ?? "";
  expect(await signIn.passwordLink(link, now)).toEqual({ email: "ida@example.dk" });
  await signIn.newPassword({ token: link, password: after }, now);
  expect(await identity.whoIs(token, now)).toBeNull();
  await expect(enter("ida@example.dk", before)).rejects.toMatchObject({ code: "wrongSignIn" });
  expect(await enter("ida@example.dk", after)).toMatchObject({ kind: "in" });
  const again = signIn.newPassword({ token: link, password: "noget helt tredje her" }, now);
  await expect(again).rejects.toMatchObject({ code: "linkExpired" });
});

it("an address nobody signs in with is answered the same, and gets no letter", async () => {
  expect(await linkFor("nobody@example.dk")).toBeNull();
});

it("the link lapses after an hour, and a bad password does not use it up", async () => {
  await member("late@example.dk");
  const link = (await linkFor("late@example.dk")) ?? "";
  await expect(signIn.newPassword({ token: link, password: "kort" }, now)).rejects.toMatchObject({
    code: "passwordUnfit",
  });
  await expect(signIn.passwordLink(link, plus(now, minutes(60)))).rejects.toMatchObject({
    code: "linkExpired",
  });
  expect(await signIn.passwordLink(link, plus(now, minutes(59)))).toMatchObject({ email: "late@example.dk" });
});

it("one who has left gets none, and one sent before does not work", async () => {
  const { personId } = await member("gone@example.dk");
  const link = (await linkFor("gone@example.dk")) ?? "";
  await build(database.app, (tx) => identity.offboard(tx, personId, now));
  await expect(signIn.passwordLink(link, now)).rejects.toMatchObject({ code: "linkExpired" });
  expect(await linkFor("gone@example.dk")).toBeNull();
});

it("nobody fills another's mailbox", async () => {
  await member("full@example.dk");
  const asked = await Promise.allSettled(
    Array.from({ length: 9 }, () => linkFor("full@example.dk", { ...home, address: "198.51.100.9" })),
  );
  expect(asked.filter(({ status }) => status === "fulfilled")).toHaveLength(5);
});

const proved = async (token: string) => {
  const who = await identity.whoIs(token, now);
  if (!who) throw new Error("Nobody");
  return who;
};

it("who knows the old password takes a new one: they stay, whoever else was in is out", async () => {
  const { token } = await member("change@example.dk");
  const elsewhere = await enter("change@example.dk", before);
  const who = await proved(token);
  const wrong = { password: after, newPassword: after };
  await expect(signIn.changePassword(who, wrong, home, now)).rejects.toMatchObject({ code: "wrongSignIn" });
  const unfit = { password: before, newPassword: "kort" };
  await expect(signIn.changePassword(who, unfit, home, now)).rejects.toMatchObject({ code: "passwordUnfit" });
  await signIn.changePassword(who, { password: before, newPassword: after }, home, now);
  expect(await identity.whoIs(token, now)).not.toBeNull();
  expect(elsewhere.kind === "in" && (await identity.whoIs(elsewhere.token, now))).toBeNull();
  await expect(enter("change@example.dk", before)).rejects.toMatchObject({ code: "wrongSignIn" });
  expect(await enter("change@example.dk", after)).toMatchObject({ kind: "in" });
});

it("nobody changes a password at a machine somebody walked away from", async () => {
  const { token } = await member("away@example.dk");
  const who = await proved(token);
  const typed = { password: before, newPassword: after };
  const later = signIn.changePassword(who, typed, home, plus(now, minutes(6)));
  await expect(later).rejects.toMatchObject({ code: "proveFirst" });
});

it("the operator ends one person's sessions, or everybody's", async () => {
  const [one, two] = [await member("one@example.dk"), await member("two@example.dk")];
  await expect(signIn.endSessionsByCommand("nobody@example.dk", now)).rejects.toMatchObject({
    code: "notFound",
  });
  expect(await signIn.endSessionsByCommand("ONE@example.dk", now)).toBe(1);
  expect(await identity.whoIs(one.token, now)).toBeNull();
  expect(await identity.whoIs(two.token, now)).not.toBeNull();
  expect(await signIn.endSessionsByCommand(null, now)).toBeGreaterThanOrEqual(1);
  expect(await identity.whoIs(two.token, now)).toBeNull();
});
