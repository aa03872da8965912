import { sql } from "kysely";
import type { Instant } from "#kernel/clock.ts";
import type { Uuid } from "#kernel/ids.ts";
import { Refused } from "#kernel/refusal.ts";
import type { Seal } from "#platform/seal.ts";
import { record } from "../audit.ts";
import { hashOf, newSecret } from "../sessions.ts";
import { type SignedIn, SYSTEM } from "../types.ts";
import type { Entering } from "./entering.ts";
import { turnOff } from "./lostStep.ts";
import { type From, keyOf, type Parts } from "./parts.ts";
import { beginSecondStep, confirmSecondStep, proveCode } from "./proof.ts";
import { hasSteppedUp } from "./rules.ts";

interface Begun {
  readonly personId: Uuid;
  readonly cookie: string;
  readonly recoveryCodes: readonly string[];
}

/** What the page shows while somebody sets up their code app; `sealed` goes back with the first code. */
export interface SettingUp {
  readonly uri: string;
  readonly sealed: string;
}

/** The second step – a code from a telephone – and proving oneself again for what asks for it (step-up). */
export function createSecondStep(
  { db, audit, engine, codes }: Parts,
  { prove }: Entering,
  { seal, open }: Pick<Seal, "seal" | "open">,
) {
  const emailOf = async (personId: Uuid): Promise<string | null> => {
    const { rows } = await db.read(SYSTEM, (tx) =>
      sql<{ email: string }>`select email from identity.auth_user where person_id = ${personId}`.execute(tx),
    );
    return rows[0]?.email ?? null;
  };

  /** What was known of the session before, a stolen cookie too, opens nothing any more. Gives its new token. */
  const proved = (who: SignedIn, now: Instant): Promise<string> =>
    db.write(SYSTEM, async (tx) => {
      const token = newSecret();
      await sql`update identity.session set proved_at = ${now}, token_hash = ${hashOf(token)}
                 where id = ${who.sessionId}`.execute(tx);
      record(tx, [{ at: now, actor: keyOf(who), action: "identity.stepUp" }]);
      return token;
    });

  async function wrong(who: SignedIn, action: string, now: Instant): Promise<never> {
    await audit.deny({ at: now, actor: keyOf(who), action, detail: { reason: "wrong" } });
    throw new Refused(action === "identity.stepUp" ? "wrongSignIn" : "wrongCode");
  }

  return {
    /** Notes that they have just proved who they are: with a passkey. Gives the session's new token. */
    hasProved: proved,

    /** Whether they have a second step, and a password at all. */
    async secondStepOf(who: SignedIn): Promise<{ on: boolean; password: boolean }> {
      const { rows } = await db.read(SYSTEM, (tx) =>
        sql<{ on: boolean; password: boolean }>`
          select coalesce(u.two_factor_enabled, false) as on,
                 exists (select from identity.auth_account a where a.user_id = u.id and a.provider_id = 'credential') as password
            from identity.auth_user u where u.person_id = ${who.personId}`.execute(tx),
      );
      return rows[0] ?? { on: false, password: false };
    },

    /** Begins to set one up. Throws Refused `wrongSignIn` (also for who has one: it is turned off first), `tooManyAttempts`. */
    async beginSecondStep(who: SignedIn, password: string, from: From, now: Instant): Promise<SettingUp> {
      const email = (await emailOf(who.personId)) ?? "";
      await prove({ email, password }, from, now);
      const begun = await beginSecondStep(await engine(), email, password);
      if (begun === null) throw new Refused("wrongSignIn");
      const { uri, cookie, recoveryCodes } = begun;
      const kept: Begun = { personId: who.personId, cookie, recoveryCodes };
      return { uri, sealed: seal(JSON.stringify(kept)) };
    },

    /** The first code from the app: from now on one is asked for. Gives the recovery codes. Throws Refused `wrongCode`. */
    async confirmSecondStep(
      who: SignedIn,
      { code, sealed }: { code: string; sealed: string },
      now: Instant,
    ): Promise<readonly string[]> {
      const text = open(sealed);
      const begun = text === null ? null : (JSON.parse(text) as Begun);
      const mine = begun?.personId === who.personId ? begun : null;
      if (mine === null || !(await confirmSecondStep(await engine(), code, mine.cookie)))
        return wrong(who, "identity.secondStep", now);
      await codes.spend(who.personId, code, now);
      await db.write(SYSTEM, async (tx) => {
        record(tx, [{ at: now, actor: keyOf(who), action: "identity.secondStep", detail: { on: true } }]);
      });
      return mine.recoveryCodes;
    },

    /** Turns one's own off, having just proved who one is – a new telephone. Throws Refused `proveFirst`. */
    async endSecondStep(who: SignedIn, now: Instant): Promise<void> {
      if (!hasSteppedUp(who, now)) throw new Refused("proveFirst");
      await db.write(SYSTEM, async (tx) => {
        await turnOff(tx, who.personId);
        const detail = { on: false, personId: who.personId };
        record(tx, [{ at: now, actor: keyOf(who), action: "identity.secondStep", detail }]);
      });
    },

    /**
     * Proves once more who one is, with the password; `needsCode` where a code is asked for too. See `hasSteppedUp`.
     * `token`: the session's new one. Throws Refused `wrongSignIn`, `tooManyAttempts`.
     */
    async stepUp(
      who: SignedIn,
      password: string,
      from: From,
      now: Instant,
    ): Promise<{ kind: "done"; token: string } | { kind: "needsCode"; cookies: readonly string[] }> {
      const email = (await emailOf(who.personId)) ?? "";
      const { proof } = await prove({ email, password }, from, now);
      if (proof.kind === "needsCode") return proof;
      if (proof.personId !== who.personId) return wrong(who, "identity.stepUp", now);
      return { kind: "done", token: await proved(who, now) };
    },

    /** The code that goes with it. Gives the session's new token. Throws Refused `wrongCode`. */
    async stepUpWithCode(
      who: SignedIn,
      typed: { code: string; cookies: string; recovery: boolean },
      now: Instant,
    ): Promise<string> {
      const proof = await proveCode(await engine(), typed);
      if (proof.kind !== "proved" || proof.personId !== who.personId)
        return wrong(who, "identity.secondStep", now);
      if (!typed.recovery) await codes.spend(proof.personId, typed.code, now);
      return proved(who, now);
    },
  };
}
