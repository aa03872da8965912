import { sql } from "kysely";
import type { Instant } from "#kernel/clock.ts";
import { newId, type Uuid } from "#kernel/ids.ts";
import { Refused } from "#kernel/refusal.ts";
import { hours, plus } from "#kernel/time.ts";
import type { Database } from "#platform/db.ts";
import { actorColumns, hashOf, newSecret, toActor } from "./sessions.ts";
import { addMembership, addPerson, offboard } from "./store.ts";
import { type Actor, type Role, SYSTEM } from "./types.ts";
import { unitBySlug } from "./views.ts";

/** Says what it is to whoever finds it lying about, and to programs that look for lost secrets. */
const prefix = "stafet_";

/** A token in use is made anew once a year; a shorter life is asked for. */
export const TOKEN_DAYS = 365;

export interface ApiToken {
  readonly id: Uuid;
  /** The bearer token itself: shown this once. */
  readonly token: string;
  readonly unitId: Uuid;
  readonly expiresAt: Instant;
}

export interface ApiTokenLine {
  readonly id: Uuid;
  readonly unitSlug: string;
  readonly role: Role;
  readonly createdAt: Instant;
  readonly expiresAt: Instant;
  readonly revokedAt: Instant | null;
}

/** Bearer tokens for other systems: each is a technical person with one membership. Only the operator makes them. */
export function createTokens(db: Database) {
  return {
    /** Works for so many `days`, at most a year. Throws Refused `unknownUnit` when there is no such unit, or it is closed. */
    async createToken(command: {
      unitSlug: string;
      role: Role;
      now: Instant;
      days?: number;
    }): Promise<ApiToken> {
      const { unitSlug, role, now, days = TOKEN_DAYS } = command;
      const expiresAt = plus(now, hours(24 * Math.min(Math.max(days, 1), TOKEN_DAYS)));
      const token = prefix + newSecret();
      return db.write(SYSTEM, async (tx) => {
        const unit = await unitBySlug(tx, unitSlug);
        if (!unit?.isOpen) throw new Refused("unknownUnit", { slug: unitSlug });
        const id = newId();
        const personId = await addPerson(tx, {
          slug: `api-${id}`,
          name: `API · ${unit.name}`.slice(0, 200),
          technical: true,
        });
        await addMembership(tx, { personId, unitId: unit.id, role, now });
        await tx
          .insertInto("identity.api_token")
          .values({
            id,
            token_hash: hashOf(token),
            person_id: personId,
            unit_id: unit.id,
            created_at: now,
            expires_at: expiresAt,
            revoked_at: null,
          })
          .execute();
        return { id, token, unitId: unit.id, expiresAt };
      });
    },

    /** Who the bearer token acts as; null when it is unknown, revoked or over, or its unit has closed. One query. */
    async actorOfToken(token: string, now: Instant): Promise<Actor | null> {
      if (!token.startsWith(prefix)) return null;
      const [row] = await db.ask(
        SYSTEM,
        sql<Parameters<typeof toActor>[0]>`
          select ${actorColumns}
            from identity.api_token t
            join identity.person p on p.id = t.person_id and p.ended_at is null
            join identity.membership m on m.person_id = t.person_id and m.unit_id = t.unit_id and m.ended_at is null
            join identity.unit_card c on c.id = t.unit_id and c.is_open
           where t.token_hash = ${hashOf(token)} and t.revoked_at is null and t.expires_at > ${now}`,
      );
      return row ? toActor(row) : null;
    },

    /** Who the person is at work in that unit now; null when they are there no more, or it has closed. For secrets that stand for them. */
    async actorAt(personId: Uuid, unitId: Uuid): Promise<Actor | null> {
      const [row] = await db.ask(
        SYSTEM,
        sql<Parameters<typeof toActor>[0]>`
          select ${actorColumns}
            from identity.person p
            join identity.membership m on m.person_id = p.id and m.unit_id = ${unitId} and m.ended_at is null
            join identity.unit_card c on c.id = m.unit_id and c.is_open
           where p.id = ${personId} and p.ended_at is null`,
      );
      return row ? toActor(row) : null;
    },

    /** Takes the token out of use at once. Throws Refused `unknownToken`; revoking twice is no mistake. */
    async revokeToken(id: Uuid, now: Instant): Promise<void> {
      await db.write(SYSTEM, async (tx) => {
        const { rows } = await sql<{ personId: Uuid }>`
          select person_id as "personId" from identity.api_token where id = ${id}`.execute(tx);
        if (!rows[0]) throw new Refused("unknownToken", { id });
        await offboard(tx, rows[0].personId, now);
      });
    },

    /** All tokens ever made, newest first; the secrets themselves are nowhere. */
    async apiTokens(): Promise<ApiTokenLine[]> {
      const { rows } = await db.read(SYSTEM, (tx) =>
        sql<ApiTokenLine>`
          select t.id, u.slug as "unitSlug", m.role, t.created_at as "createdAt", t.expires_at as "expiresAt", t.revoked_at as "revokedAt"
            from identity.api_token t
            join identity.unit u on u.id = t.unit_id
            join identity.membership m on m.person_id = t.person_id and m.unit_id = t.unit_id
           order by t.created_at desc, t.id`.execute(tx),
      );
      return rows;
    },
  };
}
