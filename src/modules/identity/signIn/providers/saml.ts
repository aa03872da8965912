import { randomBytes } from "node:crypto";
import { SAML } from "@node-saml/node-saml";
import { Refused } from "#kernel/refusal.ts";
import { systemClock } from "#platform/clock.ts";
import type { SamlSettings } from "#platform/providers.ts";
import { answeredIn, assertionFault, CLOCK_SKEW, claimsOf } from "./samlRules.ts";
import { isPlain } from "./samlText.ts";

/** What an assertion that holds says, and which request it answers. */
export interface Said {
  readonly request: string;
  readonly claims: Readonly<Record<string, unknown>>;
}

/**
 * One provider that speaks SAML 2.0. The library writes the request and says which part of an answer is truly signed;
 * what that part must say is in samlRules.ts. Another house's times are compared with the machine's clock, never with
 * the demonstration's.
 */
export function createSamlProvider(settings: SamlSettings, clock: { now(): Date } = systemClock) {
  const refuse = () => new Refused("providerRefused", { provider: settings.name });

  /** `at`: the address answers are sent to, which our name follows from unless it is given. */
  const library = (at: string, asking?: { request: string; anew: boolean }): SAML =>
    new SAML({
      issuer: entityOf(at),
      audience: entityOf(at),
      callbackUrl: at,
      entryPoint: settings.entryPoint,
      idpCert: [...settings.certificates],
      wantAssertionsSigned: true,
      wantAuthnResponseSigned: false,
      acceptedClockSkewMs: CLOCK_SKEW,
      identifierFormat: null,
      disableRequestedAuthnContext: settings.acr === undefined,
      ...(settings.acr && { authnContext: [...settings.acr] }),
      signatureAlgorithm: "sha256",
      ...(asking && { generateUniqueId: () => asking.request, forceAuthn: asking.anew }),
    });
  const entityOf = (at: string): string => settings.entityId ?? at.replace(/\/svar$/, "/metadata");

  return {
    settings,

    /** Where to send the browser, and the request its answer must name. `anew`: whoever is signed in there already proves it again. Asks nobody: a provider that is down says so itself. */
    async ask(at: string, anew = false): Promise<{ url: string; request: string }> {
      const request = `_${randomBytes(20).toString("hex")}`;
      return { url: await library(at, { request, anew }).getAuthorizeUrlAsync("", undefined, {}), request };
    },

    /** What came back, signed and for us. Throws Refused `providerRefused`, whatever is wrong with it. */
    async read(samlResponse: string, at: string): Promise<Said> {
      if (!isPlain(samlResponse)) throw refuse();
      const profile = await orNull(() =>
        library(at)
          .validatePostResponseAsync({ SAMLResponse: samlResponse })
          .then(({ profile }) => profile),
      );
      const assertion = profile?.getAssertion?.();
      const expected = { issuer: settings.issuer, audience: entityOf(at), at, acr: settings.acr };
      const now = clock.now().getTime();
      if (!profile || assertionFault(assertion, expected, now) !== null) throw refuse();
      const request = answeredIn(assertion, expected, now);
      if (request === null) throw refuse();
      return { request, claims: claimsOf({ ...profile, assertion }, settings.subjectClaim) };
    },

    /** What the provider's people feed it: who we are, and where we take answers. */
    metadata: (at: string): string => library(at).generateServiceProviderMetadata(null),
  };
}

/** The library throws at whatever does not fit, and at much that is no XML at all. */
async function orNull<T>(work: () => Promise<T>): Promise<T | null> {
  try {
    return await work();
  } catch {
    return null;
  }
}

export type SamlProvider = ReturnType<typeof createSamlProvider>;
