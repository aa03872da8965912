import * as client from "openid-client";
import { Refused } from "#kernel/refusal.ts";
import type { OidcSettings } from "#platform/providers.ts";

/** Longer than this nobody waits for a page; then they are told whose fault it is. */
const PATIENCE_SECONDS = 8;

/** What must come back with the answer, and is checked against it. */
export interface Asked {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
}

/** One provider: its description is fetched at the first use, and again after a failure. */
export function createOidcProvider(settings: OidcSettings, patienceSeconds = PATIENCE_SECONDS) {
  const { name, issuer, clientId, clientSecret, scopes, acr } = settings;
  let described: Promise<client.Configuration> | undefined;

  const describe = (): Promise<client.Configuration> => {
    // Also what comes over TLS from the provider itself is believed only with its signature.
    const execute = [
      client.enableNonRepudiationChecks,
      ...(issuer.startsWith("http:") ? [client.allowInsecureRequests] : []),
    ];
    described ??= client
      .discovery(new URL(issuer), clientId, clientSecret, undefined, { execute, timeout: patienceSeconds })
      .then((configuration) => {
        configuration.timeout = patienceSeconds;
        return configuration;
      });
    described.catch(() => {
      described = undefined;
    });
    return described;
  };

  /** A provider that is down, slow or answers nonsense is not ours to mend: say whose it is. */
  async function orSay<T>(code: "providerDown" | "providerRefused", work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      throw new Refused(isSilence(error) ? "providerDown" : code, { provider: name });
    }
  }

  return {
    settings,

    /**
     * Where to send the browser, and what to remember until it is back. `anew`: whoever is signed in there already proves
     * it again. Throws Refused `providerDown`.
     */
    ask: (redirectUri: string, anew = false): Promise<{ url: string; asked: Asked }> =>
      orSay("providerDown", async () => {
        const configuration = await describe();
        const asked = {
          state: client.randomState(),
          nonce: client.randomNonce(),
          verifier: client.randomPKCECodeVerifier(),
        };
        const url = client.buildAuthorizationUrl(configuration, {
          redirect_uri: redirectUri,
          scope: scopes,
          state: asked.state,
          nonce: asked.nonce,
          code_challenge: await client.calculatePKCECodeChallenge(asked.verifier),
          code_challenge_method: "S256",
          // With it the provider must say when they last proved who they are.
          max_age: anew ? "0" : "43200",
          ...(anew ? { prompt: "login" } : {}),
          ...(acr ? { acr_values: acr.join(" ") } : {}),
        });
        return { url: url.href, asked };
      }),

    /** What the provider says of whoever came back. Throws Refused `providerRefused` and `providerDown`. */
    answer: (at: URL, asked: Asked): Promise<Record<string, unknown>> =>
      orSay("providerRefused", async () => {
        const configuration = await describe();
        const tokens = await client.authorizationCodeGrant(configuration, at, {
          pkceCodeVerifier: asked.verifier,
          expectedState: asked.state,
          expectedNonce: asked.nonce,
          idTokenExpected: true,
        });
        const claims = tokens.claims();
        if (claims === undefined) throw new Error("No claims");
        if (acr && !acr.includes(String(claims.acr))) throw new Error("Not proved strongly enough");
        const more = configuration.serverMetadata().userinfo_endpoint
          ? await client.fetchUserInfo(configuration, tokens.access_token, claims.sub)
          : {};
        // What is signed wins over what is merely answered.
        return { ...more, ...claims };
      }),
  };
}

/** Nothing came, or not in time, or not what such an address answers – rather than a no. */
function isSilence(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (error.name === "TimeoutError" || error.name === "AbortError" || error.message === "fetch failed")
    return true;
  return "cause" in error && error.cause !== undefined ? isSilence(error.cause) : false;
}

export type OidcProvider = ReturnType<typeof createOidcProvider>;
