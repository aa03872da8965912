import type { MessageTemplate } from "../types.ts";

interface Facts {
  readonly phone: string;
  readonly when: string;
  /** The day of it, where it has no moment. */
  readonly day: string;
  readonly link: string;
}

/**
 * What the citizen reads: short, everyday, and nothing about them. An SMS is one of these sentences and no more: whoever
 * holds the phone learns that somebody wants to be rung.
 */
export const da = {
  subject: "En besked til dig",
  says: {
    ringUs: ({ phone }) => `Vil du ringe til os? Ring på ${phone}.`,
    ringUsBefore: ({ phone, when }) => `Vil du ringe til os? Ring på ${phone} før ${when}.`,
    weRing: ({ phone, when }) => `Vi ringer til dig ${when}. Vi ringer fra ${phone}.`,
    comeBy: ({ phone, when }) => `Vi ses ${when}. Kan du ikke komme? Ring på ${phone}.`,
    appointment: ({ phone, when }) => `Du har en aftale ${when}. Kan du ikke komme? Ring på ${phone}.`,
    appointmentDay: ({ phone, day }) => `Du har en aftale ${day}. Kan du ikke komme? Ring på ${phone}.`,
    howWasIt: ({ link }) => `Hvordan gik det? Svar, hvis du har lyst. ${link}`.trim(),
  } satisfies Record<MessageTemplate, (facts: Facts) => string>,
  /** Where the gateway passes answers on. */
  stop: "Er det ikke dig? Svar STOP.",
  from: (unit: string) => `Hilsen ${unit}`,
  /** To whoever handed over what they know: that it helped, and nothing of whom, where or how. */
  thanks: {
    subject: "Tak",
    text: "Tak for det, du fortalte. Det har hjulpet. Mere kan vi ikke sige. Du skal ikke svare.",
  },
};
