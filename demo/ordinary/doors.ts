import { BIRKEMOSE, STORVANG, VESTERLUNDE } from "../region/organisations.ts";
import { type UnitSlug, units } from "../region/units.ts";
import type { NeedKind } from "./needs.ts";

type Doors = readonly UnitSlug[];

/** Who is usually asked about what: everywhere, and first in the municipality itself. */
const DOORS: Readonly<Record<NeedKind, Readonly<Record<string, Doors>> & { readonly all?: Doors }>> = {
  sleepTonight: {
    [STORVANG]: ["herberget-nordlys", "egehuset"],
    [VESTERLUNDE]: ["visitation-vesterlunde"],
    [BIRKEMOSE]: ["modtagelsen-birkemose"],
    all: ["herberget-nordlys"],
  },
  home: {
    [STORVANG]: ["boligteam-storvang"],
    [VESTERLUNDE]: ["visitation-vesterlunde"],
    [BIRKEMOSE]: ["modtagelsen-birkemose"],
  },
  medicinePay: {
    [STORVANG]: ["jobcenter-storvang"],
    [VESTERLUNDE]: ["jobcenter-vesterlunde"],
    [BIRKEMOSE]: ["jobcenter-birkemose"],
  },
  medicineKeep: {
    [STORVANG]: ["sundhedsklinikken", "trappestenen", "hjemmesygeplejen-akut"],
    [VESTERLUNDE]: ["hjemmesygeplejen-vesterlunde", "baadeskuret"],
    [BIRKEMOSE]: ["hjemmesygeplejen-birkemose", "guleport"],
  },
  woundCare: {
    [STORVANG]: ["sundhedsklinikken", "hjemmesygeplejen-akut", "gadeteamet"],
    [VESTERLUNDE]: ["hjemmesygeplejen-vesterlunde"],
    [BIRKEMOSE]: ["hjemmesygeplejen-birkemose"],
  },
  transport: {
    all: ["foelgeskab"],
    [VESTERLUNDE]: ["visitation-vesterlunde"],
    [BIRKEMOSE]: ["modtagelsen-birkemose"],
  },
  ownDoctor: {
    [STORVANG]: ["moellebakken", "gadeplan"],
    [VESTERLUNDE]: ["torvegaarden"],
    [BIRKEMOSE]: ["engvejen"],
  },
  somatic: {
    [STORVANG]: ["gadeplan", "lungeambulatoriet"],
    [VESTERLUNDE]: ["torvegaarden", "medicinsk-afsnit"],
    [BIRKEMOSE]: ["engvejen", "medicinsk-afsnit"],
  },
  psychiatric: { all: ["psykiatrisk-ambulatorium", "dobbeltdiagnoseteamet"] },
  substance: {
    [VESTERLUNDE]: ["rusmiddelteam-vesterlunde"],
    all: ["rusmiddelcenter-storvang", "dobbeltdiagnoseteamet"],
  },
  withdrawal: { all: ["rusmiddelcenter-storvang", "medicinsk-afsnit"] },
  painRelief: { all: ["gadeplan", "medicinsk-afsnit"] },
  dental: { all: ["sundhedsklinikken"] },
  trauma: { all: ["socialpsykiatrien-storvang", "psykiatrisk-ambulatorium"] },
  company: { all: ["foelgeskab"] },
  income: {
    [STORVANG]: ["jobcenter-storvang"],
    [VESTERLUNDE]: ["jobcenter-vesterlunde"],
    [BIRKEMOSE]: ["jobcenter-birkemose"],
  },
  mitIdPostPhone: {
    [STORVANG]: ["udsattekoordinationen", "trappestenen"],
    [VESTERLUNDE]: ["visitation-vesterlunde", "baadeskuret"],
    [BIRKEMOSE]: ["modtagelsen-birkemose", "guleport"],
  },
  foodClothes: { all: ["suppeskeen", "natcafeen-maanen"] },
  legal: { all: ["retshjaelpen"] },
  childrenFamily: {
    [STORVANG]: ["familieteam-storvang"],
    [VESTERLUNDE]: ["visitation-vesterlunde"],
    [BIRKEMOSE]: ["ungeteam-birkemose"],
  },
  relatives: { all: ["paaroerendelinjen"] },
};

/** The doors one would try, nearest first. */
export function doorsFor(kind: NeedKind, area: string): Doors {
  const { [area]: near = [], all = [] } = DOORS[kind];
  return [...new Set([...near, ...all])];
}

