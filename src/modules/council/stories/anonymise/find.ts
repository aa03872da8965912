import type { Finding, Reader, Seen } from "./finding.ts";
import { addressAt, amountAt, numbersAt } from "./numbers.ts";
import { ageAt, dateAt } from "./times.ts";
import { type Token, tokensIn } from "./tokens.ts";
import {
  isChildren,
  isFamilyAlone,
  isHowMany,
  isIllness,
  isOrigin,
  isRareIllness,
  isWork,
  leadsToWork,
  TRAITS,
  type Trait,
} from "./traits.ts";
import { nameAt, placeAt } from "./who.ts";

/** What makes somebody one of few: a rare illness, an unusual occupation, where they come from, how many children. */
const rareAt: Reader = (tokens, i) => {
  const token = tokens[i];
  if (!token) return null;
  const rare = (trait: Trait, suggestion: string, until = i + 1): Seen => ({
    kind: "rare",
    ...{ trait, suggestion, until },
  });
  const next = tokens[i + 1];
  const counted = token.kind === "number" ? Number(token.key) <= 20 : isHowMany(token.key);
  if (counted && next?.gap !== "line" && isChildren(next?.key ?? "")) return rare("family", "børn", i + 2);
  if (
    counted &&
    /^(?:til|af)$/u.test(tokens[i - 1]?.key ?? "") &&
    /^(?:mor|far|mødre)$/u.test(tokens[i - 2]?.key ?? "")
  )
    return rare("family", "flere børn");
  if (token.kind !== "word") return null;
  if (isFamilyAlone(token.key)) return rare("family", "familie");
  if (isRareIllness(token.key)) return rare("diagnosis", "en sjælden sygdom");
  if (isOrigin(token.key)) return rare("origin", "fra et andet land");
  if (
    isWork(token.key) &&
    (leadsToWork(tokens[i - 1]?.key ?? "") || /^(?:som|var|er)$/u.test(tokens[i - 1]?.key ?? ""))
  )
    return rare("occupation", "i arbejde");
  return null;
};

/** In this order: what is surely something comes before what may be. */
const READERS: readonly Reader[] = [addressAt, amountAt, numbersAt, dateAt, ageAt, rareAt, placeAt, nameAt];

/** From so many different traits on, somebody may be known by them together. */
export const TOO_MANY = 3;

/**
 * What in a text can lead to somebody, in the order it stands, none within another; last, whether there is much of different kinds. Points
 * out and suggests, changes nothing. It misses some and points at some too many: a person reads after it. Goes once through the text.
 */
export function findingsIn(text: string): readonly Finding[] {
  const tokens = tokensIn(text);
  const found: Finding[] = [];
  const traits = new Set<Trait>();
  for (let i = 0; i < tokens.length; ) {
    const seen = firstOf(tokens, i);
    if (!seen) {
      if (isIllness(tokens[i]?.key ?? "")) traits.add("diagnosis");
      i += 1;
      continue;
    }
    const start = Math.max(tokens[i - (seen.back ?? 0)]?.start ?? 0, found.at(-1)?.end ?? 0);
    const end = tokens[seen.until - 1]?.end ?? start;
    found.push({ kind: seen.kind, start, end, words: text.slice(start, end), suggestion: seen.suggestion });
    if (seen.trait) traits.add(seen.trait);
    i = Math.max(seen.until, i + 1);
  }
  if (traits.size >= TOO_MANY) {
    const words = TRAITS.filter((trait) => traits.has(trait)).join(" ");
    found.push({ kind: "combination", start: 0, end: 0, words, suggestion: "" });
  }
  return found;
}

function firstOf(tokens: readonly Token[], i: number): Seen | null {
  for (const reader of READERS) {
    const seen = reader(tokens, i);
    if (seen) return seen;
  }
  return null;
}

/** The same text with each such piece of words replaced, as they stand; whoever asks has read what is suggested. */
export function replacing(
  text: string,
  { kind, words }: Pick<Finding, "kind" | "words">,
  by: string,
): string {
  let [whole, from] = ["", 0];
  for (const finding of findingsIn(text))
    if (finding.kind === kind && finding.words === words && kind !== "combination") {
      whole += text.slice(from, finding.start) + inPlace(text, finding.start, by);
      from = finding.end;
    }
  return whole + text.slice(from);
}

/** With a capital where a sentence begins. */
const inPlace = (text: string, start: number, by: string): string =>
  start === 0 || /[.!?\n]\s*$/u.test(text.slice(Math.max(0, start - 3), start))
    ? by.slice(0, 1).toUpperCase() + by.slice(1)
    : by;

/** The text cut where something is pointed out, for showing it in its place. */
export function piecesOf(
  text: string,
): readonly { readonly text: string; readonly kind: Finding["kind"] | null }[] {
  const pieces: { text: string; kind: Finding["kind"] | null }[] = [];
  let from = 0;
  for (const { kind, start, end, words } of findingsIn(text)) {
    if (kind === "combination") continue;
    if (start > from) pieces.push({ text: text.slice(from, start), kind: null });
    pieces.push({ text: words, kind });
    from = end;
  }
  return from < text.length ? [...pieces, { text: text.slice(from), kind: null }] : pieces;
}
