import type { Hit, SearchQuery, SearchResult } from "#modules/directory/index.ts";
import type { Text } from "../../../text/types.ts";
import { languageInWords } from "../../../ui/language.ts";
import type { Vocabulary } from "../service/present.ts";
import { addressOf, without } from "./form.ts";

/** The words of Find en dør: codes become names, reasons become sentences. Pure. */

/** As many reasons as anybody reads. */
const MOST_REASONS = 4;

export interface Names {
  readonly kind: (code: string) => string;
  readonly condition: (code: string) => string;
  readonly need: (code: string) => string;
  readonly language: (code: string) => string;
}

export const namesIn = ({ catalogue, needs, lang }: Vocabulary): Names => ({
  kind: (code) => catalogue.kinds.find((one) => one.code === code)?.name[lang] ?? code,
  condition: (code) => catalogue.conditions.find((one) => one.code === code)?.name[lang] ?? code,
  need: (code) => needs[code] ?? code,
  language: (code) => languageInWords(code, lang),
});

/** Why a hit was found, and what speaks for and against it. */
export const reasonsInWords = (hit: Hit, names: Names, { directory }: Text): readonly string[] => [
  ...new Set(hit.why.slice(0, MOST_REASONS).map((why) => reasonInWords(why, names, directory.find.because))),
];

type Reason = Hit["why"][number];

function reasonInWords(why: Reason, names: Names, words: Text["directory"]["find"]["because"]): string {
  switch (why.code) {
    case "word":
      if (why.how === "spelling") return words.spelling(why.typed);
      return why.where === "name"
        ? words.name(why.typed)
        : why.where === "owner"
          ? words.owner(why.typed)
          : words.word(why.typed);
    case "need":
      return words.need(names.need(why.need));
    case "kind":
      return words.kind(names.kind(why.kind));
    case "condition":
      return words[why.state](names.condition(why.condition));
    case "area":
    case "age":
    case "gender":
      return words[why.state];
    case "language":
      return words.language(names.language(why.language));
  }
}

/** A choice that narrows: what it is called, how many it would leave, and whether it is made. */
export interface FacetChoice {
  readonly name: string;
  readonly value: string;
  readonly label: string;
  readonly count: number;
  readonly chosen: boolean;
}

export interface FacetGroup {
  readonly group: "open" | "conditions" | "kinds" | "needs" | "languages" | "other";
  readonly choices: readonly FacetChoice[];
}

/** Every choice that would find something, and those already made. */
export function facetGroups(
  result: SearchResult,
  query: SearchQuery,
  names: Names,
  { directory }: Text,
): readonly FacetGroup[] {
  const words = directory.find;
  const { facets } = result;
  const filters = query.filters ?? {};
  const counted = (
    group: "conditions" | "kinds" | "needs" | "languages",
    name: string,
    label: (code: string) => string,
  ): FacetGroup => {
    const chosen = filters[group] ?? [];
    const missing = chosen.filter((code) => !facets[group].some((one) => one.code === code));
    const all = [...facets[group], ...missing.map((code) => ({ code, count: 0 }))];
    return {
      group,
      choices: all.map(({ code, count }) => ({
        name,
        value: code,
        label: label(code),
        count,
        chosen: chosen.includes(code),
      })),
    };
  };
  const flag = (name: string, value: string, label: string, count: number, chosen: boolean): FacetChoice => ({
    ...{ name, value, label, count, chosen },
  });
  const groups: FacetGroup[] = [
    {
      group: "open",
      choices: [
        flag("aabent", "now", words.openNow, facets.openNow, filters.open === "now"),
        flag("aabent", "tonight", words.openTonight, facets.openTonight, filters.open === "tonight"),
      ],
    },
    counted("conditions", "krav", names.condition),
    counted("kinds", "slags", names.kind),
    counted("needs", "behov", names.need),
    counted("languages", "sprog", names.language),
    {
      group: "other",
      choices: [
        flag("ledigt", "ja", words.free, facets.free, filters.free === true),
        flag("stafet", "ja", words.askable, facets.askable, filters.askable === true),
      ],
    },
  ];
  return groups
    .map(({ group, choices }) => ({
      group,
      choices: choices.filter(({ count, chosen }) => count > 0 || chosen),
    }))
    .filter(({ choices }) => choices.length > 0);
}

/** What would find more, as links. */
export function suggestions(
  result: SearchResult,
  query: SearchQuery,
  names: Names,
  { directory, lang }: Text,
) {
  const words = directory.find;
  const filterName = (filter: string, value: string | null): string => {
    if (value === null)
      return filter === "open"
        ? words.open
        : filter === "free"
          ? words.free
          : filter === "askable"
            ? words.askable
            : words.withinKm;
    if (filter === "conditions") return names.condition(value);
    if (filter === "kinds") return names.kind(value);
    if (filter === "needs") return names.need(value);
    if (filter === "languages") return names.language(value);
    return filter === "open" ? (value === "now" ? words.openNow : words.openTonight) : value;
  };
  return result.suggestions.map((one) => {
    const count = words.total(one.count);
    if (one.code === "spelling")
      return {
        to: addressOf({ ...query, words: one.words, page: 1 }),
        label: words.suggestion.spelling(one.words, count),
      };
    if (one.code === "neighbour")
      return {
        to: addressOf({ ...query, near: one.municipality, page: 1 }),
        label: words.suggestion.neighbour(one.name, inKm(one.km, lang), count),
      };
    return {
      to: addressOf(without(query, one.filter, one.value)),
      label: words.suggestion.without(filterName(one.filter, one.value), count),
    };
  });
}

/** "1,4", "23": near ones to the tenth. */
export const inKm = (km: number, lang: string): string =>
  km.toLocaleString(lang === "da" ? "da-DK" : "en-GB", { maximumFractionDigits: km < 10 ? 1 : 0 });
