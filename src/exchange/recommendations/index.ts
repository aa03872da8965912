export { readRecommendations } from "./read.ts";
