import { sql } from "kysely";
import type { Instant } from "#kernel/clock.ts";
import type { Uuid } from "#kernel/ids.ts";
import type { Db } from "#platform/db.ts";
import type { Method, Role } from "../types.ts";

/** A unit somebody can be on duty for. */
export interface Duty {
  readonly unitId: Uuid;
  readonly unitName: string;
  readonly organisationName: string;
  readonly role: Role;
}

/** The open units a person is a member of, in Danish alphabetical order. */
export async function dutiesOf(db: Db, personId: Uuid): Promise<Duty[]> {
  const { rows } = await sql<Duty>`
    select c.id as "unitId", c.name as "unitName", c.organisation_name as "organisationName", m.role
      from identity.active_member m join identity.unit_card c on c.id = m.unit_id and c.is_open
     where m.person_id = ${personId}`.execute(db);
  return rows.sort((a, b) => danish.compare(a.unitName, b.unitName));
}

const danish = new Intl.Collator("da");

/** Who of a unit types a code besides the password. */
export async function withTwoSteps(db: Db, unitId: Uuid): Promise<ReadonlySet<Uuid>> {
  const { rows } = await sql<{ personId: Uuid }>`
    select m.person_id as "personId" from identity.active_member m
      join identity.auth_user u on u.person_id = m.person_id and u.two_factor_enabled
     where m.unit_id = ${unitId}`.execute(db);
  return new Set(rows.map(({ personId }) => personId));
}

/** A session in its person's own list. */
export interface SessionLine {
  readonly id: Uuid;
  readonly method: Method;
  readonly agent: string;
  readonly unitName: string | null;
  readonly createdAt: Instant;
  readonly seenAt: Instant;
}

/** The sessions of a person that are not over, the newest first. Idle ones are shown: their cookie may lie about. */
export async function sessionsOf(db: Db, personId: Uuid, now: Instant): Promise<SessionLine[]> {
  const { rows } = await sql<SessionLine>`
    select s.id, s.method, s.agent, u.name as "unitName", s.created_at as "createdAt", s.last_seen_at as "seenAt"
      from identity.session s left join identity.unit u on u.id = s.unit_id
     where s.person_id = ${personId} and s.ended_at is null and s.expires_at > ${now}
     order by s.created_at desc, s.id`.execute(db);
  return rows;
}
