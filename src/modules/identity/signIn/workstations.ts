import { sql } from "kysely";
import type { Instant } from "#kernel/clock.ts";
import { isUuid, newId, type Uuid } from "#kernel/ids.ts";
import { Refused } from "#kernel/refusal.ts";
import type { Db } from "#platform/db.ts";
import { record } from "../audit.ts";
import { hashOf, newSecret } from "../sessions.ts";
import { type SignedIn, SYSTEM } from "../types.ts";
import type { Entered, Entering } from "./entering.ts";
import { type From, keyOf, type Parts } from "./parts.ts";
import { hasSteppedUp, mayManage, pinFault } from "./rules.ts";

/** A browser a unit vouches for, where its people switch with a PIN. */
export interface Workstation {
  readonly id: Uuid;
  readonly name: string;
  readonly unitId: Uuid;
  readonly unitName: string;
}

async function workstationBy(db: Db, token: string | null): Promise<Workstation | null> {
  if (token === null || token.length > 100) return null;
  const { rows } = await sql<Workstation>`
    select w.id, w.name, w.unit_id as "unitId", u.name as "unitName"
      from identity.workstation w join identity.unit u on u.id = w.unit_id and u.is_open
     where w.token_hash = ${hashOf(token)} and w.ended_at is null`.execute(db);
  return rows[0] ?? null;
}

/**
 * Shared workstations: the browser is one factor, a PIN the other, and the session a short one. A PIN opens nothing
 * anywhere else, and is no proof for what asks for one again.
 */
