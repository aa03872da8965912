/** Kopiér til journal: a neutral text of what is worth journalling. Plain sentences, no judgement. */
export const journal = {
  title: "Kopiér til journal",
  lead: "Stafet er ikke journalen. Her er det, der er værd at journalisere, som én tekst.",
  how: "Markér teksten, kopiér den, og sæt den ind i jeres journal. Læs den igennem først. Jeres besøg her står i loggen.",
  field: "Tekst til journal",
  printHint: "Eller udskriv siden. Kun teksten kommer med på papiret.",
  heading: "Notat fra Stafet",
  copied: (when: string, by: string, unit: string) => `Hentet ${when} af ${by}, ${unit}.`,
  citizen: (name: string) => `Borger: ${name}`,
  fullName: (name: string) => `fulde navn ${name}`,
  born: (year: number) => `født ${year}`,
  begun: (when: string) => `Forløbet begyndte ${when}.`,
  closed: (when: string) => `Forløbet lukkede ${when}.`,
  holder: (unit: string, since: string, phone: string) =>
    `Stafetten er hos ${unit} siden ${since}. Telefon ${phone}.`,
  heldLast: (unit: string, since: string, phone: string) =>
    `Stafetten var sidst hos ${unit}, fra ${since}. Telefon ${phone}.`,
  notLegal: "Stafetten flytter ikke myndighed eller behandlingsansvar.",
  consent: "Samtykke",
  noConsent: "Borgeren har ikke sagt noget om, hvem der må vide det.",
  scope: {
    relay: "Borgeren har sagt ja til, at de, der er på stafetten, må vide det.",
    thisDoor: "Borgeren har sagt ja til, at kun den dør, der fik det at vide, må vide det.",
    notNow: "Borgeren har sagt, at der ikke må deles noget nu.",
    chosen: "Borgeren har selv valgt, hvem der må vide hvad.",
  },
  given: (form: string, when: string, unit: string, until: string) =>
    `Givet ${form} ${when} til ${unit}. Gælder til ${until}.`,
  form: { oral: "mundtligt", written: "skriftligt", card: "af borgeren selv med kortet" },
  witness: (who: string) => `Hørt af ${who}.`,
  needs: "Behov",
  need: (name: string, state: string, unit: string, since: string) =>
    `${name}: ${state}, hos ${unit} siden ${since}.`,
  ended: (name: string, state: string, when: string) => `${name}: ${state} ${when}.`,
  duty: (who: string) => `Myndighed eller behandling hos ${who}.`,
  step: (what: string, on: string, unit: string) => `Næste skridt: ${what}, ${on}, ved ${unit}.`,
  agreements: "Hvem tog over",
  baton: "stafetten",
  agreement: (when: string, to: string, what: string, from: string) =>
    `${when}: ${to} tog over fra ${from}: ${what}.`,
  by: (who: string) => `Ved ${who}.`,
  agreed: "Aftalt med borgeren.",
  notAgreed: "Ikke aftalt med borgeren endnu.",
  duties: "Efter aftale om fast modtager.",
  outside: "Uden for Stafet",
  outsideLine: (when: string, party: string, who: string, what: string) =>
    `${when}: ${party} sagde ja ved ${who}: ${what}.`,
  received: "Borgeren er modtaget.",
  notReceived: "Det er ikke bekræftet endnu, at borgeren er modtaget.",
  tables: "Fælles bord",
  overtaken: (when: string, what: string) =>
    `${when}: ${what}. Behovet blev afsluttet, før bordet nåede frem til noget.`,
  taken: (when: string, what: string, unit: string) => `${when}: ${what}. ${unit} tog over.`,
  unmet: (when: string, what: string) =>
    `${when}: ${what}. Ingen kunne, og det er skrevet ned som manglende tilbud.`,
  pays: (who: string) => `Betaler imens: ${who}.`,
};