/** A door where courses begin: when, and with what. */
export interface Opener {
  readonly unit: UnitSlug;
  /** How often, against the others. */
  readonly weight: number;
  /** Hours of the day between which people come. */
  readonly between: readonly [from: number, to: number];
  readonly kinds: readonly NeedKind[];
  /** May end the night by asking another to take the baton. */
  readonly handsOn?: true;
}

export const OPENERS: readonly Opener[] = [
  {
    unit: "akutmodtagelsen",
    weight: 14,
    between: [17, 31],
    kinds: ["sleepTonight", "withdrawal", "ownDoctor", "somatic", "painRelief"],
    handsOn: true,
  },
  {
    unit: "medicinsk-afsnit",
    weight: 9,
    between: [9, 20],
    kinds: ["medicinePay", "woundCare", "ownDoctor", "home", "medicineKeep"],
  },
  { unit: "kirurgisk-afsnit", weight: 4, between: [9, 20], kinds: ["woundCare", "transport", "medicinePay"] },
  {
    unit: "ortopaedkirurgisk-afsnit",
    weight: 4,
    between: [9, 20],
    kinds: ["woundCare", "transport", "substance", "home"],
  },
  {
    unit: "psykiatrisk-akutmodtagelse",
    weight: 7,
    between: [14, 30],
    kinds: ["sleepTonight", "substance", "company"],
    handsOn: true,
  },
  {
    unit: "psykiatrisk-afsnit",
    weight: 5,
    between: [9, 19],
    kinds: ["home", "income", "substance", "somatic"],
  },
  {
    unit: "herberget-nordlys",
    weight: 9,
    between: [8, 24],
    kinds: ["home", "dental", "substance", "income", "ownDoctor"],
  },
  {
    unit: "natcafeen-maanen",
    weight: 6,
    between: [20, 31],
    kinds: ["foodClothes", "sleepTonight", "woundCare"],
    handsOn: true,
  },
  {
    unit: "trappestenen",
    weight: 8,
    between: [10, 17],
    kinds: ["mitIdPostPhone", "income", "dental", "legal", "company"],
  },
  {
    unit: "baadeskuret",
    weight: 6,
    between: [10, 15],
    kinds: ["mitIdPostPhone", "substance", "woundCare", "income"],
  },
  { unit: "guleport", weight: 6, between: [10, 15], kinds: ["ownDoctor", "legal", "psychiatric", "home"] },
  {
    unit: "gadeteamet",
    weight: 8,
    between: [8, 17],
    kinds: ["woundCare", "ownDoctor", "substance", "dental"],
  },
  { unit: "opsoegende-vesterlunde", weight: 6, between: [8, 17], kinds: ["substance", "somatic", "home"] },
  {
    unit: "udsattekoordinationen",
    weight: 5,
    between: [9, 14],
    kinds: ["transport", "psychiatric", "medicineKeep"],
  },
  {
    unit: "visitation-vesterlunde",
    weight: 4,
    between: [9, 14],
    kinds: ["somatic", "psychiatric", "company"],
  },
  {
    unit: "modtagelsen-birkemose",
    weight: 4,
    between: [9, 14],
    kinds: ["substance", "ownDoctor", "company"],
  },
  { unit: "jobcenter-storvang", weight: 4, between: [9, 14], kinds: ["psychiatric", "somatic", "company"] },
  {
    unit: "rusmiddelcenter-storvang",
    weight: 5,
    between: [8, 15],
    kinds: ["psychiatric", "dental", "home", "trauma"],
  },
  { unit: "moellebakken", weight: 4, between: [8, 15], kinds: ["substance", "income", "home"] },
  { unit: "torvegaarden", weight: 4, between: [8, 15], kinds: ["psychiatric", "home", "relatives"] },
  { unit: "gadeplan", weight: 4, between: [8, 15], kinds: ["dental", "home", "mitIdPostPhone"] },
  {
    unit: "krisecentret-lindely",
    weight: 5,
    between: [8, 24],
    kinds: ["childrenFamily", "home", "legal", "trauma"],
  },
  { unit: "familieteam-storvang", weight: 3, between: [9, 14], kinds: ["substance", "trauma", "relatives"] },
  { unit: "tilsynet", weight: 3, between: [9, 14], kinds: ["home", "income", "substance"] },
];

export const areaOf = (unit: UnitSlug): string => units[unit].area;

/** Who takes the baton where the night ends. */
export const batonDoors = (unit: UnitSlug): Doors =>
  unit === "akutmodtagelsen"
    ? ["socialsygeplejen", "herberget-nordlys"]
    : ["udsattekoordinationen", "herberget-nordlys"];
