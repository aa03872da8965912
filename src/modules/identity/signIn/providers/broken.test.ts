import { createHash, createSign, generateKeyPairSync, type KeyObject } from "node:crypto";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import { createMail } from "#platform/mail.ts";
import { OidcList } from "#platform/providers.ts";
import { aUnit, build } from "../../../../../test/builders/house.ts";
import { type TestDatabase, testDatabase } from "../../../../../test/db.ts";
import {
  createIdentity,
  createSignIn,
  type From,
  hasSteppedUp,
  type Identity,
  type SignIn,
} from "../../index.ts";
import { createOidcProvider } from "./oidc.ts";

// A provider that breaks while somebody is there: between being asked and being believed.

const now = new Date();
const secret = "a secret for tests, long enough to be one";
const home: From = { address: "192.0.2.1", agent: "", device: null };
const redirectUri = "http://127.0.0.1:3000/log-ind/hos/storvang/svar";

const pair = () => generateKeyPairSync("rsa", { modulusLength: 2048 });
const [keys, stranger] = [pair(), pair()];
const base64url = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString("base64url");

function jwt(payload: object, key: KeyObject, alg = "RS256"): string {
  const text = `${base64url({ alg, kid: "one", typ: "JWT" })}.${base64url(payload)}`;
  const signature = alg === "none" ? "" : createSign("RSA-SHA256").update(text).sign(key, "base64url");
  return `${text}.${signature}`;
}

/** How the provider behaves for the next who comes back. */
interface Behaviour {
  readonly claims?: object;
  readonly key?: KeyObject;
  readonly alg?: string;
  /** Minutes its clock is ahead. */
  readonly ahead?: number;
  /** Answers the question for a token itself. */
  readonly token?: (response: ServerResponse) => void;
  /** Answers the question for its keys itself. */
  readonly jwks?: (response: ServerResponse) => void;
}

let behaviour: Behaviour = {};
let server: Server;
let issuer: string;
let database: TestDatabase;
let identity: Identity;
const spent = new Set<string>();
const nonces = new Map<string, string>();

const json = (response: ServerResponse, value: unknown): void => {
  response.setHeader("Content-Type", "application/json");
  response.end(JSON.stringify(value));
};

function describe(response: ServerResponse): void {
  const at = { token_endpoint: `${issuer}/token`, jwks_uri: `${issuer}/jwks` };
  json(response, { issuer, authorization_endpoint: `${issuer}/auth`, ...at });
}

const showKeys = (response: ServerResponse): void =>
  json(response, {
    keys: [{ ...keys.publicKey.export({ format: "jwk" }), kid: "one", use: "sig", alg: "RS256" }],
  });

function giveToken(response: ServerResponse, code: string): void {
  if (spent.has(code)) {
    response.statusCode = 400;
    json(response, { error: "invalid_grant", error_description: "secret words of the provider's" });
    return;
  }
  spent.add(code);
  const at = Math.floor(Date.now() / 1000) + (behaviour.ahead ?? 0) * 60;
  const said = { sub: "bo", name: "Bo Lund", cvr: "12345674", roles: ["worker"], ...behaviour.claims };
  const token = {
    iss: issuer,
    aud: "stafet",
    iat: at,
    nbf: at,
    exp: at + 300,
    nonce: nonces.get(code),
    ...said,
  };
  const id_token = jwt(token, behaviour.key ?? keys.privateKey, behaviour.alg);
  json(response, { access_token: "a", token_type: "Bearer", id_token });
}

function answer(request: IncomingMessage, response: ServerResponse, body: string): void {
  const { pathname } = new URL(request.url ?? "/", issuer);
  if (pathname.startsWith("/.well-known/")) describe(response);
  else if (pathname === "/jwks") (behaviour.jwks ?? showKeys)(response);
  else if (behaviour.token) behaviour.token(response);
  else giveToken(response, new URLSearchParams(body).get("code") ?? "");
}

