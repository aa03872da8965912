import type { ComplaintAbout } from "#modules/citizen/index.ts";

/** Hjælp til at klage: skrevet sammen med borgeren af den, der har stafetten (D8). */
export const complaint = {
  title: "Hjælp til at klage",
  lead: "Skriv det sammen, med borgerens egne ord. Brevet er borgerens: de kan rette det, skjule det og smide det væk.",
  closed: "Klager ser kun borgeren selv, og den, der har stafetten, når borgeren viser dem.",
  none: "Borgeren har ikke vist nogen breve.",
  written: {
    citizen: (day: string) => `Skrevet af borgeren ${day}`,
    helper: (day: string) => `Skrevet sammen med borgeren ${day}`,
  },
  sent: (day: string) => `Sendt ${day}`,
  markSent: "Brevet er sendt",
  print: "Skriv siden ud: hvert brev får sit eget ark.",
  change: "Ret brevet",
  stands: "Et brev, der er sendt, står, som det blev sendt.",
  again: "Skriv et nyt ud fra det",
  add: "Skriv et brev sammen",
  about: "Hvem handler det om?",
  abouts: {
    care: "Behandling: Styrelsen for Patientklager",
    municipality: "Kommunens afgørelse: kommunen, og derefter Ankestyrelsen",
    place: "Et sted, og hvordan borgeren blev mødt: stedets leder",
    unsure: "Ved ikke: den, der får brevet, skal sende det videre",
  } satisfies Record<ComplaintAbout, string>,
  what: "Hvad skete der?",
  whatHint: "Borgerens egne ord. Læs op, hvad der står, før I gemmer.",
  where: "Hvor?",
  when: "Hvornår?",
  wish: "Hvad vil borgeren gerne have?",
  reach: "Skriv i brevet, at borgeren kan nås hos os",
  press: "Gem brevet",
  helpTitle: "Hvem kan hjælpe?",
  all: "Se alle, der hjælper med at klage",
  need: "Tilføj behovet: Retshjælp eller klage",
  there: "Behovet »Retshjælp eller klage« er åbent på forløbet.",
  done: { written: "Brevet er gemt.", sent: "Det er noteret, at brevet er sendt." },
};
