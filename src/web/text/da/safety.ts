/** Tryghedsnoter: what happened on one day and what calmed it, on the course page and where it is written. */
export const safety = {
  title: "Hvis det bliver svært",
  calmed: "Det hjalp",
  happened: (when: string) => `Det skete ${when}`,
  theirs: "Borgerens egne ord",
  notAsked: "Borgeren er ikke spurgt",
  answered: "Borgeren svarer",
  told: (unit: string) => `fortalt til ${unit}`,
  written: (by: string, unit: string, when: string) => `Skrevet af ${by}, ${unit}, ${when}`,
  corrected: "rettet",
  until: (when: string) => `vises til og med ${when}`,
  open: "Ret, afslut eller skriv borgerens svar",
  answerOnly: "Skriv borgerens svar",
  write: {
    link: "Skriv en tryghedsnote",
    title: "Tryghedsnote",
    lead: "Om én dag, der gik skævt, og det, der gav ro. Aldrig om, hvem nogen er. Borgeren kan læse den og svare.",
    help: "Hvornår skriver jeg en?",
    helpBody:
      "Når den næste, der møder borgeren, kan gøre det tryggere for begge ved at vide det. Er det ikke sådan, så lad være. Alt, der hører til behandlingen, står i jeres egen journal.",
    happenedOn: "Hvilken dag skete det?",
    happened: "Hvad skete der?",
    happenedHint:
      "Det, I så og hørte, og det, der gik forud: ventetid, larm, et nej. Skriv, hvad der blev gjort og sagt – ikke ord om, hvordan personen er.",
    calmed: "Hvad gav ro, eller hvad kan gøres, så det ikke sker igen?",
    calmedHint: "Det er det, den næste skal bruge. Ved I det ikke endnu, så spørg borgeren først.",
    asked: "Har I spurgt borgeren?",
    askedYes: "Ja",
    askedNo: "Nej, ikke endnu",
    citizensWords: "Hvad siger borgeren selv?",
    citizensWordsHint: "Med borgerens egne ord.",
    notAskedWhy: "Hvorfor ikke?",
    endsOn: "Sidste dag, den vises",
    endsOnHint:
      "Højst et år efter det skete. Vælg så kort tid, som det giver mening. Den forsvinder af sig selv.",
    press: "Gem",
  },
  note: {
    title: "Tryghedsnoten",
    lead: "Det, der skete den dag, og hvad borgeren siger til det.",
    correct: "Ret ordene",
    correctLead: "Det, der stod før, bliver gemt. Dagen og den sidste dag kan ikke flyttes.",
    correctPress: "Gem det rettede",
    meanwhile: "En anden har rettet det imens",
    meanwhileHint:
      "Det, der står ovenfor, er det nyeste. Dit står stadig i felterne herunder. Tag det med, der skal med, og gem igen.",
    answer: "Borgerens svar",
    answerLead: "Borgeren kan selv svare med sit Stafetkort. Eller skriv her, hvad borgeren siger til det.",
    answerWords: "Hvad siger borgeren?",
    answerPress: "Gem svaret",
    end: "Afslut den før tid",
    endLead: "Så vises den ikke mere på forløbet. Den bliver stående i borgerens egen mappe.",
    endWhy: "Hvorfor?",
    endPress: "Afslut noten",
  },
  /** Above the fields where somebody wrote what a person is: never a refusal. */
  labels: {
    title: "Et ord at tænke over",
    again: "Intet er gemt endnu. Vil du beholde det, som det står, så gem igen.",
    does: (word: string) =>
      `Du har skrevet ”${word}”. Skriv hellere, hvad der blev gjort: råbte, slog i bordet, gik tæt på.`,
    uses: (word: string) =>
      `Du har skrevet ”${word}”. Skriv hellere, hvad der var den dag, for eksempel: var påvirket. Ellers siger vi: problembrug af rusmidler.`,
    is: (word: string) =>
      `Du har skrevet ”${word}”. Det siger, hvad nogen er. Skriv hellere, hvad der skete den dag.`,
  },
};
