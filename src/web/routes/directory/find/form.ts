import type { SearchQuery } from "#modules/directory/index.ts";

/** What is searched for, as it stands in the address of Find en dør. Pure. */

type Filters = NonNullable<SearchQuery["filters"]>;

const LONGEST = 200;
const MOST = 40;
const ORDERS = ["fit", "distance", "name"] as const;
const KM = [2, 5, 10, 25, 50] as const;
export const DISTANCES: readonly number[] = KM;

const codes = (params: URLSearchParams, name: string): readonly string[] =>
  [...new Set(params.getAll(name))].filter((code) => /^[A-Za-z]{2,40}$/.test(code)).slice(0, MOST);

/** Reads the address. Whatever is no choice of the page is left out; nothing is refused. */
export function queryFrom(params: URLSearchParams): SearchQuery {
  const kinds = codes(params, "slags");
  const conditions = codes(params, "krav");
  const needs = codes(params, "behov");
  const languages = codes(params, "sprog");
  const open = params.get("aabent");
  const km = Number(params.get("km"));
  const page = Number(params.get("side"));
  const near = (params.get("sted") ?? "").trim().slice(0, 10);
  const order = ORDERS.find((one) => one === params.get("orden"));
  const filters: Filters = {
    ...(kinds.length > 0 && { kinds }),
    ...(conditions.length > 0 && { conditions }),
    ...(needs.length > 0 && { needs }),
    ...(languages.length > 0 && { languages }),
    ...((open === "now" || open === "tonight") && { open }),
    ...(params.has("stafet") && { askable: true as const }),
    ...(params.has("ledigt") && { free: true as const }),
    ...(DISTANCES.includes(km) && { withinKm: km }),
  };
  return {
    words: (params.get("q") ?? "").trim().slice(0, LONGEST),
    filters,
    ...(near !== "" && { near }),
    ...(order && { order }),
    page: Number.isInteger(page) && page > 0 && page < 10_000 ? page : 1,
  };
}

/** The same back as an address. */
export function addressOf(query: SearchQuery, at = "/find"): string {
  const { words = "", near, order, page = 1, filters = {} } = query;
  const params = new URLSearchParams();
  if (words !== "") params.set("q", words);
  if (near) params.set("sted", near);
  if (filters.open) params.set("aabent", filters.open);
  for (const code of filters.conditions ?? []) params.append("krav", code);
  for (const code of filters.kinds ?? []) params.append("slags", code);
  for (const code of filters.needs ?? []) params.append("behov", code);
  for (const code of filters.languages ?? []) params.append("sprog", code);
  if (filters.askable) params.set("stafet", "ja");
  if (filters.free) params.set("ledigt", "ja");
  if (filters.withinKm) params.set("km", String(filters.withinKm));
  if (order) params.set("orden", order);
  if (page > 1) params.set("side", String(page));
  return params.size === 0 ? at : `${at}?${params}`;
}

/** The same search without one of its filters – or without one value of it. */
export function without(query: SearchQuery, name: keyof Filters, value: string | null): SearchQuery {
  const { [name]: held, ...rest } = query.filters ?? {};
  const left = Array.isArray(held) && value !== null ? held.filter((one) => one !== value) : [];
  return { ...query, page: 1, filters: { ...rest, ...(left.length > 0 && { [name]: left }) } };
}

export const isAsked = ({ words, filters, near }: SearchQuery): boolean =>
  Boolean(words) || Boolean(near) || Object.keys(filters ?? {}).length > 0;
