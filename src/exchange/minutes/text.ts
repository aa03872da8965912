import { type Block, blocksOf, type MinutesDocument } from "./blocks.ts";

/** A document as plain text, in a layout `readMinutes` reads again with the same items. */
export const minutesText = (document: MinutesDocument): string =>
  `${blocksOf(document).flatMap(paragraphs).join("\n\n")}\n`;

function paragraphs(block: Block): string[] {
  switch (block.block) {
    case "field":
      return [`${block.label} ${block.words}`];
    // Titles alone would be read as items; with their dots they are what they are.
    case "contents":
      return ["Indholdsfortegnelse", block.titles.map((title) => `${title}.....`).join("\n")];
    // The titles of annexes stand under their heading already, and an aside would be read as words of the item.
    case "aside":
    case "link":
      return [];
    default:
      return [block.words];
  }
}
