import type { Finding, RunState } from "#modules/directory/index.ts";

/** Which rows of the report are shown. */
export const WHICH = ["said", "heldBack", "new", "changed", "same", "unused", "all"] as const;

/** Whether a job is at it, or will be. */
export const isUnderWay = (state: RunState): boolean =>
  ["sending", "waiting", "reading", "judging", "approved", "taking"].includes(state);

/** What is said about a row, in words; a code without words stands as it is. Pure. */
export function findingInWords(
  { code, column, value }: Finding,
  words: Readonly<Record<string, string>>,
): string {
  const what = Object.hasOwn(words, code) ? (words[code] ?? code) : code;
  return `${column === undefined ? "" : `${column}: `}${what}${value === undefined ? "" : ` (“${value}”)`}`;
}
