import { sql } from "kysely";
import type { Instant } from "#kernel/clock.ts";
import { isUuid, type Uuid } from "#kernel/ids.ts";
import { Refused } from "#kernel/refusal.ts";
import { createSeal } from "#platform/seal.ts";
import { record } from "../audit.ts";
import { type SignedIn, SYSTEM } from "../types.ts";
import { forgetOldDevices } from "./devices.ts";
import { createEntering } from "./entering.ts";
import { createForgotten } from "./forgotten.ts";
import { createInviting } from "./inviting.ts";
import { createKept } from "./kept.ts";
import { createLostStep } from "./lostStep.ts";
import { createParts, keyOf, type SignInOptions } from "./parts.ts";
import { createPasskeys } from "./passkeys/create.ts";
import { createProviders } from "./providers/create.ts";
import { createReplacing } from "./replacing.ts";
import { plainEmail } from "./rules.ts";
import { createSecondStep } from "./secondStep.ts";
import { dutiesOf, sessionsOf } from "./views.ts";
import { createWorkstations } from "./workstations.ts";

/**
 * Real sign-in: people prove who they are with what better-auth keeps, and get a session of ours (decision 14). Every
 * attempt, done or refused, is in the log.
 */
export function createSignIn(options: SignInOptions) {
  const parts = createParts(options);
  const { db, throttle, codes } = parts;
  const entering = createEntering(parts);
  const { withPassword, withCode } = entering;
  const kept = createKept(db);
  // Typed by people and on its way through a browser: readable by nobody in between.
  const sealing = createSeal(options.secret, "what was typed");
  return {
    seal: sealing.seal,
    open: sealing.open,
    keep: kept.keep,
    keptBy: kept.keptBy,
    withPassword,
    withCode,
    ...createInviting(parts, entering),
    ...createForgotten(parts),
    ...createReplacing(parts, entering),
    ...createProviders(parts, entering, createSeal(options.secret, "provider"), options.providers ?? []),
    ...createWorkstations(parts, entering),
    ...createPasskeys(parts, entering, createSeal(options.secret, "passkey")),
    ...createLostStep(parts),
    ...createSecondStep(parts, entering, sealing),

    /** The units somebody may go on duty for. */
    dutiesOf: (who: SignedIn) => db.read(SYSTEM, (tx) => dutiesOf(tx, who.personId)),

    /** One's own sessions that are not over. */
    sessionsOf: (who: SignedIn, now: Instant) => db.read(SYSTEM, (tx) => sessionsOf(tx, who.personId, now)),

    /** Ends one of one's own sessions or, without an `id`, all but this. Throws Refused `notFound`. */
    async endSessions(who: SignedIn, id: Uuid | null, now: Instant): Promise<void> {
      if (id !== null && !isUuid(id)) throw new Refused("notFound");
      await db.write(SYSTEM, async (tx) => {
        const { rows } = await sql<{ id: Uuid }>`
          update identity.session set ended_at = ${now}
           where person_id = ${who.personId} and ended_at is null
             and (id = ${id}::uuid or (${id}::uuid is null and id <> ${who.sessionId}))
          returning id`.execute(tx);
        if (id !== null && rows.length === 0) throw new Refused("notFound");
        const detail = { sessions: rows.map((row) => row.id) };
        record(tx, [{ at: now, actor: keyOf(who), action: "identity.endSessions", detail }]);
      });
    },

    /**
     * For the command line: ends all sessions of whoever signs in with an address, or – without one – everybody's.
     * Returns how many. Throws Refused `notFound`.
     */
    endSessionsByCommand: (email: string | null, now: Instant): Promise<number> =>
      db.write(SYSTEM, async (tx) => {
        const { rows } = await sql<{ personId: Uuid }>`
          select person_id as "personId" from identity.auth_user where email = ${plainEmail(email ?? "")}`.execute(
          tx,
        );
        if (email !== null && !rows[0]) throw new Refused("notFound");
        const personId = rows[0]?.personId ?? null;
        const ended = await sql`update identity.session set ended_at = ${now}
                                 where ended_at is null and expires_at > ${now}
                                   and (${personId}::uuid is null or person_id = ${personId}::uuid)`.execute(
          tx,
        );
        const detail = { personId, count: Number(ended.numAffectedRows ?? 0n) };
        record(tx, [{ at: now, actor: SYSTEM, action: "identity.endSessions", detail }]);
        return detail.count;
      }),

    /** Clears away what no longer counts. Returns how many rows. */
    async forgetOld(now: Instant): Promise<number> {
      const devices = await db.write(SYSTEM, (tx) => forgetOldDevices(tx, now));
      const attempts = await throttle.forgetOldAttempts(now);
      return devices + attempts + (await codes.forgetUsed(now)) + (await kept.forgetKept(now));
    },
  };
}

export type SignIn = ReturnType<typeof createSignIn>;
