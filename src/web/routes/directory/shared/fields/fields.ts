/** A record as the fields of a form: every field there is, by name, with what stands in it; none where it is empty. */
export type Fields = Readonly<Record<string, readonly string[]>>;

export const one = (value: string | number | null | undefined): readonly string[] =>
  value === null || value === undefined || value === "" ? [] : [String(value)];
export const first = (fields: Fields, name: string): string => fields[name]?.[0] ?? "";

/** What is written in a posted form, without the housekeeping: an empty field is no value. */
export const written = (values: Readonly<Record<string, readonly string[]>>): Fields =>
  Object.fromEntries(
    Object.entries(values).map(([name, all]) => [name, all.filter((value) => value !== "")]),
  );

/** How many numbered ones there are: "place.0.hours", "place.1.hours" are two. */
export const numbered = (fields: Fields, group: string): number =>
  Math.max(
    0,
    ...Object.keys(fields).flatMap((name) => {
      const [, number] = new RegExp(`^${group}\\.(\\d{1,3})\\.`).exec(name) ?? [];
      return number === undefined ? [] : [Number(number) + 1];
    }),
  );

const same = (a: readonly string[] = [], b: readonly string[] = []): boolean =>
  a.length === b.length && a.every((value, at) => value === b[at]);

/** Names of fields that differ, in the order of the first, then what only the second has. */
export const differing = (a: Fields, b: Fields): readonly string[] =>
  [...new Set([...Object.keys(a), ...Object.keys(b)])].filter((name) => !same(a[name], b[name]));

/**
 * Two who edited at once: what I changed goes on top of what they changed. `both` are the fields that we both changed, and
 * differently: there mine stands, and theirs is shown beside it.
 */
export function merged(
  seen: Fields,
  mine: Fields,
  theirs: Fields,
): { values: Fields; both: readonly string[] } {
  const changed = differing(seen, mine);
  const values = { ...theirs, ...Object.fromEntries(changed.map((name) => [name, mine[name] ?? []])) };
  const both = changed.filter((name) => !same(seen[name], theirs[name]) && !same(mine[name], theirs[name]));
  return { values, both };
}

export const linesJoined = (lines: readonly string[] | undefined): string => lines?.join("\n") ?? "";
