import type { Urgency } from "#kernel/urgency.ts";
import type { RedirectReason } from "#modules/relay/index.ts";

/** Everyday words about one kind of need, as people say and write them. */
export interface NeedWords {
  readonly urgency: Urgency;
  /** Law 4: several may be asked at once. */
  readonly several: boolean;
  /** The citizen's own. */
  readonly said: readonly string[];
  /** To the door that is asked. */
  readonly asked: readonly string[];
  readonly steps: readonly string[];
  readonly question: readonly [string, string];
  readonly wayOn: readonly [RedirectReason, string];
}

const words = (
  urgency: Urgency,
  several: boolean,
  said: readonly string[],
  asked: readonly string[],
  steps: readonly string[],
  question: readonly [string, string],
  wayOn: readonly [RedirectReason, string],
): NeedWords => ({ urgency, several, said, asked, steps, question, wayOn });

export const NEEDS = {
  sleepTonight: words(
    "acute",
    true,
    [
      "Jeg har sovet på en trappe i tre nætter.",
      "Bare til i morgen.",
      "Min nøgle passer ikke længere.",
      "Jeg tør ikke gå tilbage dertil i nat.",
    ],
    ["Har I en seng i nat?", "Kan I have plads fra i aften og et par dage frem?"],
    ["Seng til i morgen, så ser vi på resten", "Værelse i tre nætter"],
    ["Er der en hund med?", "Nej, kun en rygsæk."],
    ["noCapacity", "Vi har fyldt alle senge i aften."],
  ),
  home: words(
    "ordinary",
    false,
    [
      "Jeg vil bare have en dør, der er min.",
      "Jeg kan ikke bo hos min datter mere.",
      "Der er skimmel i alt, jeg ejer.",
      "Et værelse er nok. Men det skal være mit.",
    ],
    [
      "Kan I skrive på boligliste og tage en samtale om, hvad der kan lade sig gøre?",
      "Hvilken vej er kortest til noget varigt?",
    ],
    ["Boligsøgning udfyldt sammen", "Fremvisning af et værelse", "Møde om støtte i egen bolig"],
    ["Er der gæld i en tidligere bolig?", "Ja, cirka 9.000 kr. Der er en aftale om at betale af."],
    ["needsAssessmentFirst", "Der skal ligge en udredning af støttebehovet, før vi kan visitere."],
  ),
  medicinePay: words(
    "sameDay",
    false,
    ["Jeg henter den, når der kommer penge.", "Enten mad eller piller.", "Apoteket sagde 412 kroner."],
    ["Kan kuren bevilges i dag? Den må ikke afbrydes.", "Recepten ligger klar. Hvem betaler?"],
    ["Bevilling sendt til apoteket", "Dækket for tre måneder"],
    ["Er der søgt om medicintilskud?", "Lægen har søgt i sidste uge, svaret er ikke kommet."],
    ["optionalTask", "Vi kan kun give til enkeltudgifter, ikke til fast medicin."],
  ),
  medicineKeep: words(
    "sameDay",
    true,
    [
      "Den bliver væk, når jeg sover ude.",
      "Jeg glemmer, om jeg har taget den.",
      "De andre spørger, hvad jeg har i posen.",
    ],
    [
      "Kan I opbevare og udlevere hver morgen?",
      "Er der et sted, {han} kan hente dosis til én dag ad gangen?",
    ],
    ["Udleveres hver morgen", "Dosis for en uge ad gangen"],
    ["Skal noget af det på køl?", "Nej, det kan alt sammen ligge i et skab."],
    ["lacksCompetence", "Vi må ikke udlevere den slags uden en sygeplejerske."],
  ),
  woundCare: words(
    "sameDay",
    true,
    [
      "Det væsker, men det gør ikke ondt mere.",
      "Jeg skifter selv med servietter.",
      "Jeg orker ikke at sidde i det venteværelse.",
    ],
    [
      "Såret skal ses til hver anden dag. Kan I komme, hvor {han} er?",
      "Kan I skifte i klinikken mandag, onsdag og fredag?",
    ],
    ["Skift mandag, onsdag, fredag", "Kontrol af såret med foto", "Skift på værestedet"],
    ["Er der mistanke om infektion?", "Nej, podning var ren i går."],
    ["needsAssessmentFirst", "Lægen skal først sige, hvilken forbinding det skal være."],
  ),
  transport: words(
    "soon",
    true,
    ["Der er 31 kilometer, og bussen går to gange.", "Jeg når det ikke med krykker."],
    ["Kan nogen køre eller følge til kontrollen?", "Er der en plads i bilen den dag?"],
    ["Kørsel aftalt begge veje", "Følges i bussen"],
    ["Skal kørestolen med?", "Ja, men den kan klappes sammen."],
    ["noCapacity", "Vi har ingen chauffører den dag."],
  ),
  ownDoctor: words(
    "soon",
    true,
    [
      "Min læge er i den by, jeg flyttede fra.",
      "De har slettet mig, fordi jeg ikke kom.",
      "Jeg har ikke haft en læge i seks år.",
    ],
    [
      "Kan I tage en ny patient, der har brug for lange samtaler?",
      "Kan I tage imod uden henvisning og uden sygesikringskort?",
    ],
    ["Første lange samtale", "Gamle svar hentes hos den forrige læge"],
    ["Har {han} et gult kort?", "Det er bestilt, men der er ingen postkasse."],
    ["outsideArea", "Vi må kun tage patienter, der bor i kommunen."],
  ),
  somatic: words(
    "soon",
    false,
    [
      "Det stikker, når jeg går på trapper.",
      "De sagde, det var nerver.",
      "Jeg har tabt mig, og jeg prøver ikke.",
    ],
    [
      "Kan I se på det i denne uge?",
      "Udredningen gik i stå ved en flytning. Kan den begynde, hvor den slap?",
    ],
    ["Blodprøver og en tid til svar", "Undersøgelse med ledsager", "Kontrol om to uger"],
    ["Hvornår er der sidst taget blodprøver?", "For otte måneder siden, svarene er vedlagt."],
    ["noReferralOrId", "Vi skal have en henvisning først."],
  ),
  psychiatric: words(
    "soon",
    false,
    [
      "Jeg er træt af at være bange.",
      "Jeg kan ikke være i et rum med lukket dør.",
      "Det er, som om nogen skruer op hele tiden.",
    ],
    [
      "Kan I tilbyde en første samtale?",
      "{Han} vil gerne, men kun hvis der er en med. Kan det lade sig gøre?",
    ],
    ["Første samtale med ledsager", "Opfølgning hver anden uge", "Medicinsamtale"],
    ["Har {han} talt med nogen om det før?", "Ja, for fire år siden. Det hjalp, til {han} flyttede."],
    ["needsOtherTreatmentFirst", "Rusmidlerne skal være under behandling, før vi begynder."],
  ),
  substance: words(
    "soon",
    false,
    [
      "Jeg vil ned i gear, ikke i spjældet.",
      "Jeg holder det nede til om aftenen.",
      "Denne gang er det min egen idé.",
    ],
    ["Kan I tage den første samtale inden for en uge?", "{Han} er klar nu. Hvornår kan I se {ham}?"],
    ["Første samtale på centret", "Plan for nedtrapning", "Ugentlig samtale"],
    ["Er der andre, der følger {ham} imens?", "Ja, det gør vi, til I siger, at I har {ham}."],
    ["missedAppointments", "Kom ikke til de to sidste aftaler. Skal henvises på ny."],
  ),
  withdrawal: words(
    "acute",
    false,
    ["Jeg sveder, og jeg fryser.", "I morgen tidlig bliver det slemt."],
    ["Kan I fortsætte den dosis, vi er begyndt på?", "Hvem ser {ham} i morgen?"],
    ["Dosis fortsætter, ses dagligt", "Måling to gange om dagen"],
    ["Hvad fik {han} hos jer, og hvornår?", "Det står i epikrisen, sidste dosis kl. 6."],
    ["notOpen", "Vi åbner først på mandag."],
  ),
  painRelief: words(
    "acute",
    false,
    ["I tror, jeg kommer for pillerne.", "Det hjælper ikke, det der."],
    ["Kan I lave en plan for smerterne, der regner med den anden medicin?"],
    ["Smerteplan skrevet og udleveret", "Ny vurdering om en uge"],
    ["Hvilken anden medicin får {han}?", "Substitution hver morgen, dosis er vedlagt."],
    ["lacksCompetence", "Det kræver én, der kender begge slags medicin."],
  ),
  dental: words(
    "soon",
    true,
    ["Jeg har ikke tygget siden sommer.", "Tandlægen vil have penge først."],
    ["Kan I hjælpe ind i omsorgstandplejen?", "Er der en akuttid?"],
    ["Tid hos omsorgstandlægen", "Akut udtrækning og en plan"],
    ["Er der tandlægeskræk?", "Ja, stor. Der skal være god tid."],
    ["outsideTargetGroup", "Ordningen gælder kun dem, der er visiteret."],
  ),
  trauma: words(
    "soon",
    true,
    ["Jeg taler ikke om det. Men jeg vil gerne kunne sove.", "Der er ting, jeg kun har fortalt hunden."],
    ["Kan I tilbyde nogen at tale med, uden at det hele skal fortælles den første gang?"],
    ["Første møde, bare en gåtur", "Samtale hver uge samme tid"],
    [
      "Vil {han} helst tale med en mand eller en kvinde?",
      "Det er lige meget, siger {han}. Bare ikke en ny hver gang.",
    ],
    ["noCapacity", "Der er fire måneders ventetid."],
  ),
  company: words(
    "soon",
    true,
    ["Alene vender jeg om ved døren.", "Det er ikke turen. Det er venteværelset."],
    ["Kan nogen gå med til aftalen?", "Aftalen er kl. 9.20. Hvem kan følges?"],
    ["Følges ad fra stationen", "Mødes ved indgangen et kvarter før"],
    ["Hvor skal de mødes?", "På værestedet, kl. 8.30."],
    ["noCapacity", "Vi har ingen ledig den formiddag."],
  ),
  income: words(
    "soon",
    false,
    [
      "Kontoen har stået på nul siden den første.",
      "Der mangler altid ét papir til.",
      "Jeg har åbnet brevene. Nogle af dem.",
    ],
    [
      "Ydelsen er stoppet. Kan I se på det sammen med {ham}?",
      "Kan I tage en samtale her hos os i stedet for på rådhuset?",
    ],
    ["Samtale om ydelsen", "Ansøgning sendt, svar ventes", "Udbetaling på fredag"],
    ["Har {han} en konto, pengene kan gå ind på?", "Ja, hos banken på torvet. Kortet er genbestilt."],
    ["missedAppointments", "Er lukket, fordi {han} ikke kom til samtalen."],
  ),
  mitIdPostPhone: words(
    "soon",
    true,
    ["Telefonen blev stjålet med alt i.", "Alle breve går til et sted, jeg ikke må komme mere."],
    ["Kan I hjælpe med nyt MitID? Der er ikke noget pas.", "Kan post sendes til jer, til der er en adresse?"],
    ["Nyt MitID på borgerservice", "Post hentes hos os hver tirsdag"],
    ["Er der et vidne, der kan sige god for {ham}?", "Ja, vores leder går med."],
    ["noReferralOrId", "Uden billedlegitimation kan vi ikke komme videre."],
  ),
  foodClothes: words(
    "sameDay",
    true,
    ["Mine sko er våde tværs igennem.", "Har I noget varmt?"],
    ["Kan I give {ham} mad og tørt tøj i dag?"],
    ["Aftensmad hver dag denne uge", "Vintertøj fra depotet"],
    ["Hvilken størrelse sko?", "43, brede."],
    ["notOpen", "Vi har lukket for i dag."],
  ),
  legal: words(
    "ordinary",
    true,
    ["Jeg vil klage, men jeg ved ikke over hvem.", "De skrev, at fristen var i går."],
    ["Kan I læse afgørelsen og sige, om der er noget at komme efter?"],
    ["Klage skrevet og sendt", "Møde om afgørelsen"],
    ["Hvornår kom afgørelsen?", "Den er dateret for tre uger siden."],
    ["outsideTargetGroup", "Vi tager ikke straffesager."],
  ),
  childrenFamily: words(
    "soon",
    false,
    ["Jeg vil se min søn, også selvom jeg bor her.", "De spørger mig aldrig, hvad børnene har brug for."],
    ["Kan I aftale samvær et sted, hvor {han} kan være tryg?"],
    ["Samvær lørdag på neutral grund", "Møde med familierådgiveren"],
    ["Er der en aftale om samvær i forvejen?", "Ja, men den er fra før {han} flyttede."],
    ["knownElsewhere", "Det hører til i den kommune, børnene bor i."],
  ),
  relatives: words(
    "ordinary",
    true,
    ["Jeg sover med telefonen i hånden.", "Ingen spørger, hvordan jeg har det."],
    ["Kan I tale med en, der har holdt det hele oppe i fem år?"],
    ["Samtale i telefonen hver torsdag", "Plads i en gruppe for pårørende"],
    ["Må vi ringe til {ham} om aftenen?", "Ja, helst efter kl. 19."],
    ["noCapacity", "Næste gruppe begynder efter nytår."],
  ),
} as const satisfies Readonly<Record<string, NeedWords>>;

