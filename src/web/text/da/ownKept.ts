import type { RefusalDetails } from "../types.ts";

/** Borgerens side when something could not be done, and when the page had closed. The same rules as in own.ts. */

export const ownKept = {
  title: "Det, du skrev",
  lead: "Siden var lukket, da du sendte det. Det er ikke sendt endnu. Kun du kan se det.",
  on: (page: string) => `På siden: ${page}`,
  chosen: "Det, du valgte, er også med.",
  show: "Vis det, hvor jeg skrev det",
  again: "Her er det, du skrev. Det er ikke gemt endnu. Se det igennem, og tryk.",
  drop: "Smid det væk",
  dropped: "Det er smidt væk.",
  none: "Her ligger ikke noget. Det er sendt, smidt væk, eller der er gået mere end en time.",
  link: "Du har skrevet noget, som ikke er sendt",
  unsaved: "Noget på siden er ikke gemt. Gem det, og skriv siden ud igen.",
  /** Said before any page is drawn: to whoever it is. */
  atTheDoor: {
    tooFast: {
      title: "Vent et øjeblik",
      body: [
        "Der er trykket mange gange på kort tid. Vi må lige følge med.",
        "Intet er gået tabt. Vent et øjeblik, gå tilbage, og tryk igen. Det, du skrev, står der stadig.",
      ],
    },
    tooMuch: {
      title: "Der er skrevet for meget",
      body: [
        "Det kan ikke være her på én gang. Det er ikke gemt.",
        "Gå tilbage, og skriv det kortere. Det, du skrev, står der stadig.",
      ],
    },
    fault: {
      title: "Noget gik galt hos os",
      body: ["Det, du havde gemt, er der stadig. Prøv igen om lidt.", "Haster det? Så ring i stedet."],
    },
  },
  /** Why the page is closed, and what became of what was sent. */
  closed: {
    lukket: "Siden var lukket, da du trykkede.",
    andet: "Et andet kort er brugt på telefonen imens.",
  },
  became: {
    gemt: "Det, du skrev, er ikke sendt. Vi gemmer det til dig i en time. Skriv koden og din PIN, så får du det igen. Ellers smider vi det væk.",
    vaek: "Det, du skrev, er ikke gemt. Skriv koden og din PIN, og skriv det igen.",
    intet: "Det, du trykkede på, er ikke sket. Skriv koden og din PIN, og prøv igen.",
  },
  blocked: "Kortet gælder ikke mere. Har du fået et nyt, så brug det. Er kortet dit, så ring:",
  noCookies:
    "Telefonen må ikke huske, at du er inde. Slå cookies til, eller prøv en anden telefon. Du kan også ringe til dem, der hjælper dig.",
};

/** What is wrong with one field. */
export const ownIssues = {
  required: "Skriv noget her.",
  chooseOne: "Vælg en af dem.",
  tooLong: "Det er for langt. Skriv det kortere.",
  unusable: "Det kan ikke bruges her. Skriv det på en anden måde.",
  notADay: "Vælg en dag, der findes.",
  notAPhone: "Skriv et nummer, vi kan ringe til.",
  noNumberHere: "Skriv ikke et CPR-nummer. Slet det, og gem igen.",
  notATime: "Skriv tiden som 09:00.",
};

/** What cannot be done. */
export const ownRefusals = {
  stale: "En anden har lavet det om imens. Se, hvordan det står nu, og prøv igen.",
  courseClosed: "Ingen har stafetten nu. Spørg et sted, hvor de hjælper dig.",
  dayIsAhead: "Den dag er ikke kommet endnu. Vælg i dag eller en dag før.",
  endsOutside: "Vælg en dag fra i dag og højst et år frem.",
  wrongCardPin: "Den passer ikke til kortet. Prøv igen, eller spørg den, der gav dig kortet.",
  unknownDoor: "Det sted kan ikke vælges nu. Vælg et andet.",
  nothingSaid: "Skriv noget et sted på siden først.",
  appointmentOver: "Det er for sent at sige fra her. Ring til dem, der hjælper dig.",
  unknownAppointment: "Den aftale er her ikke mere. Se siden igen.",
  keyReused: "Det er sendt før med andre ord. Se, hvordan det står, og prøv igen.",
  tooManyAttempts: ({ seconds }: RefusalDetails) =>
    `Der er prøvet for mange gange. ${waitEasily(seconds, ["Vent et øjeblik", "Vent et par minutter", "Vent et kvarter"])}, og prøv igen. En, der hjælper dig, kan også åbne for dig.`,
};

/** How long, without a number to count down: it is for somebody with a card in their hand. */
export function waitEasily(seconds: unknown, [moment, minutes, quarter]: readonly [string, string, string]) {
  const wait = typeof seconds === "number" ? seconds : 60;
  return wait <= 60 ? moment : wait <= 300 ? minutes : quarter;
}
