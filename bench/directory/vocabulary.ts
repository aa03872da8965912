/** The words the bench's directory and its queries are made of: our own, and none of them taken from the search's own lists. */

/** A noun with its forms: "gård, gården, gårde, gårdene". */
export interface Noun {
  readonly base: string;
  readonly definite: string;
  readonly plural: string;
  readonly definitePlural: string;
}

const noun = (text: string): Noun => {
  const [base = "", definite = "", plural = "", definitePlural = ""] = text.split(" ");
  return { base, definite, plural, definitePlural };
};
const nouns = (text: string): Noun[] =>
  text
    .trim()
    .split(/\s*,\s*/)
    .map(noun);

export const HEADS = nouns(`
  gård gården gårde gårdene, bakke bakken bakker bakkerne, lund lunden lunde lundene, kilde kilden kilder kilderne, mølle møllen møller møllerne,
  have haven haver haverne, bro broen broer broerne, port porten porte portene, dal dalen dale dalene, eng engen enge engene, hjørne hjørnet hjørner hjørnerne,
  tårn tårnet tårne tårnene, krog krogen kroge krogene, sø søen søer søerne, å åen åer åerne, kær kæret kær kærene, vang vangen vange vangene,
  høj højen høje højene, gavl gavlen gavle gavlene, stjerne stjernen stjerner stjernerne, brønd brønden brønde brøndene, kajen kajen kajer kajerne,
  loft loftet lofter lofterne, smedje smedjen smedjer smedjerne, stald stalden stalde staldene, plantage plantagen plantager plantagerne,
  odde odden odder odderne, skrænt skrænten skrænter skrænterne, slette sletten sletter sletterne, vig vigen vige vigene`);

export const PREFIXES = `
  sol måne nord syd øster vester skov strand bæk ege bøge birke linde rose lærke svale ræve hjorte stork sten sand mose klit hav fjord ler
  kløver havre byg rug pil ask el elme ahorn kastanje hassel hyben brombær tyttebær viol lyng tang musling sæl delfin ørne falke ugle due
  spurve mejse fasan hare grævling odder bæver kobber sølv guld jern glas kridt kalk gyvel slåen mirabel æble pære blomme kirsebær`
  .trim()
  .split(/\s+/);

export const STREETS =
  "Algade Bredgade Kirkestræde Møllevej Nørregade Skovvej Søndergade Vestergade Østergade Havnevej Parkvej Skolegade Torvegade Åboulevarden Fabriksvej Klosterstræde".split(
    " ",
  );

export interface KindWords {
  readonly code: string;
  readonly needs: readonly string[];
  readonly nouns: readonly Noun[];
  /** A word made of the noun or of its like, and of another: what somebody types who thinks of it so. */
  readonly compounds: readonly string[];
  /** What people say who do not know what it is called. */
  readonly everyday: readonly string[];
  readonly sentences: readonly string[];
}

const kind = (
  code: string,
  needs: string,
  names: string,
  compounds: string,
  everyday: string,
  sentences: string,
): KindWords => ({
  code,
  needs: needs.split(" "),
  nouns: nouns(names),
  compounds: compounds.split(" "),
  everyday: everyday.split("|"),
  sentences: sentences.split("|"),
});

