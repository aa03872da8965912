import { differing, type Fields } from "../shared/fields/fields.ts";

/** One field that differs, and how it read and reads. */
export interface Change {
  readonly name: string;
  readonly before: string;
  readonly after: string;
}

/** What differs between two records as forms. `inWords` says how a field's value reads. Pure. */
export const changesBetween = (
  before: Fields,
  after: Fields,
  inWords: (name: string, values: readonly string[]) => string,
): readonly Change[] =>
  differing(before, after).map((name) => ({
    name,
    before: inWords(name, before[name] ?? []),
    after: inWords(name, after[name] ?? []),
  }));