beforeAll(async () => {
  server = createServer((request, response) => {
    let body = "";
    request.on("data", (chunk) => {
      body += chunk;
    });
    request.on("end", () => answer(request, response, body));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  database = await testDatabase({ engine: "postgres" });
  identity = createIdentity({ db: database.app });
  await build(database.app, (tx) => aUnit(identity, tx, { slug: "shelter" }));
});
afterEach(() => {
  behaviour = {};
});
afterAll(async () => {
  server.closeAllConnections();
  server.close();
  await database.close();
});

const settings = () => {
  const provider = {
    id: "storvang",
    name: "Storvang Kommune",
    issuer,
    clientId: "stafet",
    clientSecret: "a client's secret",
    organisationClaim: "cvr",
    organisations: { "12345674": "shelter-org" },
    rolesClaim: "roles",
    roles: { worker: { unit: "shelter", role: "worker" } },
  };
  return OidcList.parse(JSON.stringify([provider]));
};

/** A house that has not met the provider before, so that nothing of it is remembered from another test. */
const house = (): SignIn => {
  const mail = createMail({ db: database.app, secret, smtpUrl: null, from: "stafet@example.dk" });
  return createSignIn({ db: database.app, mail, secret, publicOrigin: null, providers: settings() });
};

async function visit(signIn: SignIn) {
  const { url, remember } = await signIn.askProvider("storvang", redirectUri, { wayBack: "/" }, now);
  const asked = new URL(url).searchParams;
  const code = createHash("sha256").update(url).digest("hex");
  nonces.set(code, asked.get("nonce") ?? "");
  const at = new URL(`${redirectUri}?code=${code}&state=${asked.get("state")}`);
  return { at, remembered: remember, answered: "" };
}
const enter = async (signIn = house()) => signIn.withProvider("storvang", await visit(signIn), home, now);

it("lets in whom it vouches for while it works", async () => {
  expect((await enter()).entered.kind).toBe("in");
});

it("when they last proved who they are is what it says; where it says nothing, they prove it again", async () => {
  const signIn = house();
  const fresh = async (claims: object) => {
    behaviour = { claims };
    const { entered } = await enter(signIn);
    const who = entered.kind === "in" ? await identity.whoIs(entered.token, now) : null;
    return who !== null && hasSteppedUp(who, now);
  };
  const seconds = Math.floor(Date.now() / 1000);
  expect(await fresh({ auth_time: seconds })).toBe(true);
  expect(await fresh({ auth_time: seconds - 360 })).toBe(false);
  expect(await fresh({})).toBe(false);
  const { url } = await signIn.askProvider("storvang", redirectUri, { wayBack: "/", anew: true }, now);
  const asked = new URL(url).searchParams;
  expect([asked.get("prompt"), asked.get("max_age")]).toEqual(["login", "0"]);
});

const html = (response: ServerResponse): void => {
  response.setHeader("Content-Type", "text/html");
  response.end("<html>Out of order</html>");
};
const status = (code: number, body: string) => (response: ServerResponse) => {
  response.statusCode = code;
  response.setHeader("Content-Type", "application/json");
  response.end(body);
};
const cut = (response: ServerResponse): void => {
  response.socket?.destroy();
};

it.each<[string, string, Behaviour]>([
  ["hangs up instead of a token", "providerDown", { token: cut }],
  ["hangs up instead of its keys", "providerDown", { jwks: cut }],
  ["answers with a page", "providerRefused", { token: html }],
  ["answers with half a sentence", "providerRefused", { token: status(200, '{"access_token": "a') }],
  ["answers with something else", "providerRefused", { token: status(200, "[1, 2]") }],
  [
    "answers without saying who",
    "providerRefused",
    { token: status(200, '{"access_token":"a","token_type":"Bearer"}') },
  ],
  ["has a fault of its own", "providerRefused", { token: status(500, '{"error":"secret words"}') }],
  ["has keys that are none", "providerRefused", { jwks: status(200, '{"keys":"none"}') }],
  ["signs with another key", "providerRefused", { key: stranger.privateKey }],
  ["does not sign at all", "providerRefused", { alg: "none" }],
  ["is ten minutes behind", "providerRefused", { ahead: -10 }],
  ["is ten minutes ahead", "providerRefused", { ahead: 10 }],
  ["speaks for another issuer", "providerRefused", { claims: { iss: "https://other.example" } }],
  ["speaks to somebody else", "providerRefused", { claims: { aud: "another" } }],
  ["answers another question", "providerRefused", { claims: { nonce: "another" } }],
  ["does not say who", "providerRefused", { claims: { sub: "" } }],
])("a provider that %s: %s, by name, in the log, and never in its own words", async (_, code, broken) => {
  behaviour = broken;
  const error = await enter().catch((thrown) => thrown);
  expect(error).toMatchObject({ code, details: { provider: "Storvang Kommune" } });
  expect(JSON.stringify([error.message, error.details])).not.toContain("secret words");
  const [last] = await database.owner(
    "select outcome, detail from identity.audit_entry where action = 'identity.signIn' order by id desc limit 1",
  );
  expect(last).toEqual({ outcome: "denied", detail: { provider: "storvang", reason: code } });
});

it("one that takes too long over its token is said to be down, and nobody waits for it", async () => {
  behaviour = { token: () => {} };
  const [mine] = settings();
  if (!mine) throw new Error("No provider");
  const provider = createOidcProvider(mine, 0.3);
  const { asked } = await provider.ask(redirectUri);
  const at = new URL(`${redirectUri}?code=slow&state=${asked.state}`);
  await expect(provider.answer(at, asked)).rejects.toMatchObject({ code: "providerDown" });
});

it("the same answer a second time – somebody pressed back – lets nobody in, and the next who asks gets in", async () => {
  const signIn = house();
  const back = await visit(signIn);
  await signIn.withProvider("storvang", back, home, now);
  await expect(signIn.withProvider("storvang", back, home, now)).rejects.toMatchObject({
    code: "providerRefused",
  });
  expect((await enter(signIn)).entered.kind).toBe("in");
});

it("one that was down is asked anew by the next, without anybody mending us", async () => {
  const signIn = house();
  behaviour = { jwks: cut };
  await expect(enter(signIn)).rejects.toMatchObject({ code: "providerDown" });
  behaviour = {};
  expect((await enter(signIn)).entered.kind).toBe("in");
});
