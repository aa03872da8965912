import { createHash, randomBytes } from "node:crypto";
import { sql } from "kysely";
import type { Instant } from "#kernel/clock.ts";
import { isUuid, type Uuid } from "#kernel/ids.ts";
import { Refused } from "#kernel/refusal.ts";
import { hours, plus } from "#kernel/time.ts";
import type { Database } from "#platform/db.ts";
import { type Actor, type Role, SYSTEM, type UnitCard } from "./types.ts";
import { unitCardColumns } from "./views.ts";

/** A long shift and its handover; then one signs in again, whatever was done meanwhile (absolute expiry). */
export const SESSION_HOURS = 12;

const bytes = 32;
const length = Math.ceil((bytes * 4) / 3);

/** A secret nobody can guess, for a cookie or a bearer token. Only its hash is stored. */
export const newSecret = (): string => randomBytes(bytes).toString("base64url");
export const hashOf = (secret: string): Buffer => createHash("sha256").update(secret).digest();

type ActorRow = UnitCard & { actorRole: Role; personId: Uuid; personName: string; technical: boolean };

export const actorColumns = sql<ActorRow>`
  ${unitCardColumns}, m.role as "actorRole", p.id as "personId", p.name as "personName", p.technical`;

export function toActor({ actorRole, personId, personName, technical, ...unit }: ActorRow): Actor {
  return { personId, unitId: unit.id, role: actorRole, personName, unit, technical };
}

export function createSessions(db: Database) {
  return {
    /**
     * Begins a session for a person on duty in a unit and returns the token for the cookie. Whoever calls has made
     * sure that the person is who they say. Throws Refused `notMember` when they are not an active member there.
     */
    async signIn(personId: Uuid, unitId: Uuid, now: Instant): Promise<string> {
      if (!isUuid(personId) || !isUuid(unitId)) throw new Refused("notMember", { unitId });
      const token = newSecret();
      const { numAffectedRows } = await db.write(SYSTEM, (tx) =>
        sql`insert into identity.session (token_hash, person_id, unit_id, created_at, expires_at)
            select ${hashOf(token)}::bytea, m.person_id, m.unit_id, ${now}::timestamptz, ${plus(now, hours(SESSION_HOURS))}::timestamptz
              from identity.active_member m join identity.unit u on u.id = m.unit_id and u.is_open
             where m.person_id = ${personId} and m.unit_id = ${unitId} and not m.technical`.execute(tx),
      );
      if (numAffectedRows !== 1n) throw new Refused("notMember", { unitId });
      return token;
    },

    /**
     * Who the cookie's token stands for; null when it is unknown, over, or the person has left the unit since.
     * One query, asked at every request, so that an offboarded person is out at once.
     */
    async actorOf(token: string, now: Instant): Promise<Actor | null> {
      if (token.length !== length) return null;
      const { rows } = await db.read(SYSTEM, (tx) =>
        sql<ActorRow>`
          select ${actorColumns}
            from identity.session s
            join identity.person p on p.id = s.person_id and p.ended_at is null
            join identity.membership m on m.person_id = s.person_id and m.unit_id = s.unit_id and m.ended_at is null
            join identity.unit_card c on c.id = s.unit_id and c.is_open
           where s.token_hash = ${hashOf(token)} and s.ended_at is null and s.expires_at > ${now}`.execute(
          tx,
        ),
      );
      return rows[0] ? toActor(rows[0]) : null;
    },

    /** Ends the session. Signing out twice, or of nothing, is no mistake. */
    async signOut(token: string, now: Instant): Promise<void> {
      await db.write(SYSTEM, (tx) =>
        sql`update identity.session set ended_at = ${now}
             where token_hash = ${hashOf(token)} and ended_at is null`.execute(tx),
      );
    },

    /** On duty for another of one's units from now on. Throws Refused `notMember`; the session then stays as it was. */
    async switchUnit(token: string, unitId: Uuid, now: Instant): Promise<void> {
      const { numAffectedRows } = await db.write(SYSTEM, (tx) =>
        sql`update identity.session s set unit_id = m.unit_id
              from identity.active_member m join identity.unit u on u.id = m.unit_id and u.is_open
             where s.token_hash = ${hashOf(token)} and s.ended_at is null and s.expires_at > ${now}
               and m.person_id = s.person_id and m.unit_id = ${unitId}`.execute(tx),
      );
      if (numAffectedRows !== 1n) throw new Refused("notMember", { unitId });
    },

    /** Sweeps away sessions that were over a month ago. Returns how many. */
    async forgetOldSessions(now: Instant): Promise<number> {
      const { numAffectedRows } = await db.write(SYSTEM, (tx) =>
        sql`delete from identity.session where expires_at < ${plus(now, -hours(24 * 30))}`.execute(tx),
      );
      return Number(numAffectedRows ?? 0n);
    },
  };
}
