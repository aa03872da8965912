import type { Change, ReadDocument } from "../meetings/mending.ts";
import type { Flag, Settled } from "../meetings/types.ts";

/** What a person said of what is odd: by its place among the flags, from 1. Null takes it back. */
export interface SaidOfFlag {
  readonly flag: number;
  readonly settled: Settled | null;
}

/** The flags with what was said of them. A place that is none is passed over. */
export function settling(flags: readonly Flag[], said: readonly SaidOfFlag[]): readonly Flag[] {
  const by = new Map(said.map(({ flag, settled }) => [flag, settled]));
  return flags.map((flag, i) => {
    const settled = by.get(i + 1);
    if (settled === undefined) return flag;
    const { settled: _before, ...bare } = flag;
    return settled === null ? bare : { ...bare, settled };
  });
}

/** More than so many tell nobody anything: a document that odd was not minutes. */
export const MOST_FLAGS = 2000;

/** Items, by their places after a change, that were closed before it and are not after. */
export function opens(before: ReadDocument, after: ReadDocument, by: Change): readonly number[] {
  const was = (place: number): number | null => {
    if (by.what === "drop") return place < by.place ? place : place + 1;
    if (by.what === "add") return place <= by.after ? place : place === by.after + 1 ? null : place - 1;
    return place;
  };
  return after.items.flatMap(({ open }, i) => {
    const from = was(i + 1);
    return open !== false && from !== null && before.items[from - 1]?.open === false ? [i + 1] : [];
  });
}
