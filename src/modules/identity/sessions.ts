import { createHash, randomBytes } from "node:crypto";
import { sql } from "kysely";
import type { Instant } from "#kernel/clock.ts";
import { isUuid, newId, type Uuid } from "#kernel/ids.ts";
import { Refused } from "#kernel/refusal.ts";
import { hours, minutes, plus } from "#kernel/time.ts";
import type { Database, Tx } from "#platform/db.ts";
import { createAudit, record } from "./audit.ts";
import {
  type Actor,
  type Method,
  type Remit,
  type Role,
  type SecondStep,
  type SignedIn,
  SYSTEM,
  type UnitCard,
} from "./types.ts";
import { unitCardColumns } from "./views.ts";

/** A long shift and its handover; then one signs in again, whatever was done meanwhile (absolute expiry). */
export const SESSION_HOURS = 12;
/** Without a click for so long, somebody has left the machine (idle expiry). */
export const IDLE_MINUTES = 30;
/** At a shared workstation somebody else is soon there: a session by PIN is short, and shorter when nobody clicks. */
export const PIN_HOURS = 2;
export const PIN_IDLE_MINUTES = 10;
/** Being seen is written down this seldom: a click costs no write of its own. */
const SEEN_EVERY = minutes(1);

const bytes = 32;
const length = Math.ceil((bytes * 4) / 3);

/** A secret nobody can guess, for a cookie or a bearer token. Only its hash is stored. */
export const newSecret = (): string => randomBytes(bytes).toString("base64url");
export const hashOf = (secret: string): Buffer => createHash("sha256").update(secret).digest();

type ActorRow = UnitCard & { actorRole: Role; personId: Uuid; personName: string; technical: boolean };
type SessionRow = Omit<ActorRow, "id" | "actorRole"> & {
  id: Uuid | null;
  actorRole: Role | null;
  sessionId: Uuid;
  method: Method;
  provedAt: Instant;
  seenAt: Instant;
  remits: Remit[];
  twoSteps: boolean;
};

export const actorColumns = sql<ActorRow>`
  ${unitCardColumns}, m.role as "actorRole", p.id as "personId", p.name as "personName", p.technical`;

export function toActor({ actorRole, personId, personName, technical, ...unit }: ActorRow): Actor {
  return { personId, unitId: unit.id, role: actorRole, personName, unit, technical };
}

function toSignedIn(found: SessionRow, secondStep: SecondStep): SignedIn {
  const { sessionId, method, provedAt, seenAt: _, remits, twoSteps, ...row } = found;
  const { id, actorRole, personId, personName } = row;
  const lacksSecondStep = method === "password" && !twoSteps && isAsked(secondStep, actorRole, remits);
  const actor = id === null || actorRole === null ? null : toActor({ ...row, id, actorRole });
  const who = { sessionId, personId, personName, method, provedAt, lacksSecondStep };
  return lacksSecondStep ? { ...who, remits: [], actor: null } : { ...who, remits, actor };
}

const isAsked = (secondStep: SecondStep, role: Role | null, remits: readonly Remit[]): boolean =>
  secondStep === "everybody" ||
  (secondStep === "staff" && ((role !== null && role !== "volunteer") || remits.length > 0));

/** What a session begins with. `agent`: the browser in a few words, for the person's own list. */
export interface NewSession {
  readonly personId: Uuid;
  readonly unitId: Uuid | null;
  readonly method: Method;
  readonly agent?: string;
  /** When they last proved who they are, where that was not just now: at a provider that did not ask them again. */
  readonly provedAt?: Instant;
}

/** Begins a session in the caller's transaction, who has made sure that the person is who they say; gives its token. */
export async function beginSession(tx: Tx, draft: NewSession, now: Instant): Promise<string> {
  const token = newSecret();
  const { personId, unitId, method, agent = "" } = draft;
  const lasts = hours(method === "pin" ? PIN_HOURS : SESSION_HOURS);
  // A PIN is no proof for what asks for one.
  const provedAt = method === "pin" ? new Date(0) : (draft.provedAt ?? now);
  const { numAffectedRows } = await sql`
    insert into identity.session (id, token_hash, person_id, unit_id, method, agent, created_at, last_seen_at, proved_at, expires_at)
    select ${newId()}::uuid, ${hashOf(token)}::bytea, p.id, ${unitId}::uuid, ${method}, ${agent.slice(0, 100)},
           ${now}::timestamptz, ${now}::timestamptz, ${provedAt}::timestamptz, ${plus(now, lasts)}::timestamptz
      from identity.person p
     where p.id = ${personId} and p.ended_at is null and not p.technical
       and (${unitId}::uuid is null or exists (
             select from identity.membership m join identity.unit u on u.id = m.unit_id and u.is_open
              where m.person_id = p.id and m.unit_id = ${unitId}::uuid and m.ended_at is null))`.execute(tx);
  if (numAffectedRows !== 1n) throw new Refused("notMember", { unitId });
  return token;
}

/** What an installation decides about sessions. */
export interface SessionRules {
  readonly idleMinutes?: number;
  readonly secondStep?: SecondStep;
}

