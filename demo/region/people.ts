import type { Remit, Role } from "#modules/identity/index.ts";
import type { OrganisationSlug } from "./organisations.ts";
import type { UnitSlug } from "./units.ts";

export interface DemoPerson {
  readonly slug: string;
  readonly name: string;
  readonly title: string;
  readonly works: readonly (readonly [UnitSlug, Role])[];
  /** One sentence on what to try; who has one can be chosen at the demo's sign-in. */
  readonly hint?: string;
  /** What they are besides: see what it opens, and that no citizen is in it. */
  readonly remit?: Remit;
  /** The organisation they hold it for, where it is held for one. */
  readonly remitFor?: OrganisationSlug;
}

const person = (
  slug: string,
  name: string,
  title: string,
  works: DemoPerson["works"],
  hint?: string,
): DemoPerson => ({ slug, name, title, works, ...(hint === undefined ? {} : { hint }) });

/** Those one can choose to be, in the order of a first walk through. */
const choosable: readonly DemoPerson[] = [
  person(
    "sara-mikkelsen",
    "Sara Mikkelsen",
    "Sygeplejerske, nattevagt",
    [["akutmodtagelsen", "worker"]],
    "Du er alene i nat, og der står en mand foran dig: åbn et forløb på under et minut, og spørg et herberg.",
  ),
  person(
    "camilla-nordstrand",
    "Camilla Nordstrand",
    "Socialsygeplejerske",
    [["socialsygeplejen", "lead"]],
    "Se, hvad natten har sendt videre til dig, og tag stafetten for en, der snart skal udskrives.",
  ),
  person(
    "freja-holmgaard",
    "Freja Holmgaard",
    "Sygeplejerske",
    [["medicinsk-afsnit", "worker"]],
    "Giv stafetten videre før udskrivelsen: medicin, der skal betales, og et sår, der skal ses til.",
  ),
  person(
    "anders-bjerregaard",
    "Anders Bjerregaard",
    "Afdelingsleder, overlæge",
    [
      ["psykiatrisk-ambulatorium", "lead"],
      ["dobbeltdiagnoseteamet", "lead"],
    ],
    "To døre har peget på hinanden, og din er den ene: se det fælles bord, og tag imod behovet.",
  ),
  person(
    "mette-kaas",
    "Mette Kaas",
    "Leder af herberget",
    [["herberget-nordlys", "lead"]],
    "Svar dem, der spørger om en seng i nat, og ring og notér til en dør, der ikke er med i Stafet.",
  ),
  person(
    "jonas-riis",
    "Jonas Riis",
    "Frivillig",
    [["trappestenen", "volunteer"]],
    "Notér en kort kontakt – eller at nogen blev afvist ved døren – fra telefonen i døråbningen.",
  ),
  person(
    "line-asferg",
    "Line Asferg",
    "Rusmiddelbehandler",
    [["rusmiddelcenter-storvang", "worker"]],
    "Tag imod, spørg, eller vis videre – og se, at der ikke findes en knap, der siger nej.",
  ),
  person(
    "susanne-elkjaer",
    "Susanne Elkjær",
    "Leder af udsattekoordinationen",
    [
      ["udsattekoordinationen", "lead"],
      ["boligteam-storvang", "lead"],
    ],
    "I er fast modtager: her lander det, andre ikke kan bære videre. Se, hvem der kom i nat.",
  ),
  person(
    "troels-hammer",
    "Troels Hammer",
    "Gadesygeplejerske",
    [
      ["gadeteamet", "lead"],
      ["egehuset", "lead"],
    ],
    "Notér, at du har mødt – eller ledt forgæves efter – dem, du følger på gaden.",
  ),
  person(
    "lone-bastholm",
    "Lone Bastholm",
    "Lægesekretær",
    [["moellebakken", "worker"]],
    "En borger uden egen læge banker på: tag imod, spørg afdelingen, eller vis en anden dør.",
  ),
  person(
    "amina-soerup",
    "Amina Sørup",
    "Hjemmesygeplejerske",
    [["hjemmesygeplejen-akut", "worker"]],
    "Et sår skal skiftes flere gange om ugen hos en, der ikke har en adresse: sæt næste skridt.",
  ),
  person(
    "gitte-overby",
    "Gitte Overby",
    "Leder af sygeplejen",
    [
      ["hjemmesygeplejen-akut", "lead"],
      ["sundhedsklinikken", "lead"],
    ],
    "Stigen: se, hvad der er gået over tiden hos jer, og hvem der skal handle nu.",
  ),
  person(
    "hanne-ravnkilde",
    "Hanne Ravnkilde",
    "Socialdirektør",
    [["udsattekoordinationen", "lead"]],
    "Som ansvarlig leder for Storvang Kommune: se, hvad der er klatret op til dig på stigen.",
  ),
  {
    ...person(
      "vibeke-tranholm",
      "Vibeke Tranholm",
      "Databeskyttelsesrådgiver",
      [["regionsstaben", "lead"]],
      "Loggen: se, hvem der har åbnet hvad, og hvem der fik nej – uden at se en eneste borger.",
    ),
    remit: "dataProtectionOfficer",
  },
  {
    ...person(
      "palle-rosenvang",
      "Palle Rosenvang",
      "Administrator",
      [["regionsstaben", "worker"]],
      "Giv et hverv, og se, hvem der er med i hvilken enhed. Borgerne er ikke dine at se.",
    ),
    remit: "administrator",
  },
  {
    ...person(
      "agnete-lundtofte",
      "Agnete Lundtofte",
      "Redaktør af vejviseren",
      [["regionsstaben", "worker"]],
      "Vejviseren: se efter det, der er ved at blive gammelt, ret mange på én gang, og se, hvad der mangler.",
    ),
    remit: "directoryEditor",
    remitFor: "regionen",
  },
  {
    ...person(
      "ulla-ravnholt",
      "Ulla Ravnholt",
      "Sekretær for Udsatterådet",
      [["regionsstaben", "worker"]],
      "Rådets referater: se et igennem ved siden af det, det er læst fra, og gør det offentligt.",
    ),
    remit: "councilSecretary",
  },
];

