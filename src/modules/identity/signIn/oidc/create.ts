import type { Instant } from "#kernel/clock.ts";
import { isRefused, Refused } from "#kernel/refusal.ts";
import type { ProviderSettings } from "#platform/providers.ts";
import type { Seal } from "#platform/seal.ts";
import { record } from "../../audit.ts";
import { SYSTEM } from "../../types.ts";
import type { Entered, Entering } from "../entering.ts";
import type { From, Parts } from "../parts.ts";
import type { Asked, Provider } from "./provider.ts";
import { readClaims } from "./rules.ts";
import { becomeAsClaimed } from "./store.ts";

/** Sign-in at another organisation's identity provider (OpenID Connect, authorization code with PKCE). */
export function createOidc(
  { db, audit }: Parts,
  { enter }: Entering,
  { seal, open }: Pick<Seal, "seal" | "open">,
  settings: readonly ProviderSettings[],
) {
  const made = new Map<string, Promise<Provider>>();
  // Loaded by the first who goes that way.
  const provider = (id: string): Promise<Provider> => {
    const found = settings.find((each) => each.id === id);
    if (!found) throw new Refused("notFound");
    const one = made.get(id) ?? import("./provider.ts").then(({ createProvider }) => createProvider(found));
    made.set(id, one);
    return one;
  };

  return {
    /** The providers one can choose. */
    providers: settings.map(({ id, name }) => ({ id, name })),

    /**
     * Where to send the browser, and what it brings back, sealed, in a cookie. `wayBack`: the page it goes on to.
     * Throws Refused `providerDown`, `notFound`.
     */
    async askProvider(
      id: string,
      redirectUri: string,
      wayBack: string,
    ): Promise<{ url: string; remember: string }> {
      const { url, asked } = await (await provider(id)).ask(redirectUri);
      return { url, remember: seal(JSON.stringify({ ...asked, wayBack })) };
    },

    /**
     * Somebody is back from their provider at the address `at`. Throws Refused `providerRefused`, `providerDown`,
     * `unknownOrganisation`, `noRoleHere`, `wrongSignIn`; each is logged.
     */
    async withProvider(
      id: string,
      { at, remembered }: { at: URL; remembered: string },
      from: From,
      now: Instant,
    ): Promise<{ entered: Entered; wayBack: string }> {
      try {
        const text = open(remembered);
        const asked = text === null ? null : (JSON.parse(text) as Asked & { wayBack: string });
        const { answer, settings: mine } = await provider(id);
        if (asked?.provider !== id) throw new Refused("providerRefused", { provider: mine.name });
        const claimed = readClaims(await answer(at, asked), mine);
        const personId = await db.write(SYSTEM, async (tx) => {
          const person = await becomeAsClaimed(tx, mine, claimed, now);
          const detail = { provider: id, units: [...claimed.memberships.keys()] };
          const actor = { personId: person, unitId: null, role: "member" };
          record(tx, [{ at: now, actor, action: "identity.becomeAsClaimed", detail }]);
          return person;
        });
        if (personId === null) throw new Refused("noRoleHere");
        return {
          entered: await enter(personId, { method: "oidc", from, known: true }, now),
          wayBack: asked.wayBack,
        };
      } catch (error) {
        if (!isRefused(error)) throw error;
        const detail = { provider: id, reason: error.code };
        await audit.deny({ at: now, actor: SYSTEM, action: "identity.signIn", detail });
        throw error;
      }
    },
  };
}
