/** Words a list knows, written as one line a list. Small letters. */
const set = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/u));

/**
 * Given names that are common in Denmark, of many origins; the commonest are those of Danmarks Statistik's lists of names in the
 * population. For where capitals say nothing: the first word of a sentence, and texts without capitals.
 */
export const GIVEN = set(`
anne mette kirsten hanne helle anna susanne lene maria marianne inge karen lone bente camilla pia louise charlotte jette tina gitte
annette ida julie rikke sofie birgit karin birthe inger heidi dorthe sara laura lise jytte christina jane ulla tove elisabeth line
emma lis trine mie maja vibeke astrid sanne signe lærke sarah cecilie mathilde freja josefine caroline clara ellen freya alma karla nora
agnes luna isabella ella olivia alberte victoria liv anja annemarie connie dorte else eva frida grethe gerda gudrun henriette ingrid
ingeborg iben irene jonna joan johanne kamilla karina kate katja katrine kristina kristine lea lena lisbeth lissi lotte lykke magdalena
malene margit margrethe marie marlene mia michelle mona monica nadia nanna nanna natasja nina rita rosa ruth sidsel simone sine solveig
sonja stine susan tanja thea therese tilde tine ursula vera vibe viola winnie yvonne aase åse bodil dagny ditte edith elin elna elly
erna ester esther gerd gunhild herdis hedvig jenny jensine kaja karoline lilly lily merete mille oda olga pernille petra ragnhild rigmor
selma silje sigrid svea thyra tora viktoria zenia fatima aisha amina zahra zainab maryam khadija hawa leila layla yasmin samira nour
hanan rania soraya shirin parisa zeynep ayse elif emine fatma hatice merve agnieszka ewa joanna katarzyna malgorzata monika natalia
oksana olena svetlana tatiana elena ioana mihaela nuka pipaluk naja aviaja ivalu arnaq paninnguaq
jens peter lars michael henrik thomas søren jan christian martin niels anders morten jesper hans jørgen mads erik per ole rasmus svend
kim bent kurt poul brian torben simon mikkel emil frederik carsten jakob kasper finn frank mathias arne allan jacob leif john claus klaus
flemming steen nikolaj nicolai mogens oliver alexander sebastian william lucas victor noah oscar oskar magnus malthe valdemar august
albert carl karl otto arthur anton aksel axel bo benny benjamin birger bjarne bjørn børge bruno casper christoffer kristoffer dan daniel
david dennis dennis ebbe egon einar ejnar elias elo emanuel esben eskild evald felix frants freddy frede gert gregers gorm gunnar gustav
haakon hakon harald harry helge henning henry herman hugo ib ivan iver ivar jack jannik jeppe jim joachim joakim johan johannes johnny
jonas jonathan jon jonny julius kai kaj karsten keld kell kent kenneth kevin kjeld knud konrad kresten kristian lasse laurits laurids
lauritz lennart leo leon liam ludvig marcus markus marius mark max milan mick nick nicholas nickolaj noel ove palle patrick patrik paul
philip phillip poul preben rené rene richard robert robin roland rolf ronni ronny rune sander sigurd sonny stefan steffen sten stephan
stig storm sune svenn sven tage theis theo theodor thorkild thorvald tim tobias tom tommy toke tonny torkild torsten troels uffe ulrik
vagn verner viggo vilhelm villads villy walther werner willy ahmed ahmad mohammed mohamed muhammad mohammad ali hassan hussein hussain
omar osman abdi abdul abdullah abdirahman ibrahim ismail yusuf yousef youssef mustafa mehmet murat emre hakan ahmet bilal khaled khalid
karim mahmoud jamal tarek walid samir farid reza mehdi hamid saeed amir arash dariusz krzysztof marek pawel piotr tomasz andrzej
wojciech jaroslaw ion ionut andrei mihai bogdan vasile dmitri oleksandr sergei malik inuk minik aqqaluk`);

/** Family names that are common in Denmark, the same. */
export const FAMILY = set(`
nielsen jensen hansen pedersen andersen christensen larsen sørensen rasmussen jørgensen petersen madsen kristensen olsen thomsen
christiansen poulsen johansen møller mortensen knudsen jakobsen jacobsen mikkelsen olesen frederiksen laursen henriksen lund schmidt
eriksen holm kristiansen clausen simonsen svendsen andreasen iversen jeppesen mogensen jespersen nissen lauridsen jepsen frandsen
østergaard vestergaard nørgaard kjær dahl dam bach berg juhl bertelsen gregersen bang friis toft schultz hermansen bruun winther damgaard
kjeldsen thygesen davidsen bjerregaard bundgaard kruse carlsen karlsen lassen søgaard krogh beck brandt riis lauritzen lauritsen ipsen
lorenzen steffensen villadsen danielsen bech bendtsen bendixen bonde bjerre bro buch byskov dalgaard enevoldsen fischer frost gade gram
hald hedegaard hjorth hougaard ibsen justesen kirk klausen koch kofoed kragh krog lange lind lundsgaard markussen meyer munk nygaard
overgaard paulsen ravn skov skovgaard skaarup sommer staal stald storm thorsen thrane thuesen ulriksen vinther wagner
abdi ahmed ali hassan hussein khan mohamed nguyen yilmaz kaya demir kowalski nowak popescu omar osman ibrahim`);

