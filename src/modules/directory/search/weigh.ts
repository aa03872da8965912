import { ANYWHERE, type Look } from "./postings.ts";
import { CODE } from "./record.ts";
import type { Alternative, Group } from "./understand.ts";

/** How a word's alternatives are weighed, and what is looked for. Pure. */

/** One thing to look for in a service's words, what it is worth, and what it tells. */
export interface Test {
  readonly look: Look;
  readonly worth: number;
  readonly alternative: Alternative;
  readonly where: "name" | "owner" | "text";
}

const WHERE = [
  [1, "name", 1],
  [2, "owner", 0.75],
  [4 | 8, "text", 0.5],
] as const;

const lookFor = (alternative: Alternative, places: number): Look =>
  alternative.sort === "code"
    ? { lexemes: [alternative.lexeme], begins: false, places }
    : { lexemes: alternative.lexemes, begins: alternative.begins, places };

/** Any of these codes. */
export const codes = (all: readonly string[]): Look[] =>
  all.map((code) => ({ lexemes: [code], begins: false, places: ANYWHERE }));

/** How much a need is what the door is for: see lexemesOf. */
const NEED = [
  [1, 1],
  [2, 0.85],
  [4 | 8, 0.7],
] as const;

/** All tests of a group, the worthiest first. */
export const testsOf = ({ alternatives }: Group): Test[] =>
  alternatives
    .flatMap((alternative): Test[] => {
      const { factor } = alternative;
      if (alternative.sort === "words")
        return WHERE.map(([places, where, share]) => ({
          ...{ look: lookFor(alternative, places), worth: factor * share, alternative, where },
        }));
      if (alternative.term.means !== "need")
        return [{ look: lookFor(alternative, ANYWHERE), worth: factor, alternative, where: "text" }];
      return NEED.map(([places, share]) => ({
        ...{ look: lookFor(alternative, places), worth: factor * share, alternative, where: "text" },
      }));
    })
    .sort((a, b) => b.worth - a.worth);

/** Anything of the group at all; for one that means a need or a kind only words that tell what it is. */
const anyOf = ({ alternatives, sorted }: Group): Look[] =>
  alternatives.map((each) =>
    lookFor(
      sorted && each.sort === "words" ? { ...each, lexemes: each.lexemes.map(CODE.telling) } : each,
      ANYWHERE,
    ),
  );

/**
 * What a service must have to be found: of each of these something. With `some` a word will do, and all are one. Wishes do
 * not decide, unless there is nothing else. Empty when nothing was asked.
 */
export function mustHave(groups: readonly Group[], some = false): (readonly Look[])[] {
  const required = groups.filter((group) => group.required);
  const deciding = (required.length > 0 ? required : groups).map(anyOf);
  return some && deciding.length > 0 ? [deciding.flat()] : deciding;
}
