import { datesIn } from "../minutes/dates.ts";
import { type Block, blocksOf } from "./blocks.ts";
import type { ReadRecommendation, ReadRecommendations, ReadStory, RecommendationFlag } from "./types.ts";

/**
 * Reads a council's document of recommendations: those that are numbered, what is said further of each, and the stories they rest on.
 * Words are kept as they stand; what does not fit together is flagged. Never throws.
 */
export function readRecommendations(text: string): ReadRecommendations {
  const blocks = blocksOf(text);
  const flags: RecommendationFlag[] = [];
  const flag = (code: RecommendationFlag["code"], about: Partial<RecommendationFlag> = {}): void => {
    flags.push({ number: null, line: null, words: "", ...about, code });
  };
  const { list, from, until } = listIn(blocks);
  if (list.length === 0) flag("noRecommendations");
  for (const [i, { number, line, text: words }] of list.entries())
    if (Number(number) !== i + 1) flag("number", { number: Number(number), line, words });
  const after = elaborations(list, blocks.slice(until));
  const recommendations = list.map(({ number, text: words, line }): ReadRecommendation => {
    const found = after.get(line);
    if (!found) flag("notElaborated", { number: Number(number), line });
    else if (found.asIt !== words)
      flag("readsDifferently", { number: Number(number), line: found.line, words: found.asIt });
    return {
      number: Number(number),
      text: words,
      heading: found?.heading ?? null,
      elaboration: found?.elaboration ?? [],
    };
  });
  const stories = storiesIn([...blocks.slice(0, from), ...blocks.slice(until)]);
  if (stories.length === 0) flag("noStories");
  return {
    title: blocks.find(({ kind, number }) => kind === "heading" && number === null)?.text ?? null,
    date: datesIn(text)[0]?.date ?? null,
    recommendations,
    stories,
    flags,
  };
}

/** The first numbered list that recommends in most of its points: those a document counts its aims by do not. */
function listIn(blocks: readonly Block[]): { list: readonly Block[]; from: number; until: number } {
  for (let from = 0; from < blocks.length; from += 1) {
    let until = from;
    while (blocks[until]?.kind === "numbered") until += 1;
    const list = blocks.slice(from, until);
    if (list.length > 0 && list.filter(({ text }) => /\banbefal/iu.test(text)).length * 2 > list.length)
      return { list, from, until };
    from = Math.max(from, until);
  }
  return { list: [], from: blocks.length, until: blocks.length };
}

interface Elaborated {
  readonly asIt: string;
  readonly line: number;
  readonly heading: string | null;
  readonly elaboration: string[];
}

/** So many recommendations are gone into together at most. */
const TOGETHER = 20;

/** What follows where a recommendation stands again, to the next one or the next heading; by the line the recommendation stands on. */
function elaborations(list: readonly Block[], blocks: readonly Block[]): ReadonlyMap<number, Elaborated> {
  const known = new Map<string, Block>();
  for (const one of list) if (!known.has(alike(one.text))) known.set(alike(one.text), one);
  const found = new Map<number, Elaborated>();
  let heading: string | null = null;
  let about: Elaborated[] = [];
  /** Whether anything is said of those it is about: the next is gone into by itself, then. */
  let said = false;
  const begin = (): void => {
    about = [];
    said = false;
  };
  for (const block of blocks) {
    const words = block.lead ?? block.text;
    const again = block.kind === "paragraph" ? known.get(alike(words)) : undefined;
    if (block.kind === "heading") {
      heading = block.text;
      begin();
    } else if (again && !found.has(again.line)) {
      if (said || about.length === TOGETHER) begin();
      const begun: Elaborated = { asIt: words, line: block.line, heading, elaboration: [] };
      found.set(again.line, begun);
      about.push(begun);
      if (block.lead !== null && block.text !== "") {
        begun.elaboration.push(block.text);
        said = true;
      }
    } else {
      const more = [block.lead, block.text].filter(Boolean).join(" ");
      for (const { elaboration } of about) elaboration.push(block.kind === "within" ? `– ${more}` : more);
      said ||= about.length > 0;
    }
  }
  return found;
}

/** Read over small slips: letters only, a doubled one as one. */
const alike = (text: string): string =>
  text
    .toLocaleLowerCase("da")
    .replace(/[^\p{L}\d]+/gu, "")
    .replace(/(\p{L})\1+/gu, "$1");

/** Of the chapter that is headed by them, section by section. */
function storiesIn(blocks: readonly Block[]): ReadStory[] {
  const first = blocks.findIndex(
    ({ kind, text }) => kind === "heading" && /historier|udsagn|cases/iu.test(text),
  );
  if (first === -1) return [];
  const chapter = blocks[first]?.number?.split(".")[0] ?? null;
  const stories: ReadStory[] = [];
  let theme: string | null = null;
  let heading: string | null = null;
  for (const { kind, text, lead, number } of blocks.slice(first + 1)) {
    if (kind === "heading") {
      if (number === null || number.split(".")[0] !== chapter) break;
      theme = text;
      heading = null;
      continue;
    }
    if (lead !== null) heading = lead;
    if (theme === null || text === "" || (kind === "paragraph" && text.endsWith(":"))) continue;
    stories.push({
      theme,
      heading,
      kind: /^(?:et |konkret )*eksempel\b/iu.test(text) ? "example" : "statement",
      text,
    });
  }
  return stories;
}
