/** How hard a Danish text is to read: words a sentence, and long words in a hundred. Under 30 is easy (Björnsson, 1968). */
export function lix(text: string): number {
  const words = text.match(/[\p{L}\p{N}][\p{L}\p{N}'’-]*/gu) ?? [];
  const sentences = text.split(/[.!?:\n]+(?=\s|$)/u).filter((part) => /[\p{L}\p{N}]/u.test(part));
  if (words.length === 0 || sentences.length === 0) return 0;
  const long = words.filter((word) => word.replaceAll(/['’-]/g, "").length > 6);
  return words.length / sentences.length + (100 * long.length) / words.length;
}

/** Every text among words on screen, functions called with something short in each place. One a line. */
export function textsIn(words: unknown): string[] {
  if (typeof words === "string") return [words];
  if (typeof words === "function") return [String(words("Huset", "en seng"))];
  if (typeof words !== "object" || words === null) return [];
  return Object.values(words).flatMap(textsIn);
}
