import { MUNICIPALITIES } from "#kernel/municipalities.ts";
import { bare } from "./tokens.ts";

/** Towns and parts of towns people say, beside the municipalities of the same name. */
const TOWNS =
  `nørrebro vesterbro østerbro amager valby vanløse christianshavn christiania sydhavnen bispebjerg brønshøj nordvest kongens lyngby
   gellerup gellerupparken brabrand vollsmose tingbjerg mjølnerparken tilst viby åbyhøj risskov trøjborg nykøbing nakskov maribo grenaa
   ebeltoft bogense rønne nexø aakirkeby skagen brovst aars hobro hadsund løgstør bjerringbro hammel grindsted ribe brande ikast skjern
   ringkøbing lemvig thyborøn hurup fjerritslev sæby brønderslev nibe støvring terndrup farsø skive salling mors fyn sjælland jylland
   lolland falster møn vestjylland østjylland nordjylland sønderjylland midtjylland syddanmark østdanmark hovedstaden samsø læsø fanø
   bornholm nivå espergærde humlebæk farum værløse birkerød holte virum søborg buddinge taastrup hedehusene ishøj karlslunde haslev
   korsør skælskør ringe haarby otterup munkebo rudkøbing marstal ærøskøbing nordborg gråsten padborg københavn kbh århus ålborg
   nuuk sisimiut ilulissat torshavn tórshavn malmø hamborg berlin`.split(/\s+/u);

const towns = new Set([
  ...TOWNS,
  ...MUNICIPALITIES.flatMap(({ name }) => [
    name.toLowerCase(),
    ...(name.endsWith("s") ? [name.slice(0, -1).toLowerCase()] : []),
  ]),
]);

/** Whether a word in small letters is a town, an island or a part of the country we know; "aarhus'", "odenses" too. */
export const isTown = (key: string): boolean => bare(key).some((word) => towns.has(word));

/** How Danish places end. Only asked about words with a capital where none had to stand. */
const PLACE =
  /(?:borg|by|rup|sted|lev|løse|inge|holm|havn|købing|køb|vig|bæk|lund|sund|rød|bjerg|bro|balle|skov|overe|strand|næs|huse|sø|gårde)s?$/u;
export const endsAsPlace = (key: string): boolean => key.length > 5 && PLACE.test(key);

const STREET =
  /(?:vej|gade|gaden|vejen|stræde|strædet|allé|allé|alle|alléen|boulevard|boulevarden|vænge|vænget|torv|torvet|plads|pladsen|parken|stien|kaj|kajen|brygge|brinken|toften|krogen)s?$/u;
/** "skovvej", "torvegade". Without a number it must be written as a name. */
export const endsAsStreet = (key: string): boolean => key.length > 3 && STREET.test(key);

/** Houses people are named by: how the word ends, and what to say instead. */
const HOUSES: readonly (readonly [RegExp, string])[] = [
  [/(?:hospital|hospitalet|sygehus|sygehuset|hospitals|sygehus)s?$/u, "et hospital"],
  [/^(?:riget|ouh|auh|skejby|suh)$/u, "et hospital"],
  [/(?:forsorgshjem|forsorgshjemmet|herberg|herberget)s?$/u, "et herberg"],
  [/(?:varmestue|varmestuen|værested|værestedet)s?$/u, "et værested"],
  [/(?:bosted|bostedet|botilbud|botilbuddet)s?$/u, "et bosted"],
  [/(?:plejehjem|plejehjemmet|plejecenter|plejecentret|plejecenteret)s?$/u, "et plejehjem"],
  [/(?:krisecenter|krisecentret|krisecenteret|kvindehuset)s?$/u, "et krisecenter"],
  [/(?:omsorgscenter|omsorgscentret|omsorgscenteret|omsorgshjem|omsorgshjemmet)s?$/u, "et omsorgshjem"],
  [/(?:fængsel|fængslet|arresthus|arresten|arresthuset)s?$/u, "et fængsel"],
  [/(?:lægehus|lægehuset|sundhedshus|sundhedshuset|klinik|klinikken)s?$/u, "en klinik"],
  [/(?:højskole|skole|skolen|gymnasium|kollegiet|kollegium)s?$/u, "en skole"],
  [
    /(?:rusmiddelcenter|rusmiddelcentret|rusmiddelcenteret|misbrugscenter|misbrugscentret)s?$/u,
    "et rusmiddelcenter",
  ],
];

/** "et hospital" for "universitetshospitalet"; null for what is no such house. */
export const houseLike = (key: string): string | null =>
  HOUSES.find(([ending]) => ending.test(key))?.[1] ?? null;
