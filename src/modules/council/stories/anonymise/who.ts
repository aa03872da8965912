import type { Reader, Seen } from "./finding.ts";
import { endsAsPlace, endsAsStreet, houseLike, isTown } from "./places.ts";
import { bare, beginsSentence, capital, shouted, type Token } from "./tokens.ts";
import { BELONGS, DOES, FAMILY, GIVEN, NOBODY, STARTERS, TITLES, WORD_TOO } from "./words.ts";

const inList = (list: ReadonlySet<string>, key: string): boolean =>
  bare(key).some((word) => list.has(word)) || key.split("-").every((part) => list.has(part));
const isName = (key: string): boolean => inList(GIVEN, key) || inList(FAMILY, key);
const isNobody = (token: Token): boolean => NOBODY.has(token.key) || (shouted(token) && !isName(token.key));

/** Between the parts of one name. */
const PARTICLES = new Set("von van de del der el al bin ibn la le du og".split(" "));
const LONGEST = 8;

/** Words with capitals that stand together, and initials among them: "Mette M. Ibsen", "Fatima el Hadi". Up to eight tokens. */
function together(tokens: readonly Token[], i: number): number {
  let at = i + 1;
  while (at - i < LONGEST) {
    const token = tokens[at];
    if (!token || token.gap === "line") break;
    const dotted = token.text === "." && token.gap === "none" && tokens[at - 1]?.text.length === 1;
    const part =
      PARTICLES.has(token.key) &&
      token.key !== "og" &&
      capital(tokens[at + 1]) &&
      tokens[at + 1]?.gap !== "line";
    if (!(dotted || part || (capital(token) && token.gap === "space"))) break;
    at += 1;
  }
  return at;
}

/** A street's number, with its letter, floor and door: "12", "12 B", "12, 2. tv.". */
function houseNumber(tokens: readonly Token[], i: number): number {
  let at = i;
  if (tokens[at]?.kind !== "number" || tokens[at]?.gap === "line") return at;
  at += 1;
  const letter = tokens[at];
  if (
    letter?.kind === "word" &&
    letter.text.length === 1 &&
    /^[a-z]$/u.test(letter.key) &&
    letter.key !== "i"
  )
    at += 1;
  const floor = tokens[at]?.text === "," ? at + 1 : at;
  if (tokens[floor]?.kind === "number" && tokens[floor + 1]?.text === ".") {
    at = floor + 2;
    if (/^(?:tv|th|mf|sal)$/u.test(tokens[at]?.key ?? "")) at += 1;
  }
  return at;
}

/** Addresses, towns, houses and parts of the country. */
export const placeAt: Reader = (tokens, i) => {
  const token = tokens[i];
  if (!token) return null;
  const found = (until: number, suggestion: string, back = 0): Seen => ({
    ...{ kind: "place", trait: "place", until, suggestion },
    back,
  });
  const next = tokens[i + 1];
  if (token.kind === "number") {
    const postcode = /^(?:0[5-9]|[1-9]\d)\d\d$/u.test(token.key) && capital(next) && next?.gap === "space";
    const year = /^(?:19|20)\d\d$/u.test(token.key) && !isTown(next?.key ?? "");
    return postcode && !year ? found(together(tokens, i + 1), "en by") : null;
  }
  if (token.kind !== "word") return null;
  if (endsAsStreet(token.key)) {
    const end = houseNumber(tokens, i + 1);
    if (end > i + 1) return found(end, "en adresse");
  }
  const named = next && next.gap === "space" && capital(next) && !isNobody(next) && !STARTERS.has(next.key);
  const house = houseLike(token.key);
  if (house && named) return found(together(tokens, i + 1), house);
  if (house && capital(token) && !beginsSentence(tokens, i)) return found(i + 1, house);
  if (house && /^(?:riget|ouh|auh|skejby|suh|rigshospitalet)$/u.test(token.key)) return found(i + 1, house);
  if (!capital(token)) return null;
  if (token.key === "region" && named) return found(together(tokens, i + 1), "regionen");
  return inSequence(tokens, i, found);
};