export const KINDS: readonly KindWords[] = [
  kind(
    "shelter",
    "sleepTonight",
    "herberg herberget herberger herbergerne, forsorgshjem forsorgshjemmet forsorgshjem forsorgshjemmene",
    "herbergsplads herbergsophold",
    "sove i nat|et sted at sove|seng for natten|overnatning",
    "Vi har enkeltværelser og fællesrum.|Døgnet rundt er der personale til stede.|Du kan blive, til der er fundet en bolig.|Alle får en kontaktperson den første dag.|Har du ikke et sted at sove, så ring eller bank på.|Der er en seng for natten, så længe der er plads.|Overnatning aftales samme dag.",
  ),
  kind(
    "nightCafe",
    "sleepTonight foodClothes",
    "natcafé natcaféen natcaféer natcaféerne",
    "natcafébesøg",
    "sove i nat|varme om natten|overnatte",
    "Vi åbner, når det bliver mørkt.|Her er madrasser, tæpper og varm suppe.|Ingen skal sove ude i frost.|Her kan du sove i nat uden at bestille.|Kom og få varme, når det er koldt om natten.",
  ),
  kind(
    "dropIn",
    "foodClothes mitIdPostPhone trauma",
    "værested værestedet væresteder værestederne",
    "værestedsbesøg",
    "mad|kaffe|nogen at snakke med",
    "Kom ind og få en kop kaffe.|Vi spiser sammen hver dag klokken tolv.|Der er spil, aviser og en computer.|Du kan vaske dit tøj og få et bad.|Her er altid mad på bordet og nogen at snakke med.|Har du brug for selskab, er der kaffe på kanden.",
  ),
  kind(
    "food",
    "foodClothes",
    "suppekøkken suppekøkkenet suppekøkkener suppekøkkenerne",
    "suppekøkkenmad",
    "mad|sulten|noget at spise|varm mad",
    "Maden er gratis og bliver delt ud om aftenen.|Der er rent tøj og sko på hylderne.|Er du sulten, er der noget at spise til alle.|Vi deler varm mad ud hver aften.",
  ),
  kind(
    "healthClinic",
    "woundCare somatic painRelief",
    "sundhedsklinik sundhedsklinikken sundhedsklinikker sundhedsklinikkerne, sygeplejeklinik sygeplejeklinikken sygeplejeklinikker sygeplejeklinikkerne",
    "sundhedsklinikbesøg",
    "sår|betændelse i benet|skifte forbinding",
    "Sygeplejersken ser på sår og skifter forbinding.|Du kan blive undersøgt uden at bestille tid.|Vi måler blodtryk og tager prøver.|Vi ser på sår, bylder og betændelse i benet.|Smerter og andre gener bliver taget alvorligt.",
  ),
  kind(
    "dental",
    "dental",
    "tandklinik tandklinikken tandklinikker tandklinikkerne, tandlægevagt tandlægevagten tandlægevagter tandlægevagterne",
    "tandlægehjælp tandlægebesøg",
    "tandpine|ondt i tænderne|hul i tanden",
    "Tandlægen hjælper med akutte smerter.|Vi trækker tænder ud og laver proteser.|Behandlingen er gratis for udsatte.|Har du tandpine eller ondt i tænderne, så kom forbi.|Et hul i tanden bliver lavet samme uge.",
  ),
  kind(
    "substanceTreatment",
    "substance withdrawal",
    "rusmiddelcenter rusmiddelcentret rusmiddelcentre rusmiddelcentrene, alkoholambulatorium alkoholambulatoriet alkoholambulatorier alkoholambulatorierne",
    "rusmiddelbehandling alkoholbehandling",
    "abstinenser|holde op med at drikke|metadon",
    "Vi behandler for alkohol og stoffer.|Nedtrapning sker i ro og med læge.|Pårørende kan være med til samtaler.|Vi tager hånd om abstinenser fra første dag.|Vil du holde op med at drikke, så begynder vi i dag.|Metadon bliver udleveret hver morgen.",
  ),
  kind(
    "psychiatry",
    "psychiatric",
    "psykiatriambulatorium psykiatriambulatoriet psykiatriambulatorier psykiatriambulatorierne",
    "psykiatribehandling",
    "angst|hører stemmer|psykisk syg",
    "Vi udreder og behandler psykisk sygdom.|Der er tid til samtaler og medicin.|Du bliver ringet op inden for en uge.|Angst, depression og stemmer, der taler, er noget, vi kender.|Er du psykisk syg og uden hjem, så kommer vi til dig.",
  ),
  kind(
    "generalPractice",
    "ownDoctor somatic painRelief",
    "lægehus lægehuset lægehuse lægehusene, lægeklinik lægeklinikken lægeklinikker lægeklinikkerne",
    "lægehusbesøg lægehjælp",
    "læge|egen læge",
    "Lægen tager nye patienter.|Konsultationen er åben hver formiddag.|Vi kommer på hjemmebesøg.|Mangler du en læge, kan du blive skrevet op her.|Egen læge er en god ting at have.",
  ),
  kind(
    "trauma",
    "trauma",
    "rådgivning rådgivningen rådgivninger rådgivningerne, samtaleklub samtaleklubben samtaleklubber samtaleklubberne",
    "rådgivningssamtale",
    "nogen at tale med|ensom|psykolog",
    "Du kan tale om det, der er svært.|Vi lytter og skriver ikke noget ned.|Samtalerne foregår i ro bag en lukket dør.|Er du ensom, er her nogen at tale med.|En psykolog er til stede om torsdagen.",
  ),
  kind(
    "legalAid",
    "legal",
    "retshjælp retshjælpen retshjælpe retshjælpene",
    "retshjælpskontor",
    "advokat|gæld|klage",
    "En jurist ser på dine breve.|Vi hjælper med gæld, bøder og afslag.|Spørgsmål bliver besvaret i fortrolighed.|En advokat svarer på spørgsmål om gæld og klage.|Vi skriver din klage sammen med dig.",
  ),
  kind(
    "streetTeam",
    "woundCare somatic company",
    "gadeteam gadeteamet gadeteams gadeteamene",
    "gadeteamrute",
    "sygeplejerske på gaden|opsøgende",
    "Vi går på gaden fire aftener om ugen.|Sygeplejersken har taske og tid med.|En sygeplejerske går med på gaden.|Vi er opsøgende og kommer, hvor du er.",
  ),
  kind(
    "housing",
    "home",
    "bofællesskab bofællesskabet bofællesskaber bofællesskaberne, botilbud botilbuddet botilbud botilbuddene",
    "bofællesskabsplads",
    "bolig|et sted at bo|hjemløs",
    "Hver beboer har sin egen lejlighed.|Støtten kommer, når den passer dig.|Er du hjemløs, kan du søge et sted at bo hos os.|En bolig er mere end et tag.",
  ),
  kind(
    "relativesOffer",
    "relatives",
    "pårørendegruppe pårørendegruppen pårørendegrupper pårørendegrupperne",
    "pårørendegruppemøde",
    "pårørende|min søn drikker",
    "Gruppen mødes hver anden tirsdag.|Her er andre, der har prøvet det samme.|For pårørende til en, der drikker.|Er du bekymret for din søn eller datter, er du ikke alene.",
  ),
  kind(
    "citizenService",
    "mitIdPostPhone",
    "borgerservice borgerservicen borgerservicer borgerservicerne",
    "borgerservicebesøg",
    "mitid|digital post|sundhedskort",
    "Vi hjælper med post, telefon og koder.|Tag gerne en ven med.|Vi hjælper med MitID og digital post.|Nyt sundhedskort bliver bestilt, mens du venter.",
  ),
];

export const SENTENCES: readonly string[] = [
  "Stedet ligger midt i {by}.",
  "Der er fem minutters gang fra stationen.",
  "Huset drives af frivillige sammen med kommunen.",
  "Alle er velkomne, som de er.",
  "Spørg efter den vagthavende, når du kommer.",
  "Ring, hvis du er i tvivl, så finder vi ud af det.",
  "Man kan komme uden at have en aftale.",
  "Hunde er velkomne i gården.",
  "Tilbuddet er gratis og kræver ingen henvisning.",
  "Vi samarbejder med sygehuset og med gadens folk.",
  "Personalet taler dansk og engelsk.",
  "I weekenden er der en frivillig ved telefonen.",
  "Døren er åben for både mænd og kvinder.",
  "Vi følger gerne med til læge eller kommune.",
  "Der er elevator og toilet til kørestol.",
  "Du behøver ikke sige, hvad du hedder.",
  "Nogle dage er der musik, andre dage er der stille.",
  "Rygning foregår udenfor under halvtaget.",
  "Penge og papirer kan ligge i et aflåst skab.",
  "Vi har tid, også når det tager lang tid.",
];
