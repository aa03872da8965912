import { sql } from "kysely";
import type { Instant } from "#kernel/clock.ts";
import type { Uuid } from "#kernel/ids.ts";
import { isRefused, Refused } from "#kernel/refusal.ts";
import { record } from "../audit.ts";
import { beginSession } from "../sessions.ts";
import { type Method, SYSTEM } from "../types.ts";
import { isKnownDevice, rememberDevice } from "./devices.ts";
import type { From, Parts } from "./parts.ts";
import { type Proof, proveCode, provePassword } from "./proof.ts";
import { plainEmail } from "./rules.ts";
import { dutiesOf } from "./views.ts";

/** What came of an attempt to sign in: a session, or the question for the second step. `device`: a cookie to keep. */
export type Entered =
  | { readonly kind: "in"; readonly token: string; readonly device: string | null; readonly personId: Uuid }
  | { readonly kind: "needsCode"; readonly cookies: readonly string[] };

interface Entrance {
  readonly method: Method;
  readonly from: From;
  readonly known: boolean;
  readonly unitId?: Uuid;
  readonly provedAt?: Instant;
}

type Sufficient = Exclude<Proof, { kind: "wrong" }>;

export function createEntering({ db, audit, throttle, codes, engine }: Parts) {
  const personOf = (email: string): Promise<{ personId?: string }> =>
    db.read(SYSTEM, async (tx) => {
      const { rows } = await sql<{ personId: string }>`
        select person_id as "personId" from identity.auth_user where email = ${email}`.execute(tx);
      return rows[0] ?? {};
    });

  /** Logged without the address that was typed, which may be anybody's. */
  async function refused(email: string, reason: string, now: Instant): Promise<void> {
    const detail = { reason, ...(await personOf(email)) };
    await audit.deny({ at: now, actor: SYSTEM, action: "identity.signIn", detail });
  }

  /**
   * Is it their password? Throttled, and logged when it is not. Throws Refused `wrongSignIn` – the same for an unknown
   * address and a wrong password – and `tooManyAttempts` with the seconds to wait.
   */
  async function prove(
    typed: { email: string; password: string },
    from: From,
    now: Instant,
  ): Promise<{ proof: Sufficient; known: boolean }> {
    const email = plainEmail(typed.email);
    const known = await db.read(SYSTEM, (tx) => isKnownDevice(tx, from.device, email, now));
    const attempt = { account: email, address: from.address, known };
    try {
      await throttle.claim(attempt, now);
    } catch (error) {
      await refused(email, "tooManyAttempts", now);
      throw error;
    }
    const proof = await provePassword(await engine(), email, typed.password);
    if (proof.kind === "wrong") {
      await refused(email, "wrong", now);
      throw new Refused("wrongSignIn");
    }
    await throttle.succeeded(attempt, now);
    return { proof, known };
  }

  /** Begins the session of somebody proved, on duty at once where there is only one unit to be on duty for. */
  async function enter(
    personId: Uuid,
    { method, from, known, unitId: at, provedAt }: Entrance,
    now: Instant,
  ): Promise<Entered> {
    try {
      return await db.write(SYSTEM, async (tx) => {
        const duties = at === undefined ? await dutiesOf(tx, personId) : [];
        const unitId = at ?? (duties.length === 1 ? (duties[0]?.unitId ?? null) : null);
        const token = await beginSession(
          tx,
          { personId, unitId, method, agent: from.agent, ...(provedAt && { provedAt }) },
          now,
        );
        const device = known ? null : await rememberDevice(tx, personId, now);
        const actor = { personId, unitId, role: "member" };
        record(tx, [{ at: now, actor, action: "identity.signIn", detail: { method } }]);
        return { kind: "in", token, device, personId };
      });
    } catch (error) {
      if (!isRefused(error) || error.code !== "notMember") throw error;
      // Somebody who has left is told what a stranger is told.
      const detail = { reason: "left", personId };
      await audit.deny({ at: now, actor: SYSTEM, action: "identity.signIn", detail });
      throw new Refused("wrongSignIn");
    }
  }

  return {
    prove,
    enter,

    /** Signs in with e-mail and password. Throws what `prove` throws; somebody who has left is told the same. */
    async withPassword(
      typed: { email: string; password: string },
      from: From,
      now: Instant,
    ): Promise<Entered> {
      const { proof, known } = await prove(typed, from, now);
      if (proof.kind === "needsCode") return proof;
      return enter(proof.personId, { method: "password", from, known }, now);
    },

    /**
     * The second step, for who has one: the code from the telephone, or a recovery code; `cookies` as the browser sent
     * them back. Throws Refused `wrongCode`.
     */
    async withCode(
      typed: { code: string; cookies: string; recovery: boolean },
      from: From,
      now: Instant,
    ): Promise<Entered> {
      const proof = await proveCode(await engine(), typed);
      if (proof.kind !== "proved") {
        const detail = { reason: "wrongCode" };
        await audit.deny({ at: now, actor: SYSTEM, action: "identity.signIn", detail });
        throw new Refused("wrongCode");
      }
      if (!typed.recovery) await codes.spend(proof.personId, typed.code, now);
      return enter(proof.personId, { method: "password", from, known: false }, now);
    },
  };
}

export type Entering = ReturnType<typeof createEntering>;
