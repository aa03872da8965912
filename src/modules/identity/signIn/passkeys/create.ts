import type { AuthenticationResponseJSON, RegistrationResponseJSON } from "@simplewebauthn/server";
import type { Instant } from "#kernel/clock.ts";
import { newId, type Uuid } from "#kernel/ids.ts";
import { isRefused, Refused } from "#kernel/refusal.ts";
import { minutes } from "#kernel/time.ts";
import type { Seal } from "#platform/seal.ts";
import { record } from "../../audit.ts";
import { type SignedIn, SYSTEM } from "../../types.ts";
import { acceptAndLog } from "../accepting.ts";
import type { Entered, Entering } from "../entering.ts";
import { type Invitation, openInvitation } from "../invitations.ts";
import { type From, keyOf, type Parts } from "../parts.ts";
import { hasSteppedUp } from "../rules.ts";
import * as store from "./store.ts";

/** How long a page may stand before its question is too old. */
const CHALLENGE_LASTS = minutes(10);

/** What a page gives the browser to ask the device with, and what must come back beside the answer. */
export interface PasskeyQuestion {
  readonly options: string;
  readonly sealed: string;
}

export interface PasskeyAnswer {
  /** The browser's JSON. */
  readonly response: string;
  readonly sealed: string;
}

/** What lies sealed beside a question. `personId`: whom a new key is for. */
interface Asked {
  readonly challenge: string;
  readonly at: number;
  readonly personId?: Uuid | undefined;
}

type NewPasskey = Omit<Parameters<typeof store.addPasskey>[1], "name">;

/** Loaded by the first who uses one. */
const webauthn = () => import("@simplewebauthn/server");

/**
 * Passkeys (WebAuthn): a telephone or a key of one's own proves who one is, with its finger or PIN. `origin` is the
 * address people type; a key made for one address is of no use at another.
 */
