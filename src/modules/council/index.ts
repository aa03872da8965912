import { type CouncilDeps, createActions } from "./actions.ts";
import { createViews } from "./views.ts";

export type { TakenIn } from "./actions.ts";
export { type Item, type Minutes, minutesSchema } from "./minutes.ts";
export { mayKeepMinutes } from "./policy.ts";
export type { PublicItem } from "./rules.ts";
export * from "./types.ts";
export { meetingKey, type PublicMinutes, type Review } from "./views.ts";

/** Councils and the minutes of their meetings (H1–H3): about nobody's course; published minutes are for everybody. */
export function createCouncil(deps: CouncilDeps) {
  return { ...createActions(deps), ...createViews(deps.db) };
}

export type Council = ReturnType<typeof createCouncil>;
