import { sql } from "kysely";
import type { Instant } from "#kernel/clock.ts";
import { newId, type Uuid } from "#kernel/ids.ts";
import { Refused } from "#kernel/refusal.ts";
import type { Actor } from "#modules/identity/index.ts";
import type { Db, Tx } from "#platform/db.ts";
import { exactKeys } from "./names.ts";
import { rootsAfter } from "./rules.ts";
import type { LinkBasis, PersonLink } from "./types.ts";

/**
 * Two records recognised as one person's. Both stay as they are; `same_as` says which record stands for the person, and
 * follows from the links in force. Always somebody's decision, always undoable. The caller has authorised and logs.
 */

interface Record {
  readonly id: Uuid;
  readonly sameAs: Uuid | null;
  readonly createdAt: Instant;
}

/**
 * All records linked with one of these, locked. Looked for again until nothing has joined or left while the locks were
 * waited for: two who link the same person at once must both see what the other did.
 */
async function lockFamily(tx: Tx, ids: readonly Uuid[]): Promise<readonly Record[]> {
  const membersOf = (family: readonly Record[]): string => family.map(({ id }) => id).join();
  for (let before = ""; ; ) {
    const { rows } = await sql<Record>`
      select z.id, z.same_as as "sameAs", z.created_at as "createdAt" from citizen.citizen z
       where z.id in (select o.id from citizen.citizen one join citizen.citizen o on coalesce(one.same_as, one.id) in (o.id, o.same_as)
                       where one.id = any(${ids}::uuid[]))
       order by z.id for no key update`.execute(tx);
    if (membersOf(rows) === before) return rows;
    before = membersOf(rows);
  }
}

/** Writes anew under which record each stands; where links leave several groups, each keeps or gets one of its own. */
async function settle(tx: Tx, family: readonly Record[], preferred: Uuid | null): Promise<void> {
  const ids = family.map(({ id }) => id);
  const { rows: links } = await sql<{ a: Uuid; b: Uuid }>`
    select kept_id as a, other_id as b from citizen.link
     where unlinked_at is null and (kept_id = any(${ids}::uuid[]) or other_id = any(${ids}::uuid[]))`.execute(
    tx,
  );
  const roots = rootsAfter(family, links, preferred);
  const changed = family.filter(({ id, sameAs }) => (roots.get(id) ?? null) !== sameAs);
  for (const { id } of changed)
    await sql`update citizen.citizen set same_as = ${roots.get(id) ?? null} where id = ${id}`.execute(tx);
}

interface Linking {
  readonly kept: Uuid;
  readonly other: Uuid;
  readonly basis: LinkBasis;
  readonly why?: string | undefined;
  readonly actor: Actor;
  readonly now: Instant;
}

/**
 * `other`, and whatever had been found to be the same as it, comes to stand under the record that stands for `kept`.
 * Linking what is one person already changes nothing and gives null. Throws Refused `unknownCitizen`.
 */
export async function linkSamePerson(tx: Tx, linking: Linking): Promise<Uuid | null> {
  const { kept, other, basis, why = "", actor, now } = linking;
  const family = await lockFamily(tx, [kept, other]);
  const rootOf = (id: Uuid): Uuid => {
    const found = family.find((record) => record.id === id);
    if (!found) throw new Refused("unknownCitizen", { citizenId: id });
    return found.sameAs ?? found.id;
  };
  const into = rootOf(kept);
  if (into === rootOf(other)) return null;
  const id = newId();
  const who = { linked_at: now, linked_by: actor.personId, linked_unit: actor.unitId };
  await tx
    .insertInto("citizen.link")
    .values({ id, kept_id: kept, other_id: other, basis, why, ...who })
    .execute();
  await settle(tx, family, into);
  return id;
}

/**
 * Takes one link back, with who, when and why. Records held together by other links stay together. What was merged
 * meanwhile – needs that went on in the other course – stays where it is. Throws Refused `unknownLink`.
 */
export async function unlinkSamePerson(
  tx: Tx,
  { linkId, of, why, actor, now }: { linkId: Uuid; of: Uuid; why: string; actor: Actor; now: Instant },
): Promise<void> {
  const family = await lockFamily(tx, [of]);
  const ids = family.map(({ id }) => id);
  const { numAffectedRows } = await sql`
    update citizen.link
       set unlinked_at = ${now}, unlinked_by = ${actor.personId}, unlinked_unit = ${actor.unitId}, unlink_why = ${why}
     where id = ${linkId} and unlinked_at is null and kept_id = any(${ids}::uuid[])`.execute(tx);
  if (Number(numAffectedRows ?? 0) === 0) throw new Refused("unknownLink");
  await settle(tx, family, null);
}

/** Every link this record and those it stands with have or had, the newest first. */
export async function linksOf(db: Db, citizenId: Uuid): Promise<readonly PersonLink[]> {
  const { rows } = await sql<PersonLink>`
    with family as (
      select z.id from citizen.citizen one join citizen.citizen z on coalesce(one.same_as, one.id) in (z.id, z.same_as)
       where one.id = ${citizenId}
      union select ${citizenId}::uuid)
    select l.id, l.kept_id as "keptId", l.other_id as "otherId", l.basis, l.why, l.linked_at as "linkedAt",
           lp.name as "linkedByName", lu.name as "linkedUnitName", l.unlinked_at as "unlinkedAt", up.name as "unlinkedByName",
           uu.name as "unlinkedUnitName", l.unlink_why as "unlinkWhy"
      from citizen.link l
      join identity.person lp on lp.id = l.linked_by join identity.unit_card lu on lu.id = l.linked_unit
      left join identity.person up on up.id = l.unlinked_by left join identity.unit_card uu on uu.id = l.unlinked_unit
     where l.kept_id in (select id from family) or l.other_id in (select id from family)
     order by l.linked_at desc, l.id desc limit 100`.execute(db);
  return rows;
}

/** Other records with the very words of this one's name and its birth year, of those the reader may know of. */
export async function sameNameAndYear(
  db: Db,
  card: { id: Uuid; region: string; knownAs: string; fullName: string | null; birthYear: number | null },
): Promise<readonly Uuid[]> {
  const keys = exactKeys({ region: card.region, knownAs: card.fullName ?? card.knownAs, fullName: null });
  if (card.birthYear === null || keys.length === 0) return [];
  const { rows } = await sql<{ id: Uuid }>`
    select id from citizen.namesakes(${keys}::text[], ${card.birthYear}, ${card.id}) as id`.execute(db);
  return rows.map(({ id }) => id);
}
