import type { Line } from "./lines.ts";
import { headingOn } from "./sections.ts";

/** An item as it was cut out: what stands at its head, and the lines after. */
export interface CutItem {
  readonly number: number | null;
  /** The title each time it stands, the first as the item begins. */
  readonly titles: readonly Line[];
  readonly open: boolean | null;
  readonly caseNumber: string | null;
  readonly docId: string | null;
  readonly lines: readonly Line[];
}

const POINT = /^(?:punkt|pkt\.?|dagsordenspunkt|sag nr\.?)\s*(\d{1,3})\s*[:.\-–]\s*(.*)$/iu;
const MARKED = /^(\d{1,3})\.?\s*\((åben|lukket|fortrolig)\)\s*:?\s*(.*)$/iu;
const NUMBERED = /^(\d{1,3})[.)]\s+(\p{L}.*)$/u;
/** "EMN-2025-10555", "1-01-81-11-23", "24/1234": no spaces, digits and something between. */
const CASE = /^(?=.*\d)(?=.*[-/])(?:\p{Lu}{1,5}-)?\d{1,6}(?:[-/]\d{1,6}){1,5}$/u;
const SAID_CASE = /^(?:sags?\s*(?:id|nr|nummer)|journalnr|j\.\s*nr)\.?\s*:\s*(\S.*)$/iu;
const SAID_DOC = /^dok(?:ument)?\.?\s*(?:id|nr)\.?\s*:\s*(\S.*)$/iu;

/** Where items begin, by how this document marks them. */
type Begins = (
  line: Line,
  i: number,
  lines: readonly Line[],
) => (Pick<CutItem, "number"> & { title: string }) | null;

const byPoint: Begins = ({ text }) => {
  const match = POINT.exec(text);
  return match ? { number: Number(match[1]), title: match[2] ?? "" } : null;
};
const byMark: Begins = ({ text }) => {
  const match = MARKED.exec(text);
  return match ? { number: Number(match[1]), title: match[3] ?? "" } : null;
};
/** "3. Title", where a heading or a case number follows soon. */
const byNumber: Begins = ({ text }, i, lines) => {
  const match = NUMBERED.exec(text);
  return match && headSoon(lines, i) ? { number: Number(match[1]), title: match[2] ?? "" } : null;
};
/** A title of the table of contents as it stands, where a heading or a case number follows soon. */
const byTitle = (contents: readonly string[]): Begins => {
  const titles = new Set(contents);
  return ({ text }, i, lines) =>
    titles.has(text) && headSoon(lines, i) ? { number: null, title: text } : null;
};

/** Among the next three lines with something on them. */
function headSoon(lines: readonly Line[], i: number): boolean {
  let seen = 0;
  for (let at = i + 1; at < lines.length && seen < 3; at += 1) {
    const text = lines[at]?.text ?? "";
    if (text === "") continue;
    if (headingOn(text) !== null || CASE.test(text) || SAID_CASE.test(text)) return true;
    seen += 1;
  }
  return false;
}

/** The items of a meeting, and what stood before the first. `contents`: titles of its table of contents. */
export function cutItems(
  lines: readonly Line[],
  contents: readonly string[],
): { readonly head: readonly Line[]; readonly items: readonly CutItem[] } {
  const begins = [byPoint, byMark, byTitle(contents), byNumber].find((way) =>
    lines.some((line, i) => way(line, i, lines)),
  );
  if (!begins) return { head: lines, items: [] };
  const starts = lines.flatMap((line, i) => {
    const at = begins(line, i, lines);
    return at ? [{ ...at, line, i }] : [];
  });
  return {
    head: lines.slice(0, starts[0]?.i),
    items: starts.map(({ number, title, line, i }, n) =>
      cutHead(
        number,
        { n: line.n, text: title },
        begins === byMark ? line : null,
        lines.slice(i + 1, starts[n + 1]?.i),
      ),
    ),
  };
}

/** What stands between an item's first line and its first heading. `marked`: its first line, where that says whether it is open. */
function cutHead(number: number | null, title: Line, marked: Line | null, lines: readonly Line[]): CutItem {
  const first = lines.findIndex(({ text }) => headingOn(text) !== null);
  const until = first === -1 ? Math.min(lines.length, 8) : first;
  const titles = [{ n: title.n, words: [title.text] }];
  const kept: Line[] = [];
  let open = marked ? isOpen(marked) : null;
  let caseNumber: string | null = null;
  let docId: string | null = null;
  /** While a title may still go on over the line's end. */
  let wraps = true;
  for (const line of lines.slice(0, until)) {
    const mark = MARKED.exec(line.text);
    const said = SAID_CASE.exec(line.text)?.[1] ?? (CASE.test(line.text) ? line.text : null);
    const doc = SAID_DOC.exec(line.text)?.[1];
    if (mark) {
      open = isOpen(line);
      titles.push({ n: line.n, words: [mark[3] ?? ""] });
    } else if (said !== null) caseNumber ??= said;
    else if (doc !== undefined) docId = doc;
    else if (line.text !== "" && wraps) titles.at(-1)?.words.push(line.text);
    else kept.push(line);
    wraps = mark !== null || (wraps && line.text !== "" && said === null && doc === undefined);
  }
  return {
    ...{ number, open, caseNumber, docId, lines: [...kept, ...lines.slice(until)] },
    titles: titles.map(({ n, words }) => ({ n, text: words.join(" ").trim() })),
  };
}

const isOpen = ({ text }: Line): boolean => /\(åben\)/iu.test(text);
