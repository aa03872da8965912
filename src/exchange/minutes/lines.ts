/** One line of a document, by its number there (from 1), without white space around it. */
export interface Line {
  readonly n: number;
  readonly text: string;
}

/** Between two pages of a document with pages. */
export const PAGE_BREAK = "\f";

const PAGE_NUMBER = /^(?:side|page)\s+\d+(?:\s*(?:af|of|\/)\s*\d+)?$/i;

/**
 * The lines of a text without its page furniture: page numbers, and what stands at the top or bottom of most pages. Words are left
 * as they are. `text`: pages apart by PAGE_BREAK, where they are known.
 */
export function linesOf(text: string): Line[] {
  const pages = pagesOf(text.replace(/^\uFEFF/, ""));
  const furniture = furnitureOf(pages);
  return pages.flatMap((page) =>
    trimmed(
      page.filter((line, i) => {
        const edge = i < EDGE || i >= page.length - EDGE;
        return !PAGE_NUMBER.test(line.text) && !(edge && pages.length > 1 && furniture(line.text));
      }),
    ),
  );
}

/** So many lines from the top and from the bottom of a page may be furniture. */
const EDGE = 3;

function pagesOf(text: string): Line[][] {
  let n = 0;
  return text
    .split(PAGE_BREAK)
    .map((page) =>
      trimmed(
        page.split(/\r\n|\r|\n/).map((line) => ({ n: ++n, text: line.replace(/[\s\u00A0]+/g, " ").trim() })),
      ),
    );
}

/** Without the empty lines around. */
function trimmed(lines: readonly Line[]): Line[] {
  const filled = lines.map(({ text }) => text !== "");
  return lines.slice(Math.max(filled.indexOf(true), 0), filled.lastIndexOf(true) + 1);
}

/** Whether a line at the edge of a page is furniture: a bare number, or the same – but for its digits – on most pages. */
function furnitureOf(pages: readonly (readonly Line[])[]): (text: string) => boolean {
  const alike = (text: string) => text.replace(/\d+/g, "#");
  const counted = new Map<string, number>();
  for (const page of pages) {
    const edges = page.filter((_, i) => i < EDGE || i >= page.length - EDGE);
    for (const words of new Set(edges.map(({ text }) => alike(text))))
      counted.set(words, (counted.get(words) ?? 0) + 1);
  }
  const most = Math.max(3, Math.ceil(pages.length / 2));
  return (text) => /^\d{1,4}$/.test(text) || (text !== "" && (counted.get(alike(text)) ?? 0) >= most);
}

/** The words of some lines: line breaks and empty lines between are kept, those around are not. */
export const wordsOf = (lines: readonly Line[]): string =>
  lines
    .map(({ text }) => text)
    .join("\n")
    .trim();
