import { appointmentNow } from "../appointmentNow.ts";
import type { RefusalDetails } from "../types.ts";
import { waitInWords } from "../wait.ts";
import { councilRefusals } from "./councilRefusals.ts";
import { recommendationRefusals } from "./recommendationRefusals.ts";

/**
 * What a refused command says, by its stable code: what happened, and what to do. `{name}` is replaced by the detail
 * of that name; where the words depend on the details, a function.
 */
export const refusals = {
  ...councilRefusals,
  ...recommendationRefusals,
  // Who may
  forbidden: "Din enhed har ikke ret til det her. Spørg den, der har stafetten, eller jeres leder.",
  notAllowedLeadOnly: "Det er en leder, der skal gøre det. Ring til jeres leder.",
  notAllowedEmergency:
    "Nødadgang er for sundhedspersonale og opsøgende enheder. Ring 1-1-2, hvis nogen er i fare.",
  ownAccess: "Man gennemgår ikke sin egen nødadgang. Det gør en anden.",
  purposeNeeded: "Du er ikke på forløbet. Sig først, hvad du skal bruge det til.",
  proveAnew:
    "Det er mere end fem minutter siden, du bekræftede, at det er dig. Bekræft det igen. Skriv så det samme her.",
  notAllowedNumbers:
    "Personnumre er kun for ansatte i myndigheder og sundhedsvæsen. Borgeren kan selv sige det til dem, der skal bruge det.",
  notConvener:
    "Kun den enhed, der har indkaldt det fælles bord, kan skrive på det. Ring til dem med det, I vil have med.",
  notHolder: "Det er den enhed, der har stafetten, der kan gøre det. Siden viser nu, hvem det er.",
  notMember: "Du er ikke længere medlem af den enhed. Log ind igen med en anden.",
  notResponsible: "En anden enhed har ansvaret nu. Siden viser, hvem det er.",
  notSeated:
    "Din enhed sidder ikke med ved det fælles bord. Ring til den, der har indkaldt, hvis I skal med.",
  notStandingReceiver:
    "En fast modtager skal være en åben enhed i region eller kommune, som kan have både stafetten og behov.",
  notYours:
    "Det er ikke jeres at svare på eller ændre. Ring til den, der har det, hvis noget skal være anderledes.",
  noBasis: "Der er ikke grundlag for at dele det med {unit}. Spørg borgeren, eller spørg uden navn.",

  wrongSignIn:
    "E-mailadressen og adgangskoden passer ikke sammen. Prøv igen, eller bed en leder om en ny invitation.",
  proveFirst: "Vis først, at det er dig. Så kan du gøre det.",
  providerDown:
    "{provider} svarer ikke lige nu. Det er ikke din skyld. Prøv igen om lidt, eller log ind på en anden måde.",
  providerRefused: "{provider} bekræftede ikke, hvem du er, eller det tog for lang tid. Prøv igen.",
  noSecondStep: "De har ikke to-trins-login, så der er ikke noget at slå fra.",
  reasonMissing: "Skriv hvorfor.",
  invitedAnother:
    "E-mailadressen i invitationen har allerede en adgang, og den er ikke koblet til den her vej ind. Svar på den måde, du plejer at logge ind på.",
  unknownOrganisation: "Din organisation er ikke med i Stafet. Spørg jeres leder, om I skal være det.",
  noRoleHere: "Du har ikke fået en rolle i Stafet endnu. Bed din leder om at give dig en.",
  wrongPasskey: "Adgangsnøglen passede ikke her. Prøv igen, eller log ind på en anden måde.",
  unknownCard:
    "Kortet gælder ikke. Se efter, om koden er skrevet rigtigt. Er kortet byttet, så brug det nye.",
  wrongCardPin: "PIN passer ikke til kortet. Prøv igen, eller spørg den, der gav dig kortet.",
  endsOutside: "Den dag kan det ikke slutte. Vælg en dag fra i dag og højst et år frem.",
  tooManyLines: "Der er valgt nok. Stop noget, før du vælger mere.",
  lineStands: "De står her allerede. Lav om på det, der står.",
  nothingAsked: "Der er ikke noget at svare på nu. Der er svaret, eller tiden er gået.",
  noCard: "Der er ikke noget kort, der gælder. Giv et nyt.",
  noCourse: "Ingen har stafetten endnu. Gå til en dør, der kan hjælpe, eller ring til dem.",
  wrongPin: "PIN-koden passer ikke. Prøv igen, eller log ind på en anden måde.",
  pinUnfit: "PIN-koden skal være seks cifre og må ikke være en fødselsdag, en række eller ens cifre.",
  wrongCode:
    "Koden passer ikke, eller den er for gammel. Vent på den næste, og skriv den. Går det galt igen, så log ind forfra.",
  tooManyAttempts: ({ seconds }: RefusalDetails) =>
    `Der er prøvet for mange gange. Vent ${waitInWords(seconds, "sekunder", "minutter")}, og prøv så igen.`,
  passwordUnfit: ({ fault }: RefusalDetails): string =>
    fault === "tooShort"
      ? "Adgangskoden skal have mindst 12 tegn."
      : fault === "tooLong"
        ? "Adgangskoden må højst have 200 tegn."
        : "Den adgangskode er let at gætte. Vælg en anden, gerne en sætning, kun du ville finde på.",

  // What is not there
  notFound: "Det findes ikke, eller det er ikke dit at se. Spørg den, der har stafetten, om I skal med.",
  notFoundInEmergency:
    "Vi finder ingen med det navn og fødselsår. Begge dele skal passe helt. Hjælp personen, der står her. Ring 1-1-2, hvis der er fare.",
  unknownCitizen: "Vi kan ikke finde den borger. Skriv navnet igen, så leder vi forfra.",
  unknownDoor: "Vi kan ikke finde den dør. Vælg en anden, eller brug Ring og notér.",
  notAColleague: "Den, du har valgt som kontaktperson, arbejder ikke i enheden. Vælg en anden.",
  unknownReference: "Noget af det valgte findes ikke længere. Hent siden igen, og vælg på ny.",
  unknownNeedKind: "Det behov findes ikke på listen. Vælg et andet, eller vælg Noget andet.",
  unknownToken: "Den adgangsnøgle findes ikke. Bed den, der driver Stafet hos jer, om en ny.",
  noSuchPerson: "Vi kender ingen med den e-mailadresse. De skal inviteres først.",
  remitNeedsOrganisation: "Vælg en organisation til det hverv – eller ingen, hvis det gælder overalt.",
  slugTaken: "Det kortnavn har en anden. Vælg et andet.",
  externalIdTaken: "Det nummer i det andet system står allerede et andet sted.",
  organisationHasUnits:
    "Sektor, region og kommune kan ikke ændres, når der er enheder. Lav en ny organisation.",
  areaInAnotherRegion: "Kommunen ligger i en anden region. Lav en ny enhed der, og luk denne.",
  standingReceiverHolds: "Enheden er fast modtager og skal kunne have både stafetten og behov.",
  notALead: "Den, du har valgt, er ikke leder i enheden længere. Vælg en anden.",
  lastAdministrator: "Der skal være mindst én administrator. Giv hvervet til en anden først.",
  unknownNumber: "Det nummer står ikke på borgeren længere.",
  unknownLink: "De er allerede skilt ad, eller det var andre. Siden viser, hvordan det står nu.",
  unknownUnit: "Vi kan ikke finde den enhed. Vælg en anden.",
  linkIsYourOwn: "Linket er til en anden: du har selv lavet det, eller det handler om dig. Intet er sendt.",
  linkUnknown: "Linket passer ikke. Se efter, om det er helt med, eller ring til den, der sendte det.",
  noStandingReceiver: "Området har ingen fast modtager endnu. Ring til jeres leder.",

  // What happened meanwhile
  hasAnotherNumber: "Der står allerede et andet CPR-nummer. Er det forkert, så fjern det først.",
  notSuggested:
    "De ligner ikke længere hinanden nok til at blive foreslået. Siden viser, hvordan det står nu.",
  sayPurpose: "Skriv, hvad du skal bruge nummeret til.",
  alreadyAnswered: ({ unit, mine }: RefusalDetails) =>
    mine === true
      ? "I har allerede svaret."
      : typeof unit === "string"
        ? `Der er allerede svaret. Det ligger hos ${unit} nu.`
        : "Der er allerede svaret.",
  alreadyAsked: "{unit} er allerede spurgt. Svaret kommer på Min vagt.",
  alreadyAsking: "I har allerede spurgt om noget. Svaret er ikke kommet endnu.",
  alreadyHas: "Enheden har det allerede. Der er ikke mere at gøre.",
  alreadyOnCourse: "Borgeren har allerede et åbent forløb. Åbn det i stedet.",
  custodyHolderGives:
    "Barnet er under 15. Den, der har forældremyndigheden, eller en værge siger ja. Barnet kan altid selv sige ”ikke nu”.",
  citizenGives: "Fra 15 år siger man selv ja eller nej. Spørg den unge.",
  custodyHasEnded: "Borgeren er over 18. Så siger borgeren selv ja eller nej.",
  courseClosed: "Forløbet er lukket. Åbn det igen først.",
  citizenDied:
    "Det er skrevet, at borgeren er død. Er det en fejl, kan den, der har stafetten, rette det på siden Luk forløbet.",
  notDead: "Det står der ikke. Siden viser nu, hvordan det er.",
  consentChanged:
    "Borgeren har sagt noget andet om, hvem der må vide det, siden du hentede siden. Der er ikke sendt noget. Se, hvad der gælder nu, og spørg igen.",
  courseOpen: "Forløbet er åbent allerede.",
  linkExpired: "Linket er for gammelt. Ring til den, der sendte det.",
  linkUsed: "Linket er brugt. Ring til den, der sendte det, hvis svaret skal ændres.",
  merged: "Forløbet er lagt sammen med et andet. Åbn det i stedet.",
  placeTaken: "Pladsen er taget på en af nætterne. Vælg en anden plads eller færre nætter.",
  placeOutOfUse: "Pladsen er ude af brug på en af nætterne. Vælg en anden.",
  placeNotThen: "Pladsen er ikke husets på alle nætterne. Vælg en anden.",
  placeInUse: "Pladsen er ikke ude af brug.",
  placeNameTaken: "En plads i huset hedder det allerede. Giv den et andet navn.",
  unknownCondition: "Det vilkår findes ikke. Vælg et fra listen.",
  needIsNoPlace: "Behovet er ikke et sted at sove eller bo.",
  nightIsPast: "Den nat er gået. Vælg fra i nat og frem.",
  nightTooFar: "Så langt frem holder ingen en plads. Vælg højst tre måneder frem.",
  nightNotYet: "Deres nat er ikke begyndt. Sig, at de er kommet, den dag de kommer.",
  tooManyNights: "Så mange nætter kan det ikke være på én gang. Vælg færre.",
  holdLapsed: "Tiden er gået, og pladsen holdes ikke længere. Er den stadig ledig, så hold den igen.",
  stayNotHeld: "Pladsen holdes ikke længere. Se, hvordan det står nu.",
  stayNotOccupied: "Opholdet er ikke i gang. Se, hvordan det står nu.",
  stayNotLapsed: "Pladsen holdes stadig, eller opholdet er begyndt.",
  staysElsewhere:
    "Borgeren har en plads et andet sted. Den må afsluttes først: ring til den, der har stafetten.",
  waitsAlready: "Borgeren står på den venteliste allerede.",
  houseClosed: "Huset er lukket. Vælg et andet.",
  roundEnded: "Runden er stoppet. Planlæg en ny.",
  notThatDay: "Runden gik ikke den dag, eller det er mere end en uge siden.",
  lookedForAlready: "Teamet leder efter borgeren allerede.",
  needEnded: "Behovet er afsluttet. Åbn det igen, hvis der er noget nyt.",
  needOpen: "Behovet er åbent allerede.",
  notSent: "Det er en kladde, som ikke er sendt endnu. Vent, til den, der skriver, sender den.",
  fileTooBig: "Filen er for stor: højst {megabytes} MB. Del den i flere.",
  fileEmpty: "Der var ingen fil. Vælg én, og send igen.",
  notThatFile: "Det er en anden slags fil, end du valgte. Intet er gemt.",
  sourceMissing: "Skriv, hvor listen holdes ved lige, med højst 80 tegn.",
  mapUnusable: "Filen om kolonnerne kan ikke bruges. Se, hvordan den skal se ud, i vejledningen.",
  importNotReady: "Listen er ikke klar til det, eller den er taget allerede.",
  textTooLong: "Teksten er for lang. Skriv den kortere.",
  storyWithdrawn: "Historien er trukket tilbage.",
  nothingToApprove: "Der er ingen ord at arbejde med. Begynd en rettelse først.",
  notAskedYet: "Ingen er bedt om at læse den endnu.",
  consentNeeded: "Skriv først, at personen har sagt ja, og at det gælder i dag.",
  findingsOpen: "Tag først stilling til alt, der er peget på.",
  sayWhyGeneral:
    "Historien er ét menneskes, eller lyder sådan. Skriv personens ja ned, eller lad rådets sekretær eller formand skrive, hvorfor den ikke er det.",
  sameEyes: "Du har selv givet historien eller skrevet i den. En anden skal læse den.",
  mayNotStay: "Personnummer, telefon og mailadresse må ikke blive stående. Skriv noget andet i stedet.",
  nothingLeft: "Så er der ingen ord tilbage. Skriv noget i stedet.",
  alreadyWriting: "Historien er allerede ved at blive skrevet.",
  draftUnreadable: "Ordene kan ikke åbnes. Træk historien tilbage, og giv den igen.",
  alreadyAdopted: "Svaret er vedtaget. Åbn det igen, før I skriver i det.",
  alreadySent: "Svaret er sendt og kan ikke ændres.",
  answerNotAdopted: "Svaret er ikke vedtaget endnu.",
  notSentYet: "Svaret er ikke sendt endnu.",
  nothingWritten: "Skriv et svar først.",
  isDropped: "Der er skrevet, at rådet ikke svarer.",
  notYetThatDay: "Den dag er ikke kommet endnu.",
  editedMeanwhile:
    "En anden har rettet det imens. Det, du skrev, står her stadig. Se, hvordan det står nu, og gem igen.",
  tooLongAgo: "Det er mere end et år siden. Så skriver vi det ikke mere.",
  endsTooLate: "Den kan højst vises et år efter det skete. Vælg en tidligere dag.",
  answeredOften: "Du har svaret mange gange her. Sig resten til den, der har stafetten.",
  nothingSaid: "Skriv noget i mindst ét felt. Intet er ændret.",
  reportedAlready: "Der er allerede meldt mange fejl her. De ser på det. Tak.",
  stale: "Siden er ændret, siden du hentede den. Se, hvordan det står nu, og prøv igen.",
  staleAppointment: (details: RefusalDetails) =>
    `En anden har ændret aftalen imens. Den står nu til ${appointmentNow(details, "da")}. Se den, og prøv igen.`,
  appointmentOver: "Aftalen er ikke foran mere. Siden viser, hvordan det gik.",
  stepIsDone: "Næste skridt er gjort allerede.",
  rightRunsAlready: "Den frist løber allerede. Se den under Aftaler.",
  rightEnded: "Fristen er afsluttet allerede.",
  unknownAppointment: "Vi kan ikke finde den aftale.",
  tableSettled: "Det fælles bord er afsluttet. Siden viser, hvad det endte med.",

  // What has to be done first
  longPast: "Dagen er gået. Vælg en, der kommer, eller en fra de sidste to uger.",
  sameTimeAsNow: "Det er den tid, aftalen har i forvejen. Vælg en anden.",
  appointmentNotYet: "Aftalen har ikke været endnu. Skriv, hvordan det gik, når tiden er kommet.",
  noStepHere: "Der er ikke noget næste skridt på den aftale.",
  noSuchRightThen: "Retten gjaldt ikke den dag. Se efter, om datoen er rigtig.",
  dayIsAhead: "Datoen ligger ude i fremtiden. Vælg i dag eller tidligere.",
  dayIsPast: "Datoen er gået. Vælg i dag eller senere.",
  dayTooFar: "Datoen ligger for langt ude. Vælg en dag inden for {days} dage.",
  doorInAnotherRegion: "{unit} hører til i en anden region. Ring dertil, og skriv ned, hvad de svarer.",
  doorCannotHold: "{unit} kan ikke tage imod det lige nu. Vælg en anden dør.",
  moreThanAll: "Der er kun {maximum} i alt. Ret tallet, eller ret også, hvor mange der er.",
  unknownCapacityUnit: "Det kan vi ikke tælle. Vælg senge, pladser eller noget andet fra listen.",
  invalidInput: "Noget af det, der er skrevet, kan ikke bruges. Ret det, og send igen.",
  keyInvalid: "Siden var for gammel til at blive sendt. Hent den igen.",
  keyReused: "Siden er brugt til noget andet imens. Hent den igen, og prøv så.",
  lastRegisteredActs:
    "I er den kommune, der sidst var ansvarlig. Derfor handler I, indtil uenigheden er afgjort. I kan give det videre, men ikke tilbage.",
  lookFirst: "I har ledt i {days} dage. Led i {wanted} dage, før det kan lukkes som ikke fundet.",
  mergeNeedsOneHolder: "Begge forløb skal have den samme stafetholder – jer – før de kan lægges sammen.",
  needsStillOpen: "Der er stadig åbne behov. De skal landes, før forløbet kan lukkes.",
  oneAtATime: "Det her kan kun én dør spørges om ad gangen. Træk det første spørgsmål tilbage først.",
  pointsAtItself: "I kan ikke vise videre til jer selv. Vælg en anden dør.",
  sameCourse: "Det er det samme forløb. Vælg det andet.",
  sameDoorTwice: "Den samme dør er valgt to gange. Fjern den ene.",
  toItself: "{unit} kan ikke spørge sig selv. Vælg en anden dør.",
  unitHoldsNoCourses: "Jeres enhed kan ikke have stafetten. Spørg en, der kan, eller den faste modtager.",
  unitIsResponsible: "Enheden har ansvar for noget. Det skal gives videre, før den kan lukkes.",
  unitResponsible: "Enheden har ansvar for noget. Det skal gives videre, før den kan lukkes.",
  noAgePlan: "Det behov er ikke en plan for at blive 15 eller 18, eller linjen hører ikke til den.",
  tooManyCompanions: "Der står allerede {most}, der følges med. Sig fra over for en, der ikke gør det mere.",
  companionKnown: "Den person står der allerede.",
  unknownCompanion: "Den person står der ikke længere. Intet er gjort. Se, hvem der står der nu.",
  guardianStays: "En værge er beskikket af andre. Tal med den, der har stafetten, om at få det ændret.",
  tooManyChannels: "Der er allerede {most} veje til borgeren. Fjern en, der ikke bruges.",
  tooManyComplaints: "Der er allerede {most} breve. Smid et væk først.",
  complaintHasLeft: "Brevet er sendt og kan ikke rettes mere. Intet er gemt. Skriv et nyt ud fra det.",
  unknownComplaint: "Brevet er her ikke mere. Intet er gjort.",
  tooManyWorkUps: "Der er allerede {most} udredninger i gang. Afslut en, der er færdig.",
  workUpKnown: "Den udredning står der allerede.",
  unknownWorkUp: "Den udredning er ikke i gang længere. Intet er gjort. Se, hvordan det står nu.",
  channelKnown: "Den vej står der allerede.",
  unknownChannel: "Den vej er der ikke længere. Intet er gjort. Se, hvordan borgeren nås nu.",
  tooManyInvitations:
    "Der er lavet mange links på kort tid. Brug et af dem, eller luk et. Prøv ellers igen i morgen.",
  unknownInvitation: "Det link er lukket. Intet er gjort.",
  unknownNote: "Det findes ikke her. Det kan være, at borgeren ikke længere deler det.",
  wrongReference: "Nummeret passer ikke her. Se efter på papiret, eller skriv det uden nummer.",
  knowledgeEnough:
    "Vi kan ikke tage imod mere i dag. Dit link virker stadig: prøv igen i morgen. Gem det, du har skrevet.",
  knowledgeWaits:
    "Der venter allerede meget, som ikke er læst. Dit link virker stadig: prøv igen om nogle dage. Gem det, du har skrevet.",
  knowledgeForgotten: "Det er sendt tilbage, og ordene er slettet. De kan ikke hentes.",
  noChannel: "Der er ikke skrevet, hvordan borgeren nås. Skriv det først.",
  unknownMessage: "Den besked findes ikke her.",
  messageSettled: "Beskeden er afsluttet. Intet er gjort.",
  momentPassed: "Tidspunktet er gået. Vælg et, der kommer.",
  wordsNotAllowed:
    "Borgeren har ikke sagt ja til, at en besked siger mere end ”ring til os”. Send den uden, eller spørg borgeren.",
  tooManyMessages:
    "Der er skrevet nok til borgeren i dag (højst {most} beskeder). Ring, eller sig det, når I ses.",
  withdrawFirst: "Der venter stadig svar fra andre ({count}). Træk spørgsmålene tilbage først.",

  // Ind og ud
  alreadyAdmitted: "Borgeren er allerede skrevet ind. Siden viser hvor.",
  unknownWard: "Afdelingen findes ikke i jeres region, eller den er lukket. Skriv navnet i stedet.",
  momentAhead: "Det tidspunkt er ikke kommet endnu. Skriv, hvornår det skete.",
  beforeAdmission: "Det er før, de kom ind. Se på datoen.",
  leavingEnded: "Det er slut. Siden viser, hvordan det endte.",
  leavingNotEnded: "De er inde endnu.",
  tooLateToUndo: "Det er for længe siden til at fortryde. Skriv det nye ind i stedet.",
  answerFirst: "Svar først på de to spørgsmål. Så kan I gøre det færdigt.",
  answerForPlace:
    "De har ikke et sted at være. Skriv, hvilken leder der svarer for det, hvorfor, hvilken kommune der blev spurgt, og hvad den svarede. Det stopper ingen.",
  answerForLines:
    "Noget er ikke på plads. Skriv, hvilken leder der svarer for det, og hvorfor. Det stopper ingen.",
  notThisLine: "Sådan kan linjen ikke stå. Siden viser, hvad der kan vælges.",
  lineNotCalled: "Svarene kalder ikke på den linje mere. Det, der stod, er beholdt.",
  lineOpen: "Linjen er åben i forvejen.",
  placeIsNeeded:
    "De har intet sted i nat. Det kan ikke være »ikke nødvendigt«. Find et sted, eller gør det til et behov.",
  medicineNotWhole:
    "Medicin er først på plads, når de har den med, og den er betalt til sidste dag. Sæt begge krydser, eller gør det til et behov.",
  tickSome: "Sæt mindst ét kryds ved det, de har fået, eller dem, der ved det.",
  sayPhone: "Skriv et telefonnummer. En, man ikke kan ringe til, hjælper ikke.",
  stillAdmitted: "Borgeren er stadig indlagt. Forløbet kan ikke lukkes, mens de er inde.",
  leavingNotFollowed:
    "De har været inde for nylig, og noget er ikke på plads. Se på det først. Siden viser hvad.",
};

