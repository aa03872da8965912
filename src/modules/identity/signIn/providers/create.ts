import { type Instant, systemClock } from "#kernel/clock.ts";
import { isRefused, Refused } from "#kernel/refusal.ts";
import { minutes } from "#kernel/time.ts";
import type { Tx } from "#platform/db.ts";
import type { ProviderSettings } from "#platform/providers.ts";
import type { Seal } from "#platform/seal.ts";
import { record } from "../../audit.ts";
import { SYSTEM } from "../../types.ts";
import { acceptAtProvider } from "../accepting.ts";
import type { Entered, Entering } from "../entering.ts";
import type { From, Parts } from "../parts.ts";
import type { Asked, OidcProvider } from "./oidc.ts";
import { type Claimed, readClaims } from "./rules.ts";
import type { SamlProvider } from "./saml.ts";
import * as store from "./store.ts";

/** How long one may be at one's provider. */
const AWAY = minutes(10);

/** What somebody who goes to a provider is on their way to. */
export interface Going {
  /** The page they go on to. */
  readonly wayBack: string;
  /** The token of an invitation they answer there. */
  readonly invitation?: string | null;
  /** The token of what they had typed when their session ended. */
  readonly kept?: string | null;
  /** They are to prove anew who they are: for what asks for it. */
  readonly anew?: boolean;
}

/** Sealed into the browser's cookie while it is away: an answer that does not fit it is nobody's. */
interface Remembered extends Going {
  readonly provider: string;
  readonly at: number;
  readonly asked: Asked | { readonly request: string };
}

/** What a provider posted to us, sealed into a cookie until the browser comes by itself, with what it remembers. */
interface Answered {
  readonly provider: string;
  readonly request: string;
  readonly claimed: Omit<Claimed, "memberships"> & { readonly memberships: readonly [string, string][] };
}

type Made = { readonly kind: "oidc"; is: OidcProvider } | { readonly kind: "saml"; is: SamlProvider };

/** Loaded by the first who goes that way. */
const make = async (settings: ProviderSettings): Promise<Made> =>
  settings.kind === "oidc"
    ? { kind: "oidc", is: (await import("./oidc.ts")).createOidcProvider(settings) }
    : { kind: "saml", is: (await import("./saml.ts")).createSamlProvider(settings) };

/** A moment of the provider's clock as one of ours, which may be wound; never later than now. */
const proved = (there: number, now: Instant): Instant =>
  new Date(now.getTime() - Math.max(systemClock.now().getTime() - there, 0));

