/** "(V)", "(Æ)": a party's letter. */
const PARTY = /\s*\(\p{Lu}{1,3}\)\s*/gu;
const ONLY_PARTY = /^\(\p{Lu}{1,3}\)$/u;

/** Names apart by commas and "og": as they stand on one line. */
export const namesIn = (text: string): string[] =>
  text
    .replace(PARTY, " ")
    .split(/\s*[,;]\s*|\s+og\s+/u)
    .map((name) => name.trim())
    .filter((name) => name !== "");

/**
 * Those who were absent, by the lines under their heading: a name and its party on a line of their own, in turn or as two columns
 * that were read one after the other. `unclear`: parties without a name, or more of them than names.
 */
export function absentIn(words: string): { readonly names: readonly string[]; readonly unclear: boolean } {
  const lines = words.split("\n").map((line) => line.trim());
  const parties = lines.filter((line) => ONLY_PARTY.test(line)).length;
  const names = lines.filter((line) => line !== "" && !ONLY_PARTY.test(line)).flatMap(namesIn);
  return { names, unclear: parties > names.length };
}

/** So far from where it begins does a sentence of names reach at most. */
const SENTENCE = 1000;

/** "Alle var mødt, undtagen N.N. og M.M., der havde meldt afbud": who is named as not there. */
export function saidAbsent(text: string): string[] {
  const begun = /\b(?:undtagen|bortset fra|med undtagelse af|afbud(?: fra)?:?)\s+(?=\p{Lu})/u.exec(text);
  if (!begun) return [];
  const after = text.slice(begun.index + begun[0].length).slice(0, SENTENCE);
  const until = begun[0].startsWith("afbud")
    ? /(?<!\b\p{Lu})\.(?:\s|$)|\n|$/u.exec(after)
    : /,?\s+(?:der|som)\s+(?:havde|har)\s+meldt\s+afbud/u.exec(after);
  return until ? namesIn(after.slice(0, until.index)) : [];
}

/** A list of members as it stands, a line each: the name without party, role or association. */
export const memberOn = (line: string): string =>
  line
    .replace(/^[-•–]\s*/u, "")
    .split(",")[0]
    ?.replace(PARTY, " ")
    .trim() ?? "";