export function createSessions(
  db: Database,
  { idleMinutes = IDLE_MINUTES, secondStep = "optional" }: SessionRules = {},
) {
  const audit = createAudit(db);
  const alive = (now: Instant) => sql`
    s.ended_at is null and s.expires_at > ${now} and (s.method = 'demo' or s.last_seen_at > case s.method when 'pin' then ${plus(now, -minutes(Math.min(idleMinutes, PIN_IDLE_MINUTES)))}::timestamptz else ${plus(now, -minutes(idleMinutes))}::timestamptz end)`;

  async function find(token: string, now: Instant): Promise<SessionRow | null> {
    if (token.length !== length) return null;
    const { rows } = await db.read(SYSTEM, (tx) =>
      sql<SessionRow>`
        select ${actorColumns}, s.id as "sessionId", s.method, s.proved_at as "provedAt", s.last_seen_at as "seenAt",
               exists (select from identity.auth_user a where a.person_id = s.person_id and a.two_factor_enabled) as "twoSteps",
               array(select o.role from identity.remit o where o.person_id = s.person_id and o.ended_at is null) as remits
          from identity.session s
          join identity.person p on p.id = s.person_id and p.ended_at is null
          left join (identity.membership m join identity.unit_card c on c.id = m.unit_id and c.is_open)
            on m.person_id = s.person_id and m.unit_id = s.unit_id and m.ended_at is null
         where s.token_hash = ${hashOf(token)} and ${alive(now)}`.execute(tx),
    );
    const [row] = rows;
    // In the demonstration one is a person on duty, or nobody.
    return row && (row.id !== null || row.method !== "demo") ? row : null;
  }

  return {
    /**
     * Demonstration and tests: begins a session for whoever one chooses to be, on duty in a unit, and returns the token for the
     * cookie. Throws Refused `notMember` when they are not an active member there.
     */
    async signIn(personId: Uuid, unitId: Uuid, now: Instant): Promise<string> {
      if (!isUuid(personId) || !isUuid(unitId)) throw new Refused("notMember", { unitId });
      return db.write(SYSTEM, async (tx) => {
        const token = await beginSession(tx, { personId, unitId, method: "demo" }, now);
        const actor = { personId, unitId, role: "member" };
        record(tx, [{ at: now, actor, action: "identity.signIn", detail: { method: "demo" } }]);
        return token;
      });
    },

    /**
     * Who the cookie's token stands for; null when it is unknown or over. One query, asked at every request, so that an
     * offboarded person is out at once. `seen`: a human being did this, so the idle clock starts afresh.
     */
    async whoIs(token: string, now: Instant, { seen = false } = {}): Promise<SignedIn | null> {
      const row = await find(token, now);
      if (row && seen && now.getTime() - row.seenAt.getTime() >= SEEN_EVERY) {
        await db.write(SYSTEM, (tx) =>
          sql`update identity.session set last_seen_at = greatest(last_seen_at, ${now}::timestamptz) where id = ${row.sessionId}`.execute(
            tx,
          ),
        );
      }
      return row && toSignedIn(row, secondStep);
    },

    /** Who is on duty by the token; null also when they have left the unit since. */
    async actorOf(token: string, now: Instant): Promise<Actor | null> {
      const row = await find(token, now);
      return row && toSignedIn(row, secondStep).actor;
    },

    /** Whose session a token was, also when it is over: so that what they typed is given back to nobody else. */
    async whoseWas(token: string): Promise<{ personId: Uuid; unitId: Uuid | null } | null> {
      if (token.length !== length) return null;
      const { rows } = await db.read(SYSTEM, (tx) =>
        sql<{ personId: Uuid; unitId: Uuid | null }>`
          select person_id as "personId", unit_id as "unitId" from identity.session where token_hash = ${hashOf(token)}`.execute(
          tx,
        ),
      );
      return rows[0] ?? null;
    },

    /** Ends the session. Signing out twice, or of nothing, is no mistake. */
    async signOut(token: string, now: Instant): Promise<void> {
      await db.write(SYSTEM, async (tx) => {
        const { rows } = await sql<{ personId: Uuid; unitId: Uuid | null }>`
          update identity.session set ended_at = ${now}
           where token_hash = ${hashOf(token)} and ended_at is null
          returning person_id as "personId", unit_id as "unitId"`.execute(tx);
        const actors = rows.map((row) => ({ ...row, role: "member" }));
        record(
          tx,
          actors.map((actor) => ({ at: now, actor, action: "identity.signOut" })),
        );
      });
    },

    /**
     * On duty for another of one's units from now on. Throws Refused `notMember`, which is logged; the session then stays as
     * it was.
     */
    async switchUnit(token: string, unitId: Uuid, now: Instant): Promise<void> {
      const who = await find(token, now);
      if (!who || !isUuid(unitId)) throw new Refused("notMember", { unitId });
      const { personId, id: from } = who;
      const entry = {
        at: now,
        actor: { personId, unitId: from, role: "member" },
        action: "identity.switchUnit",
      };
      await audit.watch({ ...entry, detail: { to: unitId } }, () =>
        db.write(SYSTEM, async (tx) => {
          const { numAffectedRows } = await sql`
            update identity.session s set unit_id = m.unit_id
              from identity.active_member m join identity.unit u on u.id = m.unit_id and u.is_open
             where s.token_hash = ${hashOf(token)} and ${alive(now)}
               and m.person_id = s.person_id and m.unit_id = ${unitId}`.execute(tx);
          if (numAffectedRows !== 1n) throw new Refused("notMember", { unitId });
          record(tx, [{ ...entry, detail: { to: unitId } }]);
        }),
      );
    },

    /** Sweeps away sessions that were over before a moment. Returns how many. */
    async forgetOldSessions(before: Instant): Promise<number> {
      const { numAffectedRows } = await db.write(SYSTEM, (tx) =>
        sql`delete from identity.session where expires_at < ${before}`.execute(tx),
      );
      return Number(numAffectedRows ?? 0n);
    },
  };
}
