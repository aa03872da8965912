import type { Sector } from "#modules/identity/index.ts";

/**
 * The fictional region. The database knows five regions by their ISO codes; this one borrows the code of one and has
 * nothing else in common with it. The municipalities' codes are above the highest in use.
 */
export const REGION = "DK-84";
export const STORVANG = "0881";
export const VESTERLUNDE = "0882";
export const BIRKEMOSE = "0883";

interface DemoOrganisation {
  readonly name: string;
  readonly sector: Sector;
  readonly municipalityCode?: string;
  /** The responsible leader, by slug in people.ts. */
  readonly leader: string;
}

export const organisations = {
  regionen: { name: "Region Havlund", sector: "region", leader: "birgitte-aagesen" },
  sygehuset: { name: "Region Havlund, Storvang Sygehus", sector: "region", leader: "birgitte-aagesen" },
  psykiatrien: { name: "Region Havlund, Psykiatrien", sector: "region", leader: "torben-lindskov" },
  storvang: {
    name: "Storvang Kommune",
    sector: "municipality",
    municipalityCode: STORVANG,
    leader: "hanne-ravnkilde",
  },
  vesterlunde: {
    name: "Vesterlunde Kommune",
    sector: "municipality",
    municipalityCode: VESTERLUNDE,
    leader: "mogens-tofte",
  },
  birkemose: {
    name: "Birkemose Kommune",
    sector: "municipality",
    municipalityCode: BIRKEMOSE,
    leader: "lise-marie-odgaard",
  },
  moellebakken: { name: "Lægehuset Møllebakken", sector: "generalPractice", leader: "karen-brobjerg" },
  torvegaarden: { name: "Lægerne i Torvegården", sector: "generalPractice", leader: "peter-vestermark" },
  engvejen: { name: "Lægeklinikken på Engvejen", sector: "generalPractice", leader: "sofie-hjelm" },
  gadeplan: { name: "Klinik Gadeplan", sector: "generalPractice", leader: "niels-ulrik-bay" },
  nordlys: { name: "Foreningen Nordlys", sector: "civilSociety", leader: "inger-salling" },
  lindely: { name: "Foreningen Lindely", sector: "civilSociety", leader: "marianne-duus" },
  maanen: { name: "Natcaféens Venner", sector: "civilSociety", leader: "grethe-munkholm" },
  trappestenen: { name: "Foreningen Trappestenen", sector: "civilSociety", leader: "ole-kragelund" },
  guleport: { name: "Foreningen Gule Port", sector: "civilSociety", leader: "ole-kragelund" },
  baadeskuret: { name: "Foreningen Bådeskuret", sector: "civilSociety", leader: "else-toftlund" },
  foelgeskab: { name: "Følgeskab Havlund", sector: "civilSociety", leader: "yasmin-kofoed" },
  paaroerende: { name: "Pårørende i Havlund", sector: "civilSociety", leader: "bente-wiborg" },
  retshjaelpen: { name: "Retshjælpen ved Broen", sector: "civilSociety", leader: "jakob-thygesen" },
  suppeskeen: { name: "Folkekøkkenet Suppeskeen", sector: "civilSociety", leader: "rosa-lykke" },
  tilsynet: { name: "Tilsynskontoret i Havlund", sector: "state", leader: "ebbe-klint" },
} as const satisfies Readonly<Record<string, DemoOrganisation>>;

export type OrganisationSlug = keyof typeof organisations;
