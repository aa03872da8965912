import { linesOf } from "#kernel/markup.ts";
import type { CalendarDay } from "#kernel/time.ts";
import type { LivingKind, LivingVersion } from "./types.ts";

/** Which version holds on a day: of those that have begun the one that began last, and of two from the same day the newer. Null: none yet. */
export function inForce<V extends Pick<LivingVersion, "version" | "validFrom">>(
  versions: readonly V[],
  day: CalendarDay,
): V | null {
  const begun = versions.filter(({ validFrom }) => validFrom <= day);
  return (
    begun.toSorted((a, b) =>
      a.validFrom === b.validFrom ? b.version - a.version : a.validFrom < b.validFrom ? 1 : -1,
    )[0] ?? null
  );
}

export interface Difference {
  readonly is: "same" | "gone" | "new";
  readonly text: string;
}

/** Above this many lines nobody is helped by a comparison, and making one takes long. */
const MOST_LINES = 800;

/** What became of one version's lines in the next, in reading order; null where one is too long to compare. */
export function differences(before: string, after: string): readonly Difference[] | null {
  const [old, young] = [linesOf(before), linesOf(after)];
  if (old.length > MOST_LINES || young.length > MOST_LINES) return null;
  // common[i][j]: how many lines old.slice(i) and young.slice(j) have in common, in order.
  const common = Array.from({ length: old.length + 1 }, () => new Uint16Array(young.length + 1));
  const at = (i: number, j: number): number => common[i]?.[j] ?? 0;
  for (let i = old.length - 1; i >= 0; i--)
    for (let j = young.length - 1; j >= 0; j--) {
      const row = common[i];
      if (row) row[j] = old[i] === young[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  const found: Difference[] = [];
  for (let [i, j] = [0, 0]; i < old.length || j < young.length; ) {
    const [gone, added] = [old[i], young[j]];
    if (gone !== undefined && gone === added) {
      found.push({ is: "same", text: gone });
      [i, j] = [i + 1, j + 1];
    } else if (gone !== undefined && (added === undefined || at(i + 1, j) >= at(i, j + 1))) {
      found.push({ is: "gone", text: gone });
      i += 1;
    } else {
      found.push({ is: "new", text: added ?? "" });
      j += 1;
    }
  }
  return found;
}

const ALONE: Readonly<Record<Exclude<LivingKind, "focusArea">, string>> = {
  termsOfReference: "kommissorium",
  workingBasis: "arbejdsgrundlag",
  vision: "vision",
  targetGroup: "maalgruppe",
};
const LETTERS: Readonly<Record<string, string>> = { æ: "ae", ø: "oe", å: "aa" };

/** What a new page is called in its address; `taken` are the body's others. It stays when the title changes. */
export function slugFor(kind: LivingKind, title: string, taken: readonly string[]): string {
  const base =
    kind === "focusArea"
      ? title
          .toLowerCase()
          .replace(/[æøå]/g, (letter) => LETTERS[letter] ?? letter)
          .normalize("NFKD")
          .replace(/[^a-z0-9]+/g, "-")
          .slice(0, 60)
          .replace(/^-+|-+$/g, "") || "fokus"
      : ALONE[kind];
  // "ny" is the address of the page where one is begun.
  const free = (slug: string): boolean => slug !== "ny" && !taken.includes(slug);
  for (let n = 1; ; n++) {
    const slug = n === 1 ? base : `${base}-${n}`;
    if (free(slug)) return slug;
  }
}
