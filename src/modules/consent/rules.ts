import { addDays, type CalendarDay } from "#kernel/time.ts";
import type { UnitCard } from "#modules/identity/index.ts";
import type { Consent } from "./types.ts";

/** On what ground one door may tell another about a citizen. `anonymous`: the need, not the person. */
export type Basis = "consent" | "treatment" | "anonymous";

/** What a door is, in the law's eyes. */
export type Door = Pick<UnitCard, "sector" | "kind">;

/** Sundhedsloven §§ 43–44: lapses after one year. The database says the same. */
export const LONGEST_CONSENT_DAYS = 365;
export const lastDayOf = (givenOn: CalendarDay): CalendarDay => addDays(givenOn, LONGEST_CONSENT_DAYS);

/** A consent counts to the end of its last day. */
export const isCurrent = (consent: Pick<Consent, "endsOn">, today: CalendarDay): boolean =>
  today <= consent.endsOn;

/**
 * Kinds of unit in a municipality whose staff are health staff giving treatment (sundhedsloven §§ 138, 140–142 and
 * 119): a municipality's other units – job centre, shelter, family team – are not, however near they work.
 */
export const MUNICIPAL_HEALTH_KINDS: readonly string[] = [
  "homeNursing",
  "nursing",
  "streetNurse",
  "healthClinic",
  "acuteTeam",
  "substanceTreatment",
  "dental",
];

/** Needs that are treatment or what treatment cannot do without; a roof and an income are not (law 13). */
export const TREATMENT_NEEDS: readonly string[] = [
  "medicinePay",
  "medicineKeep",
  "woundCare",
  "ownDoctor",
  "somatic",
  "psychiatric",
  "substance",
  "withdrawal",
  "painRelief",
  "dental",
  "trauma",
];

export const isHealthDoor = ({ sector, kind }: Door): boolean =>
  sector === "region" ||
  sector === "generalPractice" ||
  (sector === "municipality" && MUNICIPAL_HEALTH_KINDS.includes(kind));

/**
 * The ground on which `from` may tell `to` about the citizen.
 *
 * - `consent`: the citizen has said "those on my relay" and it still counts. Sundhedsloven § 41 stk. 1 for health
 *   staff, §§ 43–44 and forvaltningsloven §§ 28–29 / retssikkerhedsloven § 11 a for the others.
 * - `treatment`: both are health staff and the need is one of treatment under way (§ 41 stk. 2 nr. 1), and the
 *   citizen has not objected (§ 41 stk. 3, *frabede sig*). "Only this door" and "not now" are objections.
 * - `anonymous`: anything else. § 41 stk. 2 is for health staff only, so an association is never `treatment`.
 *
 * `consent` is the current one (`current` leaves out what has lapsed), `needKinds` what the handover is about: the
 * need's kind, or those of the course's open needs.
 */
export function basisBetween(asked: {
  readonly consent: Pick<Consent, "scope"> | null | undefined;
  readonly from: Door;
  readonly to: Door;
  readonly needKinds: readonly string[];
}): Basis {
  const { consent, from, to, needKinds } = asked;
  if (consent) return consent.scope === "relay" ? "consent" : "anonymous";
  const treats = needKinds.some((kind) => TREATMENT_NEEDS.includes(kind));
  return treats && isHealthDoor(from) && isHealthDoor(to) ? "treatment" : "anonymous";
}