export function createWorkstations({ db, audit, throttle, engine }: Parts, { enter }: Entering) {
  return {
    /** The workstation this browser is, or null. */
    workstation: (token: string | null) => db.read(SYSTEM, (tx) => workstationBy(tx, token)),

    /** Makes this browser one of the unit's; gives the cookie's token. Throws Refused `proveFirst`, `forbidden`. */
    async addWorkstation(
      who: SignedIn,
      draft: { unitId: Uuid; name: string },
      now: Instant,
    ): Promise<string> {
      if (!hasSteppedUp(who, now)) throw new Refused("proveFirst");
      const id = newId();
      const entry = {
        at: now,
        actor: keyOf(who),
        action: "identity.workstation",
        detail: { unitId: draft.unitId, id },
      };
      return audit.watch(entry, async () => {
        if (!mayManage(who, draft.unitId)) throw new Refused("forbidden");
        const token = newSecret();
        await db.write(SYSTEM, async (tx) => {
          await sql`insert into identity.workstation (id, token_hash, unit_id, name, made_by, created_at)
                    values (${id}, ${hashOf(token)}, ${draft.unitId}, ${draft.name}, ${who.personId}, ${now})`.execute(
            tx,
          );
          record(tx, [entry]);
        });
        return token;
      });
    },

    /** The unit's workstations, newest first. Throws Refused `forbidden`. */
    async workstationsOf(
      who: SignedIn,
      unitId: Uuid,
    ): Promise<{ id: Uuid; name: string; createdAt: Instant }[]> {
      if (!mayManage(who, unitId)) throw new Refused("forbidden");
      return db.read(SYSTEM, async (tx) => {
        const { rows } = await sql<{ id: Uuid; name: string; createdAt: Instant }>`
          select id, name, created_at as "createdAt" from identity.workstation
           where unit_id = ${unitId} and ended_at is null order by created_at desc, id`.execute(tx);
        return rows;
      });
    },

    /** No PIN opens anything there from now on. Throws Refused `forbidden`, `notFound`. */
    async endWorkstation(who: SignedIn, draft: { id: Uuid; unitId: Uuid }, now: Instant): Promise<void> {
      const entry = {
        at: now,
        actor: keyOf(who),
        action: "identity.workstation",
        detail: { ...draft, ended: true },
      };
      await audit.watch(entry, async () => {
        if (!mayManage(who, draft.unitId)) throw new Refused("forbidden");
        if (!isUuid(draft.id)) throw new Refused("notFound");
        await db.write(SYSTEM, async (tx) => {
          const { numAffectedRows } = await sql`
            update identity.workstation set ended_at = ${now}
             where id = ${draft.id} and unit_id = ${draft.unitId} and ended_at is null`.execute(tx);
          if (numAffectedRows !== 1n) throw new Refused("notFound");
          record(tx, [entry]);
        });
      });
    },

    /** Whether they have a PIN. */
    hasPin: (who: SignedIn): Promise<boolean> =>
      db.read(SYSTEM, async (tx) => {
        const { rows } = await sql`select 1 from identity.pin where person_id = ${who.personId}`.execute(tx);
        return rows.length > 0;
      }),

    /** Sets one's PIN; an empty one takes it away. Throws Refused `proveFirst`, `pinUnfit`. */
    async setPin(who: SignedIn, pin: string, now: Instant): Promise<void> {
      if (!hasSteppedUp(who, now)) throw new Refused("proveFirst");
      if (pin !== "" && pinFault(pin)) throw new Refused("pinUnfit");
      const hash = pin === "" ? null : await (await (await engine()).$context).password.hash(pin);
      await db.write(SYSTEM, async (tx) => {
        if (hash === null) await sql`delete from identity.pin where person_id = ${who.personId}`.execute(tx);
        else
          await sql`insert into identity.pin (person_id, hash, set_at) values (${who.personId}, ${hash}, ${now})
                    on conflict (person_id) do update set hash = excluded.hash, set_at = excluded.set_at`.execute(
            tx,
          );
        record(tx, [{ at: now, actor: keyOf(who), action: "identity.pin", detail: { on: hash !== null } }]);
      });
    },

    /** Who may switch to themselves here: the unit's people with a PIN, for whoever stands at the machine. */
    async peopleAt(
      token: string | null,
    ): Promise<{ at: Workstation; people: { id: Uuid; name: string }[] } | null> {
      return db.read(SYSTEM, async (tx) => {
        const at = await workstationBy(tx, token);
        if (at === null) return null;
        const { rows } = await sql<{ id: Uuid; name: string }>`
          select m.person_id as id, m.name from identity.active_member m
            join identity.pin p on p.person_id = m.person_id
           where m.unit_id = ${at.unitId} and not m.technical`.execute(tx);
        return { at, people: rows.sort((a, b) => new Intl.Collator("da").compare(a.name, b.name)) };
      });
    },

    /** On duty in the workstation's unit, for a short while. Throws Refused `wrongPin`, `tooManyAttempts`. */
    async withPin(
      typed: { workstation: string | null; personId: Uuid; pin: string },
      from: From,
      now: Instant,
    ): Promise<Entered> {
      const at = await db.read(SYSTEM, (tx) => workstationBy(tx, typed.workstation));
      if (at === null || !isUuid(typed.personId)) throw new Refused("wrongPin");
      const attempt = { account: `pin ${at.id} ${typed.personId}`, address: at.id, known: true };
      await throttle.claim(attempt, now);
      const { rows } = await db.read(SYSTEM, (tx) =>
        sql<{ hash: string }>`
          select p.hash from identity.pin p join identity.active_member m on m.person_id = p.person_id
           where p.person_id = ${typed.personId} and m.unit_id = ${at.unitId}`.execute(tx),
      );
      const { password } = await (await engine()).$context;
      if (!rows[0] || !(await password.verify({ hash: rows[0].hash, password: typed.pin }))) {
        const detail = { reason: "wrongPin", personId: typed.personId, workstation: at.id };
        await audit.deny({ at: now, actor: SYSTEM, action: "identity.signIn", detail });
        throw new Refused("wrongPin");
      }
      await throttle.succeeded(attempt, now);
      return enter(typed.personId, { method: "pin", from, known: true, unitId: at.unitId }, now);
    },
  };
}
