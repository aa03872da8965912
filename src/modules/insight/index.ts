import { createPublishing, type InsightDeps } from "./publishing.ts";
import { createInsightViews } from "./views.ts";

export * from "./types.ts";
export type { Asked, PlacedFigure } from "./views.ts";
export type { InsightDeps };

/** Figures for everybody (I1, I2): counted once when a quarter stands still, kept as they may be seen, and read by anybody. */
export const createInsight = (deps: InsightDeps) => ({
  ...createPublishing(deps),
  ...createInsightViews(deps.db),
});

export type Insight = ReturnType<typeof createInsight>;
