/** What is refused about recommendations. */
export const recommendationRefusals = {
  recommendationIsDraft: "Anbefalingen er ikke vedtaget endnu. Rådet skal vedtage den først.",
  recommendationAdopted: "Anbefalingen er vedtaget. Siden viser, hvordan den står nu.",
  recommendationClosed: "Anbefalingen er afsluttet. Åbn den igen, hvis den skal ændres.",
  notClosed: "Anbefalingen er ikke afsluttet.",
  sayWhy: "Skriv hvorfor. Alle kan se det.",
  stillAsked: "De er spurgt og har ikke svaret endnu. Giv dem længere tid i stedet.",
  answerByTooEarly: "Fristen er for tidlig. Vælg en senere dag.",
  answerStands: "De har svaret. Send den igen, hvis I vil have et nyt svar.",
  answeredMeanwhile: "En anden har skrevet et svar i mellemtiden. Intet er gemt. Læs det, før du svarer.",
  answeredOnOutside:
    "Svaret kan ikke være fra før, anbefalingen blev sendt, eller fra en dag, der ikke er kommet.",
  sayWhereItStands:
    "Svaret er fra før i dag. Skriv, hvor det står, så alle kan se det – eller vælg dagen i dag.",
  dayNotReached: "Den dag er ikke kommet endnu.",
  sentToItself: "Rådet kan ikke sende en anbefaling til sig selv.",
  numberTaken: "Nummer {number} er brugt i den periode. Vælg et andet.",
  unknownMeeting: "Det møde findes ikke i rådet.",
  readInFigures: "Et mål i tal aflæses med et tal, og et mål i ord med ord.",
  sameNumberTwice: "Nummer {number} står to gange i dokumentet. Intet er hentet ind.",
  documentHasNoDay: "Dokumentet siger ikke, hvilken dag det er fra. Hent det ind som kladder.",
  storyNotPublic: "Den historie kan ikke læses af alle. Den skal godkendes først.",
  tooMuchEvidence: "Der er nok kilder. Fjern en, før du tilføjer en ny.",
};
