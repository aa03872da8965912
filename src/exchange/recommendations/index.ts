export { readRecommendations } from "./read.ts";
export type { ReadRecommendations, ReadStory } from "./types.ts";
