import { createContext, use } from "react";
import type { FormAgain } from "../http/command.ts";

/** The form a field stands in: it gives the field its kept text and its error. */
export const FormContext = createContext<{ name: string; again: FormAgain | undefined }>({
  name: "form",
  again: undefined,
});

export interface FieldState {
  id: string;
  /** What was typed, if the form is shown again; else nothing. */
  kept: string[] | undefined;
  error: string | undefined;
  hintId: string;
  errorId: string;
}

/** What a field by that name needs to know about its form. */
export function useField(name: string): FieldState {
  const { name: form, again } = use(FormContext);
  const id = fieldId(form, name);
  return {
    id,
    kept: again ? (again.values[name] ?? []) : undefined,
    error: again?.errors[name],
    hintId: `${id}-hint`,
    errorId: `${id}-error`,
  };
}

/** The element an error summary links to. */
export const fieldId = (form: string, name: string): string => `${form}-${name}`;

/** For `aria-describedby`: the ids of the parts that are there. */
export const describedBy = (...ids: (string | false | undefined)[]): string | undefined =>
  ids.filter(Boolean).join(" ") || undefined;
