import { PUBLIC_KINDS, type PublicKind } from "#modules/council/index.ts";
import { oneOf } from "../../../http/form.ts";
import { COUNCILS } from "../shared/paths.ts";

/** What somebody looks for among all that is public, as it stands in the address. */
export interface Asked {
  readonly words: string;
  /** A body's slug; empty: all. */
  readonly body: string;
  readonly kind: PublicKind | null;
  readonly year: number | null;
  readonly page: number;
}

export const SEARCH = `${COUNCILS}/soeg`;

/** Anything may stand in an address: what is not understood is not asked. Pure. */
export function askedIn(query: URLSearchParams): Asked {
  const year = Number(query.get("aar"));
  const page = Number(query.get("side"));
  return {
    words: (query.get("q") ?? "").slice(0, 200),
    body: (query.get("raad") ?? "").slice(0, 80),
    kind: oneOf(query.get("slags") ?? "", PUBLIC_KINDS),
    year: Number.isInteger(year) && year >= 1900 && year <= 2200 ? year : null,
    page: Number.isInteger(page) && page >= 1 && page <= 50 ? page : 1,
  };
}

/** The same question's other page. */
export function searchPath({ words, body, kind, year, page }: Asked): string {
  const query = new URLSearchParams({ q: words });
  if (body !== "") query.set("raad", body);
  if (kind !== null) query.set("slags", kind);
  if (year !== null) query.set("aar", `${year}`);
  if (page > 1) query.set("side", `${page}`);
  return `${SEARCH}?${query}`;
}
