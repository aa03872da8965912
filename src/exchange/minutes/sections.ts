import { SECTIONS, type Section } from "#modules/council/index.ts";
import { type Line, wordsOf } from "./lines.ts";
import type { Oddity } from "./types.ts";

/** What the parts of an item are headed with, in the families we know. */
const HEADINGS: Readonly<Record<string, Section>> = {
  resume: "summary",
  resumé: "summary",
  indstilling: "proposal",
  indstillinger: "proposal",
  sagsfremstilling: "casePresentation",
  økonomi: "economy",
  "tidligere beslutninger": "earlierDecisions",
  "tidligere beslutning": "earlierDecisions",
  beslutning: "decision",
  beslutninger: "decision",
  fraværende: "absent",
  afbud: "absent",
  bilag: "annexes",
};

/** The part a line is the heading of: the words alone, with a colon at most. */
export const headingOn = (text: string): Section | null =>
  HEADINGS[text.replace(/\s*:$/, "").toLocaleLowerCase("da")] ?? null;

/** A dot or a dash where nothing was written. */
export const isEmpty = (words: string): boolean => /^[.\-–—\s]*$/.test(words);

export interface Cut {
  /** Lines before the first heading. */
  readonly before: readonly Line[];
  readonly sections: ReadonlyMap<Section, { readonly line: number; readonly words: string }>;
  readonly odd: readonly { readonly code: Oddity; readonly line: Line; readonly section: Section }[];
}

/**
 * The lines of an item under their headings. A heading that came before is words – it may be a heading within a part –, one out of
 * the usual order is taken at its word; both are said.
 */
export function cutSections(lines: readonly Line[]): Cut {
  const parts: { section: Section | null; line: number; lines: Line[] }[] = [
    { section: null, line: 0, lines: [] },
  ];
  const odd: Cut["odd"][number][] = [];
  for (const line of lines) {
    const section = headingOn(line.text);
    const last = parts.at(-1);
    if (section === null) last?.lines.push(line);
    else if (parts.some((part) => part.section === section)) {
      odd.push({ code: "headingAgain", line, section });
      last?.lines.push(line);
    } else {
      if (last?.section && SECTIONS.indexOf(section) < SECTIONS.indexOf(last.section))
        odd.push({ code: "headingOutOfOrder", line, section });
      parts.push({ section, line: line.n, lines: [] });
    }
  }
  const [first, ...headed] = parts;
  return {
    before: first?.lines ?? [],
    sections: new Map(
      headed.flatMap(({ section, line, lines: under }) => {
        const words = wordsOf(under);
        return section ? [[section, { line, words: isEmpty(words) ? "" : words }]] : [];
      }),
    ),
    odd,
  };
}
