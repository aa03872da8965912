import type { Condition } from "#modules/directory/index.ts";

/** What can be said of a bed: who it suits. The other conditions are about how one gets in, or about practices. */
export const conditionsOfPlaces = (
  conditions: readonly Condition[],
  lang: "da" | "en",
): { value: string; label: string }[] =>
  conditions
    .filter(({ code, subject }) => subject === "person" || code === "wheelchair")
    .map(({ code, name }) => ({ value: code, label: name[lang] }));
