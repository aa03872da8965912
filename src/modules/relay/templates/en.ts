import type { da } from "./da.ts";

export const en: typeof da = {
  subject: "A message for you",
  says: {
    ringUs: ({ phone }) => `Will you ring us? Ring ${phone}.`,
    ringUsBefore: ({ phone, when }) => `Will you ring us? Ring ${phone} before ${when}.`,
    weRing: ({ phone, when }) => `We will ring you ${when}. We ring from ${phone}.`,
    comeBy: ({ phone, when }) => `See you ${when}. Can you not come? Ring ${phone}.`,
    appointment: ({ phone, when }) => `You have an appointment ${when}. Can you not come? Ring ${phone}.`,
    appointmentDay: ({ phone, day }) => `You have an appointment ${day}. Can you not come? Ring ${phone}.`,
    howWasIt: ({ link }) => `How did it go? Answer if you like. ${link}`.trim(),
  },
  stop: "Is this not you? Answer STOP.",
  from: (unit: string) => `From ${unit}`,
  thanks: {
    subject: "Thank you",
    text: "Thank you for what you told. It has helped. More we cannot say. You need not answer.",
  },
};
