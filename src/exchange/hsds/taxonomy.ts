import type { Catalogue } from "#modules/directory/index.ts";
import { CONDITION, KIND, NEED, OWN_TAXONOMY, OWN_TAXONOMY_ID, termId } from "./own.ts";
import type { Hsds } from "./write.ts";

/** The words offers are described with, as a taxonomy of HSDS. Pure. */

export const ownTaxonomy: Hsds = {
  id: OWN_TAXONOMY_ID,
  name: OWN_TAXONOMY,
  description: "Kinds of offer, needs they meet, and conditions that decide at the door",
  version: "1",
};

interface Term {
  readonly what: typeof KIND | typeof NEED | typeof CONDITION;
  readonly code: string;
  readonly name: string;
  readonly description: string;
}

/** Every term: kinds, the needs they meet, conditions. */
export function ownTerms({ kinds, conditions }: Catalogue): readonly Term[] {
  const needs = [...new Set(kinds.flatMap((kind) => kind.needs))].sort();
  const named =
    (what: Term["what"]) =>
    (one: { code: string; name: { da: string; en: string } }): Term => ({
      ...{ what, code: one.code, name: one.name.en, description: one.name.da },
    });
  return [
    ...kinds.map(named(KIND)),
    ...needs.map((code): Term => ({ what: NEED, code, name: code, description: code })),
    ...conditions.map(named(CONDITION)),
  ];
}

export const termOut = ({ what, code, name, description }: Term): Hsds => ({
  ...{ id: termId(what, code), code: `${what}:${code}`, name, description },
  ...{ taxonomy: OWN_TAXONOMY, taxonomy_id: OWN_TAXONOMY_ID },
});

/** What services a term is about; null: none of ours. */
export const termById = (catalogue: Catalogue, id: string): Term | null =>
  ownTerms(catalogue).find(({ what, code }) => termId(what, code) === id.toLowerCase()) ?? null;
