import type { Uuid } from "#kernel/ids.ts";

/** What stands in a form as a name and in a record as an identifier or a code. Both ways; looked up beforehand. */
export interface Names {
  readonly organisations: readonly { readonly id: Uuid; readonly name: string }[];
  readonly municipalities: readonly { readonly code: string; readonly name: string }[];
}

export const organisationName = ({ organisations }: Names, id: Uuid | null): string =>
  organisations.find((one) => one.id === id)?.name ?? "";

/** The one of that name; `before` wins where several have it. Null: none, or several. */
export function organisationId({ organisations }: Names, name: string, before: Uuid | null): Uuid | null {
  const named = organisations.filter((one) => one.name.trim() === name.trim());
  if (named.some(({ id }) => id === before)) return before;
  return named.length === 1 ? (named[0]?.id ?? null) : null;
}

export const municipalityName = ({ municipalities }: Names, code: string): string =>
  municipalities.find((one) => one.code === code)?.name ?? code;

/** Codes from "Næstved, Faxe Kommune, 0360"; null where one is no municipality. */
export function municipalityCodes({ municipalities }: Names, text: string): readonly string[] | null {
  const words = text
    .split(/[,;\n]/)
    .map((word) => word.trim().replace(/\s+kommunes?$/i, ""))
    .filter((word) => word !== "");
  const found = words.map(
    (word) =>
      municipalities.find(({ code, name }) => code === word || fold(name) === fold(word))?.code ??
      (/^\d{4}$/.test(word) ? word : null),
  );
  return found.includes(null) ? null : [...new Set(found.filter((code) => code !== null))];
}

const fold = (name: string): string => name.toLocaleLowerCase("da").replace(/\s+kommune$/, "");
