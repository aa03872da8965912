import { sql } from "kysely";
import type { Instant } from "#kernel/clock.ts";
import { newId, type Uuid } from "#kernel/ids.ts";
import { Refused } from "#kernel/refusal.ts";
import { addDays, type CalendarDay, dayOf } from "#kernel/time.ts";
import type { Actor } from "#modules/identity/index.ts";
import { later, type Tx } from "#platform/db.ts";
import type { Allowance, ConsentForm, ConsentScope, Giver, Objection } from "./types.ts";

export interface GiveConsent {
  readonly citizenId: Uuid;
  readonly scope: ConsentScope;
  /** Of what is `chosen`, at least one; else none. */
  readonly allowances?: readonly Allowance[];
  readonly form: ConsentForm;
  readonly witness?: string | null | undefined;
  readonly givenBy?: Giver;
  readonly givenByName?: string | null | undefined;
  /** The last day it counts; the longest the law allows unless told (representation.ts). */
  readonly endsOn?: CalendarDay;
  readonly actor: Pick<Actor, "personId" | "unitId">;
  readonly now: Instant;
}

/** Sundhedsloven §§ 43–44. The database refuses more. */
const LONGEST_DAYS = 365;

/**
 * What the citizen says now, in place of what they said before: the earlier one is withdrawn by the same transaction.
 * Ends after a year at most (sundhedsloven § 44). The caller has authorised: somebody standing with the citizen, and one
 * who may say it (`whyNotGivenBy`). Throws Refused `endsOutside` where a line ends before today, or after the rest.
 */
export async function give(tx: Tx, command: GiveConsent): Promise<Uuid> {
  const { citizenId, scope, form, actor, now, allowances = [] } = command;
  const id = newId();
  const endsOn = command.endsOn ?? addDays(dayOf(now), LONGEST_DAYS);
  for (const { endsOn: last } of allowances)
    if (last && (last < dayOf(now) || last > endsOn)) throw new Refused("endsOutside", { latest: endsOn });
  // Said at two doors at once: one after the other, the later counts.
  later(tx, sql`select pg_advisory_xact_lock(hashtextextended('consent:' || ${citizenId}, 0))`.compile(tx));
  later(tx, withdrawal(citizenId, now, scope).compile(tx));
  const given = tx.insertInto("consent.consent").values({
    id,
    citizen_id: citizenId,
    scope,
    form,
    witness: command.witness || null,
    given_by: command.givenBy ?? "citizen",
    given_by_name: command.givenByName || null,
    given_to_unit: actor.unitId,
    recorded_by: actor.personId,
    given_at: now,
    ends_on: endsOn,
    withdrawn_at: null,
  });
  if (allowances.length === 0) {
    await given.execute();
    return id;
  }
  later(tx, given);
  await tx
    .insertInto("consent.allowance")
    .values(
      allowances.map((line, index) => ({
        consent_id: id,
        position: index + 1,
        recipient: line.recipient,
        unit_id: line.unitId,
        organisation_id: line.organisationId,
        kinds: [...line.kinds],
        purpose: line.purpose,
        ends_on: line.endsOn ?? null,
      })),
    )
    .execute();
  return id;
}

/**
 * Taken back on every record recognised as theirs: they speak for themselves, and not for a record. Only where they let those on
 * their relay know once more (`instead`), another record's same words stand.
 */
const withdrawal = (citizenId: Uuid, now: Instant, instead: ConsentScope | null) => sql`
  update consent.consent set withdrawn_at = ${now}
   where citizen_id in (select citizen.same_records(${citizenId})) and withdrawn_at is null
     and (citizen_id = ${citizenId} or scope <> 'relay' or ${instead}::text is distinct from 'relay')`;

/** The citizen takes back what they said, in one step. True when there was something to take back. */
export async function withdraw(tx: Tx, citizenId: Uuid, now: Instant): Promise<boolean> {
  const { numAffectedRows = 0n } = await withdrawal(citizenId, now, null).execute(tx);
  return numAffectedRows > 0n;
}

/** The citizen objects (*frabeder sig*). Null when they had already, on any record of theirs. The caller has authorised. */
export async function object(
  tx: Tx,
  command: Omit<Objection, "id"> & {
    readonly citizenId: Uuid;
    readonly form: ConsentForm;
    readonly actor: Pick<Actor, "personId" | "unitId">;
    readonly now: Instant;
  },
): Promise<Uuid | null> {
  if ((await sameObjections(tx, command)).length > 0) return null;
  const id = newId();
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto("consent.objection")
    .values({
      id,
      citizen_id: command.citizenId,
      against: command.against,
      unit_id: command.unitId,
      organisation_id: command.organisationId,
      form: command.form,
      given_to_unit: command.actor.unitId,
      recorded_by: command.actor.personId,
      made_at: command.now,
      lifted_at: null,
      lifted_by: null,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n ? id : null;
}

/** The same objection in force, on any record of theirs. */
async function sameObjections(
  tx: Tx,
  { citizenId, against, unitId, organisationId }: Omit<Objection, "id"> & { readonly citizenId: Uuid },
): Promise<readonly Uuid[]> {
  const { rows } = await sql<{ id: Uuid }>`
    select o.id from consent.objection o
     where o.citizen_id in (select citizen.same_records(${citizenId})) and o.lifted_at is null
       and (o.against, o.unit_id, o.organisation_id) is not distinct from (${against}, ${unitId}::uuid, ${organisationId}::uuid)`.execute(
    tx,
  );
  return rows.map(({ id }) => id);
}

/** The citizen lifts an objection of theirs, on whichever of their records it was written. False when there is none such in force. */
export async function lift(
  tx: Tx,
  lifted: { readonly citizenId: Uuid; readonly objectionId: Uuid; readonly by: Uuid; readonly now: Instant },
): Promise<boolean> {
  // Said on two records before they were known to be one person's, it is lifted on both. Never before it was made, also where the
  // clock went back meanwhile.
  const { numAffectedRows = 0n } = await sql`
    update consent.objection o set lifted_at = greatest(o.made_at, ${lifted.now}::timestamptz), lifted_by = ${lifted.by}
      from consent.objection meant
     where meant.id = ${lifted.objectionId} and meant.lifted_at is null
       and meant.citizen_id in (select citizen.same_records(${lifted.citizenId}))
       and o.citizen_id in (select citizen.same_records(${lifted.citizenId})) and o.lifted_at is null
       and (o.against, o.unit_id, o.organisation_id) is not distinct from (meant.against, meant.unit_id, meant.organisation_id)`.execute(
    tx,
  );
  return numAffectedRows > 0n;
}
