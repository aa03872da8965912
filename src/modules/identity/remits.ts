import { sql } from "kysely";
import type { Instant } from "#kernel/clock.ts";
import { isUuid, newId, type Uuid } from "#kernel/ids.ts";
import { Refused } from "#kernel/refusal.ts";
import type { Database, Db, Tx } from "#platform/db.ts";
import { createAudit, record } from "./audit.ts";
import { createLogViews, type LogPage, type LogSearch, type OfficerLine } from "./log.ts";
import { keyOf } from "./signIn/parts.ts";
import { holds, plainEmail } from "./signIn/rules.ts";
import { type AuditEntry, type Remit, type SignedIn, SYSTEM } from "./types.ts";

/** Who holds which remit, and what the officer's opens: the log. None of them opens a citizen's record (law 12). */

/** Every remit, in the order a list shows them. */
export const REMITS: readonly Remit[] = [
  "administrator",
  "dataProtectionOfficer",
  "analyst",
  "councilSecretary",
  "councilMember",
  "directoryEditor",
  "bridgingCoordinator",
];

/** These are held for one organisation; the others hold everywhere. The database says the same. */
const OF_AN_ORGANISATION: readonly Remit[] = ["directoryEditor", "bridgingCoordinator"];

export interface RemitLine {
  readonly id: Uuid;
  readonly personId: Uuid;
  readonly person: string;
  readonly email: string | null;
  readonly remit: Remit;
  readonly organisation: string | null;
  readonly since: Instant;
}

export interface GiveRemit {
  /** What they sign in with. */
  readonly email: string;
  readonly remit: Remit;
  readonly organisationId?: Uuid | null | undefined;
}

/** Gives somebody a remit; giving it twice is no mistake. The caller has authorised, and logs it. */
export async function addRemit(
  tx: Tx,
  given: { readonly personId: Uuid; readonly remit: Remit; readonly organisationId: Uuid | null },
  now: Instant,
): Promise<void> {
  await sql`
    insert into identity.remit (id, person_id, role, organisation_id, since)
    values (${newId()}, ${given.personId}, ${given.remit}, ${given.organisationId}, ${now})
    on conflict (person_id, role, organisation_id) where ended_at is null do nothing`.execute(tx);
}

export function createRemits(db: Database) {
  const audit = createAudit(db);
  const { searchLog } = createLogViews(db);

  /** For the holder of a remit; a refusal is logged. */
  const asHolder = <T>(
    who: SignedIn,
    remit: Remit,
    attempt: Pick<AuditEntry, "action" | "detail">,
    now: Instant,
    work: (entry: AuditEntry) => Promise<T>,
  ): Promise<T> => {
    const entry = { at: now, actor: keyOf(who), ...attempt };
    return audit.watch(entry, async () => {
      if (!holds(who, remit)) throw new Refused("forbidden");
      return work(entry);
    });
  };

  const give = async (entry: AuditEntry, draft: GiveRemit, now: Instant): Promise<void> => {
    const { remit, organisationId = null } = draft;
    if (OF_AN_ORGANISATION.includes(remit) !== (organisationId !== null))
      throw new Refused("remitNeedsOrganisation", { remit });
    await db.write(SYSTEM, async (tx) => {
      const { rows } = await sql<{ personId: Uuid }>`
        select u.person_id as "personId" from identity.auth_user u join identity.person p on p.id = u.person_id
         where u.email = ${plainEmail(draft.email)} and p.ended_at is null`.execute(tx);
      const [found] = rows;
      if (!found) throw new Refused("noSuchPerson");
      if (organisationId !== null && !isUuid(organisationId)) throw new Refused("unknownReference");
      const given = { personId: found.personId, remit, organisationId };
      await addRemit(tx, given, now);
      record(tx, [{ ...entry, detail: given }]);
    });
  };

  return {
    /** Everybody who holds a remit. For administrators. Throws Refused `forbidden`. */
    remits: (who: SignedIn, now: Instant): Promise<readonly RemitLine[]> =>
      asHolder(who, "administrator", { action: "identity.remits" }, now, () => db.read(SYSTEM, remitLines)),

    /**
     * Gives somebody with a way in a remit; giving it twice is no mistake. For administrators. Throws Refused
     * `forbidden`, `noSuchPerson`, `remitNeedsOrganisation` (or must have none).
     */
    giveRemit: (who: SignedIn, draft: GiveRemit, now: Instant): Promise<void> =>
      asHolder(who, "administrator", { action: "identity.giveRemit" }, now, (entry) =>
        give(entry, draft, now),
      ),

    /** The same from the command line, by whoever may type there. */
    giveRemitByCommand: (draft: GiveRemit, now: Instant): Promise<void> =>
      give({ at: now, actor: SYSTEM, action: "identity.giveRemit" }, draft, now),

    /**
     * Ends it, at once: the next click of whoever held it is refused. For administrators. Throws Refused `forbidden`,
     * `notFound`, and `lastAdministrator`: somebody must be able to let people in.
     */
    endRemit: (who: SignedIn, id: Uuid, now: Instant): Promise<void> =>
      asHolder(who, "administrator", { action: "identity.endRemit", detail: { remitId: id } }, now, (entry) =>
        db.write(SYSTEM, async (tx) => {
          if (!isUuid(id)) throw new Refused("notFound");
          // One at a time, so that two administrators do not end each other.
          await sql`select pg_advisory_xact_lock(hashtext('identity.remit'))`.execute(tx);
          const { rows } = await sql<{ role: Remit; others: number }>`
            update identity.remit o set ended_at = ${now} where o.id = ${id} and o.ended_at is null
            returning o.role, (select count(*) from identity.remit a join identity.person p on p.id = a.person_id
                                where a.role = 'administrator' and a.ended_at is null and p.ended_at is null and a.id <> o.id) as others`.execute(
            tx,
          );
          const [ended] = rows;
          if (!ended) throw new Refused("notFound");
          if (ended.role === "administrator" && ended.others === 0) throw new Refused("lastAdministrator");
          record(tx, [entry]);
        }),
      ),

    /** Lines of the log, with who it was. For the data-protection officer; the search is itself logged. Throws Refused `forbidden`. */
    readLog: (who: SignedIn, search: LogSearch, now: Instant): Promise<LogPage<OfficerLine>> => {
      const detail = Object.fromEntries(Object.entries(search).filter(([, value]) => value != null));
      return asHolder(
        who,
        "dataProtectionOfficer",
        { action: "log.searched", detail },
        now,
        async (entry) => {
          await db.write(SYSTEM, async (tx) => record(tx, [entry]));
          return searchLog(search);
        },
      );
    },
  };
}

async function remitLines(db: Db): Promise<readonly RemitLine[]> {
  const { rows } = await sql<RemitLine>`
    select o.id, o.person_id as "personId", p.name as person, u.email, o.role as remit, g.name as organisation, o.since
      from identity.remit o
      join identity.person p on p.id = o.person_id
      left join identity.auth_user u on u.person_id = p.id
      left join identity.organisation g on g.id = o.organisation_id
     where o.ended_at is null and p.ended_at is null`.execute(db);
  return [...rows].sort(
    (a, b) => REMITS.indexOf(a.remit) - REMITS.indexOf(b.remit) || a.person.localeCompare(b.person, "da"),
  );
}
