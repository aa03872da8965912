import type { MeetMePart } from "#modules/citizen/index.ts";

/** Every heading of "Mød mig sådan", in the order it is read: what the next minute needs stands first. */
const order: Readonly<Record<MeetMePart, true>> = {
  helps: true,
  frightens: true,
  howToTalk: true,
  comesAlong: true,
  dontAsk: true,
  goodAt: true,
  earlySigns: true,
  words: true,
};
export const MEET_ME_ORDER = Object.keys(order) as readonly MeetMePart[];
