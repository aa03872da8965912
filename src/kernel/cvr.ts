/** A CVR number: the eight digits a Danish organisation is registered under. Only `parseCvr` makes one. */
export type Cvr = string & { readonly __brand: "Cvr" };

const WEIGHTS = [2, 7, 6, 5, 4, 3, 2, 1];

/**
 * Reads a CVR number as people write it: eight digits, perhaps in pairs, perhaps with DK before them. Null when it is none:
 * the weighted sum of its digits must be divisible by eleven, as Erhvervsstyrelsen issues them.
 */
export function parseCvr(text: string): Cvr | null {
  const digits = text
    .trim()
    .replace(/^DK[ -]?/i, "")
    .replaceAll(" ", "");
  if (!/^[1-9][0-9]{7}$/.test(digits)) return null;
  const sum = WEIGHTS.reduce((total, weight, n) => total + weight * Number(digits[n]), 0);
  return sum % 11 === 0 ? (digits as Cvr) : null;
}
