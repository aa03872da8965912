const letters: Readonly<Record<string, string>> = {
  æ: "ae",
  ø: "o",
  å: "aa",
  ß: "ss",
  đ: "d",
  ł: "l",
  þ: "th",
  ð: "d",
};
const doubles: Readonly<Record<string, string>> = { aa: "a", ae: "e", oe: "o" };

/**
 * A text as ears and hurried fingers compare it: small letters, accents gone, and the Danish letters the same however
 * they were typed ("Sørensen", "SOERENSEN", "Sorensen"; "Aase", "Åse"). Words are separated by one space; what is
 * neither letter nor digit separates words. For searching and matching only, never for showing.
 */
export const foldName = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[æøåßđłþð]/g, (letter) => letters[letter] ?? letter)
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .replace(/aa|ae|oe/g, (pair) => doubles[pair] ?? pair)
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
