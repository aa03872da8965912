import { sql } from "kysely";
import type { Instant } from "#kernel/clock.ts";
import { newId, type Uuid } from "#kernel/ids.ts";
import { dayOf } from "#kernel/time.ts";
import type { Actor } from "#modules/identity/index.ts";
import { later, type Tx } from "#platform/db.ts";
import { lastDayOf } from "./rules.ts";
import type { ConsentForm, ConsentScope } from "./types.ts";

export interface GiveConsent {
  readonly citizenId: Uuid;
  readonly scope: ConsentScope;
  readonly form: ConsentForm;
  readonly witness?: string | null | undefined;
  readonly actor: Actor;
  readonly now: Instant;
}

/**
 * What the citizen says now, in place of what they said before: the earlier one is withdrawn by the same transaction.
 * Ends after a year at most (sundhedsloven § 44). The caller has authorised: somebody standing with the citizen.
 */
export async function give(tx: Tx, command: GiveConsent): Promise<Uuid> {
  const { citizenId, scope, form, actor, now } = command;
  const id = newId();
  // Said at two doors at once: one after the other, the later counts.
  later(tx, sql`select pg_advisory_xact_lock(hashtextextended('consent:' || ${citizenId}, 0))`.compile(tx));
  later(tx, withdrawal(citizenId, now).compile(tx));
  await tx
    .insertInto("consent.consent")
    .values({
      id,
      citizen_id: citizenId,
      scope,
      form,
      witness: command.witness || null,
      given_to_unit: actor.unitId,
      recorded_by: actor.personId,
      given_at: now,
      ends_on: lastDayOf(dayOf(now)),
      withdrawn_at: null,
    })
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
