import { bodyPath } from "./paths.ts";

/** Addresses of what was read and waits, and of its parts. */
export const takeInPath = (slug: string): string => `${bodyPath(slug)}/hent`;
export const readingPath = (slug: string, id: string): string => `${takeInPath(slug)}/${id}`;
/** `place`: 0 is the head. */
export const readingPartPath = (slug: string, id: string, place: number): string =>
  `${readingPath(slug, id)}/${place === 0 ? "moede" : place}`;
/** Of imported minutes: `path` is the meeting's. */
export const correctPath = (path: string, place: number): string =>
  `${path}/ret/${place === 0 ? "moede" : place}`;

/** A part in an address; null for what is none. */
export const partIn = (part: string): number | null =>
  part === "moede" ? 0 : /^[1-9]\d{0,2}$/.test(part) ? Number(part) : null;

/** Where on a page with others an item stands: on which page, and as which. */
export const onPage = (path: string, page: number, query: Readonly<Record<string, string>> = {}): string => {
  const asked = new URLSearchParams({ ...(page > 1 ? { side: String(page) } : {}), ...query }).toString();
  return asked === "" ? path : `${path}?${asked}`;
};
