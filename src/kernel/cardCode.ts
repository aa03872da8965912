/**
 * The code on a Stafetkort: eight signs, written ABCD-EFGH. Seven are drawn by chance (34 bits), the last checks them: the sum of
 * the signs, each times its place, is divisible by 29. The alphabet has a prime number of signs and no two places weigh the
 * same, so that every single wrong sign and every swap of any two signs is detected, and not only the likely ones.
 */

/** Left out, and read as what they look like: I L (1), O (0), S (5), Z (2), B (8), U (V). */
export const CARD_ALPHABET = "0123456789ACDEFGHJKMNPQRTVWXY";
const LENGTH = 8;
const PRIME = CARD_ALPHABET.length;
const LOOKS_LIKE: Readonly<Record<string, string>> = {
  I: "1",
  L: "1",
  O: "0",
  S: "5",
  Z: "2",
  B: "8",
  U: "V",
};

/** A code as it is kept and compared: eight signs of the alphabet that check. */
export type CardCode = string & { readonly __cardCode: true };

const sumOf = (signs: readonly number[]): number =>
  signs.reduce((sum, sign, index) => sum + sign * (index + 1), 0) % PRIME;

const checks = (code: string): code is CardCode => {
  const signs = [...code].map((sign) => CARD_ALPHABET.indexOf(sign));
  return signs.length === LENGTH && !signs.includes(-1) && sumOf(signs) === 0;
};

/**
 * A code from chance: `draw(n)` gives a whole number from 0 to n − 1, each as likely. Throws RangeError when it does not.
 */
export function newCardCode(draw: (below: number) => number): CardCode {
  const signs = Array.from({ length: LENGTH - 1 }, () => draw(PRIME));
  for (let last = 0; last < PRIME; last++) {
    const code = [...signs, last].map((sign) => CARD_ALPHABET[sign] ?? "").join("");
    if (checks(code)) return code;
  }
  throw new RangeError("A sign was drawn that is not in the alphabet");
}

/** What somebody typed or scanned, however they wrote it; null where it is no code, or does not check. */
export function readCardCode(typed: string): CardCode | null {
  const code = [
    ...typed
      .normalize("NFKC")
      .toUpperCase()
      .replaceAll(/[^\p{L}\p{N}]/gu, ""),
  ]
    .map((sign) => LOOKS_LIKE[sign] ?? sign)
    .join("");
  return checks(code) ? code : null;
}

/** In two groups, as it stands on the card. */
export const writtenCardCode = (code: CardCode): string => `${code.slice(0, 4)}-${code.slice(4)}`;
