import { afterAll, beforeAll, expect, it } from "vitest";
import { createMail, type Mail } from "#platform/mail.ts";
import { SamlList } from "#platform/providers.ts";
import { aUnit, type BuiltUnit, build } from "../../../../../test/builders/house.ts";
import { base64, requestIn, type SamlSaid, samlProvider } from "../../../../../test/builders/samlIdp.ts";
import { type TestDatabase, testDatabase } from "../../../../../test/db.ts";
import { createIdentity, createSignIn, type From, type Identity, type SignIn } from "../../index.ts";

// An invitation answered at a provider: it says who somebody is, and the invitation what they may do.

const now = new Date();
const secret = "a secret for tests, long enough to be one";
const home: From = { address: "192.0.2.1", agent: "", device: null };
const back = "http://127.0.0.1:3000/log-ind/hos/storvang/svar";
const good = "grøn cykel ved havnen";
const idp = samlProvider();

let database: TestDatabase;
let identity: Identity;
let mail: Mail;
let signIn: SignIn;
let shelter: BuiltUnit;
let clinic: BuiltUnit;

beforeAll(async () => {
  database = await testDatabase({ engine: "postgres" });
  identity = createIdentity({ db: database.app });
  mail = createMail({ db: database.app, secret, smtpUrl: null, from: "stafet@example.dk" });
  const provider = {
    id: "storvang",
    name: "Storvang Kommune",
    issuer: idp.issuer,
    entryPoint: "https://idp.storvang.example/sso",
    certificates: [idp.certificate],
    organisationClaim: "cvr",
    organisations: { "12345674": "clinic-org" },
    rolesClaim: "roles",
    roles: { clinic: { unit: "clinic", role: "worker" } },
  };
  const providers = SamlList.parse(JSON.stringify([provider]));
  signIn = createSignIn({ db: database.app, mail, secret, publicOrigin: null, providers });
  [shelter, clinic] = await build(database.app, async (tx) => {
    const first = await aUnit(identity, tx, { slug: "shelter" });
    return [first, await aUnit(identity, tx, { slug: "clinic" })] as const;
  });
});
afterAll(() => database.close());

async function invite(email: string, unit = shelter): Promise<string> {
  const lead = await identity.whoIs(await identity.signIn(unit.people[1] ?? "", unit.id, now), now);
  if (!lead) throw new Error("Nobody");
  const draft = { email, name: "Ida Holm", unitId: unit.id, role: "worker" as const };
  await signIn.invite(lead, draft, (text) => ({ subject: "Invitation", text }), now);
  return (await mail.outbox()).find(({ recipient }) => recipient === email)?.text ?? "";
}

async function enterAs(said: SamlSaid, invitation: string | null = null) {
  const going = { wayBack: "/min-vagt", invitation };
  const { url, remember } = await signIn.askProvider("storvang", back, going, now);
  const answer = base64(idp.answer(requestIn(new URL(url)), said));
  const answered = await signIn.receiveAnswer("storvang", back, answer, now);
  const { entered } = await signIn.withProvider(
    "storvang",
    { at: new URL(back), remembered: remember, answered },
    home,
    now,
  );
  if (entered.kind !== "in") throw new Error("Not in");
  return identity.whoIs(entered.token, now);
}

const mapped = (subject: string): SamlSaid => ({
  subject,
  attributes: { name: "Bo Lund", cvr: "12345674", roles: ["clinic"] },
});

it("whoever the provider knows and the mapping does not is in by their invitation, now and again", async () => {
  await expect(enterAs({ subject: "ida" })).rejects.toMatchObject({ code: "unknownOrganisation" });
  const first = await enterAs({ subject: "ida" }, await invite("ida@example.dk"));
  expect(first).toMatchObject({ personName: "Ida Holm", method: "saml", actor: { unitId: shelter.id } });
  const again = await enterAs({ subject: "ida" });
  expect(again).toMatchObject({ personId: first?.personId, actor: { unitId: shelter.id, role: "worker" } });
  const [entry] = await database.owner(
    "select outcome, unit_id from identity.audit_entry where action = 'identity.acceptInvitation' and person_id = $1",
    [first?.personId],
  );
  expect(entry).toEqual({ outcome: "done", unit_id: shelter.id });
});

it("what the provider says they may do besides makes no difference to them", async () => {
  const first = await enterAs({ subject: "eva" }, await invite("eva@example.dk"));
  const again = await enterAs(mapped("eva"));
  expect(again?.personId).toBe(first?.personId);
  expect((await signIn.dutiesOf(again ?? fail())).map(({ unitId }) => unitId)).toEqual([shelter.id]);
});

it("who has left does not come back by it", async () => {
  const first = await enterAs({ subject: "left" }, await invite("left@example.dk"));
  await build(database.app, (tx) => identity.offboard(tx, first?.personId ?? "", now));
  await expect(enterAs({ subject: "left" })).rejects.toMatchObject({ code: "wrongSignIn" });
  const letter = await invite("left2@example.dk");
  await expect(enterAs({ subject: "left" }, letter)).rejects.toMatchObject({ code: "wrongSignIn" });
});

it("whoever comes in by the mapping stays who they are, with one unit more", async () => {
  const known = await enterAs(mapped("bo"));
  const more = await enterAs(mapped("bo"), await invite("bo@example.dk"));
  expect(more?.personId).toBe(known?.personId);
  const duties = await signIn.dutiesOf(more ?? fail());
  expect(duties.map(({ unitId }) => unitId).sort()).toEqual([clinic.id, shelter.id].sort());
});

it("a letter gives nobody a new way into what is somebody's already", async () => {
  const token = await invite("per@example.dk");
  await signIn.accept({ token, name: "Per", password: good }, home, now);
  const letter = await invite("per@example.dk", clinic);
  await expect(enterAs({ subject: "a thief of letters" }, letter)).rejects.toMatchObject({
    code: "invitedAnother",
  });
  const known = await database.owner("select 1 from identity.subject where subject = 'a thief of letters'");
  expect(known).toEqual([]);
  expect((await signIn.invitation(letter, now)).email).toBe("per@example.dk");
});

it("a letter works once, and a made-up one never", async () => {
  const token = await invite("once@example.dk");
  await enterAs({ subject: "once" }, token);
  await expect(enterAs({ subject: "twice" }, token)).rejects.toMatchObject({ code: "linkUsed" });
  await expect(enterAs({ subject: "never" }, "made up")).rejects.toMatchObject({ code: "linkUnknown" });
});

it("two answers at once to one letter make one person", async () => {
  const token = await invite("both@example.dk");
  const both = await Promise.allSettled([
    enterAs({ subject: "b1" }, token),
    enterAs({ subject: "b2" }, token),
  ]);
  expect(both.filter(({ status }) => status === "fulfilled").length).toBe(1);
});

it("a forgotten password is no way round the provider: no letter goes out", async () => {
  await enterAs({ subject: "no-mail" }, await invite("no-mail@example.dk"));
  await signIn.forgotPassword("no-mail@example.dk", (text) => ({ subject: "New", text }), home, now);
  const letters = (await mail.outbox()).filter(({ recipient }) => recipient === "no-mail@example.dk");
  expect(letters.map(({ subject }) => subject)).toEqual(["Invitation"]);
});

const fail = (): never => {
  throw new Error("Nobody is in");
};
