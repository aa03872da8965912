import { type CouncilDeps, createActions } from "./actions.ts";
import { createViews } from "./views.ts";

export type { TakenIn } from "./actions.ts";
export type { Item, Minutes } from "./minutes.ts";
export type { PublicItem } from "./rules.ts";
export * from "./types.ts";
export type { PublicMinutes, Review } from "./views.ts";

/** Councils and the minutes of their meetings (H1–H3): about nobody's course; published minutes are for everybody. */
export function createCouncil(deps: CouncilDeps) {
  return { ...createActions(deps), ...createViews(deps.db) };
}

export type Council = ReturnType<typeof createCouncil>;
