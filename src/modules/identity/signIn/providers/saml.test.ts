import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createMail } from "#platform/mail.ts";
import { SamlList, type SamlSettings } from "#platform/providers.ts";
import { aUnit, type BuiltUnit, build } from "../../../../../test/builders/house.ts";
import {
  base64,
  requestIn,
  type SamlRequest,
  type SamlSaid,
  samlProvider,
} from "../../../../../test/builders/samlIdp.ts";
import { type TestDatabase, testDatabase } from "../../../../../test/db.ts";
import {
  createIdentity,
  createSignIn,
  type From,
  hasSteppedUp,
  type Identity,
  type SignIn,
} from "../../index.ts";

const now = new Date();
const secret = "a secret for tests, long enough to be one";
const home: From = { address: "192.0.2.1", agent: "", device: null };
const back = "http://127.0.0.1:3000/log-ind/hos/storvang/svar";

const idp = samlProvider();
const stranger = samlProvider(idp.issuer);

const settings = (over: object = {}): SamlSettings => {
  const provider = {
    id: "storvang",
    name: "Storvang Kommune",
    issuer: idp.issuer,
    entryPoint: "https://idp.storvang.example/sso?from=stafet",
    certificates: [samlProvider().certificate, idp.certificate],
    organisationClaim: "cvr",
    organisations: { "12345674": "shelter-org" },
    rolesClaim: "roles",
    roles: { worker: { unit: "shelter", role: "worker" }, lead: { unit: "shelter", role: "lead" } },
    ...over,
  };
  const [first] = SamlList.parse(JSON.stringify([provider]));
  if (!first) throw new Error("No provider");
  return first;
};

let database: TestDatabase;
let identity: Identity;
let signIn: SignIn;
let shelter: BuiltUnit;

beforeAll(async () => {
  database = await testDatabase({ engine: "postgres" });
  identity = createIdentity({ db: database.app });
  const mail = createMail({ db: database.app, secret, smtpUrl: null, from: "stafet@example.dk" });
  const providers = [settings(), settings({ id: "egehuset", subjectClaim: "uid", entityId: "urn:stafet" })];
  signIn = createSignIn({ db: database.app, mail, secret, publicOrigin: null, providers });
  shelter = await build(database.app, (tx) => aUnit(identity, tx, { slug: "shelter" }));
});
afterAll(() => database.close());

const bo: SamlSaid = { subject: "bo", attributes: { name: "Bo Lund", cvr: "12345674", roles: ["worker"] } };

interface Visit {
  readonly request: SamlRequest;
  readonly remembered: string;
}

const leave = async (id = "storvang", at = back): Promise<Visit> => {
  const { url, remember } = await signIn.askProvider(id, at, { wayBack: "/forloeb/1" }, now);
  return { request: requestIn(new URL(url)), remembered: remember };
};
const receive = (xml: string, when = now) => signIn.receiveAnswer("storvang", back, base64(xml), when);
const come = (remembered: string, answered: string, when = now) =>
  signIn.withProvider("storvang", { at: new URL(back), remembered, answered }, home, when);
const enterAs = async (said: SamlSaid) => {
  const { request, remembered } = await leave();
  return come(remembered, await receive(idp.answer(request, said)));
};
const whoEnters = async (said: SamlSaid) => {
  const { entered } = await enterAs(said);
  if (entered.kind !== "in") throw new Error("Not in");
  return identity.whoIs(entered.token, now);
};
const never = (): never => {
  throw new Error("Nobody is in");
};
const refused = { code: "providerRefused", details: { provider: "Storvang Kommune" } };

it("asks at the provider's address, for an answer to ours", async () => {
  const { url } = await signIn.askProvider("storvang", back, { wayBack: "/" }, now);
  expect(url).toMatch(/^https:\/\/idp\.storvang\.example\/sso\?from=stafet&SAMLRequest=/);
  const { at, issuer } = requestIn(new URL(url));
  expect([at, issuer]).toEqual([back, back.replace("/svar", "/metadata")]);
});

it("lets in whom the provider vouches for, as what the mapping says, and on to where they were going", async () => {
  expect((await enterAs(bo)).going.wayBack).toBe("/forloeb/1");
  const who = await whoEnters(bo);
  expect(who).toMatchObject({ personName: "Bo Lund", method: "saml", lacksSecondStep: false });
  expect(who?.actor).toMatchObject({ unitId: shelter.id, role: "worker" });
});

