import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { OAuth2Server } from "oauth2-mock-server";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createMail } from "#platform/mail.ts";
import { OidcList, type OidcSettings } from "#platform/providers.ts";
import { aUnit, type BuiltUnit, build } from "../../../../../test/builders/house.ts";
import { type TestDatabase, testDatabase } from "../../../../../test/db.ts";
import { createIdentity, createSignIn, type From, type Identity, type SignIn } from "../../index.ts";
import { createOidcProvider } from "./oidc.ts";

const now = new Date("2026-03-02T22:40:00Z");
const secret = "a secret for tests, long enough to be one";
const home: From = { address: "192.0.2.1", agent: "", device: null };
const redirectUri = "http://127.0.0.1:3000/log-ind/hos/storvang/svar";

const settings = (issuer: string): OidcSettings => {
  const provider = {
    id: "storvang",
    name: "Storvang Kommune",
    issuer,
    clientId: "stafet",
    clientSecret: "a client's secret",
    organisationClaim: "cvr",
    organisations: { "12345674": "shelter-org" },
    rolesClaim: "roles",
    roles: {
      worker: { unit: "shelter", role: "worker" },
      lead: { unit: "shelter", role: "lead" },
      elsewhere: { unit: "clinic", role: "worker" },
    },
  };
  const [first] = OidcList.parse(JSON.stringify([provider]));
  if (!first) throw new Error("No provider");
  return first;
};

let database: TestDatabase;
let identity: Identity;
let signIn: SignIn;
let shelter: BuiltUnit;
const idp = new OAuth2Server();
/** What the provider says of whoever signs in next. */
let claims: Record<string, unknown> = {};

beforeAll(async () => {
  await idp.issuer.keys.generate("RS256");
  await idp.start(0, "127.0.0.1");
  idp.service.on("beforeTokenSigning", (token: { payload: Record<string, unknown> }) => {
    Object.assign(token.payload, claims);
  });
  idp.service.on("beforeUserinfo", (response: { body: unknown }) => {
    response.body = { sub: claims.sub };
  });
  database = await testDatabase({ engine: "postgres" });
  identity = createIdentity({ db: database.app });
  const mail = createMail({ db: database.app, secret, smtpUrl: null, from: "stafet@example.dk" });
  const providers = [settings(idp.issuer.url ?? "")];
  signIn = createSignIn({ db: database.app, mail, secret, publicOrigin: null, providers });
  shelter = await build(database.app, async (tx) => {
    await aUnit(identity, tx, { slug: "clinic" });
    return aUnit(identity, tx, { slug: "shelter" });
  });
});
afterAll(async () => {
  await idp.stop();
  await database.close();
});

const bo = { sub: "bo", name: "Bo Lund", cvr: "12345674", roles: ["worker"] };

/** The browser's part: follows to the provider, which sends it back with a code. */
async function visit(said: Record<string, unknown>, house = signIn) {
  claims = said;
  const { url, remember } = await house.askProvider("storvang", redirectUri, { wayBack: "/forloeb/1" }, now);
  const answer = await fetch(url, { redirect: "manual" });
  return { at: new URL(answer.headers.get("location") ?? ""), remembered: remember, answered: "" };
}
const enterAs = async (said: Record<string, unknown>) =>
  signIn.withProvider("storvang", await visit(said), home, now);
const whoEnters = async (said: Record<string, unknown>) => {
  const { entered } = await enterAs(said);
  if (entered.kind !== "in") throw new Error("Not in");
  return identity.whoIs(entered.token, now);
};

it("lets in whom the provider vouches for, as what the mapping says, and on to where they were going", async () => {
  expect((await enterAs(bo)).going.wayBack).toBe("/forloeb/1");
  const who = await whoEnters(bo);
  expect(who).toMatchObject({ personName: "Bo Lund", method: "oidc", lacksSecondStep: false });
  expect(who?.actor).toMatchObject({ unitId: shelter.id, role: "worker" });
});