export function createPasskeys(
  { db, audit, codes }: Parts,
  { enter }: Entering,
  { seal, open }: Pick<Seal, "seal" | "open">,
) {
  const ask = (options: { challenge: string }, now: Instant, personId?: Uuid): PasskeyQuestion => ({
    options: JSON.stringify(options),
    sealed: seal(
      JSON.stringify({ challenge: options.challenge, at: now.getTime(), personId } satisfies Asked),
    ),
  });

  /** What was asked, once. Throws Refused `wrongPasskey` when it is not ours, too old or answered before. */
  async function askedIn(sealed: string, now: Instant): Promise<Asked> {
    const text = open(sealed);
    if (text === null) throw new Refused("wrongPasskey");
    const asked = JSON.parse(text) as Asked;
    const { challenge, at } = asked;
    if (Math.abs(now.getTime() - at) > CHALLENGE_LASTS) throw new Refused("wrongPasskey");
    await codes.spend("passkey", challenge, now).catch((error) => {
      throw isRefused(error) ? new Refused("wrongPasskey") : error;
    });
    return asked;
  }

  /** The question with which a device makes a key for somebody. */
  async function askToMake(
    person: { id: Uuid; name: string },
    { origin, mine }: { origin: string; mine: readonly { id: string }[] },
    now: Instant,
  ): Promise<PasskeyQuestion> {
    const { generateRegistrationOptions } = await webauthn();
    const options = await generateRegistrationOptions({
      rpName: "Stafet",
      rpID: new URL(origin).hostname,
      userID: new TextEncoder().encode(person.id),
      userName: person.name,
      attestationType: "none",
      // EdDSA, ES256, RS256: what devices have. Left to itself the library asks for experimental ones too.
      supportedAlgorithmIDs: [-8, -7, -257],
      excludeCredentials: mine.map(({ id }) => ({ id })),
      authenticatorSelection: { residentKey: "required", userVerification: "required" },
    });
    return ask(options, now, person.id);
  }

  /** A key a device has made, for whoever it was asked for. Throws Refused `wrongPasskey`. */
  async function madeIn(answer: PasskeyAnswer, origin: string, now: Instant): Promise<NewPasskey> {
    const { challenge, personId } = await askedIn(answer.sealed, now);
    const response = parsed<RegistrationResponseJSON>(answer.response);
    const { verifyRegistrationResponse } = await webauthn();
    const { verified, registrationInfo } = await orWrong(() =>
      verifyRegistrationResponse({
        response,
        expectedChallenge: challenge,
        expectedOrigin: origin,
        expectedRPID: new URL(origin).hostname,
      }),
    );
    if (!verified || !registrationInfo || personId === undefined) throw new Refused("wrongPasskey");
    const { id, publicKey, counter, transports = [] } = registrationInfo.credential;
    return { id, personId, publicKey, counter, transports };
  }

  /** Whose passkey answered. Throws Refused `wrongPasskey`. */
  async function prove(answer: PasskeyAnswer, origin: string, now: Instant): Promise<Uuid> {
    const { challenge } = await askedIn(answer.sealed, now);
    const response = parsed<AuthenticationResponseJSON>(answer.response);
    const key = await db.read(SYSTEM, (tx) => store.passkeyById(tx, String(response.id)));
    if (key === null) throw new Refused("wrongPasskey");
    const { verifyAuthenticationResponse } = await webauthn();
    const { verified, authenticationInfo } = await orWrong(() =>
      verifyAuthenticationResponse({
        response,
        expectedChallenge: challenge,
        expectedOrigin: origin,
        expectedRPID: new URL(origin).hostname,
        credential: { id: key.id, publicKey: new Uint8Array(key.publicKey), counter: key.counter },
      }),
    );
    if (!verified) throw new Refused("wrongPasskey");
    await db.write(SYSTEM, (tx) => store.countPasskey(tx, key.id, authenticationInfo.newCounter, now));
    return key.personId;
  }

  async function askForPasskey(origin: string, now: Instant): Promise<PasskeyQuestion> {
    const { generateAuthenticationOptions } = await webauthn();
    const rpID = new URL(origin).hostname;
    return ask(await generateAuthenticationOptions({ rpID, userVerification: "required" }), now);
  }

  type Actor = Parameters<typeof audit.deny>[0]["actor"];
  const deny = async (actor: Actor, action: string, now: Instant, error: unknown): Promise<never> => {
    if (isRefused(error)) await audit.deny({ at: now, actor, action, detail: { reason: error.code } });
    throw error;
  };

  return {
    /** A question any of one's devices may answer: nobody says first who they are. */
    askForPasskey,

    /** Signs in with a passkey. Throws Refused `wrongPasskey`. */
    async withPasskey(answer: PasskeyAnswer, origin: string, from: From, now: Instant): Promise<Entered> {
      const personId = await prove(answer, origin, now).catch((error) =>
        deny(SYSTEM, "identity.signIn", now, error),
      );
      return enter(personId, { method: "passkey", from, known: true }, now);
    },

    /** Proves once more who one is, for what asks for it. Throws Refused `wrongPasskey`. */
    async proveWithPasskey(
      who: SignedIn,
      answer: PasskeyAnswer,
      origin: string,
      now: Instant,
    ): Promise<void> {
      const personId = await prove(answer, origin, now).catch((error) =>
        deny(keyOf(who), "identity.stepUp", now, error),
      );
      if (personId !== who.personId)
        await deny(keyOf(who), "identity.stepUp", now, new Refused("wrongPasskey"));
    },

    passkeysOf: (who: SignedIn) => db.read(SYSTEM, (tx) => store.passkeysOf(tx, who.personId)),

    /** The question with which a device makes a key for this person here. */
    async askForNewPasskey(who: SignedIn, origin: string, now: Instant): Promise<PasskeyQuestion> {
      const mine = await db.read(SYSTEM, (tx) => store.passkeysOf(tx, who.personId));
      return askToMake({ id: who.personId, name: who.personName }, { origin, mine }, now);
    },

    /** Keeps a new passkey's public half. Throws Refused `proveFirst` unless just proved, and `wrongPasskey`. */
    async addPasskey(
      who: SignedIn,
      answer: PasskeyAnswer & { readonly name: string },
      origin: string,
      now: Instant,
    ): Promise<void> {
      if (!hasSteppedUp(who, now)) throw new Refused("proveFirst");
      const made = await madeIn(answer, origin, now);
      if (made.personId !== who.personId) throw new Refused("wrongPasskey");
      await db.write(SYSTEM, async (tx) => {
        await store.addPasskey(tx, { ...made, name: answer.name.slice(0, 100) }, now);
        record(tx, [{ at: now, actor: keyOf(who), action: "identity.passkey", detail: { added: true } }]);
      });
    },

    /** For the page behind an invitation: makes a key for a person to be, or asks for one of the person there is. */
    askInvited: async (
      { existing, name }: Pick<Invitation, "existing" | "name">,
      origin: string,
      now: Instant,
    ): Promise<PasskeyQuestion> =>
      existing === null
        ? askToMake({ id: newId(), name }, { origin, mine: [] }, now)
        : askForPasskey(origin, now),

    /**
     * Answers an invitation with a passkey alone, and signs in: a new one for somebody new, the one they have for who is
     * here already. Throws Refused `wrongPasskey`, what `invitation` throws, and `stale`.
     */
    async acceptWithPasskey(
      token: string,
      answer: PasskeyAnswer,
      { origin, from }: { origin: string; from: From },
      now: Instant,
    ): Promise<Entered> {
      const { existing } = await db.read(SYSTEM, (tx) => openInvitation(tx, token, now));
      const work = existing === null ? madeIn(answer, origin, now) : prove(answer, origin, now);
      const shown = await work.catch((error) => deny(SYSTEM, "identity.acceptInvitation", now, error));
      const key = typeof shown === "string" ? null : shown;
      const personId = await db.write(SYSTEM, async (tx) => {
        const invitation = await openInvitation(tx, token, now, true);
        if (invitation.existing !== existing) throw new Refused("stale");
        if (existing !== null && existing !== shown) throw new Refused("wrongPasskey");
        const { name } = invitation;
        const wayIn = { name, passwordHash: null, ...(key && { personId: key.personId }) };
        const accepted = await acceptAndLog(tx, invitation, wayIn, now);
        if (key) await store.addPasskey(tx, { ...key, name: "" }, now);
        return accepted;
      });
      return enter(personId, { method: "passkey", from, known: false }, now);
    },

    /** A lost telephone's key opens nothing from now on. Throws Refused `proveFirst`, `notFound`. */
    async removePasskey(who: SignedIn, id: string, now: Instant): Promise<void> {
      if (!hasSteppedUp(who, now)) throw new Refused("proveFirst");
      await db.write(SYSTEM, async (tx) => {
        await store.removePasskey(tx, who.personId, id);
        record(tx, [{ at: now, actor: keyOf(who), action: "identity.passkey", detail: { added: false } }]);
      });
    },
  };
}

/** What a browser sent, as the library expects it; it looks at every part itself. */
function parsed<T>(response: string): T {
  try {
    const value: unknown = JSON.parse(response);
    if (typeof value === "object" && value !== null && "id" in value && "response" in value)
      return value as T;
  } catch {
    // Not JSON: not an answer.
  }
  throw new Refused("wrongPasskey");
}

/** The library throws at whatever does not fit, and only then. */
async function orWrong<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch {
    throw new Refused("wrongPasskey");
  }
}
