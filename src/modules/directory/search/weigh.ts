import { CODE } from "./record.ts";
import type { Alternative, Group } from "./understand.ts";

/** How a word's alternatives are weighed, and how they are asked of a tsvector. Pure. */

/** One thing to look for in a service's words, what it is worth, and what it tells. */
export interface Test {
  readonly query: string;
  readonly worth: number;
  readonly alternative: Alternative;
  readonly where: "name" | "owner" | "text";
}

const WHERE = [
  ["A", "name", 1],
  ["B", "owner", 0.75],
  ["CD", "text", 0.5],
] as const;

const quoted = (lexeme: string): string => `'${lexeme.replace(/['\\]/g, (sign) => sign + sign)}'`;

const term = (alternative: Alternative, weights: string): string => {
  if (alternative.sort === "code") return quoted(alternative.lexeme) + (weights === "" ? "" : `:${weights}`);
  const suffix = `${alternative.begins ? "*" : ""}${weights}`;
  const parts = alternative.lexemes.map((lexeme) => quoted(lexeme) + (suffix === "" ? "" : `:${suffix}`));
  return parts.length === 1 ? (parts[0] ?? "") : `(${parts.join(" & ")})`;
};

/** How much a need is what the door is for: see lexemesOf. */
const NEED = [
  ["A", 1],
  ["B", 0.85],
  ["CD", 0.7],
] as const;

/** All tests of a group, the worthiest first. */
export const testsOf = ({ alternatives }: Group): Test[] =>
  alternatives
    .flatMap((alternative): Test[] => {
      const { factor } = alternative;
      if (alternative.sort === "words")
        return WHERE.map(([weights, where, share]) => ({
          ...{ query: term(alternative, weights), worth: factor * share, alternative, where },
        }));
      if (alternative.term.means !== "need")
        return [{ query: term(alternative, ""), worth: factor, alternative, where: "text" }];
      return NEED.map(([weights, share]) => ({
        ...{ query: term(alternative, weights), worth: factor * share, alternative, where: "text" },
      }));
    })
    .sort((a, b) => b.worth - a.worth);

export interface Step {
  readonly query: string;
  readonly worth: number;
}

/** Few steps, so that few tests are made of each service: all that is worth the same, within a twentieth, is one. */
export function stepsOf(tests: readonly Test[]): Step[] {
  const steps = new Map<number, Set<string>>();
  for (const { query, worth } of tests) {
    const rounded = Math.round(worth * 20);
    steps.set(rounded, (steps.get(rounded) ?? new Set()).add(query));
  }
  return [...steps]
    .sort(([a], [b]) => b - a)
    .map(([rounded, queries]) => ({ query: [...queries].join(" | "), worth: rounded / 20 }));
}

/** Anything of the group at all; for one that means a need or a kind only words that tell what it is. */
function anyOf({ alternatives, sorted }: Group): string {
  const queries = alternatives.map((each) =>
    term(sorted && each.sort === "words" ? { ...each, lexemes: each.lexemes.map(CODE.telling) } : each, ""),
  );
  return `(${[...new Set(queries)].join(" | ")})`;
}

/**
 * What a service must have to be found: all groups, or with `some` any of them. Wishes do not decide, unless there is
 * nothing else. Null when nothing was asked.
 */
export function mustHave(groups: readonly Group[], some = false): string | null {
  const required = groups.filter((group) => group.required);
  const deciding = required.length > 0 ? required : groups;
  return deciding.length === 0 ? null : deciding.map(anyOf).join(some ? " | " : " & ");
}