export type NeedKind = keyof typeof NEEDS;

export const MEET_ME = [
  "Jeg hører ikke godt, når flere taler på én gang.",
  "Spørg, før du rører ved mig.",
  "Sig det, som det er. Jeg opdager det alligevel.",
  "Jeg skal kunne se døren.",
  "Ring ikke før kl. 11.",
  "Min hund skal med.",
  "Skriv aftalen ned, ellers bliver den væk.",
  "Lad mig tale færdig, også når det tager tid.",
  "Jeg bliver stille, når jeg er bange. Det er ikke ligegyldighed.",
  "Brug mit fornavn.",
  "Kom uden uniform, hvis I kan.",
  "Ingen overraskelser. Sig altid, hvad der nu sker.",
] as const;

export const NOT_YET = [
  "Sov, da vi skulle spørge. Vi taler om det i morgen",
  "Ville ikke tage stilling i dag, men sagde ja til, at vi hører jer ad",
  "For syg til at sige til eller fra lige nu",
] as const;

export const SEEN = [
  "Kom til tiden og blev hele samtalen.",
  "Vi drak kaffe på bænken. Det går fremad.",
  "Talte kort i telefonen. Alt er, som det skal være.",
  "Mødtes i porten. Ville hellere gå end sidde.",
  "Sov tungt. Vi lod {ham} sove.",
  "Havde selv skrevet spørgsmålene ned.",
  "Ville bare vide, at aftalen gælder.",
] as const;

export const TOLD = [
  "Sagt ansigt til ansigt",
  "Ringet op på værestedets telefon",
  "Sms, og der kom en tommelfinger tilbage",
  "Brev lagt på herberget og læst højt",
] as const;

export const BATON = [
  "Vil I tage stafetten herfra? Det er jer, der er der om dagen.",
  "Vi følger gerne til døren, men kan ikke være der i morgen.",
  "Stafetten passer bedst hos jer. Borgeren har selv peget på jer.",
] as const;

export const PASSED_ON = [
  "Vi kan ikke følge forløbet uden for vores åbningstid.",
  "Ingen af dem, vi har spurgt, kunne tage imod. I er områdets faste modtager.",
] as const;
