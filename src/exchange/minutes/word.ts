import type * as Docx from "docx";
import { type Block, blocksOf, type MinutesDocument } from "./blocks.ts";

/** A document as a Word file, with headings a reader can move by. The library is fetched when the first is asked for. */
export async function minutesWord(document: MinutesDocument): Promise<Uint8Array> {
  const docx = await import("docx");
  const blocks = blocksOf(document);
  const title = blocks.find(({ block }) => block === "title");
  const file = new docx.Document({
    title: title && "words" in title ? writable(title.words) : "",
    creator: writable(document.body),
    styles: { default: { document: { run: { font: "Arial", size: 22, language: { value: "da-DK" } } } } },
    sections: [{ children: blocks.flatMap((block) => paragraphs(docx, block)) }],
  });
  return docx.Packer.toBuffer(file);
}

function paragraphs(docx: typeof Docx, block: Block): Docx.Paragraph[] {
  const run = (words: string, bold = false) => new docx.TextRun({ text: writable(words), bold });
  const paragraph = (...children: Docx.ParagraphChild[]) => new docx.Paragraph({ children });
  switch (block.block) {
    case "title":
      return [new docx.Paragraph({ heading: docx.HeadingLevel.TITLE, children: [run(block.words)] })];
    case "note":
      return [paragraph(run(block.words, true))];
    case "field":
      return [paragraph(run(`${block.label}: `, true), run(block.words))];
    case "contents":
      return block.titles.map((title, i) => paragraph(run(`${i + 1}. ${title}`)));
    case "item": {
      const heading = docx.HeadingLevel.HEADING_1;
      return [new docx.Paragraph({ heading, pageBreakBefore: true, children: [run(block.words)] })];
    }
    case "aside":
    case "line":
      return [paragraph(run(block.words))];
    case "heading": {
      const heading = docx.HeadingLevel.HEADING_2;
      return [new docx.Paragraph({ heading, keepNext: true, children: [run(block.words)] })];
    }
    case "words":
      return block.words.split("\n").map((line) => paragraph(run(line)));
    case "link": {
      const text = new docx.TextRun({ text: writable(block.words), style: "Hyperlink" });
      return [paragraph(new docx.ExternalHyperlink({ link: block.link, children: [text] }))];
    }
  }
}

/** What XML can hold: other control characters would make the file one that Word will not open. */
const writable = (words: string): string => words.toWellFormed().replace(/(?!\t)\p{Cc}|[\uFFFE\uFFFF]/gu, "");
