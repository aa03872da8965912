/**
 * The last branch of a switch over a union: the type check fails when a member is forgotten.
 * Throws when data from outside carries a value the types did not foresee.
 */
export function exhaustive(value: never): never {
  throw new TypeError(`Unforeseen value: ${JSON.stringify(value)}`);
}
