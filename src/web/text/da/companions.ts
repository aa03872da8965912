import type { Comes, CompanionKind, CompanionTold, PhonedOn } from "#modules/citizen/index.ts";

type Words<Code extends string> = Record<Code, string>;

/** Hvem følges med? Who goes with the citizen and who is close to them, with the citizen's wishes for each (D5). */
export const companions = {
  title: "Hvem følges med?",
  lead: "Dem, borgeren har ved sin side, og hvad borgeren selv vil. Det giver ingen adgang at stå her.",
  closed:
    "Borgeren har ikke sagt ja til, at I ved, hvem de har ved deres side. Spørg den, der har stafetten.",
  lineNone: "Der er ikke skrevet, at nogen følges med.",
  see: "Se, hvem der følges med, og hvad borgeren vil",
  write: "Skriv, hvem der følges med",
  kind: {
    companion: "Ledsager",
    layAssistant: "Bisidder",
    partyRepresentative: "Partsrepræsentant",
    guardian: "Værge",
    relative: "Pårørende",
  } satisfies Words<CompanionKind>,
  kindHint: {
    companion: "Går med og er der.",
    layAssistant: "Sidder med til møder og må tale.",
    partyRepresentative: "Handler for borgeren med en fuldmagt.",
    guardian: "Beskikket til at handle for borgeren.",
    relative: "Familie eller en, der står borgeren nær.",
  } satisfies Words<CompanionKind>,
  /** What the law says, in one plain sentence. */
  law: {
    companion:
      "En ledsager går med, men taler ikke for borgeren og får kun at vide, hvad borgeren siger ja til.",
    layAssistant:
      "En bisidder må være med og tale ved møder med en myndighed, men bestemmer ikke for borgeren (forvaltningsloven § 8).",
    partyRepresentative:
      "En partsrepræsentant handler for borgeren i det, fuldmagten gælder, og borgeren kan altid tage den tilbage (forvaltningsloven § 8).",
    guardian:
      "En værge handler kun i det, værgemålet gælder; dér skal værgen med og have besked – alt andet bestemmer borgeren selv (værgemålsloven).",
    relative:
      "En pårørende har ikke i sig selv ret til at få noget at vide, men I må altid lytte til det, en pårørende fortæller.",
  } satisfies Words<CompanionKind>,
  comes: {
    always: "Må altid komme med",
    askFirst: "Må komme med, når borgeren siger til",
    no: "Kommer ikke med",
  } satisfies Words<Comes>,
  /** Behind a name in one line. */
  comesShort: { askFirst: "spørg først", no: "kommer ikke med" } satisfies Words<Exclude<Comes, "always">>,
  told: {
    contact: "Hvor borgeren er, og hvordan borgeren nås",
    meetMe: "Mød mig sådan",
    need: "Hvad der er brug for",
    health: "Kroppen, sår, medicin og tænder",
    psychiatry: "Psyken og det svære",
    substanceUse: "Rusmidler",
    social: "Bolig, penge og familie",
    appointments: "Aftaler",
  } satisfies Words<CompanionTold>,
  phoned: {
    emergency: "Når det er alvorligt",
    admitted: "Når borgeren bliver indlagt",
    discharged: "Når borgeren skal hjem fra hospitalet",
    notFound: "Når ingen kan finde borgeren",
    appointment: "Før en aftale",
    anytime: "Når som helst",
  } satisfies Words<PhonedOn>,
  mayBeTold: "Må få at vide",
  toldInRemit: "Det, der hører til det, personen handler i. Ellers ingenting",
  toldNothing: "Ingenting, ud over hvad borgeren selv siger",
  until: "til og med",
  lapsed: (day: string) => `Borgerens ja gjaldt til og med ${day}. Spørg igen, før I fortæller noget.`,
  mayBePhoned: "Må ringes til",
  phonedNever: "Nej",
  hours: (from: string, to: string) => `kl. ${from}–${to}`,
  remit: "Gælder",
  language: "Sprog",
  words: "Med borgerens ord",
  said: {
    oral: (unit: string, day: string) => `Sagt til ${unit} ${day}`,
    written: (unit: string, day: string) => `Skrevet hos ${unit} ${day}`,
    card: (_unit: string, day: string) => `Skrevet af borgeren selv ${day}`,
  },
  saidBy: (giver: string, name: string) => `sagt af ${giver}: ${name}`,
  wish: {
    titleFor: (name: string) => `Skriv, hvad borgeren vil nu med ${name}`,
    comes: "Må personen komme med?",
    told: "Hvad må personen få at vide?",
    toldHint: "Gælder højst et år. Så spørger vi igen.",
    phoned: "Hvornår må vi ringe til personen?",
    opens: "Ikke før kl.",
    closes: "Ikke efter kl.",
    hoursHint: "Lad begge stå tomme, hvis det er lige meget.",
    words: "Mere, med borgerens egne ord",
    form: "Hvordan sagde borgeren det?",
    oral: "Mundtligt",
    written: "Skriftligt",
    press: "Gem",
  },
  add: {
    title: "Skriv en, der følges med",
    kind: "Som hvad?",
    name: "Navn",
    nameHint: "Eller det, borgeren kalder personen.",
    relation: "Hvem er det for borgeren?",
    relationHint: "For eksempel: søster, nabo, frivillig på værestedet.",
    remit: "Hvad gælder det?",
    remitHint: "Skal stå for en værge og en partsrepræsentant: hvad værgemålet eller fuldmagten gælder.",
    phone: "Telefon",
    language: "Sprog",
    note: "Andet, vi skal vide",
    press: "Gem",
  },
  end: {
    label: (name: string) => `${name} følges ikke med mere`,
    lead: "Navnet bliver stående i historien. Telefonnummeret slettes.",
    yes: "Ja, gem det",
  },
  ended: "Har fulgtes med før",
  endedOn: (day: string) => `til ${day}`,
  nobody: {
    title: "Ingen at følges med?",
    lead: "Nogle døre har folk, der går med. Foreslå en, hvis borgeren vil.",
    find: "Find flere, der går med",
    findShort: "Find en, der går med",
    need: "Skriv behovet: nogen at gå sammen med",
    there: "Behovet står allerede på forløbet.",
  },
  relatives: {
    title: "De pårørende selv",
    lead: "En pårørende kan også have brug for hjælp.",
    find: "Find tilbud til pårørende",
    principles:
      "Sig goddag. Sæt en stol frem. Spørg borgeren, hvad personen må vide. Lyt, også når I ikke må fortælle.",
  },
  preview: "Følges med",
  done: {
    added: "Det er gemt, hvem der følges med.",
    wished: "Det er gemt, hvad borgeren vil.",
    ended: "Det er gemt. Telefonnummeret er slettet.",
  },
};