const others: readonly DemoPerson[] = [
  person("birgitte-aagesen", "Birgitte Aagesen", "Sygehusdirektør", []),
  person("dorthe-hvidberg", "Dorthe Hvidberg", "Afdelingssygeplejerske", [["akutmodtagelsen", "lead"]]),
  person("kasper-vinther", "Kasper Vinther", "Sygeplejerske", [["akutmodtagelsen", "worker"]]),
  person("eva-marie-storgaard", "Eva-Marie Storgaard", "Socialsygeplejerske", [
    ["socialsygeplejen", "worker"],
  ]),
  person("jette-skovgaard", "Jette Skovgaard", "Oversygeplejerske", [
    ["medicinsk-afsnit", "lead"],
    ["lungeambulatoriet", "lead"],
  ]),
  person("mads-ebbesgaard", "Mads Ebbesgaard", "Sygeplejerske", [["medicinsk-afsnit", "worker"]]),
  person("lars-peter-vang", "Lars Peter Vang", "Oversygeplejerske", [
    ["kirurgisk-afsnit", "lead"],
    ["ortopaedkirurgisk-afsnit", "lead"],
  ]),
  person("ida-kruse", "Ida Krusegaard", "Sygeplejerske", [["kirurgisk-afsnit", "worker"]]),
  person("thea-nissum", "Thea Nissum", "Fysioterapeut", [["ortopaedkirurgisk-afsnit", "worker"]]),
  person("bodil-ankjaer", "Bodil Ankjær", "Lungesygeplejerske", [["lungeambulatoriet", "worker"]]),
  person("torben-lindskov", "Torben Lindskov", "Psykiatridirektør", []),
  person("rikke-thorup", "Rikke Thorup", "Oversygeplejerske", [
    ["psykiatrisk-akutmodtagelse", "lead"],
    ["psykiatrisk-afsnit", "lead"],
  ]),
  person("simon-groenlund", "Simon Grønlund", "Sygeplejerske", [["psykiatrisk-akutmodtagelse", "worker"]]),
  person("nanna-falkenberg", "Nanna Falkenberg", "Social- og sundhedsassistent", [
    ["psykiatrisk-afsnit", "worker"],
  ]),
  person("ditte-lauridsen", "Ditte Lauridsen", "Psykolog", [["psykiatrisk-ambulatorium", "worker"]]),
  person("omar-winding", "Omar Winding", "Koordinator", [["dobbeltdiagnoseteamet", "worker"]]),
  person("charlotte-bygum", "Charlotte Bygum", "Socialrådgiver", [["udsattekoordinationen", "worker"]]),
  person("rasmus-tindborg", "Rasmus Tindborg", "Myndighedsrådgiver", [["udsattekoordinationen", "worker"]]),
  person("michael-stendal", "Michael Stendal", "Leder", [
    ["jobcenter-storvang", "lead"],
    ["familieteam-storvang", "lead"],
  ]),
  person("zehra-damgaard", "Zehra Damborg", "Jobkonsulent", [["jobcenter-storvang", "worker"]]),
  person("henriette-balle", "Henriette Balle", "Centerleder", [
    ["rusmiddelcenter-storvang", "lead"],
    ["socialpsykiatrien-storvang", "lead"],
  ]),
  person("kim-odder", "Kim Strandgren", "Støtte-kontaktperson", [["socialpsykiatrien-storvang", "worker"]]),
  person("maja-fenger", "Maja Fenger", "Familierådgiver", [["familieteam-storvang", "worker"]]),
  person("steffen-brodal", "Steffen Brodal", "Boligsocial medarbejder", [["boligteam-storvang", "worker"]]),
  person("ruth-hald", "Ruth Haldgaard", "Gadesygeplejerske", [["gadeteamet", "worker"]]),
  person("signe-balslev", "Signe Balslund", "Sygeplejerske", [["sundhedsklinikken", "worker"]]),
  person("finn-egtved", "Finn Egelykke", "Pædagog", [["egehuset", "worker"]]),
  person("mogens-tofte", "Mogens Toftegaard", "Velfærdsdirektør", []),
  person("pia-lykkegaard", "Pia Lykkegaard", "Visitationsleder", [
    ["visitation-vesterlunde", "lead"],
    ["hjemmesygeplejen-vesterlunde", "lead"],
  ]),
  person("ann-sofie-kragh", "Ann-Sofie Kraghede", "Visitator", [["visitation-vesterlunde", "worker"]]),
  person("tina-brorson", "Tina Brorson", "Hjemmesygeplejerske", [["hjemmesygeplejen-vesterlunde", "worker"]]),
  person("bo-sejersen", "Bo Sejersen", "Afdelingsleder", [
    ["jobcenter-vesterlunde", "lead"],
    ["rusmiddelteam-vesterlunde", "lead"],
    ["opsoegende-vesterlunde", "lead"],
  ]),
  person("julie-marker", "Julie Markvard", "Jobkonsulent", [["jobcenter-vesterlunde", "worker"]]),
  person("palle-sonne", "Palle Sonnegaard", "Rusmiddelkonsulent", [["rusmiddelteam-vesterlunde", "worker"]]),
  person("hassan-dyrlund", "Hassan Dyrlund", "Opsøgende medarbejder", [["opsoegende-vesterlunde", "worker"]]),
  person("lise-marie-odgaard", "Lise-Marie Odgaard", "Direktør for social og sundhed", []),
  person("ulla-steensgaard", "Ulla Steensgaard", "Leder", [
    ["modtagelsen-birkemose", "lead"],
    ["hjemmesygeplejen-birkemose", "lead"],
  ]),
  person("jens-ole-vad", "Jens Ole Vadmand", "Socialrådgiver", [["modtagelsen-birkemose", "worker"]]),
  person("merete-bagge", "Merete Baggesgaard", "Hjemmesygeplejerske", [
    ["hjemmesygeplejen-birkemose", "worker"],
  ]),
  person("claus-hovgaard", "Claus Hovgaard", "Leder", [
    ["jobcenter-birkemose", "lead"],
    ["ungeteam-birkemose", "lead"],
  ]),
  person("stine-orlund", "Stine Orlund", "Jobkonsulent", [["jobcenter-birkemose", "worker"]]),
  person("emil-skaarup", "Emil Skaarupgaard", "Ungerådgiver", [["ungeteam-birkemose", "worker"]]),
  person("karen-brobjerg", "Karen Brobjerg", "Praktiserende læge", [["moellebakken", "lead"]]),
  person("peter-vestermark", "Peter Vestermark", "Praktiserende læge", [["torvegaarden", "lead"]]),
  person("sofie-hjelm", "Sofie Hjelmsted", "Praktiserende læge", [["engvejen", "lead"]]),
  person("niels-ulrik-bay", "Niels Ulrik Bayholt", "Praktiserende læge", [["gadeplan", "lead"]]),
  person("tove-lindal", "Tove Lindalen", "Sygeplejerske", [["gadeplan", "worker"]]),
  person("inger-salling", "Inger Sallingboe", "Forperson", []),
  person("daniel-hoffgaard", "Daniel Hoffgaard", "Nattevagt", [["herberget-nordlys", "worker"]]),
  person("marianne-duus", "Marianne Duusgaard", "Leder", [["krisecentret-lindely", "lead"]]),
  person("lea-bertram", "Lea Bertramsen", "Socialpædagog", [["krisecentret-lindely", "worker"]]),
  person("grethe-munkholm", "Grethe Munkholm", "Natcaféleder", [["natcafeen-maanen", "lead"]]),
  person("ole-kragelund", "Ole Kragelund", "Forperson", []),
  person("vibeke-ringsted", "Vibeke Ringholt", "Daglig leder", [
    ["trappestenen", "lead"],
    ["guleport", "lead"],
  ]),
  person("else-toftlund", "Else Toftlund", "Daglig leder", [["baadeskuret", "lead"]]),
  person("yasmin-kofoed", "Yasmin Kofoedsen", "Koordinator", [["foelgeskab", "lead"]]),
  person("bente-wiborg", "Bente Wiborg", "Rådgiver", [["paaroerendelinjen", "lead"]]),
  person("jakob-thygesen", "Jakob Thygelund", "Jurist", [["retshjaelpen", "lead"]]),
  person("rosa-lykke", "Rosa Lykkebo", "Køkkenleder", [["suppeskeen", "lead"]]),
  person("ebbe-klint", "Ebbe Klintrup", "Kontorleder", [["tilsynet", "lead"]]),
];

/** Everybody who works in the demo. All are invented. */
export const people: readonly DemoPerson[] = [...choosable, ...others];
