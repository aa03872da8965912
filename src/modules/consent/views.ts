import { type RawBuilder, sql } from "kysely";
import type { Uuid } from "#kernel/ids.ts";
import type { CalendarDay } from "#kernel/time.ts";
import type { Db } from "#platform/db.ts";
import { lawOn } from "./representation.ts";
import type { Consent, ConsentLaw, Objection, Said } from "./types.ts";

const ofConsent = (today: CalendarDay) => sql`
  g.id, g.citizen_id as "citizenId", g.scope, g.form, g.witness, g.given_by as "givenBy", g.given_by_name as "givenByName",
  g.given_to_unit as "givenToUnit", g.recorded_by as "recordedBy", g.given_at as "givenAt", g.ends_on as "endsOn",
  case when g.scope = 'chosen' then (
    select coalesce(jsonb_agg(jsonb_build_object('recipient', a.recipient, 'unitId', a.unit_id, 'organisationId', a.organisation_id,
                                        'kinds', a.kinds, 'purpose', a.purpose, 'endsOn', a.ends_on) order by a.position), '[]')
      from consent.allowance a where a.consent_id = g.id and (a.ends_on is null or a.ends_on >= ${today})) else '[]' end as allowances`;

type ObjectionRow = Objection & { readonly citizenId: Uuid };

/** Both questions go along in one trip. Objections are the person's, whichever of their records they were written on. */
async function saidOfThose(
  db: Db,
  citizens: RawBuilder<unknown>,
  today: CalendarDay,
): Promise<Map<Uuid, Said>> {
  const [consents, objections] = await Promise.all([
    sql<Consent>`
      select ${ofConsent(today)} from consent.consent g
       where g.citizen_id in (${citizens}) and g.withdrawn_at is null and g.ends_on >= ${today}`.execute(db),
    sql<ObjectionRow>`
      select asked as "citizenId", id, against, unit_id as "unitId", organisation_id as "organisationId"
        from consent.objections_of(array(${citizens}))`.execute(db),
  ]);
  const said = new Map<Uuid, Said>();
  for (const consent of consents.rows) {
    // Every line of it has ended: then nothing is said.
    if (consent.scope === "chosen" && consent.allowances.length === 0) continue;
    said.set(consent.citizenId, { consent, objections: [] });
  }
  for (const { citizenId, ...objection } of objections.rows) {
    const before = said.get(citizenId);
    said.set(citizenId, {
      consent: before?.consent ?? null,
      objections: [...(before?.objections ?? []), objection],
    });
  }
  return said;
}

/** What these citizens have said and not taken back; what has lapsed by `today` is nothing. One trip. */
export async function said(
  db: Db,
  citizenIds: readonly Uuid[],
  today: CalendarDay,
): Promise<Map<Uuid, Said>> {
  if (citizenIds.length === 0) return new Map();
  return saidOfThose(db, sql`select unnest(${[...new Set(citizenIds)]}::uuid[])`, today);
}

/** The same of the one citizen a query gives (`(select … )`): asked along with whatever else learns who it is. */
export async function saidOf(
  db: Db,
  citizen: RawBuilder<Uuid>,
  today: CalendarDay,
): Promise<Said | undefined> {
  return [...(await saidOfThose(db, citizen, today)).values()][0];
}

/** The limits the law sets on a day. They change by migration, so the database is asked once per process. */
export function createLaws() {
  let known: readonly ConsentLaw[] | undefined;
  return async function law(db: Db, today: CalendarDay): Promise<ConsentLaw> {
    known ??= (
      await sql<ConsentLaw>`
        select valid_from as "validFrom", longest_days as "longestDays", own_consent_age as "ownConsentAge",
               custody_ends as "custodyEnds", reminder_days as "reminderDays",
               plan_months as "planMonths" from consent.law`.execute(db)
    ).rows;
    return lawOn(known, today);
  };
}
