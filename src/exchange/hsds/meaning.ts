import { foldName } from "#kernel/fold.ts";
import type { Attribute, Catalogue } from "#modules/directory/index.ts";
import type { Say } from "./mend.ts";
import { CONDITION, KIND, NEED, type OwnTerm } from "./own.ts";

interface Meaning {
  readonly kind: string | null;
  readonly needs: string[] | null;
  readonly meets: string[] | null;
  readonly lacks: string[] | null;
}

const NO = /^(?:no|nej|false|falsk|0|n)$/i;

/** What terms mean here: ours by their code, others by a name that is the same as one of ours. */
export function meaning(
  catalogue: Catalogue,
  terms: readonly OwnTerm[],
  attributes: readonly Attribute[],
  say: Say,
): Meaning {
  const kinds = new Set(catalogue.kinds.map(({ code }) => code));
  const conditions = new Set(catalogue.conditions.map(({ code }) => code));
  const of = (wanted: string, known: ReadonlySet<string>) =>
    terms.filter(({ what, code }) => {
      if (what !== wanted) return false;
      if (!known.has(code)) say("unknownTerm", "attributes", `${what}:${code}`);
      return known.has(code);
    });
  const named = attributes.map(({ term, value }) => ({
    words: [term.name, term.code ?? ""].map(foldName),
    value: value ?? "",
  }));
  const isCalled = (
    { code, name }: { code: string; name: { da: string; en: string } },
    words: readonly string[],
  ): boolean => [code, name.da, name.en].some((word) => words.includes(foldName(word)));
  const theirs = catalogue.conditions.flatMap((condition) =>
    named
      .filter(({ words }) => isCalled(condition, words))
      .map(({ value }) => ({ code: condition.code, value })),
  );
  const said = [...of(CONDITION, conditions), ...theirs];
  const lacks = said.filter(({ value }) => NO.test(value.trim())).map(({ code }) => code);
  const kind =
    of(KIND, kinds)[0]?.code ??
    catalogue.kinds.find((one) => named.some(({ words }) => isCalled(one, words)))?.code ??
    null;
  const ours = terms.filter(({ what }) => what === NEED).map(({ code }) => code);
  return {
    kind,
    needs: ours.length > 0 ? [...new Set(ours)] : null,
    meets:
      said.length > 0
        ? [...new Set(said.map(({ code }) => code))].filter((code) => !lacks.includes(code))
        : null,
    lacks: said.length > 0 ? [...new Set(lacks)] : null,
  };
}
