import type { ComplaintAbout } from "#modules/citizen/index.ts";

/** The printed complaint. Danish whoever reads the page: those who get it answer in Danish. The citizen's words stand as written. */
export const letter = {
  to: {
    care: "Styrelsen for Patientklager",
    municipality: "Kommunen",
    place: "Lederen af stedet",
    unsure: "Til den, det vedkommer",
  } satisfies Record<ComplaintAbout, string>,
  toPlace: (place: string) => `Lederen af ${place}`,
  heading: "Klage",
  what: "Det skete",
  where: "Hvor",
  when: "Hvornår",
  wish: "Det vil jeg gerne have",
  /** A municipality that keeps to what it said must itself send the complaint on (retssikkerhedsloven § 66). */
  passOn: "Holder I fast i jeres svar, så send klagen videre til Ankestyrelsen.",
  /** An authority that is not the right one sends the letter on (forvaltningsloven § 7, stk. 2). */
  sendOn: "Er I ikke de rette, så send brevet videre, og sig til mig hvor.",
  reachTitle: "Sådan når I mig",
  reach: (name: string, address: string, phone: string) =>
    `Jeg kan nås hos ${[name, address].filter(Boolean).join(", ")}. Telefon ${phone}.`,
  regards: "Venlig hilsen",
};