it("the same subject is the same person; roles are taken on and lost as by OpenID Connect", async () => {
  const attributes = { ...bo.attributes, roles: ["worker", "lead"] };
  const [first, lead] = [await whoEnters(bo), await whoEnters({ ...bo, attributes })];
  expect(lead?.personId).toBe(first?.personId);
  expect(lead?.actor?.role).toBe("lead");
  const none = { ...bo, attributes: { ...bo.attributes, roles: [] } };
  await expect(enterAs(none)).rejects.toMatchObject({ code: "noRoleHere" });
  const other = { ...bo, attributes: { ...bo.attributes, cvr: "87654321" } };
  await expect(enterAs(other)).rejects.toMatchObject({ code: "unknownOrganisation" });
});

it("a whole response that is signed besides is read the same", async () => {
  const { request, remembered } = await leave();
  const xml = idp.signed(idp.answer(request, bo));
  expect((await come(remembered, await receive(xml))).entered.kind).toBe("in");
});

it("somebody with a thousand groups gets in as soon as anybody", async () => {
  const roles = [...Array.from({ length: 1_000 }, (_, n) => `CN=group-${n}`), "worker"];
  const who = await whoEnters({ ...bo, attributes: { ...bo.attributes, roles } });
  expect(who?.actor?.role).toBe("worker");
});

it("what asks for fresh proof believes what the provider says of when, and asks it to ask anew", async () => {
  const fresh = async (provedAgo: number) =>
    hasSteppedUp((await whoEnters({ ...bo, provedAgo })) ?? never(), now);
  expect([await fresh(0), await fresh(4), await fresh(6)]).toEqual([true, true, false]);
  const asks = async (anew: boolean) =>
    requestIn(new URL((await signIn.askProvider("storvang", back, { wayBack: "/", anew }, now)).url)).anew;
  expect([await asks(false), await asks(true)]).toEqual([false, true]);
});

it("a subject made anew each time is nobody's; an attribute may stand in for it, under a name of our own", async () => {
  const format = "urn:oasis:names:tc:SAML:2.0:nameid-format:transient";
  await expect(enterAs({ ...bo, format })).rejects.toMatchObject(refused);
  const at = back.replace("storvang", "egehuset");
  const { request, remembered } = await leave("egehuset", at);
  expect(request.issuer).toBe("urn:stafet");
  const said = { ...bo, format, attributes: { ...bo.attributes, uid: "b-17" } };
  const answered = await signIn.receiveAnswer("egehuset", at, base64(idp.answer(request, said)), now);
  await signIn.withProvider("egehuset", { at: new URL(at), remembered, answered }, home, now);
  const [row] = await database.owner("select 1 as found from identity.subject where subject = 'b-17'");
  expect(row).toEqual({ found: 1 });
});

it("where strong proof is asked for, a weaker one or none said lets nobody in", async () => {
  const mail = createMail({ db: database.app, secret, smtpUrl: null, from: "stafet@example.dk" });
  const providers = [settings({ acr: ["urn:substantial", "urn:high"] })];
  const own = createSignIn({ db: database.app, mail, secret, publicOrigin: null, providers });
  const { url } = await own.askProvider("storvang", back, { wayBack: "/" }, now);
  const request = requestIn(new URL(url));
  expect(request.acr).toEqual(["urn:substantial", "urn:high"]);
  const answer = (said: SamlSaid) =>
    own.receiveAnswer("storvang", back, base64(idp.answer(request, { ...bo, ...said })), now);
  for (const said of [{}, { strength: "urn:low" }]) await expect(answer(said)).rejects.toMatchObject(refused);
  expect(await answer({ strength: "urn:high" })).not.toBe("");
});

