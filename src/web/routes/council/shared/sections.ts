import type { Section } from "#modules/council/index.ts";

/** The parts of an item, in the order they stand in; the council's own list, which what runs in the browser may not load. */
export const SECTIONS = [
  "summary",
  "proposal",
  "casePresentation",
  "economy",
  "earlierDecisions",
  "decision",
  "absent",
  "annexes",
] as const satisfies readonly Section[];
