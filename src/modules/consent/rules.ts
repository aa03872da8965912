import type { UnitCard } from "#modules/identity/index.ts";
import { hasObjected, kindsFor, type SaidNow } from "./kinds.ts";

/** On what ground one door may tell another about a citizen. `anonymous`: the need, not the person. */
export type Basis = "consent" | "treatment" | "anonymous";

/** What a door is, in the law's eyes. */
export type Door = Pick<UnitCard, "id" | "organisationId" | "sector" | "kind">;

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

/** Desks of the region where nobody is treated: its staff, and the bridge-builders, who are volunteers (§ 41 is for health staff). */
const NOT_TREATING: readonly string[] = ["administration", "bridgeBuilding"];

export const isHealthDoor = ({ sector, kind }: Pick<Door, "sector" | "kind">): boolean =>
  (sector === "region" && !NOT_TREATING.includes(kind)) ||
  sector === "generalPractice" ||
  (sector === "municipality" && MUNICIPAL_HEALTH_KINDS.includes(kind));

/**
 * The ground on which `from` may tell `to` about the citizen.
 *
 * - `consent`: the citizen lets `to` know who they are or what they need – "those on my relay", or a line chosen for it –
 *   and it still counts. Sundhedsloven § 41 stk. 1 for health staff, §§ 43–44 and forvaltningsloven §§ 28–29 /
 *   retssikkerhedsloven § 11 a for the others.
 * - `treatment`: both are health staff and the need is one of treatment under way (§ 41 stk. 2 nr. 1), and the
 *   citizen has not objected.
 * - `anonymous`: anything else. § 41 stk. 2 is for health staff only, so an association is never `treatment`.
 *
 * `said` is what counts now, `needKinds` what the handover is about: the need's kind, or those of the course's open needs.
 */
export function basisBetween(asked: {
  readonly said: SaidNow;
  readonly from: Door;
  readonly to: Door;
  readonly needKinds: readonly string[];
}): Basis {
  const { said, from, to, needKinds } = asked;
  const told = kindsFor(said, to);
  const scope = said.consent?.scope;
  if ((scope === "relay" || scope === "chosen") && (told.has("contact") || told.has("need")))
    return "consent";
  if (scope === "thisDoor" || hasObjected(said, to)) return "anonymous";
  const treats = needKinds.some((kind) => TREATMENT_NEEDS.includes(kind));
  return treats && isHealthDoor(from) && isHealthDoor(to) ? "treatment" : "anonymous";
}
