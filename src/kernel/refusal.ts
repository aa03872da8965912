const brand = Symbol.for("stafet.refused");

/**
 * Thrown when a command is refused: a wrong state, a lost race, a missing right, an unknown identifier.
 * `code` is stable camelCase and is what pages and the API translate; `details` carries what the words need
 * (identifiers and names the caller may see – never free text about a citizen).
 */
export class Refused extends Error {
  readonly code: string;
  readonly details: Record<string, unknown>;
  readonly [brand] = true;

  constructor(code: string, details: Record<string, unknown> = {}) {
    super(`Refused: ${code}`);
    this.name = "Refused";
    this.code = code;
    this.details = details;
  }
}

/** Recognises a refusal by its brand, since a bundle and its command line may each carry their own copy of the class. */
export const isRefused = (error: unknown): error is Refused =>
  typeof error === "object" && error !== null && brand in error;

/** What is wrong with one field: `field` is a dotted path ("week.1.0.from"), `code` a stable camelCase word. */
export interface FieldError {
  field: string;
  code: string;
  details?: Record<string, unknown>;
}

/** What parsing gives: the value, or every error found – never both. */
export type Result<T> = { ok: true; value: T } | { ok: false; errors: FieldError[] };
