import { Document, ExternalHyperlink, HeadingLevel, Packer, Paragraph, TextRun } from "docx";
import { type Block, blocksOf, type MinutesDocument } from "./blocks.ts";

/** A document as a Word file, with headings a reader can move by. */
export async function minutesWord(document: MinutesDocument): Promise<Uint8Array> {
  const blocks = blocksOf(document);
  const title = blocks.find(({ block }) => block === "title");
  const file = new Document({
    title: title && "words" in title ? writable(title.words) : "",
    creator: writable(document.body),
    styles: { default: { document: { run: { font: "Arial", size: 22, language: { value: "da-DK" } } } } },
    sections: [{ children: blocks.flatMap(paragraphs) }],
  });
  return Packer.toBuffer(file);
}

function paragraphs(block: Block): Paragraph[] {
  switch (block.block) {
    case "title":
      return [new Paragraph({ heading: HeadingLevel.TITLE, children: [run(block.words)] })];
    case "note":
      return [new Paragraph({ children: [run(block.words, true)] })];
    case "field":
      return [new Paragraph({ children: [run(`${block.label}: `, true), run(block.words)] })];
    case "contents":
      return block.titles.map((title, i) => new Paragraph({ children: [run(`${i + 1}. ${title}`)] }));
    case "item":
      return [
        new Paragraph({
          heading: HeadingLevel.HEADING_1,
          pageBreakBefore: true,
          children: [run(block.words)],
        }),
      ];
    case "aside":
    case "line":
      return [new Paragraph({ children: [run(block.words)] })];
    case "heading":
      return [
        new Paragraph({ heading: HeadingLevel.HEADING_2, keepNext: true, children: [run(block.words)] }),
      ];
    case "words":
      return block.words.split("\n").map((line) => new Paragraph({ children: [run(line)] }));
    case "link":
      return [
        new Paragraph({
          children: [
            new ExternalHyperlink({
              link: block.link,
              children: [new TextRun({ text: writable(block.words), style: "Hyperlink" })],
            }),
          ],
        }),
      ];
  }
}

const run = (words: string, bold = false): TextRun => new TextRun({ text: writable(words), bold });

/** What XML can hold: other control characters would make the file one that Word will not open. */
const writable = (words: string): string => words.toWellFormed().replace(/(?!\t)\p{Cc}|[\uFFFE\uFFFF]/gu, "");
