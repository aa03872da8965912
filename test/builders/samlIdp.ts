import { generateKeyPairSync, randomBytes } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { inflateRawSync } from "node:zlib";
import { SignedXml } from "xml-crypto";

// Another organisation's SAML provider, as far as we see it: takes a request, and has the browser post a signed answer.

/** What a request says. */
export interface SamlRequest {
  readonly id: string;
  /** Where the answer is posted. */
  readonly at: string;
  /** Who asks. */
  readonly issuer: string;
  /** How strong a proof is asked for; none where that is left to the provider. */
  readonly acr?: readonly string[];
  /** Whether they are to prove anew who they are. */
  readonly anew?: boolean;
}

/** What is said of somebody, and every part of the answer a test may want to be otherwise. */
export interface SamlSaid {
  readonly subject?: string;
  readonly format?: string;
  readonly attributes?: Readonly<Record<string, string | readonly string[]>>;
  readonly issuer?: string;
  readonly audience?: string | null;
  readonly recipient?: string;
  readonly inResponseTo?: string | null;
  readonly method?: string;
  /** Minutes from the provider's own now. */
  readonly lasts?: number;
  /** Minutes its clock is ahead. */
  readonly ahead?: number;
  readonly authenticated?: boolean;
  /** How many minutes ago they proved it. */
  readonly provedAgo?: number;
  /** How strongly they proved themselves (AuthnContextClassRef). */
  readonly strength?: string;
  readonly algorithm?: "rsa-sha1" | "rsa-sha256";
}

const escaped = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");

const newId = (): string => `_${randomBytes(16).toString("hex")}`;

/** Keys and a name; signs what it says. */
export function samlProvider(issuer = "https://idp.storvang.example") {
  const { publicKey, privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const certificate = publicKey.export({ type: "spki", format: "pem" }).toString();
  const key = privateKey.export({ type: "pkcs8", format: "pem" }).toString();

  function assertion(request: SamlRequest, said: SamlSaid): string {
    const now = Date.now() + (said.ahead ?? 0) * 60_000;
    const at = (minutes: number): string => new Date(now + minutes * 60_000).toISOString();
    const { audience = request.issuer, inResponseTo = request.id, lasts = 5 } = said;
    const strength = said.strength ? `<AuthnContextClassRef>${said.strength}</AuthnContextClassRef>` : "";
    const attributes = Object.entries(said.attributes ?? {}).map(([name, values]) => {
      const each = [values].flat().map((value) => `<AttributeValue>${escaped(value)}</AttributeValue>`);
      return `<Attribute Name="${name}">${each.join("")}</Attribute>`;
    });
    return [
      `<Assertion xmlns="urn:oasis:names:tc:SAML:2.0:assertion" ID="${newId()}" Version="2.0" IssueInstant="${at(0)}">`,
      `<Issuer>${said.issuer ?? issuer}</Issuer>`,
      `<Subject><NameID Format="${said.format ?? "urn:oasis:names:tc:SAML:2.0:nameid-format:persistent"}">${escaped(said.subject ?? "bo")}</NameID>`,
      `<SubjectConfirmation Method="${said.method ?? "urn:oasis:names:tc:SAML:2.0:cm:bearer"}">`,
      `<SubjectConfirmationData NotOnOrAfter="${at(lasts)}" Recipient="${said.recipient ?? request.at}"`,
      inResponseTo === null ? "" : ` InResponseTo="${inResponseTo}"`,
      "/></SubjectConfirmation></Subject>",
      `<Conditions NotBefore="${at(-1)}" NotOnOrAfter="${at(lasts)}">`,
      audience === null ? "" : `<AudienceRestriction><Audience>${audience}</Audience></AudienceRestriction>`,
      "</Conditions>",
      said.authenticated === false
        ? ""
        : `<AuthnStatement AuthnInstant="${at(-(said.provedAgo ?? 0))}"><AuthnContext>${strength}</AuthnContext></AuthnStatement>`,
      attributes.length > 0 ? `<AttributeStatement>${attributes.join("")}</AttributeStatement>` : "",
      "</Assertion>",
    ].join("");
  }

  const response = (request: SamlRequest, inside: string): string =>
    `<samlp:Response xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" ID="${newId()}" Version="2.0" IssueInstant="${new Date().toISOString()}" InResponseTo="${request.id}" Destination="${request.at}"><samlp:Status><samlp:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:Success"/></samlp:Status>${inside}</samlp:Response>`;

  function signed(xml: string, algorithm: "rsa-sha1" | "rsa-sha256" = "rsa-sha256"): string {
    const old = algorithm === "rsa-sha1";
    const signer = new SignedXml({
      privateKey: key,
      canonicalizationAlgorithm: "http://www.w3.org/2001/10/xml-exc-c14n#",
      signatureAlgorithm: old
        ? "http://www.w3.org/2000/09/xmldsig#rsa-sha1"
        : "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256",
    });
    signer.addReference({
      xpath: "/*",
      transforms: [
        "http://www.w3.org/2000/09/xmldsig#enveloped-signature",
        "http://www.w3.org/2001/10/xml-exc-c14n#",
      ],
      digestAlgorithm: old
        ? "http://www.w3.org/2000/09/xmldsig#sha1"
        : "http://www.w3.org/2001/04/xmlenc#sha256",
    });
    signer.computeSignature(xml, { location: { reference: "/*/*[1]", action: "after" } });
    return signer.getSignedXml();
  }

  return {
    issuer,
    /** Its public half, as it goes into the settings. */
    certificate,
    assertion,
    response,
    signed,
    /** The whole answer, as XML. */
    answer: (request: SamlRequest, said: SamlSaid = {}): string =>
      response(request, signed(assertion(request, said), said.algorithm)),
  };
}

export const base64 = (xml: string): string => Buffer.from(xml).toString("base64");

/** What the address a browser was sent to asks for. */
export function requestIn(url: URL): SamlRequest {
  const xml = inflateRawSync(Buffer.from(url.searchParams.get("SAMLRequest") ?? "", "base64")).toString();
  const found = (pattern: RegExp): string => pattern.exec(xml)?.[1] ?? "";
  return {
    id: found(/\bID="([^"]+)"/),
    at: found(/AssertionConsumerServiceURL="([^"]+)"/),
    issuer: found(/<saml:Issuer[^>]*>([^<]+)</),
    anew: xml.includes('ForceAuthn="true"'),
    acr: [...xml.matchAll(/<saml:AuthnContextClassRef[^>]*>([^<]+)</g)].map(([, each]) => each ?? ""),
  };
}

/** A provider that answers browsers, at a name of its own: to our pages it is another site. `people`: who one can be, by button. */
export async function startSamlProvider(people: Readonly<Record<string, SamlSaid>>) {
  const provider = samlProvider();
  const server = createServer((incoming, outgoing) => {
    const request = requestIn(new URL(incoming.url ?? "/", "http://idp.invalid"));
    outgoing.setHeader("Content-Type", "text/html; charset=utf-8");
    const forms = Object.entries(people).map(
      ([name, said]) => `<form method="post" action="${request.at}">
        <input type="hidden" name="SAMLResponse" value="${base64(provider.answer(request, said))}">
        <button>${name}</button></form>`,
    );
    outgoing.end(`<!doctype html><title>Storvang</title>${forms.join("")}`);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    ...provider,
    entryPoint: `http://localhost:${port}/sso`,
    stop: (): void => {
      server.closeAllConnections();
      server.close();
    },
  };
}
