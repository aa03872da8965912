/** The parts of an item, in the order they stand in. */
export const PARTS = [
  "summary",
  "proposal",
  "casePresentation",
  "economy",
  "earlierDecisions",
  "decision",
  "absent",
  "annexes",
] as const;
