export { type Block, blocksOf, type MinutesDocument } from "./blocks.ts";
export { minutesHtml } from "./html.ts";
export { readMinutes } from "./read.ts";
export { type ReadDocument, readDocument } from "./reading.ts";
export { minutesText } from "./text.ts";
export type { ReadMinutes } from "./types.ts";
export { minutesWord } from "./word.ts";
