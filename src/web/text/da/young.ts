import type { AgeGate, AgeLine, AgeOutcome } from "#modules/relay/index.ts";

type Words<Code extends string> = Record<Code, string>;

/** Young people: the plan for turning 15 and 18, and the duty to notify (D7). */
export const young = {
  gate: { ownConsent: "Plan for at blive 15", adult: "Plan for at blive 18" } satisfies Words<AgeGate>,
  turnsOn: (day: string) => `Dagen er ${day}.`,
  turnsIn: (year: string) => `Det sker i ${year}. Dagen er ikke skrevet på.`,
  answered: (done: number, all: number) => `${done} af ${all} linjer er svaret`,
  see: "Se planen",
  lead: "Tal linjerne igennem med den unge i god tid. Ingen slipper, før en anden har taget over – heller ikke på fødselsdagen.",
  lines: {
    rights: "Den unges rettigheder",
    ownWord: "Den unges eget ja og nej",
    whoMayKnow: "Hvem der stadig må vide noget",
    support: "Støtten, og hvem der giver den",
    takesOver: "Voksentilbud, der tager over",
    everyday: "Penge, bolig, læge og MitID",
  } satisfies Words<AgeLine>,
  changes: {
    ownConsent: {
      rights:
        "Fra 15 siger den unge selv ja eller nej til behandling, må se sin journal og kan klage (sundhedsloven § 17). Har den unge fået det forklaret?",
      ownWord: "Et ja, som forældre eller værge gav, skal siges på ny af den unge selv.",
      whoMayKnow:
        "Forældre med forældremyndighed skal stadig informeres og inddrages til 18. Hvem ellers må vide noget – skole, døre, søskende?",
      support: "Hvem er den unges egen voksne, og hvem går med, når den unge nu selv bestemmer?",
    },
    adult: {
      rights:
        "Fra 18 bestemmer den unge alt selv. Har den unge fået det forklaret, og hvem der kan hjælpe med at klage?",
      ownWord:
        "Forældrenes adgang og det, de har sagt ja til, hører op på dagen. Hvad siger den unge selv ja til?",
      whoMayKnow: "Hvem må stadig vide noget efter dagen? Forældre kun, hvis den unge siger ja.",
      support:
        "Er der truffet afgørelse om ungestøtte eller anden støtte efter 18, så den ikke slutter på dagen (barnets lov)?",
      takesOver:
        "Hvilke voksentilbud tager over for hvert behov? Spørg dem nu: I har behovet, til de har sagt ja.",
      everyday: "Indtægt, NemKonto, egen læge, bolig og MitID på dagen.",
    },
  } satisfies Record<AgeGate, Partial<Words<AgeLine>>>,
  consentBy: (giver: string, name: string) =>
    `Det, der gælder nu, er sagt af ${giver}: ${name}. Det holder op`,
  needsNow: "Åbne behov, og hvem der har dem",
  outcome: { arranged: "Aftalt", notNeeded: "Ikke brug for det" } satisfies Words<AgeOutcome>,
  answer: "Svar",
  note: "Hvad er aftalt, med hvem og hvornår – eller hvorfor ikke, med den unges egne ord?",
  press: "Gem svaret",
  pressFor: (line: string) => `Gem svaret: ${line}`,
  anew: "Svar på ny",
  said: (outcome: string, unit: string, day: string) => `${outcome} – ${unit}, ${day}`,
  open: "Ikke svaret endnu.",
  saved: "Svaret er gemt.",
  notify: {
    link: "Underretning",
    title: "Underretning til kommunen",
    lead: "Er du bekymret for et barn eller en ung, har du pligt til at underrette kommunen (barnets lov §§ 133 og 135). Pligten er din egen.",
    now: "Er der fare lige nu, så ring 1-1-2. Uden for åbningstid: ring til politiet på 1-1-4 og bed om den sociale vagt.",
    say: "Sig det til den unge og forældrene først, hvis det er trygt for barnet.",
    doors: "Kommunens dør for børn og familie",
    none: "Kataloget har ingen dør for børn og familie her. Ring til kommunens hovednummer.",
    standing: "Områdets faste modtager",
    find: "Find flere døre for børn og familie",
    done: "Er den sendt?",
    doneLead: "Her skrives kun, at den er sendt, og hvortil. Det, du er bekymret for, står i underretningen.",
    sentTo: "Sendt til",
    press: "Notér, at den er sendt",
  },
};
