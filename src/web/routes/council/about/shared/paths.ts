import { bodyPath } from "../../shared/paths.ts";

/** What a council says of itself: its pages, and one of them. */
export const aboutPath = (slug: string, page?: string): string =>
  page === undefined ? `${bodyPath(slug)}/om` : `${bodyPath(slug)}/om/${page}`;
