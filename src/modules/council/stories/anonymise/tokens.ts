/** A text in pieces: words, runs of digits and single marks, with where each stands. Spaces are not pieces. */
export interface Token {
  readonly kind: "word" | "number" | "mark";
  /** As it stands in the text. */
  readonly text: string;
  /** The word in small letters and composed, or the digits alone: what lists are asked by. */
  readonly key: string;
  /** In UTF-16 units, as strings are cut. Never between the halves of a character, or between a letter and its accent. */
  readonly start: number;
  readonly end: number;
  /** What stands before it: nothing, a space, or a new line. */
  readonly gap: "none" | "space" | "line";
}

/**
 * Letters with their accents, and what nobody sees between them; the same for digits; hyphens and apostrophes within words. Each
 * alternative begins with a sign none of the others begins with, so that the scan goes once through the text, whatever is in it.
 */
const PIECE =
  /[\p{L}\p{M}][\p{L}\p{M}\p{Cf}]*(?:[-'’\u2010\u2011][\p{L}\p{M}]+)*|\p{Nd}[\p{Nd}\p{M}\p{Cf}]*|\n|[^\S\n]+|./gsu;

export function tokensIn(text: string): readonly Token[] {
  const tokens: Token[] = [];
  let gap: Token["gap"] = "line";
  for (const { 0: piece, index } of text.matchAll(PIECE)) {
    if (piece === "\n") gap = "line";
    else if (/^\s/u.test(piece)) gap = gap === "line" ? "line" : "space";
    else if (!/^\p{Cf}$/u.test(piece)) {
      const kind = /^[\p{L}\p{M}]/u.test(piece) ? "word" : /^\p{Nd}/u.test(piece) ? "number" : "mark";
      const bare = piece.replaceAll(/\p{Cf}/gu, "");
      const key = kind === "number" ? bare.normalize("NFKC") : bare.normalize("NFC").toLowerCase();
      tokens.push({ kind, text: piece, key, start: index, end: index + piece.length, gap });
      gap = "none";
    }
  }
  return tokens;
}

/** "Mette", "H". */
export const capital = (token: Token | undefined): boolean =>
  token?.kind === "word" && /^\p{Lu}/u.test(token.text);

/** "PTSD": more than one letter, and no small one. */
export const shouted = ({ text }: Token): boolean => /^\p{Lu}[\p{Lu}\p{M}-]+$/u.test(text);

/** Whether a sentence may begin here: capitals say nothing then. */
export const beginsSentence = (tokens: readonly Token[], i: number): boolean => {
  const [token, before] = [tokens[i], tokens[i - 1]];
  if (!token || !before || token.gap === "line") return true;
  if (before.kind !== "mark") return false;
  if (before.gap === "line") return true;
  return !/^[,;()/&+'’%-]$/u.test(before.text);
};

/** A genitive without its s: "mettes" → "mette", "hans'" → "hans". */
export const bare = (key: string): readonly string[] =>
  key.endsWith("s") ? [key, key.slice(0, -1).replace(/['’]$/u, "")] : [key];
