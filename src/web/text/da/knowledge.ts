import type { KnowledgeDecision, KnowledgeState, KnowledgeWay } from "#modules/citizen/index.ts";

/** What relatives and associations know (D3): for whoever hands it over, for the citizen, and for those on the relay. */

/** The public page. LIX at most 30, like the citizen's own. */
const drop = {
  title: (name: string) => (name === "" ? "Fortæl det, du ved" : `Fortæl det, du ved om ${name}`),
  lead: "Du ved noget, som kan hjælpe en, du kender. Skriv det her. Du kan skrive én gang.",
  happens: "Det sker der",
  steps: [
    "Den, det handler om, får det at læse først.",
    "De bestemmer selv. De kan dele det, gemme det for sig selv eller sende det tilbage.",
    "Du får intet at se om dem. Du får heller ikke at vide, hvad de vælger.",
    "Skriv kun det, du selv vil sige til dem.",
  ],
  giver: "Hvem er du?",
  giverHint: "Dit navn, eller det, de kalder dig. Er du fra en forening, så skriv den med.",
  relation: "Hvordan kender I hinanden?",
  words: "Hvad skal den næste, der hjælper, vide?",
  wordsHint: "Hvad hjælper? Hvad gør det svært? Skriv kort, og højst 4.000 tegn. Skriv ikke CPR-nummer.",
  known: "Ved de, at du skriver?",
  knownTo: { yes: "Ja", no: "Nej", unsure: "Det er jeg ikke sikker på" },
  thanks: "Må vi sige til, hvis det hjælper?",
  thanksHint: "Skriv din e-mail eller telefon. Du kan også lade det stå tomt.",
  press: "Send",
  rights: "Dine rettigheder",
  rightsList: [
    "Vi gemmer dit navn og dine ord sammen med det, der står om dem.",
    "Din e-mail eller telefon bruges kun til at sige tak. Så slettes den.",
    "Du kan bede om at få det at se, rettet eller slettet. Ring til regionen, og sig dit nummer.",
  ],
  receipt: {
    title: "Tak. Vi har det.",
    number: "Dit nummer er:",
    keep: "Skriv nummeret ned. Brug det, hvis du vil spørge om det, du har skrevet.",
    nothing: "Du kan lukke siden nu. Her kan du ikke se, hvad der sker med det.",
  },
  used: {
    title: "Linket er brugt",
    body: "Et link kan bruges én gang. Har du mere at sige? Bed om et nyt, hvor du fik det.",
  },
  over: { title: "Linket virker ikke mere", body: "Bed om et nyt, hvor du fik det." },
  unknown: {
    title: "Linket passer ikke",
    body: "Se efter, om det hele er med. Bed ellers om et nyt, hvor du fik det.",
  },
  typed: "Det, du har skrevet",
  typedLead: "Det er ikke sendt. Gem det, hvis du vil bruge det.",
};

/** The sheet to print and write on. */
const sheet = {
  either: "Skriv på nettet …",
  square: "Kode til at skanne",
  address: "Skan koden, eller gå til:",
  or: "… eller skriv her",
  number: "Nummer",
  handIn: (phone: string) => `Giv arket til den, du fik det af. Eller ring og fortæl det: ${phone}`,
  until: (day: string) => `Det kan bruges én gang, til og med ${day}.`,
};

/** /min-stafet/viden. */
const own = {
  title: "Det, andre har fortalt",
  lead: "Andre kan fortælle noget om dig, som kan hjælpe. Ingen andre ser det, før du siger ja.",
  none: "Ingen har fortalt noget endnu.",
  unsure: "Vi ved ikke, om de er den, de siger.",
  said: (name: string, relation: string) => `${name} – ${relation}`,
  way: {
    link: (day: string) => `Skrevet ${day}.`,
    phone: (day: string) => `Sagt i telefonen ${day}.`,
    paper: (day: string) => `Skrevet på papir ${day}.`,
  } satisfies Record<KnowledgeWay, (day: string) => string>,
  known: {
    yes: "De siger, at du ved det.",
    no: "De siger, at du ikke ved det.",
    unsure: "De er ikke sikre på, om du ved det.",
  },
  read: "Læs ordene",
  later: "Du kan også vente. Så er det kun dig, der ser det.",
  state: {
    received: "Du har ikke bestemt endnu.",
    shared: "De, der er på din stafet, kan læse det.",
    keptPrivate: "Kun du ser det.",
    returned: "Du har sendt det tilbage. Ingen ser det. Om en måned er ordene væk.",
  } satisfies Record<KnowledgeState, string>,
  nameless: "De ser ikke, hvem der siger det.",
  forgotten: "Du sendte det tilbage. Ordene er væk.",
  useful: (units: number) => (units === 1 ? "Det har hjulpet ét sted." : `Det har hjulpet ${units} steder.`),
  decide: "Hvad vil du?",
  options: {
    shared: "Del det med dem, der er på min stafet",
    nameless: "Del det, men ikke hvem der siger det",
    keptPrivate: "Gem det for mig selv",
    returned: "Send det tilbage. Jeg vil ikke have det",
  },
  change: "Vælg om",
  press: "Gem",
  number: (reference: string) => `Nummer: ${reference}`,
  let: {
    title: "Lad en, du kender, fortælle",
    lead: "Lav et link, og giv det til en, du stoler på. De kan skrive én gang. De får intet at se om dig.",
    name: "Hvilket navn må de se? Lad det stå tomt, hvis de ikke må se et navn.",
    press: "Lav et link",
    closed: "Ingen har stafetten nu. Derfor kan du ikke lave et link.",
    open: "Dine links",
    shows: (name: string) => (name === "" ? "De ser ikke noget navn." : `De ser navnet ${name}.`),
    until: (day: string) => `Det virker til og med ${day}.`,
    byHelper: "En, der hjælper dig, har lavet det.",
    address: "Linket. Tryk, og kopier det.",
    sheet: "Et ark til at skrive på",
    close: "Luk linket",
  },
};

