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

/** Each question's counts, so that nobody can be recognised; nothing at all of fewer than five answers. */
export function resultsOf(
  questions: readonly VisitQuestion[],
  answers: readonly Readonly<Record<string, number>>[],
  words: readonly { readonly question: number; readonly shown: string }[],
): { readonly answered: number | null; readonly results: readonly VisitResult[] } {
  const enough = answers.length >= FEWEST;
  return {
    answered: enough ? answers.length : null,
    results: questions.map((question, i) => ({
      question,
      counts: enough
        ? heldBack(
            countsOf(
              question,
              answers.map((answer) => answer[i]),
            ),
          )
        : [],
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