/** Names that are words too: a name only with a capital where none had to stand. */
export const WORD_TOO = set(`
bo per tage else hans liv sol maj my ask bjørn vibe rose storm sten stig svend dag pil mark frede lykke alma mie fie oda dan kent line
stine sanne jim max leo holm lund dam bach berg dahl bang beck bro buch bech bonde bruun gade frost fischer friis gram kirk kjær koch
kruse krog lange lind munk ravn riis skov sommer staal toft wagner dale ive august victor viola rosa luna sine malik omar sonja ella
ida juhl vinther winther meyer clara karla ben ane amina nour stald ib hald`);

/** Before a name: what the person is, and what to call them without it. */
export const TITLES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    ...{ fru: "en kvinde", frk: "en kvinde", frøken: "en kvinde", hr: "en mand", herr: "en mand" },
    ...{ dr: "lægen", doktor: "lægen", læge: "lægen", lægen: "lægen", overlæge: "lægen", overlægen: "lægen" },
    ...{ sygeplejerske: "sygeplejersken", sygeplejersken: "sygeplejersken", pastor: "præsten" },
    ...{
      sagsbehandler: "sagsbehandleren",
      sagsbehandleren: "sagsbehandleren",
      kontaktperson: "kontaktpersonen",
    },
    ...{ kontaktpersonen: "kontaktpersonen", psykiater: "psykiateren", psykiateren: "psykiateren" },
    ...{ psykolog: "psykologen", psykologen: "psykologen", pædagog: "pædagogen", pædagogen: "pædagogen" },
    ...{ vagten: "vagten", betjent: "betjenten", betjenten: "betjenten", tandlæge: "tandlægen" },
    ...{ tandlægen: "tandlægen", socialrådgiver: "socialrådgiveren", socialrådgiveren: "socialrådgiveren" },
  }),
);

/** Capitals that are nobody's and no place that says anything. */
export const NOBODY = set(`
i de dem deres gud jesus mitid nemid danmark danske eu fn who cpr covid corona facebook google messenger whatsapp tv dsb
røde kors blå korshær kirkens hjælp foreningen rådet udsatterådet regionsrådet sundhedsrådet byrådet folketinget kommunen regionen staten
sundhedsstyrelsen patientombuddet styrelsen ankestyrelsen lægevagten akutmodtagelsen skadestuen psykiatrien jobcentret jobcenteret
borgerservice alarmcentralen politiet socialtilsynet kriminalforsorgen serviceloven sundhedsloven psykiatriloven julen
mandag tirsdag onsdag torsdag fredag lørdag søndag`);

/** First words of sentences that are neither names nor belong to one that follows. */
export const STARTERS = set(`
og men så da når hvis fordi for at som den det de der her nu i på af til fra med hos ved om under over efter før mellem uden gennem siden
jeg du han hun vi man min mit mine din dit dine hans hendes vores jeres deres sin sit sine en et alle ingen mange nogle nogen flere få
først bagefter senere derefter derfor desuden dog også kun bare måske ja nej tak hvor hvad hvem hvorfor hvordan hvornår hver hvert hele
to tre fire fem seks syv otte ni ti både enten hverken selv sådan sådant især endelig pludselig igen aldrig altid ofte tit somme folk
noget intet ikke heller således imens mens inden indtil selvom skønt siden straks snart stadig dengang herefter hertil heraf det.
samme sidste første anden tredje næste denne dette disse eksempel konkret
lad få kom gå se hør sig tag giv ring skriv spørg kan vil skal må bør er var har havde blev bliver kunne ville skulle måtte gjorde gør
sagde siger fik får kom kommer gik går tog tager stod står sad sidder lå ligger`);

/** What somebody does: after the first word of a sentence it makes that word somebody. */
export const DOES = set(`
er var har havde blev bliver kom kommer fik får sagde siger bor boede ringede ringer gik går ville vil skulle skal kunne kan fortalte
fortæller mødte møder følte føler oplevede oplever ventede venter mistede døde sov sover ønskede ønsker turde tør spurgte svarede skrev
havnede flyttede faldt drak drikker tog tager stod står sad lå ligger græd vidste ved måtte må prøvede prøver bad beder begyndte tror
troede endte lever levede arbejdede arbejder`);

/** Whose it is: after a first word that ends in s. */
export const BELONGS = set(`
mor far søster bror kæreste barn børn søn datter læge sagsbehandler kontaktperson lejlighed hund historie forløb bror familie
forældre veninde ven nabo værge støtteperson støttekontaktperson psykiater medicin mormor morfar farmor farfar ekskone eksmand`);
