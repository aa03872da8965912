import type { LeavingLine } from "./types.ts";

/**
 * What the next step of a need says when a line becomes one and nobody wrote another. Stored text, in the language of the relay, as the
 * relay's own.
 */
export const NEXT_STEPS: Readonly<Record<LeavingLine, string>> = {
  place: "Find et sted at sove",
  medicine: "Find ud af, hvem der betaler medicinen, og få den hentet",
  medicineKept: "Aftal, hvor medicinen er, og hvem der hjælper",
  transport: "Aftal, hvordan borgeren kommer frem",
  followUp: "Aftal, hvem der følger op, og hvornår",
  nursing: "Aftal, hvem der kommer, og hvor borgeren er",
  contact: "Giv borgeren et navn og et telefonnummer",
  information: "Fortæl borgeren, hvad der skal ske, så det kan bruges",
  told: "Fortæl det til dem, borgeren vil have til at vide det",
  psychiatricPlan: "Få udskrivningsaftalen eller koordinationsplanen på plads",
};

/** Somebody went before time: what their need for treatment says. */
export const LEFT_EARLY_STEP = "Borgeren gik før tid: find dem, ring, og sig, at døren er åben";
/** What secured a line ends soon. */
export const ENDS_SOON = "Slutter snart, og skal sikres igen: ";
