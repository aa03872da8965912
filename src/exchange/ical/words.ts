/** Words of a calendar as plain text: no markup, no signs that are not seen. Pure. */

/** As some programs write their descriptions: letters with markup around them. */
const MARKUP = /<\/?[a-z][^<>]{0,300}>/i;
const ENTITIES: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
  nbsp: " ",
};

export function plainText(text: string): { readonly text: string; readonly hadMarkup: boolean } {
  const hadMarkup = MARKUP.test(text);
  const words = hadMarkup ? withoutMarkup(text) : text;
  return {
    text: words
      .replace(/\r\n?/g, "\n")
      // Controls, marks that turn the direction of writing, halves of letters: none of them is a word.
      .replace(/(?![\n\t])\p{Cc}/gu, "")
      .replace(/[\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g, "")
      .replace(/\p{Surrogate}/gu, "")
      .replace(/[^\S\n]+/g, " ")
      .replace(/ ?\n ?/g, "\n")
      .replace(/\n{3,}/g, "\n\n")
      .trim(),
    hadMarkup,
  };
}

const withoutMarkup = (text: string): string =>
  text
    .replace(/<(?:br|\/p|\/div|\/li|\/tr)\b[^<>]{0,300}>/gi, "\n")
    .replace(/<\/?[a-z][^<>]{0,300}>/gi, "")
    .replace(/&(amp|lt|gt|quot|apos|nbsp);/gi, (_, name: string) => ENTITIES[name.toLowerCase()] ?? "");

/** On one line. */
export const oneLine = (text: string): string => text.replace(/\s*\n\s*/g, " ");

/** At most so many characters, cut between words where there is one to cut at. */
export function cut(text: string, most: number): { readonly text: string; readonly wasCut: boolean } {
  if (text.length <= most) return { text, wasCut: false };
  const head = text.slice(0, most - 1).replace(/[\ud800-\udbff]$/, "");
  const space = head.search(/\s\S*$/);
  return { text: `${(space > most / 2 ? head.slice(0, space) : head).trimEnd()}…`, wasCut: true };
}