/** The course page and the helpers' page about it. */
const course = {
  title: "Det, andre har fortalt",
  lead: "Pårørende, foreninger og andre kan fortælle det, de ved. Borgeren læser det først og bestemmer.",
  sharedTitle: "Det, borgeren deler",
  none: "Der er ikke noget, borgeren deler med jer.",
  closed: "Borgeren har ikke sagt ja til, at I ser det, andre har fortalt. Spørg borgeren.",
  from: (name: string, relation: string) => `${name} (${relation})`,
  nameless: "En, der kender borgeren",
  useful: "Det hjalp",
  usefulHint: "Den, der fortalte det, får det at vide én gang, hvis de har bedt om det – og ikke mere.",
  usefulToUs: "I har sagt, at det hjalp",
  usefulTo: (units: number) => (units === 1 ? "Har hjulpet én enhed" : `Har hjulpet ${units} enheder`),
  see: "Se mere, eller skriv ned, hvad nogen fortæller",
  write: "Skriv ned, hvad nogen fortæller",
  done: {
    useful:
      "Det er skrevet, at det hjalp. Har den, der fortalte det, lagt en e-mail eller telefon, får de det at vide.",
    invited: "Linket er lavet. Det står herunder.",
    withdrawn: "Linket er lukket.",
    noted: "Det er skrevet ned og venter på borgeren. Kun borgeren kan læse ordene, til borgeren deler dem.",
    decided: "Borgerens valg er skrevet ned.",
  },
  invite: {
    title: "Lad en anden fortælle",
    lead: "Et link og et ark til én, der ved noget. De kan skrive én gang, og de får intet at se om borgeren.",
    name: "Navn, de må se",
    nameHint: "Spørg borgeren. Uden navn ser den, der har linket, slet ikke, hvem det handler om.",
    press: "Lav et link",
    open: "Links, der er åbne",
    notTold: "Her kan ikke ses, om et link er brugt: det, der venter på borgeren, er borgerens.",
    shows: (name: string) => (name === "" ? "Viser intet navn" : `Viser navnet ${name}`),
    until: (day: string) => `Virker til og med ${day}`,
    byCitizen: "Lavet af borgeren",
    address: (reference: string) => `Linket til ${reference}`,
    sheet: "Udskriv arket",
    close: "Luk linket",
    closeLabel: (reference: string) => `Luk linket ${reference}`,
  },
  note: {
    title: "Skriv ned, hvad nogen fortæller",
    lead: "Skriv deres ord, ikke dine. Når det er gemt, kan du ikke læse det her igen: det venter på borgeren.",
    way: "Hvordan",
    ways: { phone: "De ringede, eller sagde det", paper: "De gav et ark" },
    reference: "Nummer på arket",
    referenceHint: "Står der et nummer på arket, så skriv det. Det skal passe til denne borger.",
    giver: "Hvem siger det",
    giverHint: "Navn, eller det, borgeren kalder dem; og foreningen, hvis de er fra en",
    relation: "Hvordan de kender borgeren",
    words: "Deres ord",
    known: "Ved borgeren, at de fortæller det?",
    knownTo: { yes: "Ja, siger de", no: "Nej", unsure: "Det ved de ikke" },
    thanks: "E-mail eller telefon, hvis de vil vide, om det hjalp",
    press: "Gem til borgeren",
  },
  decide: {
    title: "Borgeren har bestemt",
    lead: "Skriv det, borgeren selv siger. Borgeren kan også gøre det på sin egen side, og kan altid vælge om.",
    noted: "Det, du har skrevet ned",
    standing: {
      waits: "Venter på borgeren",
      shared: "Borgeren deler det",
      notShared: "Borgeren deler det ikke",
    },
    byNumber: "Skriv borgerens valg om et andet stykke",
    reference: "Nummer",
    referenceHint:
      "Borgeren har nummeret på sin egen side; den, der fortalte det, har det på sin kvittering.",
    decision: "Borgerens valg",
    decisions: {
      shared: "Dem, der er på stafetten, må læse det",
      keptPrivate: "Kun borgeren selv",
      returned: "Borgeren vil ikke have det. Det sendes tilbage, og ordene slettes om en måned",
    } satisfies Record<KnowledgeDecision, string>,
    nameless: "De må ikke se, hvem der siger det",
    press: "Skriv det ned",
    takeBack: "Borgeren vil ikke længere dele det",
  },
};

export const knowledge = { drop, sheet, own, course };
