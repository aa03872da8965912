import { hasLeaders } from "../minutes/leaders.ts";
import { type Line, linesOf } from "../minutes/lines.ts";

/** A piece of a document: a heading, a paragraph, a point of a list. */
export interface Block {
  readonly kind: "heading" | "paragraph" | "numbered" | "point" | "within";
  readonly text: string;
  /** Set off from the rest (`*like this*`): a line of its own, or what a paragraph begins with. */
  readonly lead: string | null;
  /** Of a numbered one, and of a heading: "3", "4.2". */
  readonly number: string | null;
  readonly line: number;
}

const HEADING = /^(#{1,6})\s+(.*)$/u;
const CHAPTER = /^(?:kapitel\s+(\d+)|(\d+\.\d+(?:\.\d+)?))\.?(?:\s+(.*))?$/iu;
const NUMBERED = /^(\d{1,3})[.)]\s+(.*)$/u;
const POINT = /^[-•–]\s+(.*)$/u;

/**
 * The pieces of a document. Lines that follow without an empty one between belong together. Emphasis is taken off; `within` is a
 * point of a point, told by where its line begins.
 */
export function blocksOf(text: string): Block[] {
  const inset = new Set(
    text.split(/\r\n|\r|\n|\f/).flatMap((line, i) => (/^\s+[-•–]\s/u.test(line) ? [i + 1] : [])),
  );
  // The words of each line apart: a text that grows line by line is copied each time.
  const blocks: (Block & { readonly words: string[] })[] = [];
  let open = false;
  for (const line of linesOf(text)) {
    if (line.text === "" || hasLeaders(line.text)) {
      open = false;
      continue;
    }
    const begun = begins(line, inset.has(line.n));
    const last = blocks.at(-1);
    const runsOn =
      begun.kind === "paragraph" && begun.lead === null && open && last && last.kind !== "heading";
    if (runsOn) last.words.push(begun.text);
    else blocks.push({ ...begun, words: [begun.text] });
    open = true;
  }
  return blocks.map(({ words, ...block }) => ({ ...block, text: words.join(" ").trim() }));
}

/** Without the stars around. */
function bare(text: string): string {
  let [from, until] = [0, text.length];
  while (text[from] === "*") from += 1;
  while (until > from && text[until - 1] === "*") until -= 1;
  return text.slice(from, until);
}

function begins({ n, text }: Line, inset: boolean): Block {
  const block = (kind: Block["kind"], words: string, number: string | null = null): Block => {
    const lead = /^\*+([^*]+)\*+\s*/u.exec(words);
    return {
      kind,
      text: lead ? words.slice(lead[0].length) : words,
      lead: lead?.[1]?.trim() ?? null,
      number,
      line: n,
    };
  };
  const heading = HEADING.exec(text)?.[2];
  const chapter = CHAPTER.exec(bare(heading ?? text));
  if (chapter) return { ...block("heading", chapter[3] ?? ""), number: chapter[1] ?? chapter[2] ?? null };
  if (heading !== undefined) {
    // A heading may be set off as well: it is the lead of what follows, then.
    const set = /^\*+([^*]+)\*+$/u.exec(heading);
    return set ? { ...block("paragraph", ""), lead: set[1]?.trim() ?? "" } : block("heading", heading);
  }
  const numbered = NUMBERED.exec(text);
  if (numbered) return block("numbered", numbered[2] ?? "", numbered[1] ?? null);
  const point = POINT.exec(text);
  if (point) return block(inset ? "within" : "point", point[1] ?? "");
  return block("paragraph", text);
}
