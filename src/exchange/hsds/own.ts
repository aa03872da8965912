import { madeId } from "./ids.ts";
import type { Fields } from "./mend.ts";

/**
 * What the house knows and HSDS has no field for, said in terms of our own taxonomy: other systems keep them as they keep
 * any attribute, and we know them again.
 */

export const OWN_TAXONOMY = "stafet";
export const OWN_TAXONOMY_ID = madeId("taxonomy", OWN_TAXONOMY);

export const KIND = "kind";
export const NEED = "need";
export const CONDITION = "condition";
export const MUNICIPALITY = "municipality";
export const ENGLISH_NAME = "englishName";
export const ENGLISH_DESCRIPTION = "englishDescription";
export const ARRANGEMENT = "arrangement";
export const VERIFIED = "verified";
export const OPEN_ON_HOLIDAYS = "openOnHolidays";
/** A service that knows it is asked about nothing of this: so that a list that became empty is empty. */
export const COMPLETE = "complete";

export interface OwnTerm {
  readonly what: string;
  /** "dogs" of "condition:dogs"; empty where there is none. */
  readonly code: string;
  readonly value: string;
}

export const termId = (what: string, code = ""): string => madeId("term", what, code);

/** One of ours, or null. */
export function ownTerm(attribute: unknown): OwnTerm | null {
  if (typeof attribute !== "object" || attribute === null) return null;
  const { taxonomy_term: term, value } = attribute as Fields;
  if (typeof term !== "object" || term === null) return null;
  const { taxonomy, code } = term as Fields;
  if (taxonomy !== OWN_TAXONOMY || typeof code !== "string") return null;
  const [what = "", ...rest] = code.split(":");
  return {
    what,
    code: rest.join(":"),
    value: typeof value === "string" ? value : value === undefined || value === null ? "" : String(value),
  };
}