/** Sign-in at another organisation's identity provider: OpenID Connect, or SAML 2.0 (decision 17). */
export function createProviders(
  { db, audit, codes }: Parts,
  { enter }: Entering,
  { seal, open }: Pick<Seal, "seal" | "open">,
  settings: readonly ProviderSettings[],
) {
  const made = new Map<string, Promise<Made>>();
  const provider = (id: string): Promise<Made> => {
    const found = settings.find((each) => each.id === id);
    if (!found) throw new Refused("notFound");
    const one = made.get(id) ?? make(found);
    made.set(id, one);
    return one;
  };
  const samlProvider = async (id: string): Promise<SamlProvider> => {
    const { kind, is } = await provider(id);
    if (kind !== "saml") throw new Refused("notFound");
    return is;
  };

  /** Whatever is refused on the way in is in the log, by provider and code. */
  async function logged<T>(id: string, now: Instant, work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      if (!isRefused(error)) throw error;
      const detail = { provider: id, reason: error.code };
      await audit.deny({ at: now, actor: SYSTEM, action: "identity.signIn", detail });
      throw error;
    }
  }

  /** What is said of whoever is back, once the browser remembers having asked that very thing. */
  async function claimedBy(
    one: Made,
    remembered: Remembered,
    { at, answered }: { at: URL; answered: string },
    now: Instant,
  ): Promise<Claimed> {
    const { asked } = remembered;
    if (one.kind === "oidc" && "state" in asked)
      return readClaims(await one.is.answer(at, asked), one.is.settings);
    const answer = opened<Answered>(answered);
    const { id, name } = one.is.settings;
    const refused = new Refused("providerRefused", { provider: name });
    if (!("request" in asked) || answer?.provider !== id || answer.request !== asked.request) throw refused;
    await codes.spend("saml", asked.request, now).catch((error) => {
      throw isRefused(error) ? refused : error;
    });
    const { memberships, ...claimed } = answer.claimed;
    return { ...claimed, memberships: new Map(memberships) as Claimed["memberships"] };
  }

  function opened<T>(sealed: string): T | null {
    const text = sealed === "" ? null : open(sealed);
    return text === null ? null : (JSON.parse(text) as T);
  }

  /** The person they are here, made what the provider or their invitation says; with its entry in the log. */
  const become = (one: Made, claimed: Claimed, { invitation }: Going, now: Instant) =>
    db.write(SYSTEM, async (tx: Tx) => {
      const { settings: mine } = one.is;
      if (invitation) return acceptAtProvider(tx, invitation, { issuer: mine.issuer, ...claimed }, now);
      const personId = await store.becomeAsClaimed(tx, mine, claimed, now);
      const detail = { provider: mine.id, units: [...claimed.memberships.keys()] };
      const actor = { personId, unitId: null, role: "member" };
      record(tx, [{ at: now, actor, action: "identity.becomeAsClaimed", detail }]);
      return personId;
    });

  return {
    /** The providers one can choose. */
    providers: settings.map(({ id, name }) => ({ id, name })),

    /**
     * Where to send the browser, and what it brings back, sealed, in a cookie. `back`: where answers are taken.
     * Throws Refused `providerDown`, `notFound`.
     */
    async askProvider(
      id: string,
      back: string,
      going: Going,
      now: Instant,
    ): Promise<{ url: string; remember: string }> {
      const one = await provider(id);
      const { url, ...rest } = await one.is.ask(back, going.anew);
      const asked = "asked" in rest ? rest.asked : { request: rest.request };
      const remembered: Remembered = { ...going, provider: id, at: now.getTime(), asked };
      return { url, remember: seal(JSON.stringify(remembered)) };
    },

    /**
     * What a provider's page has posted at `back`, in whoever's browser: read and checked, and sealed for a cookie.
     * Nobody is signed in by it before that browser shows that it asked. Throws Refused `providerRefused` and
     * `notFound`; the former is logged.
     */
    async receiveAnswer(id: string, back: string, samlResponse: string, now: Instant): Promise<string> {
      const one = await samlProvider(id);
      return logged(id, now, async () => {
        const { request, claims } = await one.read(samlResponse, back);
        const claimed = readClaims(claims, one.settings);
        const answered: Answered = {
          provider: id,
          request,
          claimed: { ...claimed, memberships: [...claimed.memberships] },
        };
        return seal(JSON.stringify(answered));
      });
    },

    /** What a SAML provider's people feed it. Open to anybody: nothing in it is secret. Throws Refused `notFound`. */
    providerMetadata: async (id: string, back: string): Promise<string> =>
      (await samlProvider(id)).metadata(back),

    /**
     * Somebody is back from their provider at the address `at`, with what their browser `remembered` and what the
     * provider posted (`answered`). Throws Refused `providerRefused`, `providerDown`, `unknownOrganisation`,
     * `noRoleHere`, `wrongSignIn`, and what `acceptAtProvider` throws; each is logged.
     */
    async withProvider(
      id: string,
      back: { at: URL; remembered: string; answered: string },
      from: From,
      now: Instant,
    ): Promise<{ entered: Entered; going: Going }> {
      return logged(id, now, async () => {
        const one = await provider(id);
        const remembered = opened<Remembered>(back.remembered);
        const since = now.getTime() - (remembered?.at ?? 0);
        if (remembered?.provider !== id || Math.abs(since) > AWAY)
          throw new Refused("providerRefused", { provider: one.is.settings.name });
        const claimed = await claimedBy(one, remembered, back, now);
        const personId = await become(one, claimed, remembered, now);
        if (personId === null) throw new Refused("noRoleHere");
        const provedAt = proved(claimed.provedAt, now);
        const entered = await enter(personId, { method: one.kind, from, known: true, provedAt }, now);
        return { entered, going: remembered };
      });
    },
  };
}
