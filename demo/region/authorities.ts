import { HOURS } from "./hours.ts";
import { BIRKEMOSE, STORVANG, VESTERLUNDE } from "./organisations.ts";
import type { DemoUnit } from "./unit.ts";

const hospital = {
  organisation: "sygehuset",
  area: STORVANG,
  address: "Sygehusvej 1, Storvang",
} as const;
const psychiatry = {
  organisation: "psykiatrien",
  area: STORVANG,
  address: "Kildebakken 40, Storvang",
} as const;
const storvang = { organisation: "storvang", area: STORVANG, address: "Rådhuspladsen 2, Storvang" } as const;
const vesterlunde = {
  organisation: "vesterlunde",
  area: VESTERLUNDE,
  address: "Kirkegade 14, Vesterlunde",
} as const;
const birkemose = {
  organisation: "birkemose",
  area: BIRKEMOSE,
  address: "Stationsvej 7, Birkemose",
} as const;

/** The doors of the region, the municipalities and the state. */
export const authorities = {
  // The hospital
  akutmodtagelsen: {
    ...hospital,
    name: "Akutmodtagelsen",
    kind: "emergencyDepartment",
    hours: HOURS.roundTheClock,
    lead: "dorthe-hvidberg",
  },
  socialsygeplejen: {
    ...hospital,
    name: "Socialsygeplejerskerne",
    kind: "socialNurse",
    hours: HOURS.office,
    lead: "camilla-nordstrand",
  },
  "medicinsk-afsnit": {
    ...hospital,
    name: "Medicinsk afsnit M2",
    kind: "ward",
    hours: HOURS.roundTheClock,
    lead: "jette-skovgaard",
  },
  "kirurgisk-afsnit": {
    ...hospital,
    name: "Kirurgisk afsnit K1",
    kind: "ward",
    hours: HOURS.roundTheClock,
    lead: "lars-peter-vang",
  },
  "ortopaedkirurgisk-afsnit": {
    ...hospital,
    name: "Ortopædkirurgisk afsnit O3",
    kind: "ward",
    hours: HOURS.roundTheClock,
    lead: "lars-peter-vang",
  },
  lungeambulatoriet: {
    ...hospital,
    name: "Lungeambulatoriet",
    kind: "outpatientClinic",
    hours: HOURS.office,
    lead: "jette-skovgaard",
    holdsCourses: false,
  },
  // Psychiatry
  "psykiatrisk-akutmodtagelse": {
    ...psychiatry,
    name: "Psykiatrisk akutmodtagelse",
    kind: "psychiatricEmergency",
    hours: HOURS.roundTheClock,
    lead: "rikke-thorup",
  },
  "psykiatrisk-afsnit": {
    ...psychiatry,
    name: "Psykiatrisk sengeafsnit P4",
    kind: "psychiatricWard",
    hours: HOURS.roundTheClock,
    lead: "rikke-thorup",
  },
  "psykiatrisk-ambulatorium": {
    ...psychiatry,
    name: "Psykiatrisk ambulatorium",
    kind: "psychiatry",
    hours: HOURS.office,
    lead: "anders-bjerregaard",
  },
  dobbeltdiagnoseteamet: {
    ...psychiatry,
    name: "Dobbeltdiagnoseteamet",
    kind: "dualDiagnosis",
    hours: HOURS.office,
    lead: "anders-bjerregaard",
  },
  // Storvang
  udsattekoordinationen: {
    ...storvang,
    name: "Udsattekoordinationen i Storvang",
    kind: "coordination",
    hours: HOURS.townHall,
    lead: "susanne-elkjaer",
  },
  "hjemmesygeplejen-akut": {
    ...storvang,
    name: "Akutteamet i hjemmesygeplejen",
    kind: "acuteTeam",
    hours: HOURS.roundTheClock,
    address: "Fasanvænget 9, Storvang",
    lead: "gitte-overby",
  },
  "jobcenter-storvang": {
    ...storvang,
    name: "Jobcenter Storvang",
    kind: "jobCentre",
    hours: HOURS.townHall,
    lead: "michael-stendal",
  },
  "rusmiddelcenter-storvang": {
    ...storvang,
    name: "Rusmiddelcenter Storvang",
    kind: "substanceTreatment",
    hours: HOURS.longDay,
    address: "Havnegade 31, Storvang",
    lead: "henriette-balle",
  },
  "socialpsykiatrien-storvang": {
    ...storvang,
    name: "Socialpsykiatrisk team i Storvang",
    kind: "socialPsychiatry",
    hours: HOURS.longDay,
    address: "Havnegade 33, Storvang",
    lead: "henriette-balle",
  },
  "familieteam-storvang": {
    ...storvang,
    name: "Familieteamet i Storvang",
    kind: "familyTeam",
    hours: HOURS.townHall,
    lead: "michael-stendal",
  },
  "boligteam-storvang": {
    ...storvang,
    name: "Boligteamet i Storvang",
    kind: "housingTeam",
    hours: HOURS.townHall,
    lead: "susanne-elkjaer",
  },
  gadeteamet: {
    ...storvang,
    name: "Gadeteamet med gadesygeplejerske",
    kind: "streetNurse",
    hours: HOURS.outreach,
    address: "Banegårdspladsen 3, Storvang",
    lead: "troels-hammer",
  },
  sundhedsklinikken: {
    ...storvang,
    name: "Sygeplejeklinikken i Storvang",
    kind: "healthClinic",
    hours: HOURS.longDay,
    address: "Fasanvænget 9, Storvang",
    lead: "gitte-overby",
  },
  egehuset: {
    ...storvang,
    name: "Omsorgspladserne i Egehuset",
    kind: "carePlace",
    hours: HOURS.roundTheClock,
    address: "Skovkanten 2, Storvang",
    lead: "troels-hammer",
  },
  // Vesterlunde
  "visitation-vesterlunde": {
    ...vesterlunde,
    name: "Visitation og borgerservice i Vesterlunde",
    kind: "coordination",
    hours: HOURS.townHall,
    lead: "pia-lykkegaard",
  },
  "hjemmesygeplejen-vesterlunde": {
    ...vesterlunde,
    name: "Hjemmesygeplejen i Vesterlunde",
    kind: "homeNursing",
    hours: HOURS.dayAndEvening,
    lead: "pia-lykkegaard",
  },
  "jobcenter-vesterlunde": {
    ...vesterlunde,
    name: "Jobcenter Vesterlunde",
    kind: "jobCentre",
    hours: HOURS.townHall,
    lead: "bo-sejersen",
  },
  "rusmiddelteam-vesterlunde": {
    ...vesterlunde,
    name: "Rusmiddelteamet i Vesterlunde",
    kind: "substanceTreatment",
    hours: HOURS.longDay,
    lead: "bo-sejersen",
  },
  "opsoegende-vesterlunde": {
    ...vesterlunde,
    name: "Opsøgende team i Vesterlunde",
    kind: "outreach",
    hours: HOURS.outreach,
    lead: "bo-sejersen",
  },
  // Birkemose
  "modtagelsen-birkemose": {
    ...birkemose,
    name: "Social modtagelse i Birkemose",
    kind: "coordination",
    hours: HOURS.townHall,
    lead: "ulla-steensgaard",
  },
  "hjemmesygeplejen-birkemose": {
    ...birkemose,
    name: "Hjemmesygeplejen i Birkemose",
    kind: "homeNursing",
    hours: HOURS.dayAndEvening,
    lead: "ulla-steensgaard",
  },
  "jobcenter-birkemose": {
    ...birkemose,
    name: "Jobcenter Birkemose",
    kind: "jobCentre",
    hours: HOURS.townHall,
    lead: "claus-hovgaard",
  },
  "ungeteam-birkemose": {
    ...birkemose,
    name: "Unge- og familieteamet i Birkemose",
    kind: "familyTeam",
    hours: HOURS.townHall,
    lead: "claus-hovgaard",
  },
  // Nobody is helped here: those who watch over the house have their desks in it.
  regionsstaben: {
    ...hospital,
    organisation: "regionen",
    name: "Regionens stab",
    kind: "administration",
    hours: HOURS.office,
    lead: "vibeke-tranholm",
    holdsCourses: false,
    holdsNeeds: false,
    answersAsks: false,
  },
  // The state
  tilsynet: {
    organisation: "tilsynet",
    name: "Tilsynskontoret i Havlund",
    kind: "probation",
    hours: HOURS.office,
    area: STORVANG,
    address: "Brogade 30, Storvang",
    lead: "ebbe-klint",
  },
} as const satisfies Readonly<Record<string, DemoUnit>>;
