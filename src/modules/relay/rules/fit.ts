/**
 * Kinds of unit that are there for a kind of need, beside the sectors that have the duty (relay.need_kind). Only for
 * the order in which doors are offered: everybody may be asked about everything, and a unit whose kind nobody thought
 * of is found by its sector, its name and its area. The directory of offers (C1) will say it better.
 */
const FITTING: Readonly<Record<string, readonly string[]>> = {
  sleepTonight: ["shelter", "nightCafe", "womensShelter", "carePlace"],
  home: ["housingTeam", "socialPsychiatry", "coordination"],
  medicinePay: ["jobCentre", "coordination", "socialNurse"],
  medicineKeep: ["homeNursing", "acuteTeam", "streetNurse", "healthClinic"],
  woundCare: ["homeNursing", "acuteTeam", "streetNurse", "healthClinic"],
  transport: ["outreach", "bridgeBuilding", "coordination"],
  ownDoctor: ["practice", "healthClinic", "streetNurse"],
  somatic: ["practice", "outpatientClinic", "healthClinic", "emergencyDepartment"],
  psychiatric: ["psychiatry", "psychiatricEmergency", "dualDiagnosis", "outpatientClinic"],
  substance: ["substanceTreatment", "dualDiagnosis"],
  withdrawal: ["substanceTreatment", "dualDiagnosis", "psychiatricEmergency"],
  painRelief: ["practice", "healthClinic", "emergencyDepartment"],
  dental: ["dental", "healthClinic"],
  trauma: ["psychiatry", "socialPsychiatry", "womensShelter"],
  company: ["bridgeBuilding", "outreach", "dropIn"],
  income: ["jobCentre"],
  mitIdPostPhone: ["dropIn", "coordination", "outreach"],
  foodClothes: ["food", "dropIn", "nightCafe"],
  legal: ["legalAid"],
  childrenFamily: ["familyTeam"],
  relatives: ["relativesLine"],
};

/** Is this kind of unit there for this kind of need? */
export const fits = (unitKind: string, needKind: string): boolean =>
  FITTING[needKind]?.includes(unitKind) ?? false;
