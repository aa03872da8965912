import { createWriting, type GuidanceDeps } from "./actions.ts";
import { createViews } from "./views.ts";

export { type Card, cardSchema, LONGEST_BODY } from "./model.ts";
export { type Block, blocksOf, englishOlderAfter, isOld } from "./rules.ts";
export type { KeptCard } from "./store.ts";
export { MOMENTS, type Moment, type Situation } from "./types.ts";
export type { CardEdition, CardName } from "./views.ts";

/** Knowledge cards beside the work (I3, D2): about nobody, read by everybody, kept by each region's editor. */
export function createGuidance(deps: GuidanceDeps) {
  return { ...createWriting(deps), ...createViews(deps.db) };
}

export type Guidance = ReturnType<typeof createGuidance>;
