import { FEWEST, heldBack } from "#kernel/disclosure.ts";
import type { VisitQuestion, VisitResult } from "./types.ts";

/** What may be chosen of a question: numbers from 0. Of words there is nothing to choose. */
export const optionsOf = ({ kind, options }: VisitQuestion): number =>
  kind === "faces" ? 5 : kind === "choice" ? options.length : 0;

/** An answer's choices by question; what is no answer to the question is none. */
export function choicesOf(
  questions: readonly VisitQuestion[],
  given: Readonly<Record<string, number>>,
): Readonly<Record<string, number>> {
  return Object.fromEntries(
    questions.flatMap((question, i) => {
      const choice = given[i];
      return choice !== undefined && Number.isInteger(choice) && choice >= 0 && choice < optionsOf(question)
        ? [[i, choice] as const]
        : [];
    }),
  );
}

/** How many answered, and by question how many chose what: all that is kept of the answers once no more come. */
export interface Counted {
  readonly answered: number;
  /** By question, by option, with those who left it blank last; empty of words. */
  readonly counts: readonly (readonly number[])[];
}

export const countedFrom = (
  questions: readonly VisitQuestion[],
  answers: readonly Readonly<Record<string, number>>[],
): Counted => ({
  answered: answers.length,
  counts: questions.map((question, i) =>
    countsOf(
      question,
      answers.map((answer) => answer[i]),
    ),
  ),
});

/** Each question's counts, so that nobody can be recognised; nothing at all of fewer than five answers. */
export function resultsOf(
  questions: readonly VisitQuestion[],
  { answered, counts }: Counted,
  words: readonly { readonly question: number; readonly shown: string }[],
): { readonly answered: number | null; readonly results: readonly VisitResult[] } {
  const enough = answered >= FEWEST;
  return {
    answered: enough ? answered : null,
    results: questions.map((question, i) => ({
      question,
      counts: enough ? heldBack(counts[i] ?? []) : [],
      words: words.filter((one) => one.question === i).map(({ shown }) => shown),
    })),
  };
}

/** By option, with those who left it blank last. */
function countsOf(question: VisitQuestion, choices: readonly (number | undefined)[]): number[] {
  const options = optionsOf(question);
  if (options === 0) return [];
  return Array.from(
    { length: options + 1 },
    (_, option) => choices.filter((choice) => (choice ?? options) === option).length,
  );
}