describe("an answer is refused, and the refusal logged,", () => {
  it.each<[string, SamlSaid]>([
    ["from another issuer", { issuer: "https://other.example" }],
    ["meant for somebody else", { audience: "https://other.example" }],
    ["meant for nobody in particular", { audience: null }],
    ["sent to another address", { recipient: "https://other.example/svar" }],
    ["to no request", { inResponseTo: null }],
    [
      "that holds by another confirmation than having it",
      { method: "urn:oasis:names:tc:SAML:2.0:cm:sender-vouches" },
    ],
    ["that is over", { lasts: -2 }],
    ["from a clock ten minutes behind", { ahead: -10 }],
    ["from a clock ten minutes ahead", { ahead: 10 }],
    ["without a word of having signed in", { authenticated: false }],
    ["signed as nobody should any more", { algorithm: "rsa-sha1" }],
    ["of a subject without a name", { subject: "" }],
  ])("%s", async (_, over) => {
    const { request } = await leave();
    await expect(receive(idp.answer(request, { ...bo, ...over }))).rejects.toMatchObject(refused);
    const [last] = await database.owner(
      "select outcome, detail from identity.audit_entry where action = 'identity.signIn' order by id desc limit 1",
    );
    expect(last).toEqual({ outcome: "denied", detail: { provider: "storvang", reason: "providerRefused" } });
  });

  it("but a clock half a minute off is nobody's fault", async () => {
    for (const ahead of [-5.5, 0.5, 1.5])
      expect((await enterAs({ ...bo, ahead })).entered.kind, `${ahead}`).toBe("in");
  });
});

const manyAttributes = Array.from({ length: 10_000 }, (_, n) => `a${n}="x"`).join(" ");

/** What somebody in between, or with an account of their own there, makes of an answer. */
const tricks: readonly [string, (request: SamlRequest) => string][] = [
  ["nothing", () => ""],
  ["no XML", () => "not even close"],
  ["half of it", (request) => idp.answer(request, bo).slice(0, 900)],
  ["an answer that is a web page", () => "<html><body>Out of order</body></html>"],
  ["an assertion without a signature", (request) => idp.response(request, idp.assertion(request, bo))],
  [
    "a signed response round an assertion without one",
    (request) => idp.signed(idp.response(request, idp.assertion(request, bo))),
  ],
  ["somebody else's key", (request) => stranger.answer(request, bo)],
  ["another word in it", (request) => idp.answer(request, bo).replace(">bo<", ">mette<")],
  [
    "two assertions",
    (request) =>
      idp.response(request, idp.signed(idp.assertion(request, bo)) + idp.signed(idp.assertion(request, bo))),
  ],
  [
    "a false assertion before the true one",
    (request) =>
      idp.response(
        request,
        idp.assertion(request, { ...bo, subject: "mette" }) + idp.signed(idp.assertion(request, bo)),
      ),
  ],
  [
    "the true one wrapped in a false one that takes its name",
    (request) => {
      const [real, fake] = [
        idp.signed(idp.assertion(request, bo)),
        idp.assertion(request, { subject: "mette" }),
      ];
      const id = / ID="([^"]+)"/.exec(real)?.[1] ?? "";
      const named = fake.replace(/ ID="[^"]+"/, ` ID="${id}"`);
      return idp.response(request, named.replace("</Assertion>", `<Advice>${real}</Advice></Assertion>`));
    },
  ],
  [
    "the true one hidden in an extension, its signature on the false one",
    (request) => {
      const real = idp.signed(idp.assertion(request, bo));
      const signature = /<Signature[\s\S]*<\/Signature>/.exec(real)?.[0] ?? "";
      const fake = idp
        .assertion(request, { ...bo, subject: "mette" })
        .replace("</Issuer>", `</Issuer>${signature}`);
      return idp.response(
        request,
        `<samlp:Extensions>${real.replace(signature, "")}</samlp:Extensions>${fake}`,
      );
    },
  ],
  [
    "a comment in the name of who it is",
    (request) => idp.answer(request, { ...bo, subject: "bo.evil" }).replace(">bo.evil<", ">bo<!-- -->.evil<"),
  ],
  [
    "comments that look like elements",
    (request) =>
      idp
        .answer(request, { ...bo, subject: "bo.evil" })
        .replace(">bo.evil<", ">bo<!-- --><!-- /></x-->.evil<"),
  ],
  ["a document type", (request) => `<!DOCTYPE x [<!ENTITY e "bo">]>${idp.answer(request, bo)}`],
  [
    "entities that grow",
    (request) =>
      `<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>${idp.answer(request, bo).replace("bo<", "&b;<")}`,
  ],
  ["a file of ours", () => '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>&e;</x>'],
  ["an instruction", (request) => `<?xml-stylesheet href="x"?>${idp.answer(request, bo)}`],
  ["elements without end", () => "<a>".repeat(30_000)],
  ["elements too deep to walk", () => `${"<a>".repeat(20_000)}${"</a>".repeat(20_000)}`],
  [
    "attributes without end",
    (request) => idp.answer(request, bo).replace("<Conditions", `<Conditions ${manyAttributes}`),
  ],
  ["elements that are never a pair", () => "</a>".repeat(30_000)],
  ["quotes that never end", () => `<a b="${'<a b="'.repeat(20_000)}`],
  [
    "more of it than anybody sends",
    (request) => idp.answer(request, bo).replace(">bo<", `>${"b".repeat(200_000)}<`),
  ],
  [
    "the provider's no",
    (request) => idp.response(request, "").replace("status:Success", "status:AuthnFailed"),
  ],
];

