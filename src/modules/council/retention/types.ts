/** What a council keeps for a time, and no longer; docs/data-protection.md says from when each counts. */
export const COUNCIL_KEPT = [
  "seatAddresses",
  "lettersTold",
  "visitAnswers",
  "visitWords",
  "selfAnswers",
  "minutesBeside",
  "takenBack",
  "deadFiles",
  "readDocuments",
] as const;
export type CouncilKept = (typeof COUNCIL_KEPT)[number];

/** How many of each kind; kinds of which there are none are left out. */
export type CouncilForgotten = Readonly<Partial<Record<CouncilKept, number>>>;
