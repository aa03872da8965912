export { documentText } from "./document.ts";
export { readMinutes } from "./read.ts";
export type { ReadMinutes } from "./types.ts";
