import { type FormFields, formFields } from "../../../http/form.ts";

/** A posted form, for tests: what was typed, by field; a list is several ticks. */
export function typed(fields: Readonly<Record<string, string | readonly string[]>>): FormFields {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) {
    for (const one of typeof value === "string" ? [value] : value) form.append(name, one);
  }
  return formFields(form);
}

/** Identifiers in tests, of the right shape. */
export const idOf = (n: number): string => `01900000-0000-7000-8000-${String(n).padStart(12, "0")}`;
