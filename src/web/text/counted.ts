/** A number from two to twelve by its word, of those given in order; any other in figures. */
export const counted = (n: number, words: string): string => words.split(" ")[n - 2] ?? String(n);
