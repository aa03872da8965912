import type { VisitQuestion } from "#modules/council/index.ts";
import { type FormFields, oneOf, type Parsed } from "../../../../http/form.ts";
import type { Text } from "../../../../text/types.ts";

/** Rows a form has for questions: one left empty is none. */
export const ROWS = [1, 2, 3, 4, 5, 6] as const;
export const QUESTION_KINDS = ["choice", "faces", "words"] as const;

export interface PlannedVisit {
  readonly place: string;
  readonly heldOn: string;
  readonly questions: readonly VisitQuestion[];
}

/** The questions row by row; pure. What is wrong stands at its row. */
export function parseVisit({ get }: Pick<FormFields, "get">, text: Text): Parsed<PlannedVisit> {
  const errors: Record<string, string> = {};
  const [place, heldOn] = [get("place"), get("heldOn")];
  if (place === "") errors.place = text.fieldIssues.required;
  if (heldOn === "") errors.heldOn = text.fieldIssues.required;
  const questions = ROWS.flatMap((n): VisitQuestion[] => {
    const words = get(`text-${n}`);
    const kind = oneOf(get(`kind-${n}`), QUESTION_KINDS) ?? "words";
    const options = kind === "choice" ? linesOf(get(`options-${n}`)) : [];
    if (words === "") return [];
    if (kind === "choice" && options.length < 2)
      errors[`options-${n}`] = text.councilToolkit.visits.needsOptions;
    return [{ kind, text: words, options }];
  });
  if (questions.length === 0) errors["text-1"] = text.fieldIssues.required;
  return Object.keys(errors).length > 0
    ? { ok: false, errors }
    : { ok: true, command: { place, heldOn, questions } };
}

const linesOf = (text: string): string[] =>
  text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
