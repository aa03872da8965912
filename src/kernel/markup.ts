/**
 * A small markup for texts people write and everybody reads: headings, paragraphs, lists, and nothing else. It gives blocks and never
 * HTML, so that whatever is written – also "<script>" – is words.
 *
 *     ## A heading          ### A smaller one
 *     - a point             1. a numbered point
 *     Lines one after another are one paragraph; an empty line ends it.
 */
export type Block =
  | { readonly is: "heading"; readonly level: 2 | 3; readonly text: string }
  | { readonly is: "paragraph"; readonly text: string }
  | { readonly is: "list"; readonly ordered: boolean; readonly items: readonly string[] };

const HEADING = /^(#{1,3})[ \t]+(\S.*)$/;
const POINT = /^[-*•][ \t]+(\S.*)$/;
const NUMBERED = /^\d{1,3}[.)][ \t]+(\S.*)$/;

interface Line {
  readonly is: "heading" | "point" | "numbered" | "words" | "empty";
  readonly text: string;
  readonly level: 2 | 3;
}

function lineOf(raw: string): Line {
  const line = raw.trim();
  const heading = HEADING.exec(line);
  const said = (is: Line["is"], text: string, level: 2 | 3 = 2): Line => ({ is, text, level });
  if (line === "") return said("empty", "");
  if (heading) return said("heading", heading[2] ?? "", heading[1] === "###" ? 3 : 2);
  const point = POINT.exec(line)?.[1];
  if (point !== undefined) return said("point", point);
  const numbered = NUMBERED.exec(line)?.[1];
  if (numbered !== undefined) return said("numbered", numbered);
  return said("words", line);
}

/** The blocks of a text, in their order. Any text has some meaning: there is nothing to get wrong. */
export function blocksOf(text: string): readonly Block[] {
  const blocks: Block[] = [];
  let [open, items, words]: [Line["is"], string[], string[]] = ["empty", [], []];
  const close = (): void => {
    if (words.length > 0) blocks.push({ is: "paragraph", text: words.join(" ") });
    if (items.length > 0) blocks.push({ is: "list", ordered: open === "numbered", items });
    [open, items, words] = ["empty", [], []];
  };
  for (const raw of text.split(/\r\n|\r|\n/)) {
    const line = lineOf(raw);
    // An indented line goes on with the point above it.
    if (line.is === "words" && items.length > 0 && /^\s/.test(raw)) {
      items.push(`${items.pop() ?? ""} ${line.text}`);
      continue;
    }
    if (line.is !== open) close();
    open = line.is;
    if (line.is === "heading") blocks.push({ is: "heading", level: line.level, text: line.text });
    if (line.is === "point" || line.is === "numbered") items.push(line.text);
    if (line.is === "words") words.push(line.text);
  }
  close();
  return blocks;
}

/** The same as plain lines, one for each heading, paragraph and point: for searching, comparing and letters. */
export const linesOf = (text: string): readonly string[] =>
  blocksOf(text).flatMap((block) => (block.is === "list" ? block.items : [block.text]));