/** "Store Kongensgade 4", "Bispebjerg Hospital", "Vejle Kommune", "Nykøbing Falster", "Aarhus". */
function inSequence(
  tokens: readonly Token[],
  i: number,
  found: (until: number, suggestion: string) => Seen,
): Seen | null {
  const until = together(tokens, i);
  const first = tokens[i];
  if (!first) return null;
  for (let at = i; at < until; at += 1) {
    const { key } = tokens[at] ?? { key: "" };
    if (at > i && key === "kommune") return found(at + 1, "kommunen");
    const house = at > i ? houseLike(key) : null;
    if (house) return found(at + 1, house);
    if (endsAsStreet(key) && (at > i || !beginsSentence(tokens, i)) && !isName(key))
      return found(houseNumber(tokens, at + 1), "en adresse");
  }
  if (tokens[until]?.key === "kommune") return found(until + 1, "kommunen");
  if (isTown(first.key)) {
    const more = tokens[i + 1];
    return found(more && until > i + 1 && !isName(more.key) && !isNobody(more) ? i + 2 : i + 1, "en by");
  }
  const alone = until === i + 1 && !beginsSentence(tokens, i) && !isName(first.key) && !isNobody(first);
  const after = /^(?:i|på|fra|til|ved|nær|omkring)$/u.test(tokens[i - 1]?.key ?? "");
  return alone &&
    (endsAsPlace(first.key) ||
      (after && tokens[i - 1]?.key !== "fra" && tokens[i - 1]?.key !== "til" && tokens[i - 1]?.key !== "på"))
    ? found(i + 1, "et sted")
    : null;
}

/** Who is named. Danish writes only names with capitals: so each capital within a sentence is somebody's until it is known as nobody's. */
export const nameAt: Reader = (tokens, i) => {
  const token = tokens[i];
  if (token?.kind !== "word") return null;
  if (!capital(token)) return inSmallLetters(token, i);
  const titled = titleBefore(tokens, i);
  if (!titled && (isNobody(token) || (token.text.length === 1 && tokens[i + 1]?.text !== "."))) return null;
  if (!titled && beginsSentence(tokens, i) && !looksNamed(tokens, i)) return null;
  let until = together(tokens, i);
  // "Mette I": what follows is nobody's.
  while (until > i + 1 && isNobody(tokens[until - 1] ?? token)) until -= 1;
  if (titled) return { kind: "name", until, suggestion: titled.instead, back: titled.back };
  const owns = /s['’]?$/u.test(tokens[until - 1]?.key ?? "") && tokens[until]?.kind === "word";
  return { kind: "name", until, suggestion: owns && !GIVEN.has(token.key) ? "personens" : "personen" };
};

/** Names written without capitals, where the word can be nothing else. */
const inSmallLetters = (token: Token, i: number): Seen | null =>
  GIVEN.has(token.key) && !WORD_TOO.has(token.key)
    ? { kind: "name", until: i + 1, suggestion: "personen" }
    : null;

function titleBefore(tokens: readonly Token[], i: number): { instead: string; back: number } | null {
  if (tokens[i]?.gap === "line") return null;
  const dotted = tokens[i - 1]?.text === ".";
  const back = dotted ? 2 : 1;
  const title = tokens[i - back];
  const instead = title && TITLES.get(title.key);
  if (!instead || (dotted && !/^(?:hr|fr|frk|dr)$/u.test(title.key))) return null;
  return { instead, back };
}

/** The first word of a sentence: a name by the list, by another capital after it, by what it does, or by whose something is. */
function looksNamed(tokens: readonly Token[], i: number): boolean {
  const token = tokens[i];
  if (!token) return false;
  if (isName(token.key)) return true;
  if (STARTERS.has(token.key) || isThing(token.key)) return false;
  const next = tokens[i + 1];
  if (next?.gap !== "space") return next?.text === "." && token.text.length === 1;
  if (capital(next)) return !isNobody(next);
  if (next.key === "og") return /^(?:han|hun|hans|hendes|jeg|vi)$/u.test(tokens[i + 2]?.key ?? "");
  return DOES.has(next.key) || (/s['’]?$/u.test(token.key) && BELONGS.has(next.key));
}

/** "Lægen", "Foreningerne", "Patienter": a word for somebody or something, not a name – but for the many names that end in -sen. */
const isThing = (key: string): boolean =>
  key.length > 4 &&
  /(?:en|et|erne|ene|er|ing|hed|skab|ning|else)s?$/u.test(key) &&
  !/[bdghklmnprtvz]sens?$/u.test(key);