it("the same subject is the same person, whatever the name; another subject another", async () => {
  const first = await whoEnters(bo);
  expect((await whoEnters({ ...bo, name: "Bo Lund Holm" }))?.personId).toBe(first?.personId);
  expect((await whoEnters({ ...bo, sub: "bo2" }))?.personId).not.toBe(first?.personId);
});

it("two first sign-ins at once make one person", async () => {
  const visits = [await visit({ ...bo, sub: "twice" }), await visit({ ...bo, sub: "twice" })];
  const both = await Promise.all(visits.map((each) => signIn.withProvider("storvang", each, home, now)));
  expect(new Set(both.map(({ entered }) => entered.kind === "in" && entered.personId)).size).toBe(1);
});

it("a role given is taken on at the next sign-in, and one taken away is lost", async () => {
  expect((await whoEnters({ ...bo, sub: "grows", roles: ["worker"] }))?.actor?.role).toBe("worker");
  const lead = await whoEnters({ ...bo, sub: "grows", roles: ["worker", "lead"] });
  expect(lead?.actor?.role).toBe("lead");
  await expect(enterAs({ ...bo, sub: "grows", roles: [] })).rejects.toMatchObject({ code: "noRoleHere" });
  const left = await database.owner(
    "select ended_at is not null as ended from identity.membership where person_id = $1",
    [lead?.personId],
  );
  expect(left).toEqual([{ ended: true }]);
});

it.each([
  ["of another organisation", { ...bo, cvr: "87654321" }, "unknownOrganisation"],
  ["without a role here", { ...bo, roles: ["janitor"] }, "noRoleHere"],
  ["with a role in a unit of somebody else's organisation", { ...bo, roles: ["elsewhere"] }, "noRoleHere"],
])("nobody gets in %s, and it is logged", async (_, said, code) => {
  await expect(enterAs({ ...said, sub: `out ${code}` })).rejects.toMatchObject({ code });
  const [last] = await database.owner(
    "select outcome, detail from identity.audit_entry where action = 'identity.signIn' order by id desc limit 1",
  );
  expect(last).toMatchObject({ outcome: "denied", detail: { provider: "storvang", reason: code } });
});

it("somebody who has left does not come back in by their provider", async () => {
  const who = await whoEnters({ ...bo, sub: "left" });
  await build(database.app, (tx) => identity.offboard(tx, who?.personId ?? "", now));
  await expect(enterAs({ ...bo, sub: "left" })).rejects.toMatchObject({ code: "wrongSignIn" });
});

it.each([
  ["no memory of having asked", (back: Back) => ({ ...back, remembered: "" })],
  ["a memory of our making turned", (back: Back) => ({ ...back, remembered: `A${back.remembered}` })],
  ["another state", (back: Back) => ({ ...back, at: changed(back.at, "state", "another") })],
  ["a code nobody gave", (back: Back) => ({ ...back, at: changed(back.at, "code", "made-up") })],
  ["the provider's no", (back: Back) => ({ ...back, at: changed(back.at, "error", "access_denied") })],
])("an answer with %s is refused", async (_, tamper) => {
  const back = tamper(await visit(bo));
  await expect(signIn.withProvider("storvang", back, home, now)).rejects.toMatchObject({
    code: "providerRefused",
    details: { provider: "Storvang Kommune" },
  });
});

it("an answer is one browser's: another's memory does not fit it", async () => {
  const [mine, theirs] = [await visit(bo), await visit(bo)];
  const mixed = { ...mine, remembered: theirs.remembered };
  await expect(signIn.withProvider("storvang", mixed, home, now)).rejects.toMatchObject({
    code: "providerRefused",
  });
});