/**
 * What is wrong with one field, by the code its schema gives: our own (`relay/commands.ts`), and the schema library's.
 * A field that has something better to say about itself says that instead (`http/parse.ts`).
 */
export const fieldIssues = {
  required: "Feltet skal udfyldes",
  chooseOne: "Vælg en af mulighederne",
  tooLong: "Teksten er for lang. Skriv den kortere",
  tooMany: "Der er valgt for mange",
  unusable: "Det, der er skrevet her, kan ikke bruges",
  notACvr: "Det er ikke et CVR-nummer. Se efter, om alle otte cifre er rigtige",
  notAPhone: "Skriv et telefonnummer, for eksempel 33 12 34 56",
  notAMunicipality: "Vælg en kommune",
  notASlug: "Brug små bogstaver, tal og bindestreg",
  notHours: "Skriv tiden som 8-15 eller 8-12, 13-15.30",
  sayHours: "Skriv, hvornår der er åbent, eller vælg døgnåben",
  outOfRange: "Skriv et helt tal, der er stort nok og ikke for stort",
  notAWayToThank: "Skriv en e-mailadresse eller et telefonnummer. Du kan også lade feltet være tomt.",
  notAnEmail: "Skriv en e-mailadresse, for eksempel navn@sted.dk",
  notANumber: "Det er ikke et personnummer. Se efter, om alle ti tegn er rigtige",
  sayIssuer: "Skriv, hvem der har udstedt det",
  sayPurpose: "Skriv, hvad du skal bruge det til",
  noNumberHere: "Skriv ikke personnummer her",
  notATime: "Skriv et klokkeslæt, for eksempel 09:00",
  sameTime: "De to klokkeslæt skal være forskellige",
  notALink: "Skriv en adresse, der begynder med https://",
  notADay: "Vælg en dag, der findes",
  notTogether: "Det hører ikke sammen med det, der er valgt",
  notOnTheDay: "Klokkeslættet er ikke på den dag i Danmark",
  endsBeforeItBegins: "Den slutter, før den begynder",
  underADay: "Den skal vare under et døgn",
  sayWhichState: "Vælg, at der er en læge – eller lad feltet være tomt",
  bothOrNone: "Skriv både titel og tekst på engelsk, eller ingen af dem",
  sayWhyNotAgreed: "Skriv, hvorfor det ikke er aftalt med borgeren endnu",
  nameADoor: "Vælg eller skriv en dør – eller sæt kryds ved, at ingen er kendt",
  sayWhy: "Skriv hvorfor",
  nameTheDoor: "Skriv, hvilken dør det var",
  nameTheOrganisation: "Vælg, hvilken organisation det er",
  nameTheGiver: "Skriv navnet på den, der siger det",
  confirmIt: "Sæt kryds, hvis det passer",
  nameWhoSaidYes: "Skriv, hvem der sagde ja",
  sayWhatCalms:
    "Skriv, hvad der gav ro, eller hvad der kan gøres. Uden det hjælper noten ikke den næste. Ved I det ikke endnu, så spørg borgeren først",
  sayTheirWords: "Skriv, hvad borgeren siger – eller hvorfor I ikke har spurgt. Kun det ene",
  onlyWhenNowhere: "Udfyld det kun, når de intet sted har at gå hen",
  someDay: "Vælg ugedage – eller én dag, ikke begge dele",
  noLongNumber: "Skriv ikke telefonnummer, bilnummer eller andre lange tal her",
  notAStop: "Skriv ét stop på hver linje, for eksempel: 21:30 Havnen",
  sayWhom: "Skriv, hvem det er",
  sayWhichWard: "Skriv, hvilken afdeling det er",
  oneNeed: "Vælg et behov, eller skriv et nyt – ikke begge dele",
  sayWhen: "Vælg den dag, I ser efter igen",
  notAPeriod: "Skriv et år, 2026, eller en periode, 2022-2025",
  notAnAddress: "Skriv en adresse, der begynder med https:// – eller en side her, der begynder med /",
  noCitizenHere: "Den side handler om én borger. Et råds sider fører aldrig til en borger",
  sayWhichMeeting: "Vælg et møde, eller skriv, hvilket det var",
  sayWhatCommits: "Skriv, hvilken beslutning der forpligter dem – eller vælg, at de kun er bedt om det",
  notedPromisesNothing:
    "Den, der kun noterer, lover ikke noget. Vælg et svar, eller fjern plan og handlinger",
};
