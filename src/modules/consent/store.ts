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
  later(tx, withdrawal(citizenId, now).compile(tx));
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

const withdrawal = (citizenId: Uuid, now: Instant) =>
  sql`update consent.consent set withdrawn_at = ${now} where citizen_id = ${citizenId} and withdrawn_at is null`;

/** The citizen takes back what they said, in one step. True when there was something to take back. */
export async function withdraw(tx: Tx, citizenId: Uuid, now: Instant): Promise<boolean> {
  const { numAffectedRows } = await withdrawal(citizenId, now).execute(tx);
  return numAffectedRows === 1n;
}

/** The citizen objects (*frabeder sig*). Null when they had already. The caller has authorised. */
export async function object(
  tx: Tx,
  command: Omit<Objection, "id"> & {
    readonly citizenId: Uuid;
    readonly form: ConsentForm;
    readonly actor: Pick<Actor, "personId" | "unitId">;
    readonly now: Instant;
  },
): Promise<Uuid | null> {
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

/** The citizen lifts an objection of theirs. False when there is none such in force. */
export async function lift(
  tx: Tx,
  lifted: { readonly citizenId: Uuid; readonly objectionId: Uuid; readonly by: Uuid; readonly now: Instant },
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable("consent.objection")
    // Never before it was made, also where the clock went back meanwhile.
    .set({ lifted_at: sql`greatest(made_at, ${lifted.now}::timestamptz)`, lifted_by: lifted.by })
    .where("id", "=", lifted.objectionId)
    .where("citizen_id", "=", lifted.citizenId)
    .where("lifted_at", "is", null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}