it("an answer that was changed after it was signed is refused", async () => {
  const back = await visit(bo);
  idp.service.once("beforeResponse", (answer: { body: { id_token: string } }) => {
    const [head, body, signature] = answer.body.id_token.split(".");
    const said = JSON.parse(Buffer.from(body ?? "", "base64url").toString());
    const forged = Buffer.from(JSON.stringify({ ...said, roles: ["lead"] })).toString("base64url");
    answer.body.id_token = [head, forged, signature].join(".");
  });
  await expect(signIn.withProvider("storvang", back, home, now)).rejects.toMatchObject({
    code: "providerRefused",
  });
});

it("where strong proof is asked for, a weaker one or none said lets nobody in", async () => {
  const mail = createMail({ db: database.app, secret, smtpUrl: null, from: "stafet@example.dk" });
  const strict = { ...settings(idp.issuer.url ?? ""), acr: ["substantial", "high"] };
  const own = createSignIn({ db: database.app, mail, secret, publicOrigin: null, providers: [strict] });
  const enterWith = async (said: Record<string, unknown>) =>
    own.withProvider("storvang", await visit({ ...bo, ...said }, own), home, now);
  const { url } = await own.askProvider("storvang", redirectUri, { wayBack: "/" }, now);
  expect(new URL(url).searchParams.get("acr_values")).toBe("substantial high");
  for (const said of [{}, { acr: "low" }])
    await expect(enterWith(said)).rejects.toMatchObject({ code: "providerRefused" });
  expect((await enterWith({ acr: "high" })).entered).toMatchObject({ kind: "in" });
});

it("there is no provider by another name", async () => {
  await expect(signIn.askProvider("constructor", redirectUri, { wayBack: "/" }, now)).rejects.toMatchObject({
    code: "notFound",
  });
});

type Back = Awaited<ReturnType<typeof visit>>;
function changed(at: URL, name: string, value: string): URL {
  const other = new URL(at);
  if (name === "error") other.searchParams.delete("code");
  other.searchParams.set(name, value);
  return other;
}

/** A server that answers like that – or never. */
async function serving(
  answer: ((end: (body: string) => void) => void) | null,
): Promise<{ issuer: string; server: Server }> {
  const server = createServer((_, response) => answer?.((body) => response.end(body)));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { issuer: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, server };
}

it.each([
  ["never answers", null],
  ["answers nonsense", (end: (body: string) => void) => end("<html>Out of order</html>")],
])("a provider that %s is said to be down, by name, and nobody waits for long", async (_, answer) => {
  const { issuer, server } = await serving(answer);
  const provider = createOidcProvider(settings(issuer), 0.3);
  await expect(provider.ask(redirectUri)).rejects.toMatchObject({
    code: "providerDown",
    details: { provider: "Storvang Kommune" },
  });
  server.closeAllConnections();
  server.close();
});

it("a provider that was down is asked anew when it is up again", async () => {
  const { issuer, server } = await serving(null);
  server.closeAllConnections();
  server.close();
  const provider = createOidcProvider(settings(issuer), 0.3);
  await expect(provider.ask(redirectUri)).rejects.toMatchObject({ code: "providerDown" });
  const back = new OAuth2Server();
  await back.issuer.keys.generate("RS256");
  await back.start(Number(new URL(issuer).port), "127.0.0.1");
  back.issuer.url = issuer;
  expect((await provider.ask(redirectUri)).url).toContain(issuer);
  await back.stop();
});

it.each([
  ["no JSON", "{", /JSON list/],
  [
    "plain http to another machine",
    JSON.stringify([{ ...settings("http://127.0.0.1:1"), issuer: "http://idp.example" }]),
    /https/,
  ],
  [
    "two of one id",
    JSON.stringify([settings("http://127.0.0.1:1"), settings("http://127.0.0.1:2")]),
    /same id/,
  ],
  ["a misspelt setting", JSON.stringify([{ ...settings("http://127.0.0.1:1"), rolles: {} }]), /rolles/],
])("the setting is refused for %s", (_, text, words) => {
  expect(JSON.stringify(OidcList.safeParse(text).error?.issues)).toMatch(words);
});
