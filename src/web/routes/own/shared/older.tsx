import { query, text } from "../../../http/context.ts";
import type { OwnContext } from "./session.ts";

/** The part of a list that is shown, and the way to what is older. */
interface Part<T> {
  readonly shown: readonly T[];
  readonly next: number | null;
}

/** Lists of others' words are told so many at a time: a page in one breath, also on a poor line. Pure. */
export function part<T>(all: readonly T[], asked: string | null, most: number): Part<T> {
  const last = Math.max(1, Math.ceil(all.length / most));
  const side = Math.min(Math.max(Number(/^\d{1,4}$/.exec(asked ?? "")?.[0] ?? 1), 1), last);
  return { shown: all.slice((side - 1) * most, side * most), next: side < last ? side + 1 : null };
}

/** The same by the page's own address. */
export const partOf = <T,>(context: OwnContext, all: readonly T[], most: number): Part<T> =>
  part(all, query(context).get("side"), most);

export function Older({ context, next, path }: { context: OwnContext; next: number | null; path: string }) {
  return next === null ? null : (
    <p>
      <a href={`${path}?side=${next}`}>{text(context).own.older}</a>
    </p>
  );
}
