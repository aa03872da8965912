import { getDocumentProxy } from "unpdf";
import { PAGE_BREAK } from "./lines.ts";

export type DocumentText =
  | { readonly ok: true; readonly text: string }
  /** `locked`: it asks for a password; `pictures`: its pages are pictures of text; `broken`: it is no PDF, or not all of one. */
  | { readonly ok: false; readonly why: "locked" | "pictures" | "broken" | "tooLong" };

const PAGES = 1000;

/**
 * The text of a PDF, lines as they stand on the page and pages apart by PAGE_BREAK; a gap between two lines is an empty line. Nothing
 * in the document is run, and nothing it points to is fetched.
 */
export async function pdfText(bytes: Uint8Array): Promise<DocumentText> {
  try {
    // A copy: what is handed over is taken.
    const document = await getDocumentProxy(new Uint8Array(bytes), { verbosity: 0 });
    try {
      if (document.numPages > PAGES) return { ok: false, why: "tooLong" };
      const pages: string[] = [];
      for (let n = 1; n <= document.numPages; n += 1) {
        const page = await document.getPage(n);
        const { items } = await page.getTextContent();
        pages.push(laidOut(items.flatMap((item) => ("str" in item ? [partOf(item)] : []))));
        page.cleanup();
      }
      if (pages.every((page) => page.trim() === "")) return { ok: false, why: "pictures" };
      return { ok: true, text: pages.join(PAGE_BREAK) };
    } finally {
      await document.loadingTask.destroy();
    }
  } catch (error) {
    return {
      ok: false,
      why: error instanceof Error && error.name === "PasswordException" ? "locked" : "broken",
    };
  }
}

interface Part {
  readonly words: string;
  readonly x: number;
  /** From the bottom of the page, in points. */
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const partOf = (item: { str: string; transform: unknown[]; width: number; height: number }): Part => ({
  words: item.str,
  x: Number(item.transform[4]),
  y: Number(item.transform[5]),
  width: item.width,
  height: item.height || Math.abs(Number(item.transform[3])) || 10,
});

/** Parts of one line stand less than half its height from each other; a gap of more than 1.7 lines is an empty one. */
function laidOut(parts: readonly Part[]): string {
  const lines: Part[][] = [];
  for (const part of parts.filter(({ words }) => words.trim() !== "").toSorted((a, b) => b.y - a.y)) {
    const line = lines.at(-1);
    const [first] = line ?? [];
    if (line && first && Math.abs(first.y - part.y) < first.height / 2) line.push(part);
    else lines.push([part]);
  }
  return lines
    .flatMap((line, i) => {
      const [first] = line;
      const [above] = lines[i - 1] ?? [];
      const gap = first && above && above.y - first.y > 1.7 * Math.max(first.height, above.height);
      return [...(gap ? [""] : []), wordsOn(line)];
    })
    .join("\n");
}

/** Left to right; a hair's breadth between two parts is no space. */
function wordsOn(line: readonly Part[]): string {
  let words = "";
  let end = Number.NEGATIVE_INFINITY;
  for (const part of line.toSorted((a, b) => a.x - b.x)) {
    const apart = part.x - end > part.height * 0.15;
    words += apart && words !== "" && !words.endsWith(" ") ? ` ${part.words}` : part.words;
    end = part.x + part.width;
  }
  return words.trim();
}
