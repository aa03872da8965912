import { createContext, useContext } from "react";
import type { FieldErrors, FormFields } from "../../../http/form.ts";

/**
 * A form that was sent and stands on the page again with what was typed: refused, or – `keptId` – kept from before the page had
 * closed. `message` where nothing is wrong with one field more than another.
 */
export interface Again {
  readonly message: string;
  readonly errors: FieldErrors;
  readonly fields: FormFields;
  readonly status: number;
  readonly keptId: string;
}

/** A field as the summary speaks of it. */
interface Named {
  readonly id: string;
  readonly label: string;
}

/** What a whole page is drawn with: the mark of the card it is for, and a form that came back. */
export interface Drawing {
  readonly mark: string;
  readonly again: Again | null;
  /** Fields of the form that came back, by name, in their order: filled in as they are drawn. */
  readonly named: Map<string, Named>;
}

const NOTHING: Drawing = { mark: "", again: null, named: new Map() };
export const DrawingContext = createContext<Drawing>(NOTHING);
export const useDrawing = (): Drawing => useContext(DrawingContext);

interface FormDrawn {
  /** Before the names of its fields, so that no two on a page are the same. */
  readonly prefix: string;
  /** What was sent of this one. */
  readonly again: Again | null;
}
export const FormContext = createContext<FormDrawn>({ prefix: "", again: null });

interface Field {
  readonly id: string;
  readonly error: string | undefined;
  /** What was typed or chosen; null where this form was not sent. */
  readonly typed: string | null;
  readonly chosen: readonly string[] | null;
}

/** One field: its id, what is wrong with it, and what was sent. Tells the summary what it is called. */
export function useField(name: string, label: string): Field {
  const { prefix, again } = useContext(FormContext);
  const { named } = useDrawing();
  const id = `${prefix}${name}`;
  if (again !== null) named.set(name, { id, label });
  return {
    id,
    error: again?.errors[name],
    typed: again?.fields.get(name) ?? null,
    chosen: again?.fields.all(name) ?? null,
  };
}
