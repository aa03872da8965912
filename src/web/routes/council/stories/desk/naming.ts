/**
 * What a thing that was pointed out is called in the form: the same as long as its words are, wherever it stands in the list. So a choice
 * that is shown again after somebody else has written is never taken for another thing's. (FNV-1a, 32 bits.)
 */
export function nameOf({ kind, words }: { readonly kind: string; readonly words: string }): string {
  let hash = 0x811c9dc5;
  for (const letter of `${kind} ${words}`)
    hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  return hash.toString(36);
}