it.each(tricks)("an answer with %s lets nobody in, and is seen through at once", async (_, make) => {
  const { request } = await leave();
  const xml = make(request);
  const since = performance.now();
  await expect(receive(xml)).rejects.toMatchObject(refused);
  expect(performance.now() - since).toBeLessThan(2_000);
});

describe("an answer is one browser's, once:", () => {
  it("the same answer posted again finds its request answered", async () => {
    const { request, remembered } = await leave();
    const xml = idp.answer(request, bo);
    const answered = await receive(xml);
    expect((await come(remembered, answered)).entered.kind).toBe("in");
    await expect(come(remembered, answered)).rejects.toMatchObject(refused);
    await expect(come(remembered, await receive(xml))).rejects.toMatchObject(refused);
  });

  it("two at once are one", async () => {
    const { request, remembered } = await leave();
    const answered = await receive(idp.answer(request, bo));
    const both = await Promise.allSettled([come(remembered, answered), come(remembered, answered)]);
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  });

  it.each<[string, (mine: Visit, answered: string, theirs: Visit) => Promise<unknown>]>([
    ["a browser that asked nothing", (_, answered) => come("", answered)],
    ["a browser that asked something else", (_, answered, theirs) => come(theirs.remembered, answered)],
    ["a browser whose memory was turned", (mine, answered) => come(`A${mine.remembered}`, answered)],
    ["no answer", (mine) => come(mine.remembered, "")],
    ["an answer turned on its way", (mine, answered) => come(mine.remembered, `A${answered}`)],
    [
      "a browser that was away too long",
      (mine, answered) => come(mine.remembered, answered, new Date(now.getTime() + 10 * 60_000 + 1)),
    ],
  ])("%s gets nobody in", async (_, attempt) => {
    const [mine, theirs] = [await leave(), await leave()];
    const answered = await receive(idp.answer(mine.request, bo));
    await expect(attempt(mine, answered, theirs)).rejects.toMatchObject(refused);
  });

  it("what was spent is stored as a keyed hash, and nothing of the assertion at all", async () => {
    const { request, remembered } = await leave();
    await come(remembered, await receive(idp.answer(request, bo)));
    const stored = await database.owner("select encode(key, 'hex') as key from identity.used_code");
    expect(stored.length).toBeGreaterThan(0);
    expect(JSON.stringify(stored)).not.toContain(request.id.slice(1));
  });
});

it("answers are taken for providers that speak SAML, and nobody else's", async () => {
  await expect(signIn.receiveAnswer("constructor", back, "", now)).rejects.toMatchObject({
    code: "notFound",
  });
  await expect(signIn.providerMetadata("constructor", back)).rejects.toMatchObject({ code: "notFound" });
});

it("the metadata says who we are, where answers go, and that assertions must be signed", async () => {
  const xml = await signIn.providerMetadata("storvang", back);
  expect(xml).toContain(`entityID="${back.replace("/svar", "/metadata")}"`);
  expect(xml).toContain(`Location="${back}"`);
  expect(xml).toContain('WantAssertionsSigned="true"');
});

it.each([
  ["no certificate", { certificates: [] }, /certificates/],
  ["a certificate that is none", { certificates: ["MIIC"] }, /PEM/],
  [
    "a private key",
    { certificates: ["-----BEGIN PRIVATE KEY-----\nMIIC\n-----END PRIVATE KEY-----"] },
    /PEM/,
  ],
  ["plain http to another machine", { entryPoint: "http://idp.example/sso" }, /https/],
  ["a misspelt setting", { entrypoint: "https://idp.example/sso" }, /entrypoint/],
])("the setting is refused for %s", (_, over, words) => {
  const text = JSON.stringify([{ ...settings(), kind: undefined, ...over }]);
  expect(JSON.stringify(SamlList.safeParse(text).error?.issues)).toMatch(words);
});
