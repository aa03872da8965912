import { sql } from "kysely";
import type { Instant } from "#kernel/clock.ts";
import { isUuid, type Uuid } from "#kernel/ids.ts";
import { Refused } from "#kernel/refusal.ts";
import type { Db, Tx } from "#platform/db.ts";
import type { Letter } from "#platform/mail.ts";
import { record } from "../audit.ts";
import { type SignedIn, SYSTEM } from "../types.ts";
import { keyOf, type Parts } from "./parts.ts";
import { hasSteppedUp, holds, mayManage, plainEmail } from "./rules.ts";

/** Somebody of a unit whose second step is gone with their telephone. */
export interface Locked {
  readonly personId: Uuid;
  readonly name: string;
  readonly email: string;
  readonly twoSteps: boolean;
  readonly administrator: boolean;
}

export interface LostStep {
  readonly personId: Uuid;
  readonly unitId: Uuid;
  /** Why, in the words of who does it: how they know that it is the colleague who asks. */
  readonly reason: string;
}

export const REASON_LONGEST = 500;

async function lockedIn(db: Db, { personId, unitId }: Omit<LostStep, "reason">): Promise<Locked> {
  if (!isUuid(personId) || !isUuid(unitId)) throw new Refused("notFound");
  const { rows } = await sql<Locked>`
    select m.person_id as "personId", m.name, u.email, coalesce(u.two_factor_enabled, false) as "twoSteps",
           exists (select from identity.remit r
                    where r.person_id = m.person_id and r.role = 'administrator' and r.ended_at is null) as administrator
      from identity.active_member m join identity.auth_user u on u.person_id = m.person_id
     where m.person_id = ${personId} and m.unit_id = ${unitId} and not m.technical`.execute(db);
  if (!rows[0]) throw new Refused("notFound");
  return rows[0];
}

/** Takes somebody's second step off, in the caller's transaction, who has authorised and logs it. */
export async function turnOff(tx: Tx, personId: Uuid): Promise<void> {
  await sql`delete from identity.auth_two_factor t using identity.auth_user u
             where u.id = t.user_id and u.person_id = ${personId}`.execute(tx);
  await sql`update identity.auth_user set two_factor_enabled = false where person_id = ${personId}`.execute(
    tx,
  );
}

/** Their second step is gone, and with it every session and every browser that was known by it. */
async function letInAnew(tx: Tx, personId: Uuid, now: Instant): Promise<void> {
  await turnOff(tx, personId);
  await sql`update identity.session set ended_at = ${now} where person_id = ${personId} and ended_at is null`.execute(
    tx,
  );
  await sql`delete from identity.device where person_id = ${personId}`.execute(tx);
}

/**
 * For a colleague who has lost telephone and recovery codes: their second step is turned off by whoever may invite to
 * their unit, never by themselves, and an administrator's by an administrator alone.
 */
export function createLostStep({ db, audit, mail }: Parts) {
  /** Throws Refused `forbidden`, `notFound`. */
  async function manageable(who: SignedIn, which: Omit<LostStep, "reason">): Promise<Locked> {
    if (!mayManage(who, which.unitId) || who.personId === which.personId) throw new Refused("forbidden");
    const locked = await db.read(SYSTEM, (tx) => lockedIn(tx, which));
    if (locked.administrator && !holds(who, "administrator")) throw new Refused("forbidden");
    return locked;
  }

  return {
    /** Whether nobody has a way in yet: a house that was never set up. */
    async isNewHouse(): Promise<boolean> {
      const rows = await db.ask(SYSTEM, sql`select 1 from identity.auth_user limit 1`);
      return rows.length === 0;
    },

    /** Whose it would be. Throws Refused `forbidden`, `notFound`. */
    lockedOut: manageable,

    /**
     * Turns it off and ends their sessions; `letter` tells them, who did it. Throws Refused `proveFirst` unless one has just
     * proved who one is, `forbidden`, `notFound`, `reasonMissing`, and `noSecondStep` where there is none.
     */
    async resetSecondStep(
      who: SignedIn,
      { reason, ...which }: LostStep,
      letter: (name: string) => Omit<Letter, "to">,
      now: Instant,
    ): Promise<void> {
      if (!hasSteppedUp(who, now)) throw new Refused("proveFirst");
      const purpose = reason.trim().slice(0, REASON_LONGEST);
      const detail = { on: false, ...which };
      const entry = { at: now, actor: keyOf(who), action: "identity.secondStep", detail };
      await audit.watch(entry, async () => {
        const { personId, name, email, twoSteps } = await manageable(who, which);
        if (purpose === "") throw new Refused("reasonMissing");
        if (!twoSteps) throw new Refused("noSecondStep");
        await db.write(SYSTEM, async (tx) => {
          await letInAnew(tx, personId, now);
          mail.post(tx, { to: email, ...letter(name) }, now);
          record(tx, [{ ...entry, purpose }]);
        });
      });
    },

    /**
     * The same from the command line, by whoever may type there: for the administrator nobody else can help. Gives their
     * name. Throws Refused `noSuchPerson`, `noSecondStep`.
     */
    resetSecondStepByCommand: (which: { email: string; reason: string }, now: Instant): Promise<string> =>
      db.write(SYSTEM, async (tx) => {
        const { rows } = await sql<{ personId: Uuid; name: string; twoSteps: boolean }>`
          select p.id as "personId", p.name, coalesce(u.two_factor_enabled, false) as "twoSteps"
            from identity.auth_user u join identity.person p on p.id = u.person_id and p.ended_at is null
           where u.email = ${plainEmail(which.email)}`.execute(tx);
        const [found] = rows;
        if (!found) throw new Refused("noSuchPerson");
        if (!found.twoSteps) throw new Refused("noSecondStep");
        const { personId, name } = found;
        await letInAnew(tx, personId, now);
        const detail = { on: false, personId };
        const purpose = which.reason.slice(0, REASON_LONGEST);
        record(tx, [{ at: now, actor: SYSTEM, action: "identity.secondStep", detail, purpose }]);
        return name;
      }),
  };
}
