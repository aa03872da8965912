import { type Chance, chance } from "./chance.ts";
import type { Door } from "./doors.ts";
import type { Noun } from "./vocabulary.ts";

/**
 * Known items: somebody looks for one door and does not type its name as it stands. Each query is made from a door drawn by
 * lot and its town, in one of six ways; what is searched for is that door. Bent and broken by rules of the bench's own, which
 * know nothing of the search's stemmer, synonyms or vocabulary.
 */
export const WAYS = ["inflected", "compound", "part", "misspelt", "ascii", "everyday"] as const;
export type Way = (typeof WAYS)[number];

export interface KnownItem {
  readonly way: Way;
  readonly words: string;
  readonly serviceId: string;
}

const FORMS: readonly (keyof Noun)[] = ["base", "plural", "definitePlural", "definite"];

/** "herberg solgården Køge": each word in a form it has not in the name ("Herberget Solgården"). */
function inflected(of: Chance, { noun, prefix, head, town }: Door): string {
  const other = (word: Noun): string =>
    of.one(FORMS.map((form) => word[form]).filter((form) => form !== word.definite));
  return `${other(noun)} ${prefix}${other(head)} ${town.name}`;
}

/** The kind as a longer word that has it in it: "herbergsplads". */
const compound = (of: Chance, { kind, prefix, head, town }: Door): string =>
  `${of.one(kind.compounds)} ${prefix}${head.definite} ${town.name}`;

/** The name's own compound in two words, or its noun by a part of it. */
const part = (_: Chance, { noun, prefix, head, town }: Door): string =>
  `${noun.definite} ${prefix} ${head.definite} ${town.name}`;

const LETTERS = "abcdefghijklmnopqrstuvyæøå";

/** One slip of the finger in the longest word: a letter lost, doubled, wrong, or two in the wrong order. */
function misspelt(of: Chance, { noun, prefix, head, town }: Door): string {
  const words = [noun.definite, `${prefix}${head.definite}`];
  const wrong = of.below(2);
  return [...words.map((word, at) => (at === wrong ? slip(of, word) : word)), town.name].join(" ");
}

function slip(of: Chance, word: string): string {
  const at = 1 + of.below(word.length - 2);
  const [before, letter, after] = [word.slice(0, at), word.charAt(at), word.slice(at + 1)];
  const next = word.charAt(at + 1);
  const changed = of.one([
    before + after,
    before + letter + letter + after,
    before + of.one(LETTERS.replace(letter, "").split("")) + after,
    before + next + letter + word.slice(at + 2),
  ]);
  return changed === word ? slip(of, word) : changed;
}

const ASCII: Readonly<Record<string, string>> = {
  æ: "ae",
  ø: "oe",
  å: "aa",
  Æ: "Ae",
  Ø: "Oe",
  Å: "Aa",
  é: "e",
};
/** From a foreign keyboard. */
const ascii = (_: Chance, { noun, prefix, head, town }: Door): string =>
  `${noun.definite} ${prefix}${head.definite} ${town.name}`.replace(
    /[æøåÆØÅé]/g,
    (letter) => ASCII[letter] ?? letter,
  );

/** What is needed instead of what it is called: "tandpine solgården Køge". */
const everyday = (of: Chance, { kind, prefix, head, town }: Door): string =>
  `${of.one(kind.everyday)} ${prefix}${head.definite} ${town.name}`;

const MAKE = { inflected, compound, part, misspelt, ascii, everyday } as const;
const hasDanishLetters = ({ noun, prefix, head }: Door): boolean =>
  /[æøåé]/.test(noun.definite + prefix + head.definite);

export function knownItems(doors: readonly Door[], each: number, seed: number): KnownItem[] {
  const of = chance(seed);
  return WAYS.flatMap((way) => {
    const fit = way === "ascii" ? doors.filter(hasDanishLetters) : doors;
    return of
      .some(
        Array.from({ length: Math.min(fit.length, each * 20) }, () => of.one(fit)),
        each,
      )
      .map((door) => ({
        way,
        words: MAKE[way](of, door),
        serviceId: door.service.id,
      }));
  });
}

/** Everyday words as they are typed: no door in mind. For the clock. */
export const EVERYDAY: readonly string[] = [
  "sove i nat",
  "et sted at sove med hund",
  "tandpine",
  "tandlæge gratis",
  "abstinenser",
  "læge uden henvisning",
  "sår på benet",
  "nogen at tale med",
  "mad og tøj Aarhus",
  "værested",
  "herberg Odense",
  "rusmiddelcenter Aalborg",
  "hjælp til gæld",
  "psykiatri akut",
  "kaffe og selskab",
  "natcafé København",
  "metadon",
  "angst",
  "pårørende gruppe",
  "mitid",
  "bolig til hjemløs",
  "sygeplejerske på gaden",
  "anonym rådgivning",
  "advokat Esbjerg",
  "sulten",
  "egen læge tager nye patienter",
  "kvinder overnatning",
  "tandklinik Randers",
  "suppekøkken Vejle",
  "holde op med at drikke",
];
